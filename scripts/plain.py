"""Ends a command with one plain sentence instead of a stack trace."""

import fcntl
import signal
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TextIO


class Stop(Exception):
    """What went wrong and what to do about it, in a sentence."""


def run(command: Callable[[], int | None]) -> int:
    """The exit status of `command`; Ctrl-C and SIGTERM both arrive in it as KeyboardInterrupt. A
    terminal that cannot show a letter shows a question mark."""
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, TextIOWrapper):
            output.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _interrupt)
    # a shell that starts us in the background has told us to ignore Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return command() or 0
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def only_one(folder: Path, otherwise: str) -> TextIO:
    """A lock on a folder, kept until it is closed; Stop says `otherwise` when somebody has it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise Stop(otherwise) from None
    return lock


def duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {seconds % 60:.0f} s"
