"""What Anna's list costs a process that is warm, and whether her archive makes it dearer."""

import json
import logging
import statistics
from collections.abc import Iterator
from typing import Any

from tests.bench.contenders import NAMES, contenders, run
from tests.bench.crowd import archived, write
from tests.bench.lines import Line, line
from tests.bench.meter import Meter, metered
from tests.bench.probes.run import Context
from tests.bench.stage import TASKS, Stage

TURNS, CALLS = 5, 200
ARCHIVE = 5_000
MOST_REQUESTS, MOST_UNITS = 2, 2


def figures(stage: Stage) -> Iterator[Line]:
    logging.disable(logging.INFO)
    yield from processor_time(stage)
    yield from costs(0, ask(stage))
    write(archived(stage.model, ARCHIVE))
    yield from costs(ARCHIVE, ask(stage))


def processor_time(stage: Stage) -> Iterator[Line]:
    known = contenders()
    taken: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(TURNS):
        for name in NAMES:
            command = known[name].command(stage.event, CALLS)
            taken[name] += run(command, stage.environment).seconds
    cost = {name: statistics.median(each) * 1000 for name, each in taken.items()}
    for name in NAMES:
        yield line(f"list.warm_cpu.{name}", cost[name], "milliseconds")
    yield line("list.warm_cpu.ours_of_raw", cost["ours"] / cost["raw"], "ratio", 1.0)


def ask(stage: Stage) -> Meter:
    """The second request of a process: the first also looks up the office of the host name."""
    event = json.loads(stage.event.read_text())
    answer(event)
    with metered() as meter:
        body = answer(event)
    if len(body["items"]) != TASKS:
        raise RuntimeError(f"{len(body['items'])} tasks in the list instead of {TASKS}")
    return meter


def answer(event: dict[str, Any]) -> Any:
    from app import app

    return json.loads(app(event, Context())["body"])


def costs(archive: int, meter: Meter) -> Iterator[Line]:
    name = f"list.archive_{archive}"
    yield line(f"{name}.requests", len(meter.requests), "requests", MOST_REQUESTS)
    yield line(f"{name}.bytes", meter.list_bytes, "bytes")
    yield line(f"{name}.read_units", meter.list_units, "read units", MOST_UNITS)
    yield line(f"{name}.session_read_units", meter.session_units, "read units")
