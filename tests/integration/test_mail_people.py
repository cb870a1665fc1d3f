"""What people hear when somebody else changes their number, their rights or their address."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.gateways import sms
from chalicelib.identity.domain.user import Status
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from chalicelib.notifications import jobs
from tests.aws import Aws
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.http.proving import step_up
from tests.http.test_people import READS, person
from tests.pipeline import Pipeline, box, send_notifications
from tests.portal import Portal
from tests.support.replacing import agree, ask, came_back, second
from tests.world import World

REALLY_SEND = sms.send


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    portal = Portal(world.host).sign_in(world.users["BRAM"])
    for act in ("change_rights", "change_mobile", "change_email"):
        step_up(portal, texts, act)
    return portal


@pytest.fixture
def agreed(world: World, texts: FakeSms) -> Callable[[Factor], None]:
    """A second colleague says that what waits is right."""

    def say(factor: Factor) -> None:
        assert agree(second(world), texts, world.users["ANNA"], factor).status == 204

    return say


def subjects(pipeline: Pipeline, world: World, who: str) -> list[str]:
    return [mail.subject for mail in box(pipeline, world, who)]


def sent_to(aws: Aws, email: str, subject: str) -> list[Any]:
    return [mail for mail in aws.outbox(email) if subject in mail.subject]


def test_who_is_changed_by_somebody_else_hears_it_without_numbers(
    world: World, pipeline: Pipeline, bram: Portal, agreed: Callable[[Factor], None]
) -> None:
    anna = world.users["ANNA"].user_id
    path = f"/clients/{world.bakkerij}/people/{anna}"
    assert bram.put(f"{path}/rights", READS).status == 200
    assert bram.put(f"{path}/mobile", {"mobile": "0612345699"}).status == 200
    agreed(Factor.MOBILE)
    pipeline.run()
    pipeline.run()
    assert sorted(subjects(pipeline, world, "ANNA")) == [
        "Uw mobiele nummer is gewijzigd",
        "Uw rechten zijn gewijzigd: Bakkerij De Vries B.V.",
    ]
    for mail in box(pipeline, world, "ANNA"):
        assert world.users["BRAM"].name in mail.text
        assert not re.search(r"5699|\b99\b", mail.text)
    (rights,) = [each.text for each in box(pipeline, world, "ANNA") if "rechten" in each.subject]
    assert "U mag nu: stukken bekijken en als gelezen melden\n" in rights
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
        "Geen toegang gegeven aan Zoë Kuipers: Bakkerij De Vries B.V.",
        "Toegang gegeven aan Zoë Kuipers: Bakkerij De Vries B.V.",
    ]
    (given,) = sent_to(pipeline.aws, world.users["ANNA"].email, "Toegang gegeven")
    assert "Zoë Kuipers, die u aanmeldde, toegang gegeven" in given.text
    assert "Mag: stukken bekijken" in given.text
    (told,) = sent_to(pipeline.aws, world.users["PIETER"].email, "Toegang gegeven")
    assert "een omgeving waar u bij hoort" in told.text
    assert all("030" not in mail.text for mail in box(pipeline, world, "ANNA"))
    assert sent_to(pipeline.aws, "zoe@bakkerij.example", "Uitnodiging")


def test_a_new_address_gets_the_link_and_the_old_one_the_news(
    world: World, pipeline: Pipeline, bram: Portal, agreed: Callable[[Factor], None]
) -> None:
    anna, new = world.users["ANNA"], f"{new_id().lower()}@nieuw.example"
    bram.put(f"/people/{anna.user_id}/email", {"email": new})
    agreed(Factor.EMAIL)
    pipeline.run()
    before = "Uw nieuwe e-mailadres moet nog worden bevestigd"
    assert before in subjects(pipeline, world, "ANNA")
    (mail,) = sent_to(pipeline.aws, new, "Bevestig uw nieuwe e-mailadres")
    token = re.search(r"/e-mailadres-bevestigen#token=(\S+)", mail.text)
    assert token
    stranger = Portal(world.host)
    assert stranger.put("/email-confirmations", {"token": token[1]}).status == 200
    pipeline.run()
    pipeline.run()
    assert sorted(subjects(pipeline, world, "ANNA")) == ["Uw e-mailadres is gewijzigd", before]
    assert all(new not in mail.text for mail in box(pipeline, world, "ANNA"))
    assert len(sent_to(pipeline.aws, new, "")) == 1


def test_a_letter_of_a_wish_that_was_replaced_or_taken_back_is_let_go(
    world: World, pipeline: Pipeline, bram: Portal, agreed: Callable[[Factor], None]
) -> None:
    anna = world.users["ANNA"].user_id
    first, other, third = (f"{new_id().lower()}@nieuw.example" for _ in range(3))
    for email in (first, other):
        bram.put(f"/people/{anna}/email", {"email": email})
        agreed(Factor.EMAIL)
    pipeline.run()
    assert sent_to(pipeline.aws, first, "") == []
    assert len(sent_to(pipeline.aws, other, "")) == 1
    bram.put(f"/people/{anna}/email", {"email": third})
    agreed(Factor.EMAIL)
    bram.delete(f"/people/{anna}/new-email")
    pipeline.run()
    assert sent_to(pipeline.aws, third, "") == []
    assert pipeline.waiting == []


@pytest.mark.parametrize("factor", list(Factor))
def test_what_somebody_else_passes_on_is_told_by_mail_and_by_text_with_a_link_each(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    anna, stranger = world.users["ANNA"], Portal(world.host)
    assert ask(bram, texts, anna, factor).status < 300
    pipeline.run()
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    (text,) = [each for each in texts.texted if "/wijziging" in each.text]
    assert text.to == anna.mobile
    for told in (mail.text, text.text):
        assert world.users["BRAM"].name in told
        assert not re.search(r"nieuw\.example|2222", told)
        token = re.search(r"/wijziging#token=(\S+)", told)
        assert token
        assert stranger.post("/replacement-links", {"token": token[1]}).status == 200
    assert stranger.put("/replacement-stops", {"token": token[1]}).status == 204
    pipeline.run()
    (office,) = [
        each for each in pipeline.aws.outbox(f"info@{world.host}") if anna.name in each.subject
    ]
    assert office.subject == f"Wijziging tegengehouden: {anna.name}"
    assert f"Doorgegeven door: {world.users['BRAM'].name}" in office.text
    assert "Zoek uit" not in office.text


def test_the_text_message_goes_out_with_the_rights_of_who_sends_mail(
    monkeypatch: pytest.MonkeyPatch, world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.DEVICES)
    monkeypatch.setattr(sms, "send", REALLY_SEND)
    pipeline.run()
    told = [each.text for each in pipeline.aws.outbox(anna.mobile) if anna.user_id in each.text]
    assert len(told) == 1


def test_a_worker_that_is_killed_while_texting_texts_again(
    monkeypatch: pytest.MonkeyPatch,
    world: World,
    pipeline: Pipeline,
    bram: Portal,
    texts: FakeSms,
    later: Callable[[timedelta], None],
) -> None:
    ask(bram, texts, world.users["ANNA"], Factor.MOBILE)
    pipeline.route()
    pipeline.work("NOTIFICATIONS_QUEUE_URL", send_notifications)

    def die(**_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sms, "send", die)
    with pytest.raises(KeyboardInterrupt):
        pipeline.work("MAIL_QUEUE_URL", jobs.send_mail)
    monkeypatch.setattr(sms, "send", texts.send)
    later(timedelta(seconds=30))
    pipeline.work("MAIL_QUEUE_URL", jobs.send_mail)
    assert len([each for each in texts.texted if "/wijziging" in each.text]) == 1


def test_who_did_it_themselves_is_told_at_their_own_address(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    step_up(anna, texts, "change_mobile")
    asked = anna.post("/me/mobile-changes", {"mobile": "0612345698"})
    url = f"/me/mobile-changes/{asked.body['challenge_id']}/answer"
    assert anna.put(url, {"code": code_in(texts)}).status == 200
    pipeline.run()
    assert subjects(pipeline, world, "ANNA") == ["Uw mobiele nummer is gewijzigd"]


def test_who_was_invited_at_a_wrong_address_is_told_there_that_it_was_corrected(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    pieter, new = world.users["PIETER"], f"{new_id().lower()}@nieuw.example"
    signing_in.keep_change(replace(pieter, status=Status.INVITED))
    assert ask(bram, texts, pieter, Factor.EMAIL, new).status == 200
    pipeline.run()
    (told,) = box(pipeline, world, "PIETER")
    assert told.subject == "Uw uitnodiging gaat naar een ander e-mailadres"
    assert world.users["BRAM"].name in told.text
    assert new not in told.text + told.html
    (invited,) = sent_to(pipeline.aws, new, "")
    assert "/welkom#token=" in invited.text


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (Language.NL, "een wachtwoord van eerder werkt niet meer"),
        (Language.EN, "one that you had before no longer works"),
    ],
)
def test_whose_account_is_opened_again_hears_that_and_that_the_old_password_is_gone(
    world: World, pipeline: Pipeline, bram: Portal, language: Language, says: str
) -> None:
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, language=language))
    path = f"/people/{anna.user_id}/deactivation"
    bram.put(path)
    assert bram.delete(path).status == 200
    pipeline.run()
    (mail,) = [each for each in box(pipeline, world, "ANNA") if "/welkom#token=" in each.text]
    assert says in mail.text
    assert not re.search("aangevraagd|You asked|bleef|stays", mail.text)


def test_a_mail_about_what_waits_that_comes_back_told_nobody(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    """Who has no number that we can text to, and an address that nobody has."""
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, mobile=""))
    wish = {"email": f"{new_id().lower()}@nieuw.example"}
    bram.put(f"/people/{anna.user_id}/email", wish)
    pipeline.run()
    assert counts_at(world, bram) is not None
    came_back(anna, Factor.EMAIL)
    assert counts_at(world, bram) is None


def counts_at(world: World, bram: Portal) -> str | None:
    """As the office reads it of Anna."""
    people = bram.get(f"/clients/{world.bakkerij}/people").body["items"]
    anna = world.users["ANNA"].user_id
    (asked,) = next(each["replacements"] for each in people if each["user_id"] == anna)
    return asked["counts_at"]
