"""What lists cost at an office of three thousand clients and twenty thousand open tasks: calls,
read units, bytes and our own processor time. How long the stand-in takes is left out: it sorts a
whole partition for each page."""

import logging
import time
from collections.abc import Iterator
from typing import Any

from chalicelib.identity.store import users
from tests.bench import town
from tests.bench.lines import Line, line
from tests.bench.meter import metered
from tests.bench.stage import Stage
from tests.portal import Portal
from tests.support.lines import follow_all
from tests.world import World

MOST_SECONDS = 120
LISTS = {
    "overview": ("/office-tasks?list=client", 13, 160),
    "late": ("/office-tasks?list=late", 14, 160),
    "by_client": ("/office-tasks?list=client&sort=client&descending=true", 13, 160),
    "clients": ("/clients", 4, 40),
    "client_search": ("/clients?search=k-2999", 7, 140),
}


def figures(stage: Stage) -> Iterator[Line]:
    logging.disable(logging.INFO)
    started = time.perf_counter()
    world, clients = seeded(stage)
    took = time.perf_counter() - started
    yield line("office.seed", took, "seconds for 3,000 clients and 20,000 tasks", MOST_SECONDS)
    follow_all(stage.aws, world)
    yield line("office.count", time.perf_counter() - started - took, "seconds to count them")
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    yield from search(bram, "/office-tasks?list=client&search=k-2999")
    for name, (path, calls, units) in LISTS.items():
        yield from costs(f"office.{name}", bram, path, calls, units)
    yield from employees(world, clients)


def seeded(stage: Stage) -> tuple[World, list[Any]]:
    world = World(office_id="kantoor-groot").open()
    model = world.publish("ANNA")
    clients = town.settle(world, world.users["BRAM"])
    town.ask(world, model, clients)
    town.employ(world, clients)
    return world, clients


def employees(world: World, clients: list[Any]) -> Iterator[Line]:
    fatima = Portal(world.host).sign_in(world.users["FATIMA"])
    yield from costs("office.of_5_clients", fatima, "/office-tasks", 14, 30)
    joost = users.user(world.office_id, world.users["JOOST"].user_id)
    portal = Portal(world.host).sign_in(joost)
    yield from costs("office.of_1000_clients", portal, "/office-tasks?list=client", 14, 170)
    yield from costs("office.clients_of_1000", portal, "/clients", 7, 120)
    yield from costs("office.page_of_1000", portal, f"/clients/{clients[0].client_id}", 3, 20)


def search(portal: Portal, path: str) -> Iterator[Line]:
    """Until the end of the list: a part of it may find nothing."""
    answers, found, cursor = 0, 0, ""
    with metered() as meter:
        started = time.process_time()
        while cursor is not None:
            answer = portal.get(f"{path}&cursor={cursor}" if cursor else path).body
            answers, found, cursor = answers + 1, found + len(answer["items"]), answer["cursor"]
        spent = time.process_time() - started
    if not found:
        raise RuntimeError("the search found nothing")
    yield line("office.search.answers", answers, "answers until the end of the list", 5)
    yield line("office.search.calls", len(meter.requests), "calls of AWS", 40)
    yield line("office.search.rows_looked_at", meter.looked_at, "rows looked at")
    yield line("office.search.cpu", spent * 1000, "milliseconds of processor", 400)


def costs(name: str, portal: Portal, path: str, calls: int, units: float) -> Iterator[Line]:
    """Of the second request: the first imports what lies behind the door."""
    portal.get(path)
    with metered() as meter:
        started = time.process_time()
        answer = portal.get(path)
        spent = time.process_time() - started
    if answer.status != 200 or not answer.body.get("items", [1]):
        raise RuntimeError(f"{name}: {answer.status} {answer.body}")
    yield line(f"{name}.calls", len(meter.requests), "calls of AWS", calls)
    yield line(f"{name}.read_units", meter.list_units + meter.session_units, "read units", units)
    yield line(f"{name}.bytes", len(str(answer.body).encode()), "bytes answered, not compressed")
    yield line(f"{name}.cpu", spent * 1000, "milliseconds of processor", 400)
