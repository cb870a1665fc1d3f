"""Namens: what shows that somebody may act for the holder, and until when it does."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.domain.membership import LOOKED_AT_AGAIN_YEARS, latest_end
from chalicelib.core import clock
from chalicelib.core.rights import Capacity, Represents, Rights
from chalicelib.offices.domain.catalogue import PROOF
from chalicelib.offices.domain.types import Action, Rule
from tests.portal import Portal
from tests.support.namens import ACTS, change, let_in, proof_in, representative
from tests.world import World

BEFORE = Rights(approve=True, represents=Represents(name="Anna", capacity=Capacity.CURATOR))


def until(day: date | None) -> dict[str, Any]:
    return ACTS | {"ends_on": str(day) if day else None}


def take_back(bram: Portal, dossier: str, document_id: str) -> None:
    taken = f"/clients/{dossier}/documents/{document_id}/withdrawal"
    assert bram.put(taken, {"reason": "Verkeerd stuk"}).status == 200


def proofs(bram: Portal, dossier: str) -> list[str]:
    return [each["document_id"] for each in bram.get(f"/clients/{dossier}/proofs").body["items"]]


def test_it_is_a_document_of_the_type_that_is_made_for_it(
    world: World, bram: Portal, dossier: str
) -> None:
    letter = proof_in(world, dossier, type_id="permanent-stuk")
    refused = let_in(bram, dossier, representative(world, letter))
    assert (refused.status, refused.fields) == (400, {"proof_id": "no_proof"})
    (told,) = refused.body["fields"]
    assert told["message"].startswith("Dit stuk is geen bewijs van vertegenwoordiging")


def test_what_was_taken_back_shows_nothing(
    world: World, bram: Portal, dossier: str, proof: str
) -> None:
    take_back(bram, dossier, proof)
    refused = let_in(bram, dossier, representative(world, proof))
    assert (refused.status, refused.fields) == (400, {"proof_id": "proof_withdrawn"})


def test_what_the_holder_rejected_shows_nothing(world: World, bram: Portal, dossier: str) -> None:
    asks = {"action": Action.APPROVE, "rule": Rule.ANY_ONE}
    task = world.publish("ANNA", type_id=PROOF.type_id, client_id=dossier, **asks)
    path, seen = f"/clients/{dossier}/tasks/{task.task_id}/rejection", task.about.sha256
    said = {"document_sha256": seen, "reason": "Ik gaf nooit een volmacht"}
    assert Portal(world.host).sign_in(world.users["ANNA"]).put(path, said).status == 200
    assert proofs(bram, dossier) == []
    refused = let_in(bram, dossier, representative(world, task.document.document_id))
    assert (refused.status, refused.fields) == (400, {"proof_id": "proof_rejected"})


def test_the_screen_offers_what_counts_newest_first(
    world: World, bram: Portal, dossier: str, proof: str
) -> None:
    newer, gone = proof_in(world, dossier), proof_in(world, dossier)
    proof_in(world, dossier, type_id="overig")
    take_back(bram, dossier, gone)
    found = bram.get(f"/clients/{dossier}/proofs").body
    assert [each["document_id"] for each in found["items"]] == [newer, proof]
    assert (found["type_id"], found["latest_end"]) == (
        PROOF.type_id,
        str(latest_end(clock.today())),
    )


def test_what_it_is_is_for_the_office_to_know(dossier: str, anna: Portal, proof: str) -> None:
    assert anna.get(f"/clients/{dossier}/proofs").problem == "not_allowed"


def test_a_company_has_no_such_document(world: World, bram: Portal) -> None:
    found = {each["type_id"]: each for each in bram.get("/document-types").body["items"]}
    assert found[PROOF.type_id]["client_kinds"] == ["person"]
    assert found[PROOF.type_id]["action"] == "none"


def test_the_last_day_is_there_and_not_too_far_ahead(
    world: World, bram: Portal, dossier: str, proof: str
) -> None:
    last = latest_end(clock.today())
    for day, wrong in (
        (None, "until_needed"),
        (last + timedelta(days=1), "until_too_far"),
        (clock.today() - timedelta(days=1), "in_the_past"),
    ):
        refused = let_in(bram, dossier, representative(world, proof, rights=until(day)))
        assert (refused.status, refused.fields) == (400, {"rights.ends_on": wrong})
    assert let_in(bram, dossier, representative(world, proof, rights=until(last))).status == 201


@pytest.mark.parametrize(
    ("today", "last"),
    [(date(2026, 11, 30), date(2031, 11, 30)), (date(2028, 2, 29), date(2033, 2, 28))],
)
def test_the_latest_last_day_is_the_same_day_some_years_later(today: date, last: date) -> None:
    assert latest_end(today) == last
    assert last.year == today.year + LOOKED_AT_AGAIN_YEARS


def test_longer_takes_what_shows_it_and_shorter_does_not(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    lotte_id, soon = world.users["LOTTE"].user_id, clock.today() + timedelta(days=30)
    far, gone = latest_end(clock.today()), proof_in(world, dossier)
    take_back(bram, dossier, gone)
    longer = {**until(far), "proof_id": gone}
    assert change(bram, dossier, lotte_id, longer).fields == {"proof_id": "proof_withdrawn"}
    assert change(bram, dossier, lotte_id, {**until(soon), "proof_id": proof}).status == 200
    newer = proof_in(world, dossier)
    changed = change(bram, dossier, lotte_id, {**until(far), "proof_id": newer})
    assert (changed.body["proof_id"], changed.body["rights"]["ends_on"]) == (newer, str(far))
    (*_, last) = [
        each for each in audit.history(world.office_id, lotte_id) if each.action == "rights_changed"
    ]
    assert last.details["proof"] == newer


def test_changing_anything_keeps_to_the_same_last_day(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    lotte_id = world.users["LOTTE"].user_id
    for day, wrong in (
        (None, "until_needed"),
        (latest_end(clock.today()) + timedelta(days=1), "until_too_far"),
    ):
        body = {**until(day), "proof_id": proof}
        assert change(bram, dossier, lotte_id, body).fields == {"ends_on": wrong}


def test_who_acts_for_another_is_not_changed_as_anybody_else(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    place = f"/clients/{dossier}/people/{world.users['LOTTE'].user_id}/rights"
    assert bram.put(place, ACTS).problem == "only_with_proof"
    anna_id = world.users["ANNA"].user_id
    assert change(bram, dossier, anna_id, {**ACTS, "proof_id": proof}).status == 404


def test_who_was_let_in_before_this_stays_and_gets_a_last_day(
    world: World, bram: Portal, dossier: str
) -> None:
    """Without one, and on a letter: it reads as it did, and another change asks for the day."""
    ron = world.join("RON", "Ron", dossier, BEFORE)
    letter = proof_in(world, dossier, type_id="overig")
    theirs = Portal(world.host).sign_in(ron)
    assert theirs.get(f"/clients/{dossier}").status == 200
    people = bram.get(f"/clients/{dossier}/people").body["items"]
    (seen,) = [each for each in people if each["user_id"] == ron.user_id]
    assert seen["rights"]["ends_on"] is None
    less = {**until(None), "sign": False, "proof_id": proof_in(world, dossier)}
    assert change(bram, dossier, ron.user_id, less).fields == {"ends_on": "until_needed"}
    less |= {"ends_on": str(clock.today())}
    wrong = change(bram, dossier, ron.user_id, {**less, "proof_id": letter})
    assert wrong.fields == {"proof_id": "no_proof"}
    assert change(bram, dossier, ron.user_id, less).status == 200


def test_the_same_again_changes_nothing(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    lotte_id = world.users["LOTTE"].user_id
    known = len(list(audit.history(world.office_id, lotte_id)))
    assert change(bram, dossier, lotte_id, {**ACTS, "proof_id": proof}).status == 200
    assert len(list(audit.history(world.office_id, lotte_id))) == known
