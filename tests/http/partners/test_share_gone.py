"""The office sees on the page of a return that the partner was not asked, or is no longer asked."""

from typing import Any

import pytest

from chalicelib.core.actor import EmployeeRole
from tests.fakes.sms import FakeSms
from tests.http.partners.test_partners import twin
from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.support.partners import agreed, publish, record, wish
from tests.world import World


@pytest.fixture
def partners(world: World, hers: str, his: str, texts: FakeSms) -> None:
    """Who both agree."""
    agreed(world, texts, hers, his)


def published(world: World, bram: Portal, hers: str, **facts: Any) -> dict[str, Any]:
    body = wish(world, hers, **facts)
    assert publish(bram, hers, body).status == 201
    return body


def gone(portal: Portal, client_id: str, document_id: str) -> str | None:
    why: str | None = twin(portal, client_id, document_id)["gone"]
    return why


@pytest.mark.usefixtures("partners")
def test_of_both_that_they_are_partners_no_more(
    world: World, bram: Portal, anna: Portal, hers: str, his: str
) -> None:
    body = published(world, bram, hers)
    of_hers, of_his = body["document_id"], body["partner"]["document_id"]
    assert [gone(bram, hers, of_hers), gone(bram, his, of_his)] == [None, None]
    assert anna.delete(f"/clients/{hers}/partner").status == 204
    assert [gone(bram, hers, of_hers), gone(bram, his, of_his)] == ["apart", "apart"]
    assert gone(anna, hers, of_hers) is None
    record(bram, hers, his)
    assert gone(bram, hers, of_hers) == "apart"
    lotte = own_dossier(world, "LOTTE", "Lotte Hendriks")
    assert anna.delete(f"/clients/{hers}/partner").status == 204
    record(bram, hers, lotte)
    assert gone(bram, hers, of_hers) == "apart"


@pytest.mark.usefixtures("partners")
def test_that_it_was_forgotten_to_ask_the_partner(
    world: World, bram: Portal, anna: Portal, hers: str
) -> None:
    alone = published(world, bram, hers, partner=None)["document_id"]
    seen = twin(bram, hers, alone)
    assert (seen["gone"], seen["partner_name"]) == ("not_asked", "Pieter Bos")
    assert twin(anna, hers, alone)["gone"] is None
    sven = Portal(world.host).sign_in(world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, hers))
    hidden = twin(sven, hers, alone)
    assert (hidden["gone"], hidden["partner_name"], hidden["hidden"]) == ("not_asked", "", True)
    reason = {"reason": "Ook aan Pieter"}
    assert bram.put(f"/clients/{hers}/documents/{alone}/withdrawal", reason).status == 200
    assert gone(bram, hers, alone) is None


@pytest.mark.usefixtures("partners")
def test_nothing_of_what_nobody_asks_of_both(world: World, bram: Portal, hers: str) -> None:
    asks_nothing = published(world, bram, hers, partner=None, asked=None, type_id="factuur")
    of_anybody = published(world, bram, hers, partner=None, type_id="btw-aangifte")
    for body in (asks_nothing, of_anybody):
        assert gone(bram, hers, body["document_id"]) is None


def test_nothing_of_what_was_asked_before_both_agreed(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    before = published(world, bram, hers, partner=None)["document_id"]
    record(bram, hers, his)
    assert gone(bram, hers, before) is None
    agreed(world, texts, hers, his)
    assert gone(bram, hers, before) is None
