"""Runs steps at the same time, and ends the programs of the others when one must stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDERS: list[Callable[[], object]] = []


@contextmanager
def ended_with_us(end: Callable[[], object]) -> Iterator[None]:
    """While a program runs: `end` is called when the others must stop."""
    ENDERS.append(end)
    try:
        yield
    finally:
        ENDERS.remove(end)


def beside(*steps: Callable[[], object]) -> None:
    """All steps to their end; the first reason to stop, or fault, is the one raised."""
    reasons: list[Exception] = []

    def attempt(step: Callable[[], object]) -> None:
        try:
            step()
        except Exception as reason:
            reasons.append(reason)

    threads = [threading.Thread(target=attempt, args=(step,), daemon=True) for step in steps]
    for thread in threads:
        thread.start()
    try:
        while not reasons and any(thread.is_alive() for thread in threads):
            time.sleep(0.1)
    finally:
        for end in list(ENDERS):
            end()
    if reasons:
        raise reasons[0]
