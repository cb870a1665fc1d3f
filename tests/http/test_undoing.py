"""Two employees who undo each other at the same moment, in an order that the seed decides: what
stands at the end is what one of them said last, whole, in every place that knows of it."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.documents.store import documents
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_at_once import at_once
from tests.portal import Answer, Portal
from tests.settings import ROUNDS
from tests.support.access_bodies import RIGHTS
from tests.world import World

# What the loser of a race may be told: never that it is our fault.
FINE = (200, 201, 204, 409)
Act = Callable[[Portal], Answer]


@pytest.fixture
def both(world: World, texts: FakeSms) -> list[Portal]:
    """Bram and the owner, each with a code that is still good."""
    willem = world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    doors = [Portal(world.host).sign_in(each) for each in (world.users["BRAM"], willem)]
    return [proved(door, texts) for door in doors]


def race(luck: Random, both: list[Portal], acts: list[Act]) -> None:
    chosen = [luck.choice(acts) for _ in both]
    found = at_once(*(lambda d=door, a=act: a(d) for door, act in zip(both, chosen, strict=True)))
    assert [each.status for each in found if each.status not in FINE] == []


def known(user: User) -> User:
    return users.user(user.office_id, user.user_id)


def happened(office_id: str, subject_id: str) -> Counter[str]:
    return Counter(each.action for each in audit.history(office_id, subject_id))


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_an_account_is_what_its_events_say(
    world: World, both: list[Portal], anna: User, randomly_seed: int, turn: int
) -> None:
    luck, path = Random(randomly_seed + turn), f"/people/{anna.user_id}/deactivation"  # noqa: S311
    acts: list[Act] = [lambda door: door.put(path), lambda door: door.delete(path)]
    for _ in range(10):
        race(luck, both, acts)
        found = happened(world.office_id, anna.user_id)
        shut = found["account_deactivated"] - found["account_reactivated"]
        assert shut == int(known(anna).status is Status.DEACTIVATED)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_rights_are_the_same_wherever_they_are_kept(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck, pieter = Random(randomly_seed + turn), world.users["PIETER"]  # noqa: S311
    inside = Portal(world.host).sign_in(pieter)
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}"

    def gives(**rights: Any) -> Act:
        return lambda door: door.put(f"{path}/rights", RIGHTS | rights)

    acts = [gives(), gives(approve=True), gives(sign=True), gives(approve=True, sign=True)]
    for _ in range(10):
        race(luck, both, acts)
        kept = memberships.membership(world.office_id, world.bakkerij, pieter.user_id)
        assert kept
        assert known(pieter).rights[world.bakkerij] == kept.rights
        (shown,) = inside.get("/me").body["clients"]
        assert [shown["rights"][name] for name in ("approve", "sign")] == [
            kept.rights.approve,
            kept.rights.sign,
        ]


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_what_is_withdrawn_and_sent_again_at_once_is_one_of_the_two(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck = Random(randomly_seed + turn)  # noqa: S311
    for _ in range(5):
        task = world.publish("ANNA", "PIETER")
        place = f"/clients/{world.bakkerij}/documents/{task.document_id}"
        fresh = {"upload_id": world.upload(world.bakkerij).upload_id, "remark": new_id()}
        acts: list[Act] = [
            lambda door, at=place: door.put(f"{at}/withdrawal", {"reason": "Verkeerd"}),
            lambda door, at=place, body=fresh: door.post(f"{at}/versions", body),
        ]
        race(luck, both, acts)
        found = happened(world.office_id, task.document_id)
        kept = documents.document(world.office_id, world.bakkerij, task.document_id)
        assert (kept.status.value == "withdrawn") is (found["document_withdrawn"] == 1)
        assert kept.version == 1 + found["task_reopened"]
        assert max(found["document_withdrawn"], found["task_reopened"]) <= 1
