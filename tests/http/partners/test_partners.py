"""Fiscale partners: one return, each asked in their own dossier, by the consent of both."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.actor import EmployeeRole
from chalicelib.documents.store import documents
from chalicelib.identity.domain.limit import PARTNER_CHANGES
from chalicelib.tasks.actions import twins
from chalicelib.tasks.store.tasks import DocumentMove
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.partners import agree, agreed, approve, listed, publish, record, wish
from tests.support.sending import fetch
from tests.world import World

CONTENT = b"De aangifte van beiden"
GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


@pytest.fixture
def partners(world: World, hers: str, his: str, texts: FakeSms) -> None:
    """Who both agree."""
    agreed(world, texts, hers, his)


def twin(portal: Portal, client_id: str, document_id: str) -> dict[str, Any]:
    return dict(portal.get(f"/clients/{client_id}/documents/{document_id}/twin").body)


@pytest.mark.usefixtures("partners")
def test_one_publication_asks_each_in_their_own_dossier_about_the_same_file(
    world: World, bram: Portal, anna: Portal, pieter: Portal, hers: str, his: str
) -> None:
    body = wish(world, hers, upload_id=world.upload(hers, CONTENT).upload_id)
    assert publish(bram, hers, body).status == 201
    assert publish(bram, hers, body).status == 201
    found = {
        name: listed(door, where) for name, door, where in (("a", anna, hers), ("p", pieter, his))
    }
    assert {name: [each["document_id"] for each in rows] for name, rows in found.items()} == {
        "a": [body["document_id"]],
        "p": [body["partner"]["document_id"]],
    }
    mine, theirs = (
        documents.document(world.office_id, *place)
        for place in ((hers, body["document_id"]), (his, body["partner"]["document_id"]))
    )
    assert mine.sha256 == theirs.sha256
    assert mine.task_id != theirs.task_id
    assert [len(each.get("/tasks").body["items"]) for each in (anna, pieter)] == [1, 1]
    assert anna.get(f"/clients/{his}/documents/{theirs.document_id}").status == 404
    opened = f"/clients/{his}/documents/{theirs.document_id}/openings"
    link = pieter.post(opened, {}).body
    assert link["sha256"] == mine.sha256
    with fetch(link["url"]) as reply:
        assert reply.read() == CONTENT


@pytest.mark.usefixtures("partners")
def test_each_approves_for_themself_and_the_office_sees_one_of_two(
    world: World,
    bram: Portal,
    anna: Portal,
    pieter: Portal,
    hers: str,
    his: str,
    texts: FakeSms,
) -> None:
    body = wish(world, hers)
    publish(bram, hers, body)
    assert approve(anna, world, hers, texts).status == 200
    of_hers, of_his = body["document_id"], body["partner"]["document_id"]
    assert [twin(bram, *at)["done"] for at in ((hers, of_hers), (his, of_his))] == [1, 1]
    assert twin(anna, hers, of_hers) == {
        "partner_name": "Pieter Bos",
        "answered": False,
        "rejected": False,
        "document_id": None,
        "done": None,
        "hidden": False,
        "gone": None,
    }
    assert twin(pieter, his, of_his)["answered"] is True
    told = {where: audit.history(world.office_id, where) for where in (of_hers, of_his)}
    approved = {
        where: [each.action for each in told[where]].count("task_approved") for where in told
    }
    assert approved == {of_hers: 1, of_his: 0}
    assert approve(pieter, world, his, texts).status == 200
    assert twin(bram, hers, of_hers)["done"] == 2
    assert anna.delete(f"/clients/{hers}/partner").status == 204
    assert twin(anna, hers, of_hers)["answered"] is None
    assert twin(bram, hers, of_hers)["answered"] is True


def test_without_the_consent_of_both_at_that_moment_nothing_is_published(
    world: World,
    bram: Portal,
    anna: Portal,
    pieter: Portal,
    hers: str,
    his: str,
    texts: FakeSms,
) -> None:
    def refused() -> str | None:
        answer = publish(bram, hers, wish(world, hers))
        assert answer.status == 409
        assert [listed(bram, each) for each in (hers, his)] == [[], []]
        return answer.problem

    assert refused() == "no_partner"
    record(bram, hers, his)
    assert refused() == "partners_must_agree"
    agree(proved(anna, texts, "consent"), hers, his)
    assert refused() == "partners_must_agree"
    agree(proved(pieter, texts, "consent"), his, hers)
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    assert refused() == "no_partner"


@pytest.mark.usefixtures("partners")
def test_who_works_for_one_of_the_two_alone_asks_and_takes_back_nothing_of_both(
    world: World, bram: Portal, hers: str, his: str
) -> None:
    sven = Portal(world.host).sign_in(world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, hers))
    assert publish(sven, hers, wish(world, hers)).problem == "partner_of_colleague"
    assert record(sven, hers, his).fields == {"partner_id": "no_such_client"}
    body = wish(world, hers)
    publish(bram, hers, body)
    place = f"/clients/{hers}/documents/{body['document_id']}"
    taken = sven.put(f"{place}/withdrawal", {"reason": "Fout"})
    assert taken.problem == "partner_of_colleague"
    seen = twin(sven, hers, body["document_id"])
    assert (seen["document_id"], seen["done"]) == (None, None)


@pytest.mark.usefixtures("partners")
def test_a_new_version_and_taking_back_follow_at_both(
    world: World, bram: Portal, anna: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    body = wish(world, hers)
    publish(bram, hers, body)
    approve(anna, world, hers, texts)
    of_hers, of_his = body["document_id"], body["partner"]["document_id"]
    newer = {"upload_id": world.upload(his, CONTENT).upload_id}
    assert bram.post(f"/clients/{his}/documents/{of_his}/versions", newer).status == 201
    opened = anna.post(f"/clients/{hers}/documents/{of_hers}/openings", {}).body
    with fetch(opened["url"]) as reply:
        assert reply.read() == CONTENT
    mine, theirs = (
        documents.document(world.office_id, *place) for place in ((hers, of_hers), (his, of_his))
    )
    assert (mine.version, theirs.version, mine.sha256) == (2, 2, theirs.sha256)
    assert twin(bram, hers, of_hers)["done"] == 0
    reason = {"reason": "Verkeerd bestand"}
    assert bram.put(f"/clients/{hers}/documents/{of_hers}/withdrawal", reason).status == 200
    assert [listed(bram, each)[0]["status"] for each in (hers, his)] == ["withdrawn", "withdrawn"]


def may_now(door: Portal, world: World, client_id: str, document_id: str) -> set[str]:
    task_id = documents.document(world.office_id, client_id, document_id).task_id
    return set(door.get(f"/clients/{client_id}/tasks/{task_id}").body["may"])


@pytest.mark.usefixtures("partners")
def test_once_one_of_them_ended_it_there_is_no_new_version_and_taking_back_still_works(
    world: World, bram: Portal, pieter: Portal, hers: str, his: str
) -> None:
    body = wish(world, hers)
    publish(bram, hers, body)
    of_both = ((hers, body["document_id"]), (his, body["partner"]["document_id"]))
    assert all({"new_version", "withdraw"} <= may_now(bram, world, *each) for each in of_both)
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    assert all({"withdraw"} <= may_now(bram, world, *each) for each in of_both)
    assert not any("new_version" in may_now(bram, world, *each) for each in of_both)
    place = f"/clients/{hers}/documents/{body['document_id']}"
    newer = {"upload_id": world.upload(hers).upload_id}
    assert bram.post(f"{place}/versions", newer).problem == "partners_apart"
    assert bram.put(f"{place}/withdrawal", {"reason": "Opnieuw"}).status == 200
    assert [listed(bram, each)[0]["status"] for each in (hers, his)] == ["withdrawn", "withdrawn"]


@pytest.mark.usefixtures("partners")
def test_who_ends_it_while_the_office_publishes_is_not_asked(
    world: World,
    bram: Portal,
    pieter: Portal,
    hers: str,
    his: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = twins.tied

    def end(mine: DocumentMove, theirs: DocumentMove) -> tuple[DocumentMove, DocumentMove]:
        """After it was judged, before it is written."""
        assert pieter.delete(f"/clients/{his}/partner").status == 204
        return real(mine, theirs)

    monkeypatch.setattr(twins, "tied", end)
    assert publish(bram, hers, wish(world, hers)).problem == "no_partner"
    assert [listed(bram, each) for each in (hers, his)] == [[], []]


@pytest.mark.usefixtures("partners")
def test_only_what_is_a_persons_own_and_is_not_signed_is_asked_of_both(
    world: World, bram: Portal, hers: str, his: str
) -> None:
    for wrong in ({"type_id": "btw-aangifte"}, {"asked": signing(world)}):
        refused = publish(bram, hers, wish(world, hers, **wrong))
        assert refused.status == 400
    nobody = wish(world, hers)
    nobody["partner"]["recipients"] = [world.users["ANNA"].user_id]
    assert publish(bram, hers, nobody).fields == {"partner.recipients": "may_not_do_this"}
    assert [listed(bram, each) for each in (hers, his)] == [[], []]


def signing(world: World) -> dict[str, Any]:
    return {"signers": [{"user_id": world.users["ANNA"].user_id}], "action": "sign"}


def test_partners_are_recorded_and_ended_again_ten_times_in_an_hour(
    world: World, bram: Portal, hers: str, his: str
) -> None:
    """Each goes by mail to both."""
    for _ in range(PARTNER_CHANGES.times):
        assert record(bram, hers, his).status == 200
        assert record(bram, hers, his).status == 200  # said again it is no change
        assert bram.delete(f"/clients/{hers}/partner").status == 204
    refused = record(bram, hers, his)
    assert (refused.status, refused.problem) == (429, "too_many_here")
