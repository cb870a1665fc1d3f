"""Namens: who acts for the holder of a personal dossier, as the office and they see it."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.actions import ending
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.namens import (
    ACTS,
    active,
    change,
    let_in,
    own_dossier,
    proof_in,
    representative,
)
from tests.world import World

REPRESENTS = {"name": "Anna de Vries", "capacity": "bewindvoerder"}


def people(portal: Portal, client_id: str) -> dict[str, dict[str, Any]]:
    items = portal.get(f"/clients/{client_id}/people").body["items"]
    return {each["name"]: each for each in items}


def asked(world: World, dossier: str, *who: str, type_id: str = "aangifte-ib") -> Task:
    return world.publish(*who, type_id=type_id, client_id=dossier)


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
    elsewhere = proof_in(world, own_dossier(world, "PIETER", "Pieter"))
    for wrong in (elsewhere, new_id()):
        refused = let_in(bram, dossier, representative(world, wrong))
        assert (refused.status, refused.fields) == (400, {"proof_id": "no_such_document"})
    assert set(people(bram, dossier)) == {"Anna de Vries"}


def test_in_the_dossier_of_an_organisation_nobody_is_a_representative(
    world: World, bram: Portal
) -> None:
    for refused in (
        let_in(bram, world.bakkerij, representative(world, new_id())),
        bram.get(f"/clients/{world.bakkerij}/proofs"),
    ):
        assert (refused.status, refused.problem) == (409, "only_personal")


def test_a_representative_is_no_beheerder_neither_at_once_nor_later(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    more = ACTS | {"role": "beheerder"}
    body = representative(world, proof, email="ron@bakkerij.example", rights=more)
    assert let_in(bram, dossier, body).fields == {"rights.role": "represents_only"}
    lotte_id = world.users["LOTTE"].user_id
    later = change(bram, dossier, lotte_id, {**more, "proof_id": proof})
    assert later.fields == {"role": "represents_only"}


def test_other_rights_leave_it_a_representation(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    less = {**ACTS, "sign": False, "proof_id": proof}
    changed = change(bram, dossier, world.users["LOTTE"].user_id, less)
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


def test_what_passes_to_a_representative_is_not_counted_as_what_they_may_be_asked_too(
    world: World, bram: Portal, dossier: str
) -> None:
    """Nor a signing of which it was said what becomes of it."""
    anna = world.users["ANNA"].user_id
    world.publish("ANNA", type_id="aangifte-ib", client_id=dossier)
    world.publish("ANNA", type_id="jaarrekening", client_id=dossier)

    def count(**instead: object) -> dict[str, int]:
        body = {"rights": ACTS, **instead}
        return dict(bram.post(f"/clients/{dossier}/open-tasks", body).body)

    both = {"approve": 1, "read": 0, "approve_stays": 0, "sign_stays": 1}
    assert count() == both
    assert set(count(instead={"user_id": anna, "rights": None}).values()) == {0}
    assert count(instead={"user_id": anna, "rights": ACTS}) == both


def test_nobody_represents_themself(world: World, bram: Portal, dossier: str, proof: str) -> None:
    """Nor whose dossier it was, once their access has ended."""
    anna = world.users["ANNA"]
    assert bram.delete(f"/clients/{dossier}/people/{anna.user_id}").status == 204
    refused = let_in(bram, dossier, representative(world, proof) | {"email": anna.email})
    assert (refused.status, refused.fields) == (400, {"email": "represents_themself"})
