"""What is mailed about one return of two partners."""

import re

import pytest

from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.support.partners import agree, agreed, approve, publish, record, reject, wish
from tests.world import World


@pytest.fixture
def hers(world: World) -> str:
    return own_dossier(world)


@pytest.fixture
def his(world: World) -> str:
    return own_dossier(world, "PIETER", "Pieter Bos")


@pytest.fixture
def asked(world: World, texts: FakeSms, hers: str, his: str) -> None:
    agreed(world, texts, hers, his)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert publish(bram, hers, wish(world, hers)).status == 201


@pytest.mark.usefixtures("asked")
def test_the_office_reads_who_must_still_agree_and_that_both_did(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    def told() -> list[str]:
        pipeline.run()
        mails = pipeline.aws.outbox(f"info@{world.host}")
        return [each.text for each in mails if each.subject.startswith("Akkoord")]

    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    approve(anna, world, hers, texts)
    (first,) = told()
    assert "Pieter Bos moet nog akkoord geven; dien haar pas daarna in." in first
    approve(pieter, world, his, texts)
    (second,) = [each for each in told() if each != first]
    assert "Ook partner Anna de Vries is akkoord." in second


@pytest.mark.usefixtures("asked")
def test_whoever_had_approved_hears_that_the_partner_did_not(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    approve(anna, world, hers, texts)
    reject(pieter, world, his, texts)
    pipeline.run()
    (mail,) = [each for each in box(pipeline, world, "ANNA") if "niet akkoord" in each.subject]
    assert "U had er al wel akkoord op gegeven." in mail.text
    assert world.users["PIETER"].name not in mail.text
    assert "Klopt niet" not in mail.html


@pytest.mark.usefixtures("asked")
def test_the_office_reads_that_one_rejection_ends_it_for_both(
    world: World, pipeline: Pipeline, texts: FakeSms, his: str
) -> None:
    reject(Portal(world.host).sign_in(world.users["PIETER"]), world, his, texts)
    pipeline.run()
    mails = pipeline.aws.outbox(f"info@{world.host}")
    (mail,) = [each for each in mails if each.subject.startswith("Niet akkoord")]
    assert "Daarmee is het ook voor partner Anna de Vries afgekeurd." in mail.text


def test_each_of_the_two_hears_what_is_asked_and_finds_it_in_their_tasks(
    world: World, pipeline: Pipeline, texts: FakeSms, bram: Portal, hers: str, his: str
) -> None:
    record(bram, hers, his)
    pipeline.run()
    for who, other in (("ANNA", "Pieter Bos"), ("PIETER", "Anna de Vries")):
        (mail,) = box(pipeline, world, who)
        assert mail.subject.startswith("Graag uw toestemming: fiscale partner")
        assert other in mail.text
        assert "/taken" in mail.text
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    wanted = {"client_id": hers, "client_name": "Anna de Vries", "partner_name": "Pieter Bos"}
    assert anna.get("/partner-consents").body["items"] == [wanted]
    agree(proved(anna, texts, "consent"), hers, his)
    assert anna.get("/partner-consents").body["items"] == []
    assert bram.get("/partner-consents").body["items"] == []


def test_whoever_is_recorded_as_agreeing_hears_of_it(
    world: World, pipeline: Pipeline, texts: FakeSms, bram: Portal, hers: str, his: str
) -> None:
    record(bram, hers, his)
    ground = {"kind": "phone", "text": "Gebeld op maandag"}
    path = f"/clients/{hers}/partner/recorded-consent"
    said = {"partner_id": his, "ground": ground}
    assert proved(bram, texts, "consent").put(path, said).status == 200
    pipeline.run()
    (mail,) = [each for each in box(pipeline, world, "ANNA") if "vastgelegd" in each.subject]
    assert world.users["BRAM"].name in mail.text
    assert "Gebeld" not in mail.html
    assert len(box(pipeline, world, "PIETER")) == 1


def test_ending_it_is_told_to_both_but_for_who_did_it(
    world: World, pipeline: Pipeline, texts: FakeSms, bram: Portal, hers: str, his: str
) -> None:
    agreed(world, texts, hers, his)
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    pipeline.run()
    told = {
        who: [each.subject for each in box(pipeline, world, who) if "beëindigd" in each.subject]
        for who in ("ANNA", "PIETER")
    }
    assert (len(told["ANNA"]), told["PIETER"]) == (1, [])
    record(bram, hers, his)
    assert bram.delete(f"/clients/{hers}/partner").status == 204
    pipeline.run()
    subjects = [each.subject for each in box(pipeline, world, "PIETER")]
    assert [each for each in subjects if "beëindigd" in each] == []
    assert subjects.count("Geen fiscale partner – Pieter Bos") == 1


def test_where_one_never_agreed_nothing_is_said_to_have_ended(
    world: World, pipeline: Pipeline, hers: str, his: str
) -> None:
    bram, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("BRAM", "PIETER"))
    record(bram, hers, his)
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    pipeline.run()
    (mail,) = [each for each in box(pipeline, world, "ANNA") if "toestemming" not in each.subject]
    assert mail.subject == "Geen fiscale partner – Anna de Vries"
    assert "Er is niets gedeeld" in mail.text
    assert not re.search("vervallen|beëindigd|al was gevraagd", mail.text)


def test_a_no_after_a_consent_that_lapsed_does_not_say_that_nothing_was_shared(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    agreed(world, texts, hers, his)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    assert bram.delete(f"/clients/{hers}/people/{world.users['ANNA'].user_id}").status == 204
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    told = consents_gone(world, pipeline)
    assert any("Wat al aan beiden was gevraagd, blijft staan" in each for each in told)


def test_each_relation_manager_hears_what_happened_at_their_client(
    world: World, pipeline: Pipeline, hers: str, his: str
) -> None:
    """Without who the partner is."""
    sven = world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, hers)
    manage(world, hers, sven)
    bram, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("BRAM", "PIETER"))
    record(bram, hers, his)
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    pipeline.run()
    (told,) = [each for each in pipeline.aws.outbox(sven.email) if "toestemming" in each.subject]
    assert told.subject.startswith("Geen toestemming als fiscale partner")
    assert "De fiscale partner geeft geen toestemming" in told.text
    assert not re.search("Pieter|beëindigd|blijft staan", told.text)


def manage(world: World, client_id: str, employee: User) -> None:
    """As its relation manager."""
    client = client_rows.client(world.office_id, client_id)
    facts = replace(client.facts, relation_manager_id=employee.user_id)
    with transaction() as write:
        client_rows.put_changed(replace(client, facts=facts), write)


def consents_gone(world: World, pipeline: Pipeline, to: str = "") -> list[str]:
    pipeline.run()
    mails = pipeline.aws.outbox(to or f"info@{world.host}")
    return [each.text for each in mails if "toestemming als fiscale" in each.subject.lower()]


def test_the_office_hears_that_somebody_refuses_and_not_of_whom(
    world: World, pipeline: Pipeline, hers: str, his: str
) -> None:
    bram, anna = (Portal(world.host).sign_in(world.users[who]) for who in ("BRAM", "ANNA"))
    record(bram, hers, his)
    assert anna.delete(f"/clients/{hers}/partner").status == 204
    (told,) = consents_gone(world, pipeline)
    assert "Anna de Vries geeft geen toestemming" in told
    assert "Pieter" not in told


def test_the_office_hears_that_somebody_ended_it(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    agreed(world, texts, hers, his)
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.delete(f"/clients/{his}/partner").status == 204
    (told,) = consents_gone(world, pipeline)
    assert "heeft de toestemming van Pieter Bos en de fiscale partner beëindigd" in told


def test_an_employee_who_ends_it_tells_the_office_nothing_it_did_not_do(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    agreed(world, texts, hers, his)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert bram.delete(f"/clients/{hers}/partner").status == 204
    assert consents_gone(world, pipeline) == []


def test_the_office_hears_that_consent_went_with_access(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    agreed(world, texts, hers, his)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    assert bram.delete(f"/clients/{hers}/people/{world.users['ANNA'].user_id}").status == 204
    (told,) = consents_gone(world, pipeline)
    assert "De toegang tot het dossier van Anna de Vries is beëindigd" in told


@pytest.mark.usefixtures("asked")
def test_the_relation_manager_who_does_not_see_the_partner_is_not_told_who_that_is(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    sven = world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, hers)
    manage(world, hers, sven)
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    approve(anna, world, hers, texts)
    pipeline.run()
    (told,) = [
        each.text for each in pipeline.aws.outbox(sven.email) if each.subject.startswith("Akkoord")
    ]
    assert "De andere partner moet nog akkoord geven" in told
    assert "Pieter" not in told
