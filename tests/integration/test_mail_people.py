"""What people hear when somebody else changes their number, their rights or their address."""

import re
from typing import Any

import pytest

from chalicelib.core.ids import new_id
from chalicelib.gateways import sms
from tests.aws import Aws
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.http.proving import step_up
from tests.http.test_people import READS, person
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    portal = Portal(world.host).sign_in(world.users["BRAM"])
    for act in ("change_rights", "change_mobile", "change_email"):
        step_up(portal, texts, act)
    return portal


def subjects(pipeline: Pipeline, world: World, who: str) -> list[str]:
    return [mail.subject for mail in box(pipeline, world, who)]


def sent_to(aws: Aws, email: str, subject: str) -> list[Any]:
    return [mail for mail in aws.outbox(email) if subject in mail.subject]


def test_who_is_changed_by_somebody_else_hears_it_without_numbers(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    anna = world.users["ANNA"].user_id
    path = f"/clients/{world.bakkerij}/people/{anna}"
    assert bram.put(f"{path}/rights", READS).status == 200
    assert bram.put(f"{path}/mobile", {"mobile": "0612345699"}).status == 200
    pipeline.run()
    pipeline.run()
    assert sorted(subjects(pipeline, world, "ANNA")) == [
        "Uw mobiele nummer is gewijzigd",
        "Uw rechten zijn gewijzigd: Bakkerij De Vries B.V.",
    ]
    for mail in box(pipeline, world, "ANNA"):
        assert world.users["BRAM"].name in mail.text
        assert not re.search(r"5699|\b99\b", mail.text)
    assert subjects(pipeline, world, "BRAM") == []


def test_the_office_hears_of_a_request_and_the_beheerder_of_the_answer(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    path = f"/clients/{world.bakkerij}/people-requests"
    wishes = [
        person(request_id=new_id(), email=email)
        for email in ("zoe@bakkerij.example", "ron@bakkerij.example")
    ]
    for wish in wishes:
        assert anna.post(path, wish).status == 201
    pipeline.run()
    asked = box(pipeline, world, "BRAM")
    assert {mail.subject for mail in asked} == {"Verzoek om toegang: Bakkerij De Vries B.V."}
    assert all("/kantoor/postvak" in mail.text for mail in asked)
    assert all("zoe@" not in mail.text for mail in asked)
    bram.put(f"{path}/{wishes[0]['request_id']}/grant", {})
    bram.put(f"{path}/{wishes[1]['request_id']}/decline", {"reason": "Bel 030 1234567."})
    pipeline.run()
    assert sorted(subjects(pipeline, world, "ANNA")) == [
        "Geen toegang gegeven: Bakkerij De Vries B.V.",
        "Toegang gegeven: Bakkerij De Vries B.V.",
    ]
    assert all("030" not in mail.text for mail in box(pipeline, world, "ANNA"))
    assert sent_to(pipeline.aws, "zoe@bakkerij.example", "Uitnodiging")


def test_a_new_address_gets_the_link_and_the_old_one_the_news(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    anna, new = world.users["ANNA"], f"{new_id().lower()}@nieuw.example"
    bram.put(f"/people/{anna.user_id}/email", {"email": new})
    pipeline.run()
    assert subjects(pipeline, world, "ANNA") == []
    (mail,) = sent_to(pipeline.aws, new, "Bevestig uw nieuwe e-mailadres")
    token = re.search(r"/e-mailadres-bevestigen#token=(\S+)", mail.text)
    assert token
    stranger = Portal(world.host)
    assert stranger.put("/email-confirmations", {"token": token[1]}).status == 200
    pipeline.run()
    assert subjects(pipeline, world, "ANNA") == ["Uw e-mailadres is gewijzigd"]
    assert new not in box(pipeline, world, "ANNA")[0].text
    assert len(sent_to(pipeline.aws, new, "")) == 1


def test_a_letter_of_a_wish_that_was_replaced_or_taken_back_is_let_go(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    anna = world.users["ANNA"].user_id
    first, second, third = (f"{new_id().lower()}@nieuw.example" for _ in range(3))
    for email in (first, second):
        bram.put(f"/people/{anna}/email", {"email": email})
    pipeline.run()
    assert sent_to(pipeline.aws, first, "") == []
    assert len(sent_to(pipeline.aws, second, "")) == 1
    bram.put(f"/people/{anna}/email", {"email": third})
    bram.delete(f"/people/{anna}/new-email")
    pipeline.run()
    assert sent_to(pipeline.aws, third, "") == []
    assert pipeline.waiting == []


def test_who_did_it_themselves_gets_no_mail_about_it(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    step_up(anna, texts, "change_mobile")
    asked = anna.post("/me/mobile-changes", {"mobile": "0612345698"})
    url = f"/me/mobile-changes/{asked.body['challenge_id']}/answer"
    assert anna.put(url, {"code": code_in(texts)}).status == 200
    pipeline.run()
    assert subjects(pipeline, world, "ANNA") == []
