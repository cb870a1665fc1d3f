"""Who are fiscal partners, and how each of the two agrees to be asked."""

from concurrent.futures import ThreadPoolExecutor

from chalicelib.audit import store as audit
from chalicelib.core.ids import new_id
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import vouched
from tests.support.partners import agree, record
from tests.world import World

CONTENT = b"De aangifte van beiden"
GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


def shown(portal: Portal, client_id: str) -> tuple[str, bool, bool]:
    seen = portal.get(f"/clients/{client_id}/partner").body
    return seen["name"], seen["agreed"], seen["partner_agreed"]


def test_agreeing_takes_a_fresh_code_and_is_of_each_for_themself(
    world: World, bram: Portal, anna: Portal, pieter: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    assert record(bram, hers, his).status == 200
    assert record(bram, hers, his).status == 200
    assert agree(anna, hers, his).problem == "step_up_needed"
    assert agree(anna, his, hers).status == 404
    assert agree(bram, hers, his).status == 403
    assert agree(proved(anna, texts, "consent"), hers, new_id()).problem == "other_partner"
    assert agree(anna, hers, his).status == 200
    assert shown(anna, hers) == ("Pieter Bos", True, False)
    assert shown(pieter, his) == ("Anna de Vries", False, True)
    told = audit.history(world.office_id, hers)
    assert [each.action for each in told if "partner" in each.action] == [
        "partner_recorded",
        "partner_agreed",
    ]


def test_the_office_records_what_somebody_said_with_a_ground_and_a_code(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    record(bram, hers, his)
    said, path = {"partner_id": his, "ground": GROUND}, f"/clients/{hers}/partner/recorded-consent"
    assert bram.put(path, said).problem == "step_up_needed"
    proved(bram, texts, "consent")
    short = {**said, "ground": {"kind": "phone", "text": " "}}
    assert bram.put(path, short).status == 400
    assert bram.put(path, said).body["agreed"] is True
    assert bram.put(path, said).status == 200
    late = bram.put(path, said | {"ground": GROUND | {"text": "Zij kwam langs"}})
    assert (late.status, late.problem) == (409, "said_otherwise")
    (event,) = [
        each for each in audit.history(world.office_id, hers) if each.action == "partner_agreed"
    ]
    assert event.actor_id == world.users["BRAM"].user_id
    assert (event.details["ground_kind"], event.details["ground"]) == ("phone", GROUND["text"])


def test_a_representative_agrees_in_their_own_name(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    proved(bram, texts)
    user_id = let_in(bram, hers, representative(world, proof_in(world, hers))).body["user_id"]
    lotte = Portal(world.host).sign_in(active(world, "LOTTE", user_id))
    vouched(world, texts, hers, user_id)
    record(bram, hers, his)
    assert agree(proved(lotte, texts, "consent"), hers, his).status == 200
    (event,) = [
        each for each in audit.history(world.office_id, hers) if each.action == "partner_agreed"
    ]
    assert (event.actor_name, event.details["represents"]) == ("Lotte Bakker", "Anna de Vries")


def test_who_cannot_be_partners_are_refused(
    world: World, bram: Portal, hers: str, his: str
) -> None:
    assert record(bram, hers, world.bakkerij).problem == "partners_are_persons"
    assert record(bram, world.bakkerij, hers).problem == "partners_are_persons"
    for nobody in (hers, new_id()):
        assert record(bram, hers, nobody).fields == {"partner_id": "no_such_client"}
    assert record(bram, hers, his).status == 200
    third = own_dossier(world, "LOTTE", "Lotte Bakker")
    for one, other in ((hers, third), (third, his)):
        assert record(bram, one, other).problem == "has_partner"


def test_of_two_pairs_at_the_same_moment_one_stands(
    world: World, bram: Portal, hers: str, his: str
) -> None:
    third = own_dossier(world, "LOTTE", "Lotte Bakker")
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda other: record(bram, hers, other), (his, third)))
    assert sorted(each.status for each in found) == [200, 409]
    mine = bram.get(f"/clients/{hers}/partner").body["partner_id"]
    (loser,) = {his, third} - {mine}
    assert bram.get(f"/clients/{mine}/partner").body["partner_id"] == hers
    assert bram.get(f"/clients/{loser}/partner").body["partner_id"] is None
