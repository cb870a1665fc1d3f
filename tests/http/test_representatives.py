"""Namens: who acts for the holder of a personal dossier, as the office and they see it."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.actions import ending
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved, step_up
from tests.portal import Answer, Portal
from tests.support.namens import (
    ACTS,
    NAMENS,
    active,
    let_in,
    own_dossier,
    proof_in,
    representative,
)
from tests.support.newcomers import vouched
from tests.world import World

REPRESENTS = {"name": "Anna de Vries", "capacity": "bewindvoerder"}


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    """With a fresh code."""
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


@pytest.fixture
def dossier(world: World) -> str:
    return own_dossier(world)


@pytest.fixture
def anna(world: World, dossier: str) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def proof(world: World, dossier: str) -> str:
    return proof_in(world, dossier)


@pytest.fixture
def lotte(world: World, bram: Portal, dossier: str, proof: str, texts: FakeSms) -> Portal:
    """Who looks after Anna's money; a colleague vouched for her."""
    answer = let_in(bram, dossier, representative(world, proof))
    assert answer.status == 201, answer.body
    assert vouched(world, texts, dossier, answer.body["user_id"]).status == 200
    return Portal(world.host).sign_in(active(world, "LOTTE", answer.body["user_id"]))


def people(portal: Portal, client_id: str) -> dict[str, dict[str, Any]]:
    items = portal.get(f"/clients/{client_id}/people").body["items"]
    return {each["name"]: each for each in items}


def asked(world: World, dossier: str, *who: str, type_id: str = "aangifte-ib") -> Task:
    return world.publish(*who, type_id=type_id, client_id=dossier)


def path(task: Task, rest: str = "") -> str:
    return f"/clients/{task.client_id}/tasks/{task.task_id}{rest}"


def answer(portal: Portal, task: Task, texts: FakeSms, said: str = "approval") -> Answer:
    purpose = {"approval": "approve", "rejection": "reject"}[said]
    assert step_up(portal, texts, purpose, task.document_sha256).status == 200
    words = {"reason": "Klopt niet"} if said == "rejection" else {}
    return portal.put(path(task, f"/{said}"), {"document_sha256": task.document_sha256, **words})


def last_event(world: World, task: Task, action: str) -> Any:
    told = audit.history(world.office_id, task.document_id)
    return [each for each in told if each.action == action][-1]


def test_the_office_lets_a_representative_into_a_personal_dossier_which_stays_personal(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    found = people(bram, dossier)
    assert set(found) == {"Anna de Vries", "Lotte Bakker"}
    assert found["Lotte Bakker"]["rights"]["represents"] == REPRESENTS
    assert found["Lotte Bakker"]["proof_id"] == proof
    assert found["Anna de Vries"]["rights"]["represents"] is None
    listed = bram.get(f"/clients/{dossier}/people").body
    assert (listed["adding"], listed["representing"]) == (None, True)
    shared = {"email": "ron@bakkerij.example", "name": "Ron", "mobile": "06-12345609"}
    other = bram.post(f"/clients/{dossier}/people", {**shared, "language": "nl", "rights": ACTS})
    assert other.fields == {"email": "personal_dossier"}
    (mine,) = lotte.get("/me").body["clients"]
    assert (mine["name"], mine["rights"]["represents"]) == ("Anna de Vries", REPRESENTS)


def test_it_is_on_record_as_what_somebody_was_let_in_and_on_which_document(
    world: World, dossier: str, proof: str, lotte: Portal
) -> None:
    lotte_id = world.users["LOTTE"].user_id
    (event,) = [
        each for each in audit.history(world.office_id, lotte_id) if each.action == "person_invited"
    ]
    assert event.actor_id == world.users["BRAM"].user_id
    assert (event.details["let_in_as"], event.details["proof"]) == ("bewindvoerder", proof)


@pytest.mark.parametrize("said", ["approval", "rejection"])
def test_what_a_representative_says_is_theirs_and_says_namens_whom(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms, said: str
) -> None:
    task = asked(world, dossier, "LOTTE", "ANNA")
    assert answer(lotte, task, texts, said).status == 200
    event = last_event(world, task, "task_approved" if said == "approval" else "task_rejected")
    assert event.actor_name == "Lotte Bakker"
    assert NAMENS.items() <= event.details.items()
    told = {each["name"]: each for each in bram.get(path(task)).body["recipients"]}
    assert told["Lotte Bakker"]["represents"] == REPRESENTS
    assert told["Anna de Vries"]["represents"] is None
    assert told["Anna de Vries"]["acted_at"] is None


def test_opening_and_reading_say_namens_whom_as_well(
    world: World, bram: Portal, dossier: str, lotte: Portal
) -> None:
    task = asked(world, dossier, "LOTTE", type_id="concept-ib")
    opened = f"/clients/{dossier}/documents/{task.document_id}/openings"
    assert lotte.post(opened, {}).status < 300
    seen = {"document_sha256": task.document_sha256}
    assert lotte.put(path(task, "/reading"), seen).status == 200
    history = f"/clients/{dossier}/documents/{task.document_id}/history"
    told = {each["action"]: each for each in bram.get(history).body["items"]}
    for action in ("document_opened", "task_read"):
        assert told[action]["actor_name"] == "Lotte Bakker"
        assert NAMENS.items() <= told[action]["details"].items()


def test_what_the_holder_does_themself_says_nothing_of_it(
    world: World, dossier: str, anna: Portal, lotte: Portal, texts: FakeSms
) -> None:
    task = asked(world, dossier, "LOTTE", "ANNA")
    assert answer(anna, task, texts).status == 200
    assert not NAMENS.keys() & last_event(world, task, "task_approved").details.keys()


def test_a_representative_acts_for_themself_elsewhere(
    world: World, lotte: Portal, texts: FakeSms
) -> None:
    world.join("LOTTE", "Lotte Bakker", world.bakkerij)
    task = world.publish("LOTTE")
    again, seen = Portal(world.host).sign_in(world.users["LOTTE"]), task.document_sha256
    assert again.put(path(task, "/approval"), {"document_sha256": seen}).status == 200
    assert not NAMENS.keys() & last_event(world, task, "task_approved").details.keys()


def test_what_the_office_records_for_a_representative_says_namens_whom_they_spoke(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms
) -> None:
    task = asked(world, dossier, "LOTTE")
    assert step_up(bram, texts, "on_behalf", task.document_sha256).status == 200
    ground = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}
    body = {"document_sha256": task.document_sha256, "ground": ground}
    to = path(task, f"/recipients/{world.users['LOTTE'].user_id}/approval")
    (told,) = bram.put(to, body).body["recipients"]
    assert (told["on_behalf_by"], told["represents"]) == (world.users["BRAM"].name, REPRESENTS)
    details = last_event(world, task, "task_approved").details
    assert details["on_behalf_of"] == "Lotte Bakker"
    assert NAMENS.items() <= details.items()


@pytest.mark.parametrize(
    ("holder", "left"), [("all", (True, True)), ("reading", (True, False)), ("nothing", None)]
)
def test_the_holder_keeps_what_the_office_says_from_the_same_moment(
    world: World,
    bram: Portal,
    anna: Portal,
    dossier: str,
    proof: str,
    holder: str,
    left: tuple[bool, bool] | None,
) -> None:
    assert let_in(bram, dossier, representative(world, proof, holder=holder)).status == 201
    rights = {each["client_id"]: each["rights"] for each in anna.get("/me").body["clients"]}.get(
        dossier
    )
    assert (rights and (rights["read"], rights["approve"])) == left
    member = memberships.membership(world.office_id, dossier, world.users["ANNA"].user_id)
    assert (member and (member.rights.read, member.rights.approve)) == left
    assert anna.get(f"/clients/{dossier}").status == (200 if left else 404)


def test_a_document_that_is_not_in_this_dossier_proves_nothing(
    world: World, bram: Portal, dossier: str, proof: str
) -> None:
    elsewhere = world.publish("ANNA").document_id
    withdrawn = proof_in(world, dossier)
    taken = f"/clients/{dossier}/documents/{withdrawn}/withdrawal"
    assert bram.put(taken, {"reason": "Verkeerd stuk"}).status == 200
    for wrong in (elsewhere, withdrawn, new_id()):
        refused = let_in(bram, dossier, representative(world, wrong))
        assert (refused.status, refused.fields) == (400, {"proof_id": "no_such_document"})
    assert set(people(bram, dossier)) == {"Anna de Vries"}


def test_in_the_dossier_of_an_organisation_nobody_is_a_representative(
    world: World, bram: Portal
) -> None:
    proof = proof_in(world, world.bakkerij)
    refused = let_in(bram, world.bakkerij, representative(world, proof))
    assert (refused.status, refused.problem) == (409, "only_personal")


def test_a_representative_is_no_beheerder_neither_at_once_nor_later(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    more = ACTS | {"role": "beheerder"}
    body = representative(world, proof, email="ron@bakkerij.example", rights=more)
    assert let_in(bram, dossier, body).fields == {"rights.role": "represents_only"}
    rights = f"/clients/{dossier}/people/{world.users['LOTTE'].user_id}/rights"
    assert bram.put(rights, more).fields == {"role": "represents_only"}


def test_other_rights_leave_it_a_representation(
    world: World, bram: Portal, dossier: str, lotte: Portal
) -> None:
    rights = f"/clients/{dossier}/people/{world.users['LOTTE'].user_id}/rights"
    changed = bram.put(rights, ACTS | {"sign": False})
    assert changed.body["rights"]["represents"] == REPRESENTS
    (mine,) = lotte.get("/me").body["clients"]
    assert (mine["rights"]["sign"], mine["rights"]["represents"]) == (False, REPRESENTS)


def test_the_holder_neither_lets_somebody_in_nor_puts_a_representative_out(
    world: World, anna: Portal, dossier: str, proof: str, lotte: Portal, texts: FakeSms
) -> None:
    proved(anna, texts)
    assert let_in(anna, dossier, representative(world, proof)).problem == "not_allowed"
    found = people(anna, dossier)["Lotte Bakker"]
    assert (found["may"], found["proof_id"]) == ([], "")
    place = f"/clients/{dossier}/people/{found['user_id']}"
    assert anna.delete(place).problem == "ask_your_office"
    assert anna.put(f"{place}/rights", ACTS | {"approve": False}).problem == "ask_your_office"
    assert anna.put(f"{place}/mobile", {"mobile": "06-12345610"}).problem == "ask_your_office"
    assert lotte.get(f"/clients/{dossier}").status == 200


def test_the_same_wish_again_changes_nothing_and_another_is_refused(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    known = people(bram, dossier)["Lotte Bakker"]["user_id"]
    again = let_in(bram, dossier, representative(world, proof))
    assert (again.status, again.body["user_id"]) == (201, known)
    for other in ({"capacity": "curator"}, {"proof_id": proof_in(world, dossier)}):
        refused = let_in(bram, dossier, representative(world, proof) | other)
        assert refused.fields == {"email": "already_member"}
    holder = representative(world, proof, email=world.users["ANNA"].email)
    assert let_in(bram, dossier, holder).fields == {"email": "already_member"}


def test_rights_of_a_representative_end_after_their_last_day(
    world: World, bram: Portal, dossier: str, proof: str, later: Later
) -> None:
    last = str(clock.today())
    body = representative(world, proof, rights=ACTS | {"ends_on": last})
    user_id = let_in(bram, dossier, body).body["user_id"]
    lotte = active(world, "LOTTE", user_id)
    assert Portal(world.host).sign_in(lotte).get(f"/clients/{dossier}").status == 200
    later(days=1)
    assert Portal(world.host).sign_in(lotte).get(f"/clients/{dossier}").status == 404
    assert ending.end_rights(clock.now() + timedelta(days=1)) >= 1
    told = audit.history(world.office_id, user_id)
    assert [each.details["ends_on"] for each in told if each.action == "rights_ended"] == [last]


def test_a_holder_without_an_account_may_have_a_representative(world: World, bram: Portal) -> None:
    facts = {"client_id": new_id(), "kind": "person", "name": "Erven J. de Vries"}
    assert bram.post("/clients", facts).status == 201
    dossier = str(facts["client_id"])
    body = representative(world, proof_in(world, dossier), capacity="erfgenaam", holder="nothing")
    assert let_in(bram, dossier, body).body["rights"]["represents"] == {
        "name": "Erven J. de Vries",
        "capacity": "erfgenaam",
    }
    assert bram.get(f"/clients/{dossier}/people").body["adding"] == "invite"


def test_another_name_of_the_client_is_the_name_for_whom_they_act(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms
) -> None:
    named = {"kind": "person", "name": "Anna Jansen"}
    assert bram.put(f"/clients/{dossier}", named).status == 200
    task = asked(world, dossier, "LOTTE")
    assert answer(lotte, task, texts).status == 200
    assert last_event(world, task, "task_approved").details["represents"] == "Anna Jansen"
    member = memberships.membership(world.office_id, dossier, world.users["LOTTE"].user_id)
    user = users.user(world.office_id, world.users["LOTTE"].user_id)
    assert member
    assert member.rights == user.rights[dossier]


def test_the_people_who_may_be_asked_are_named_with_whom_they_act_for(
    world: World, bram: Portal, dossier: str, lotte: Portal, texts: FakeSms
) -> None:
    proved(bram, texts, "pass_on")
    task = asked(world, dossier, "ANNA")
    found = bram.get(path(task, "/candidates")).body["items"]
    assert {each["name"]: each["represents"] for each in found} == {
        "Anna de Vries": None,
        "Lotte Bakker": REPRESENTS,
    }
    chosen = bram.put(path(task, "/recipients"), {"recipients": [world.users["LOTTE"].user_id]})
    assert [(each["name"], each["state"]) for each in chosen.body["recipients"]] == [
        ("Anna de Vries", "removed"),
        ("Lotte Bakker", "open"),
    ]
    signers = bram.get(f"/clients/{dossier}/signers").body["items"]
    found = {each["name"]: each["represents"] for each in signers if each["kind"] == "client"}
    assert found == {"Anna de Vries": None, "Lotte Bakker": REPRESENTS}


def test_rights_past_their_last_day_are_shown_as_ended_to_the_office_and_the_person(
    world: World, bram: Portal, dossier: str, proof: str, later: Later
) -> None:
    today = str(clock.today())
    body = representative(world, proof, rights=ACTS | {"ends_on": today})
    user_id = let_in(bram, dossier, body).body["user_id"]
    lotte = active(world, "LOTTE", user_id)

    def seen() -> tuple[bool, list[dict[str, str]], int]:
        doors = [Portal(world.host).sign_in(who) for who in (world.users["BRAM"], lotte)]
        people = doors[0].get(f"/clients/{dossier}/people").body["items"]
        ended = next(bool(each["ended"]) for each in people if each["user_id"] == user_id)
        me = doors[1].get("/me").body
        return ended, me["ended"], len(me["clients"])

    assert seen() == (False, [], 1)
    later(days=1)
    was = {"client_id": dossier, "name": "Anna de Vries", "ended_on": today}
    assert seen() == (True, [was], 0)
