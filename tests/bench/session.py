"""What it costs to know who asks, and whether the time of a refusal tells who exists."""

import logging
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

import boto3

from chalicelib.core import clock, http
from chalicelib.core.errors import NotSignedIn, TooMany
from chalicelib.core.ids import sha256
from chalicelib.core.language import Language
from chalicelib.core.shapes import Body
from chalicelib.core.table import connection, key, table_name
from chalicelib.core.visitor import Visitor
from chalicelib.gateways import sms
from chalicelib.identity.actions import passwords, signing_in
from chalicelib.identity.domain.limit import Limit
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import counters, sessions
from tests.bench import click, export
from tests.bench.lines import Line, line
from tests.bench.meter import metered
from tests.bench.stage import Stage
from tests.people import PASSWORD
from tests.portal import Portal

Act = Callable[[], Any]
TURNS, CALLS = 5, 200
SIGN_INS, REFUSALS = 100, 120
WRITES = {"UpdateItem", "PutItem", "DeleteItem", "TransactWriteItems"}
PLENTY = Limit(name="passwords", times=10**9)
UNKNOWN = "nobody@nowhere.example"


def figures(stage: Stage) -> Iterator[Line]:
    logging.disable(logging.INFO)
    anna = passwords.set_password(stage.world.users["ANNA"], PASSWORD)
    yield from check(stage)
    yield from checks_of_a_write(stage)
    yield from sign_in(stage, anna)
    yield line("session.rate_limit.writes", writes(stage), "writes per counted try", 1)
    yield from timing(stage, anna)
    yield from export.figures()
    yield from click.figures(stage)


def check(stage: Stage) -> Iterator[Line]:
    """Ours and a bare GetItem of the same item, taking turns: by stock boto3, and by our
    own client."""
    stock: Any = boto3.client("dynamodb", endpoint_url=stage.aws.endpoint)
    acts = {
        "ours": lambda: sessions.actor_of(visitor(stage)),
        "bare_get": bare_get(stage, stock._make_api_call),
        "bare_get_by_our_client": bare_get(stage, connection().client._make_api_call),
    }
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        processor_time(act, CALLS)
    for _ in range(TURNS):
        for name, act in acts.items():
            taken[name] += processor_time(act, CALLS)
    cost = {name: statistics.median(each) * 1000 for name, each in taken.items()}
    for name in acts:
        yield line(f"session.check.{name}", cost[name], "milliseconds")
    ratio = cost["ours"] / cost["bare_get"]
    yield line("session.check.cpu_of_bare_get", ratio, "ratio", 1.3)


def checks_of_a_write(stage: Stage) -> Iterator[Line]:
    """A write with and without the checks of who its page was made for and of what was typed,
    taking turns; said again it changes nothing."""
    task, pieter = stage.read_model, Portal(stage.world.host)
    pieter.sign_in(stage.world.users["PIETER"])
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/reading"
    body = {"document_sha256": task.about.sha256}
    taken: dict[bool, list[float]] = {True: [], False: []}
    asked: dict[bool, list[str]] = {}
    for checked in (True, False) * (TURNS * CALLS):
        with nullcontext() if checked else unchecked(), metered() as meter:
            taken[checked] += processor_time(lambda: pieter.put(path, body), 1)
        asked[checked] = meter.requests
    ratio = statistics.median(taken[True]) / statistics.median(taken[False])
    yield line("session.write.cpu_of_without_checks", ratio, "ratio", 1.05)
    more = len(asked[True]) - len(asked[False])
    yield line("session.write.calls_for_checks", more, "more calls of AWS", 0)


@contextmanager
def unchecked() -> Iterator[None]:
    with (
        patch.object(http, "same_person", lambda *_: None),
        patch.object(Body, "__post_init__", lambda _: None),
    ):
        yield


def bare_get(stage: Stage, ask: Callable[[str, Any], Any]) -> Act:
    wanted = {"session_key": {"S": key(stage.world.office_id, sha256(stage.cookie))}}
    table = table_name("sessions")
    asked = {"TableName": table, "Key": wanted, "ConsistentRead": True}
    return lambda: ask("GetItem", asked)["Item"]


def sign_in(stage: Stage, anna: User) -> Iterator[Line]:
    """From the password to the question for a code, without sending that either."""

    def act() -> Any:
        return signing_in.sign_in(visitor(stage), anna.email, PASSWORD)

    silent = patch.object(sms, "send", lambda **_: "")
    with unlimited(), silent, patch.object(signing_in, "fits", lambda *_: True):
        processor_time(act, 5)
        cost = statistics.median(processor_time(act, SIGN_INS)) * 1000
    yield line("session.sign_in.cpu_without_argon2", cost, "milliseconds")


def writes(stage: Stage) -> int:
    with metered() as meter:
        counters.count(
            stage.world.office_id, Limit(name="bench", times=10), "somebody", clock.now()
        )
    return len([each for each in meter.requests if each in WRITES])


def timing(stage: Stage, anna: User) -> Iterator[Line]:
    """Medians of refusals, those of somebody and of nobody taking turns."""

    def wrong(email: str) -> None:
        signing_in.sign_in(visitor(stage), email, "not the password")

    def request(email: str) -> None:
        passwords.request_password(visitor(stage), email)

    name, unit = "known_over_unknown", "ratio, the larger over the smaller"
    with unlimited():
        yield line(f"session.timing.{name}", apart(wrong, anna.email), unit, 1.1)
        requests = apart(request, anna.email)
        yield line(f"session.timing.password_request.{name}", requests, unit, 1.1)


def apart(act: Callable[[str], Any], email: str) -> float:
    taken: dict[str, list[float]] = {email: [], UNKNOWN: []}
    for _ in range(REFUSALS):
        for each, times in taken.items():
            started = time.perf_counter()
            with refused():
                act(each)
            times.append(time.perf_counter() - started)
    ratio = statistics.median(taken[email]) / statistics.median(taken[UNKNOWN])
    return max(ratio, 1 / ratio)


@contextmanager
def refused() -> Iterator[None]:
    try:
        yield
    except (NotSignedIn, TooMany):
        return


@contextmanager
def unlimited() -> Iterator[None]:
    """Counted as always, without an end."""
    count = counters.count

    def endless(office_id: str, limit: Limit, whose: str, at: Any, there: str = "") -> None:
        count(
            office_id,
            Limit(name=limit.name, times=PLENTY.times, window=limit.window),
            whose,
            at,
            there,
        )

    with patch.object(counters, "count", endless):
        yield


def visitor(stage: Stage) -> Visitor:
    world = stage.world
    return Visitor(
        office_id=world.office_id,
        host=world.host,
        language=Language.NL,
        ip="192.0.2.1",
        user_agent="",
        cookie=stage.cookie,
    )


def processor_time(act: Act, times: int) -> list[float]:
    seconds = []
    for _ in range(times):
        started = time.process_time()
        act()
        seconds.append(time.process_time() - started)
    return seconds
