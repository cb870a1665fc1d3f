"""One office, or one client of it, cannot take what is there for all."""

from collections import OrderedDict

import pytest

from chalicelib.core.config import config
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import sharing
from chalicelib.identity.domain.limit import CLIENT_PART, SECONDS_AT_ONCE
from tests.http.knocking import Later
from tests.portal import Portal
from tests.support.trouble import TABLES, down
from tests.world import World

RATE = 4
OFFICE, CLIENT = RATE * SECONDS_AT_ONCE, RATE * SECONDS_AT_ONCE // CLIENT_PART


@pytest.fixture(autouse=True)
def deployed(monkeypatch: pytest.MonkeyPatch, later: Later) -> None:
    """With a rate, an empty memory and a clock that stands still."""
    monkeypatch.setattr(sharing, "_known", OrderedDict())
    settings = replace(config(), office_rate=RATE)
    monkeypatch.setattr(sharing, "config", lambda: settings)


def answered(portal: Portal, times: int) -> int:
    """How many of so many requests got an answer."""
    return sum(portal.get("/me").status == 200 for _ in range(times))


def test_a_client_without_end_is_told_when_to_come_back_and_others_work_on(
    world: World, later: Later
) -> None:
    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    assert answered(anna, 10 * OFFICE) == CLIENT
    refused = anna.get("/me")
    assert (refused.status, refused.problem) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == "2"
    assert answered(pieter, CLIENT) == CLIENT
    later(seconds=2)
    assert answered(anna, 10) == 2 * RATE // CLIENT_PART


def test_an_office_without_end_leaves_another_what_it_had(world: World) -> None:
    strangers = [Portal(world.host) for _ in range(OFFICE)]
    for number, stranger in enumerate(strangers):
        stranger.cookie = f"made-up-{number}"
        stranger.get("/me")
    assert Portal(world.host).get("/office").status == 429
    other = World().open()
    assert answered(Portal(other.host).sign_in(other.users["ANNA"]), CLIENT) == CLIENT


def test_who_is_refused_costs_no_call_of_aws(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    answered(anna, CLIENT)
    with down(TABLES, "refused", spared=99) as asked:
        assert anna.get("/me").status == 429
    assert asked.asked == []


def test_what_is_remembered_has_an_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MOST_KNOWN", 3)
    for number in range(9):
        stranger = Portal(world.host)
        stranger.cookie = f"made-up-{number}"
        stranger.get("/me")
    assert len(sharing._known) == 3
