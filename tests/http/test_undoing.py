"""Two employees who undo each other at the same moment, in an order that the seed decides: what
stands at the end is what one of them said last, whole, in every place that knows of it."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import clients, memberships
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.documents.store import documents
from chalicelib.identity.actions import asking_again, replacements
from chalicelib.identity.domain.limit import Limit
from chalicelib.identity.domain.replacement import ACT_OF
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import replacements as replacement_rows
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_at_once import at_once
from tests.portal import Answer, Portal
from tests.settings import ROUNDS
from tests.support import namens
from tests.support.access_bodies import CLIENT, RIGHTS
from tests.support.replacing import with_a_recovery_code
from tests.world import World

# What the loser of a race may be told: never that it is our fault.
FINE = (200, 201, 204, 400, 404, 409)
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
    for _ in range(5):  # opening is counted, twice for who loses; there is room for ten
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
def test_a_client_has_one_name(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck, path = Random(randomly_seed + turn), f"/clients/{world.bakkerij}"  # noqa: S311

    def renames(name: str) -> Act:
        return lambda door: door.put(path, CLIENT | {"name": name})

    acts = [renames(name) for name in ("Bakkerij De Vries", "Banketbakkerij De Vries", "Brood")]
    for _ in range(5):
        race(luck, both, acts)
        name = clients.client(world.office_id, world.bakkerij).name
        for who in ("ANNA", "PIETER"):
            assert known(world.users[who]).access[world.bakkerij].name == name


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_what_is_withdrawn_and_sent_again_at_once_is_one_of_the_two(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck = Random(randomly_seed + turn)  # noqa: S311
    for _ in range(5):
        task = world.publish("ANNA", "PIETER")
        place = f"/clients/{world.bakkerij}/documents/{task.about.document_id}"
        fresh = {"upload_id": world.upload(world.bakkerij).upload_id, "remark": new_id()}
        acts: list[Act] = [
            lambda door, at=place: door.put(f"{at}/withdrawal", {"reason": "Verkeerd"}),
            lambda door, at=place, body=fresh: door.post(f"{at}/versions", body),
        ]
        race(luck, both, acts)
        found = happened(world.office_id, task.about.document_id)
        kept = documents.document(world.office_id, world.bakkerij, task.about.document_id)
        assert (kept.status.value == "withdrawn") is (found["document_withdrawn"] == 1)
        assert kept.version == 1 + found["task_reopened"]
        assert max(found["document_withdrawn"], found["task_reopened"]) <= 1


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("factor", Factor)
def test_a_replacement_waits_when_asking_for_it_came_last(
    world: World,
    both: list[Portal],
    anna: User,
    texts: FakeSms,
    monkeypatch: pytest.MonkeyPatch,
    factor: Factor,
    randomly_seed: int,
    turn: int,
) -> None:
    monkeypatch.setattr(replacements, "REPLACEMENTS", Limit(name="replacements", times=1000))
    monkeypatch.setattr(asking_again, "STOPPED_FOR", timedelta())
    luck, inside = Random(randomly_seed + turn), Portal(world.host).sign_in(anna)  # noqa: S311
    path, waits = f"/people/{anna.user_id}", f"replacements/{factor}"
    with_a_recovery_code(anna)
    for door in both:
        proved(door, texts, ACT_OF[factor])

    def asks(door: Portal) -> Answer:
        match factor:
            case Factor.DEVICES:
                return door.delete(f"{path}/factors")
            case Factor.EMAIL:
                return door.put(f"{path}/email", {"email": f"{new_id()}@nieuw.example"})
            case Factor.MOBILE:
                return door.put(f"{path}/mobile", {"mobile": f"06{luck.randrange(10**7, 10**8)}"})

    acts: list[Act] = [
        asks,
        lambda door: door.delete(f"{path}/{waits}"),
        lambda _: inside.delete(f"/me/{waits}"),
    ]
    for _ in range(5):
        race(luck, both, acts)
        told = audit.history(world.office_id, anna.user_id)
        last = [each for each in told if each.action.startswith("replacement_")][-1:]
        asked = [each.event_id for each in last if each.action == "replacement_asked"]
        waiting = replacement_rows.waiting(world.office_id, anna.user_id)
        assert [each.asked for each in waiting] == asked
        assert known(anna).replacing is bool(asked)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_representative_is_let_in_everywhere_or_nowhere(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck, dossier = Random(randomly_seed + turn), namens.own_dossier(world)  # noqa: S311
    wish = namens.representative(world, namens.proof_in(world, dossier), holder="reading")
    lotte = namens.let_in(both[0], dossier, wish).body["user_id"]
    path = f"/clients/{dossier}/people/{lotte}"
    acts: list[Act] = [
        lambda door: namens.let_in(door, dossier, wish),
        lambda door: door.delete(path),
        lambda door: door.put(f"{path}/rights", RIGHTS),
        lambda door: door.put(f"{path}/rights", RIGHTS | {"approve": True}),
    ]
    for _ in range(10):
        race(luck, both, acts)
        kept = memberships.membership(world.office_id, dossier, lotte)
        found = happened(world.office_id, lotte)
        assert found["person_invited"] - found["membership_ended"] == int(kept is not None)
        assert users.user(world.office_id, lotte).rights == ({dossier: kept.rights} if kept else {})


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_two_are_partners_of_each_other_or_of_nobody(
    world: World, both: list[Portal], randomly_seed: int, turn: int
) -> None:
    luck = Random(randomly_seed + turn)  # noqa: S311
    people = [namens.own_dossier(world, who, who) for who in ("ANNA", "PIETER", "LOTTE")]

    def records(one: str, other: str) -> Act:
        return lambda door: door.put(f"/clients/{one}/partner", {"partner_id": other})

    def ends(one: str) -> Act:
        return lambda door: door.delete(f"/clients/{one}/partner")

    pairs = [(one, other) for one in people for other in people if one != other]
    acts = [*(records(*pair) for pair in pairs), *(ends(each) for each in people * 2)]
    for _ in range(10):
        race(luck, both, acts)
        kept = {each: clients.client(world.office_id, each).partner for each in people}
        tied = {each: partner.client_id for each, partner in kept.items() if partner}
        assert all(tied.get(other) == one for one, other in tied.items()), tied
        for each in people:
            found = happened(world.office_id, each)
            assert found["partner_recorded"] - found["partner_ended"] == int(each in tied)
