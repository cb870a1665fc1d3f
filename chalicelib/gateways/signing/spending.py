"""A limit on what one piece of work may take of the processor; the libraries know of none."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Again and again, should something have swallowed the first.
REPEATED = 0.1


class Spent(BaseException):
    """All of it is used up. No ordinary exception: libraries catch those and go on."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of this process, in user and system together; only in its main thread."""

    def stop(*_: Any) -> None:
        raise Spent

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, REPEATED)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
