"""What a holder agreed to as fiscal partner holds as long as they have access."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients import jobs as client_jobs
from chalicelib.core import clock
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.namens import ACTS, active, let_in, proof_in, representative
from tests.support.newcomers import vouched
from tests.support.partners import agree, agreed, listed, publish, record, wish
from tests.world import World


@pytest.fixture(autouse=True)
def partners(world: World, hers: str, his: str, texts: FakeSms) -> None:
    """Who both agree."""
    agreed(world, texts, hers, his)


def consent_is_gone(world: World, bram: Portal, hers: str, his: str) -> bool:
    """Hers and not his: nothing new is asked of the two, and the history says why."""
    seen = bram.get(f"/clients/{his}/partner").body
    assert (seen["agreed"], seen["name"]) == (True, "Anna de Vries")
    assert publish(bram, his, wish_of_his(world, his)).problem == "partners_must_agree"
    assert [listed(bram, each) for each in (hers, his)] == [[], []]
    actions = [each.action for each in audit.history(world.office_id, hers)]
    return not seen["partner_agreed"] and "partner_consent_lapsed" in actions


def wish_of_his(world: World, his: str) -> dict[str, Any]:
    return wish(world, his, asked={"recipients": [world.users["PIETER"].user_id]})


def test_it_goes_when_their_access_is_ended(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    path = f"/clients/{hers}/people/{world.users['ANNA'].user_id}"
    assert proved(bram, texts).delete(path).status == 204
    assert consent_is_gone(world, bram, hers, his)


def test_it_goes_after_their_last_day(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms, later: Later
) -> None:
    path = f"/clients/{hers}/people/{world.users['ANNA'].user_id}/rights"
    last = {**ACTS, "ends_on": str(clock.today())}
    assert proved(bram, texts).put(path, last).status == 200
    later(days=1)
    run(client_jobs.end_rights)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert consent_is_gone(world, bram, hers, his)


def test_it_goes_when_who_acts_for_them_leaves_them_nothing_and_that_one_agrees_anew(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    proof = proof_in(world, hers)
    body = representative(world, proof, holder="nothing")
    user_id = let_in(proved(bram, texts), hers, body).body["user_id"]
    assert bram.get(f"/clients/{his}/partner").body["partner_agreed"] is False
    lotte = Portal(world.host).sign_in(active(world, "LOTTE", user_id))
    vouched(world, texts, hers, user_id)
    assert agree(proved(lotte, texts, "consent"), hers, his).status == 200
    assert bram.get(f"/clients/{his}/partner").body["partner_agreed"] is True


def test_what_who_acts_for_them_agreed_to_stays_when_that_one_goes(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    body = representative(world, proof_in(world, hers))
    user_id = let_in(proved(bram, texts), hers, body).body["user_id"]
    lotte = Portal(world.host).sign_in(active(world, "LOTTE", user_id))
    vouched(world, texts, hers, user_id)
    assert bram.delete(f"/clients/{hers}/partner").status == 204
    record(bram, hers, his)
    agree(proved(lotte, texts, "consent"), hers, his)
    assert bram.delete(f"/clients/{hers}/people/{user_id}").status == 204
    assert bram.delete(f"/clients/{hers}/people/{world.users['ANNA'].user_id}").status == 204
    assert bram.get(f"/clients/{hers}/partner").body["agreed"] is True


def test_who_may_read_along_keeps_what_they_agreed_to(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    body = representative(world, proof_in(world, hers), holder="reading")
    assert let_in(proved(bram, texts), hers, body).status == 201
    assert bram.get(f"/clients/{hers}/partner").body["agreed"] is True
