"""Ends a command with one plain sentence instead of a stack trace."""

import signal
import sys
from collections.abc import Callable
from types import FrameType


class Stop(Exception):
    """What went wrong and what to do about it, in a sentence."""


def run(command: Callable[[], int | None]) -> int:
    """The exit status of `command`; Ctrl-C and SIGTERM both arrive in it as KeyboardInterrupt."""
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
