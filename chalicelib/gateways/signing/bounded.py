"""A part of a job that may fail by itself: what a file makes of it does not end the whole job."""

import contextlib
import os
import resource
from collections.abc import Callable


def answer(work: Callable[[], bytes], seconds: int) -> bytes:
    """What `work` gives, done in a fork; nothing when that crashed or took more processor time."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        _work(work, seconds, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as line:
        given = line.read()
    with contextlib.suppress(ChildProcessError):  # the server lets nobody wait for its jobs
        os.waitpid(child, 0)
    return given


def _work(work: Callable[[], bytes], seconds: int, line: int) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with os.fdopen(line, "wb") as out:
            out.write(work())
    finally:
        os._exit(0)
