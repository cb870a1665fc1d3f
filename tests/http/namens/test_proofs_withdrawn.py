"""Namens: what somebody acts on the ground of is not taken back under them, nor let anybody act
once it was."""

import pytest

from chalicelib.clients.store import memberships
from chalicelib.core.errors import NotFound
from tests.http.knocking import Later
from tests.portal import Answer, Portal
from tests.support.meanwhile import meanwhile
from tests.support.namens import ACTS, change, let_in, proof_in, representative
from tests.world import World


def take_back(bram: Portal, dossier: str, document_id: str) -> Answer:
    taken = f"/clients/{dossier}/documents/{document_id}/withdrawal"
    return bram.put(taken, {"reason": "Verkeerd stuk"})


def rests_on(world: World, dossier: str, user_id: str) -> str:
    member = memberships.membership(world.office_id, dossier, user_id)
    if member is None:
        raise NotFound
    return member.proof_id


def test_it_stays_while_somebody_acts_on_the_ground_of_it(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    for _ in range(2):
        refused = take_back(bram, dossier, proof)
        assert (refused.status, refused.problem) == (409, "proof_in_use")
    assert refused.body["title"].startswith("Iemand handelt op grond van dit stuk")
    place = f"/clients/{dossier}/documents/{proof}"
    assert bram.get(place).body["acting"] == ["Lotte Bakker"]
    seen = lotte.get(place)
    assert (seen.status, seen.body["acting"]) == (200, [])


def test_it_goes_once_they_act_on_another(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    lotte_id, newer = world.users["LOTTE"].user_id, proof_in(world, dossier)
    assert change(bram, dossier, lotte_id, {**ACTS, "proof_id": newer}).status == 200
    for _ in range(2):
        taken = take_back(bram, dossier, proof)
        assert (taken.status, taken.body["acting"]) == (200, [])
    assert take_back(bram, dossier, newer).problem == "proof_in_use"


def test_it_goes_once_their_access_ended(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal
) -> None:
    place = f"/clients/{dossier}/people/{world.users['LOTTE'].user_id}"
    assert bram.delete(place).status == 204
    assert take_back(bram, dossier, proof).status == 200


def test_or_their_last_day_has_passed(
    world: World, bram: Portal, dossier: str, proof: str, lotte: Portal, later: Later
) -> None:
    later(days=301)
    again = Portal(world.host).sign_in(world.users["BRAM"])
    assert take_back(again, dossier, proof).status == 200


def test_another_document_is_nobodys_ground(
    world: World, bram: Portal, dossier: str, lotte: Portal
) -> None:
    assert take_back(bram, dossier, proof_in(world, dossier)).status == 200
    letter = proof_in(world, dossier, type_id="permanent-stuk")
    assert take_back(bram, dossier, letter).status == 200


def test_taken_back_while_somebody_is_let_in_lets_nobody_in(
    world: World, bram: Portal, dossier: str, proof: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Portal(world.host).sign_in(world.users["BRAM"])
    meanwhile(monkeypatch, lambda: take_back(other, dossier, proof))
    refused = let_in(bram, dossier, representative(world, proof))
    assert (refused.status, refused.fields) == (400, {"proof_id": "proof_withdrawn"})
    people = bram.get(f"/clients/{dossier}/people").body["items"]
    assert "Lotte Bakker" not in [each["name"] for each in people]


def test_let_in_while_it_is_taken_back_keeps_it(
    world: World, bram: Portal, dossier: str, proof: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Portal(world.host).sign_in(world.users["BRAM"])
    came: list[Answer] = []
    meanwhile(monkeypatch, lambda: came.append(let_in(bram, dossier, representative(world, proof))))
    assert take_back(other, dossier, proof).problem == "proof_in_use"
    assert came[0].status == 201
    assert rests_on(world, dossier, came[0].body["user_id"]) == proof


@pytest.mark.parametrize("withdrawn_first", [True, False])
def test_of_another_ground_and_its_end_at_the_same_moment_one_counts(
    world: World,
    bram: Portal,
    dossier: str,
    proof: str,
    lotte: Portal,
    monkeypatch: pytest.MonkeyPatch,
    withdrawn_first: bool,
) -> None:
    lotte_id, newer = world.users["LOTTE"].user_id, proof_in(world, dossier)
    other = Portal(world.host).sign_in(world.users["BRAM"])
    wish = {**ACTS, "proof_id": newer}
    if withdrawn_first:
        meanwhile(monkeypatch, lambda: take_back(other, dossier, newer))
        assert change(bram, dossier, lotte_id, wish).fields == {"proof_id": "proof_withdrawn"}
        assert rests_on(world, dossier, lotte_id) == proof
    else:
        meanwhile(monkeypatch, lambda: change(bram, dossier, lotte_id, wish))
        assert take_back(other, dossier, newer).problem == "proof_in_use"
        assert rests_on(world, dossier, lotte_id) == newer
