"""The closing job among many tasks that are not due: what one due task costs."""

import time
from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.tasks.actions.closing import close_unread_tasks
from tests.bench.crowd import closing_at, write
from tests.bench.lines import Line, line
from tests.bench.meter import metered
from tests.bench.stage import Stage

NOT_DUE, DAYS = 100_000, 29
FEW, MANY = 1_000, 10_000
LINEAR = 1.25


class Run(Struct, frozen=True, kw_only=True):
    """What closing one due task cost, in a run with many."""

    requests: float
    seconds: float


def figures(stage: Stage) -> Iterator[Line]:
    crowd(stage)
    close_unread_tasks(clock.now())
    few, many, few_again = (run(stage, size) for size in (FEW, MANY, FEW))
    for size, each in ((FEW, few), (MANY, many)):
        name = f"close.{size}_of_{NOT_DUE}"
        yield line(f"{name}.requests", each.requests, "requests per due task")
        yield line(f"{name}.seconds", each.seconds, "seconds per due task")
    # few before and after: a machine that is busy with other things weighs on both
    seconds = many.seconds * 2 / (few.seconds + few_again.seconds)
    growth = "per due task, many over few"
    yield line("close.growth.requests", many.requests / few.requests, growth, LINEAR)
    yield line("close.growth.seconds", seconds, growth, LINEAR)


def crowd(stage: Stage) -> None:
    """Not due, spread over the coming days; only their own rows matter to the job."""
    for day in range(1, DAYS + 1):
        at = clock.now() + timedelta(days=day)
        write(closing_at(stage.read_model, NOT_DUE // DAYS, at), whole=False)
    write(closing_at(stage.read_model, NOT_DUE % DAYS, clock.now() + timedelta(days=30)))


def run(stage: Stage, size: int) -> Run:
    write(closing_at(stage.read_model, size, clock.now()))
    with metered() as meter:
        started = time.perf_counter()
        closed = close_unread_tasks(clock.now())
        seconds = time.perf_counter() - started
    if closed != size:
        raise RuntimeError(f"{closed} tasks closed instead of {size}")
    return Run(requests=len(meter.requests) / size, seconds=seconds / size)
