"""Rights stand in two rows, the membership and the user: what is read one after the other while
somebody changes both, and what was written in one of them only."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.clients.store import memberships
from chalicelib.core.errors import TryAgain
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.functions import is_running
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.access_bodies import CLIENT, RIGHTS
from tests.world import World


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


@pytest.fixture
def pieter(world: World) -> User:
    return world.users["PIETER"]


@pytest.fixture
def ended(world: World, pieter: User, texts: FakeSms) -> Callable[[], Any]:
    """By a colleague."""
    fatima = world.employ("FATIMA", "Fatima el Idrissi")
    colleague = proved(Portal(world.host).sign_in(fatima), texts)
    return lambda: colleague.delete(f"/clients/{world.bakkerij}/people/{pieter.user_id}")


def meanwhile(
    monkeypatch: pytest.MonkeyPatch,
    holder: Any,
    name: str,
    act: Callable[[], Any],
    *,
    after: bool = False,
) -> None:
    """It happens when the portal comes there for the first time, before or after this step."""
    real = getattr(holder, name)

    def step(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(holder, name, real)
        found = real(*given, **named) if after else None
        act()
        return found if after else real(*given, **named)

    monkeypatch.setattr(holder, name, step)


def names(world: World) -> set[str]:
    """Of the client, as its people see it."""
    people = users.users(world.office_id, [each.user_id for each in world.users.values()])
    shown = [each.access.get(world.bakkerij) for each in people.values()]
    return {each.name for each in shown if each}


def called(bram: Portal, world: World, name: str) -> int:
    return bram.put(f"/clients/{world.bakkerij}", CLIENT | {"name": name}).status


def test_rights_of_somebody_whose_access_ends_meanwhile_are_a_conflict(
    world: World,
    bram: Portal,
    pieter: User,
    ended: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meanwhile(monkeypatch, memberships, "membership", ended, after=True)
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}"
    assert bram.put(f"{path}/rights", RIGHTS).problem == "changed_meanwhile"
    assert bram.put(f"{path}/rights", RIGHTS).status == 404


@pytest.mark.parametrize("after", [False, True])
def test_access_that_ends_meanwhile_has_ended(
    world: World,
    bram: Portal,
    pieter: User,
    ended: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
    after: bool,
) -> None:
    meanwhile(monkeypatch, memberships, "membership", ended, after=after)
    assert bram.delete(f"/clients/{world.bakkerij}/people/{pieter.user_id}").status == 204


def test_who_is_let_in_while_their_access_ends_is_let_in(
    world: World,
    bram: Portal,
    pieter: User,
    ended: Callable[[], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meanwhile(monkeypatch, memberships, "membership", ended)
    facts = {"email": pieter.email, "name": pieter.name, "mobile": "", "language": "nl"}
    let_in = bram.post(f"/clients/{world.bakkerij}/people", facts | {"rights": RIGHTS})
    assert let_in.status == 201, let_in.body


def test_a_client_is_renamed_for_everybody_while_access_of_somebody_ends(
    world: World, bram: Portal, ended: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, memberships, "memberships", ended, after=True)
    assert called(bram, world, "Banketbakkerij") == 200
    assert names(world) == {"Banketbakkerij"}


def test_a_client_is_renamed_for_everybody_when_it_was_broken_off(
    world: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks() -> None:
        raise TryAgain("dynamodb ThrottlingException")

    meanwhile(monkeypatch, memberships, "rename", breaks, after=True)
    assert called(bram, world, "Banketbakkerij") == 503
    assert called(bram, world, "Banketbakkerij") == 200
    assert names(world) == {"Banketbakkerij"}


def test_who_was_let_in_this_moment_is_shown(
    world: World, bram: Portal, pieter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DynamoDB may not know them yet, unless it is asked for what is there now."""
    real = users.UserRow.batch_get

    def late(wanted: Any, consistent_read: bool = False) -> Any:
        found = real(wanted, consistent_read=True)
        seen = consistent_read or not is_running()
        return (row for row in found if seen or row.user_id != pieter.user_id)

    monkeypatch.setattr(users.UserRow, "batch_get", late)
    shown = bram.get(f"/clients/{world.bakkerij}/people")
    assert pieter.user_id in {each["user_id"] for each in shown.body["items"]}
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}"
    assert bram.put(f"{path}/rights", RIGHTS).status == 200
    assert called(bram, world, "Banketbakkerij") == 200
