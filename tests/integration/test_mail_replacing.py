"""What people hear when what somebody else passed on about them starts to count, and when they can
be proved by something new after that."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.delivery.domain import spoken_date
from chalicelib.identity.actions import passwords
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import signing_in
from chalicelib.offices import store as offices
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import code_in
from tests.http.proving import set_up_app, step_up
from tests.people import PASSWORD
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.replacing import HOW, agree, ask, link, now, second, shown
from tests.world import World

Wait = Callable[[timedelta], None]
CHANGED = {
    Factor.EMAIL: "Uw nieuwe e-mailadres moet nog worden bevestigd",
    Factor.MOBILE: "Uw mobiele nummer is gewijzigd",
    Factor.DEVICES: "Telefoon kwijt: uw inloggen is gewijzigd",
}


def told(pipeline: Pipeline, world: World, subject: str) -> str:
    """The one mail to Anna with this subject."""
    pipeline.run()
    pipeline.run()
    found = [mail for mail in box(pipeline, world, "ANNA") if mail.subject == subject]
    assert len(found) == 1, [mail.subject for mail in box(pipeline, world, "ANNA")]
    return str(found[0].text)


@pytest.mark.parametrize("factor", list(Factor))
def test_what_a_colleague_confirmed_is_told_at_once_at_what_was_known_before(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, factor)
    assert not agree(second(world), texts, anna, factor).problem
    mail = told(pipeline, world, CHANGED[factor])
    assert f"Doorgegeven door: {world.users['BRAM'].name}" in mail
    assert f"bevestigd door {world.users['FATIMA'].name}" in mail
    assert not re.search(rf"iemand anders|nieuw\.example|2222|{HOW}", mail)
    late = [each for each in texts.texted if "nieuw mobiel nummer" in each.text]
    counts = [each for each in late if "vanaf nu" in each.text]
    assert [each.to for each in counts] == [anna.mobile] * (factor is Factor.MOBILE)


def test_what_the_person_confirmed_is_not_called_the_doing_of_somebody_else(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna, inside = world.users["ANNA"], Portal(world.host).sign_in(world.users["ANNA"])
    ask(bram, texts, anna, Factor.MOBILE)
    step_up(inside, texts, "change_factor")
    asked = {"asked": shown(world.users["ANNA"], Factor.MOBILE)}
    assert not inside.put("/me/replacements/mobile/confirmation", asked).problem
    mail = told(pipeline, world, CHANGED[Factor.MOBILE])
    assert "u bevestigde het zelf, ingelogd en met een code" in mail
    assert "iemand anders" not in mail


def test_who_followed_the_link_hears_that_it_counts(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.DEVICES)
    token = link(anna, Factor.DEVICES, Via.TEXT)
    assert not Portal(world.host).put("/replacement-confirmations", {"token": token}).problem
    assert "u bevestigde het zelf, met de link in de sms" in told(
        pipeline, world, CHANGED[Factor.DEVICES]
    )


@pytest.mark.parametrize("factor", list(Factor))
def test_72_hours_without_a_stop_are_told_as_that(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, later: Wait, factor: Factor
) -> None:
    ask(bram, texts, world.users["ANNA"], factor)
    pipeline.run()
    later(timedelta(hours=73))
    run(count_replacements)
    assert "niemand hield het tegen, ten minste 72 uur lang" in told(
        pipeline, world, CHANGED[factor]
    )


def test_the_old_address_hears_by_whom_and_why_when_the_new_one_is_in_use(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.EMAIL, f"{anna.user_id.lower()}@nieuw.example")
    agree(second(world), texts, anna, Factor.EMAIL)
    pipeline.run()
    pipeline.run()
    (mail,) = pipeline.aws.outbox(f"{anna.user_id.lower()}@nieuw.example")
    token = re.search(r"/e-mailadres-bevestigen#token=(\S+)", mail.text)
    assert token
    assert Portal(world.host).put("/email-confirmations", {"token": token[1]}).status == 200
    mail = told(pipeline, world, "Uw e-mailadres is gewijzigd")
    assert f"Doorgegeven door: {world.users['BRAM'].name}" in mail
    assert f"bevestigd door {world.users['FATIMA'].name}" in mail


def test_the_mails_of_a_lost_phone_name_what_its_person_has(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = passwords.set_password(world.users["ANNA"], PASSWORD)
    set_up_app(Portal(world.host).sign_in(anna), texts)
    ask(bram, texts, anna, Factor.DEVICES)
    asked = told(pipeline, world, "Klopt het dat u uw telefoon kwijt bent?")
    assert "uw authenticator-app en uw herstelcodes" in asked
    assert not agree(second(world), texts, anna, Factor.DEVICES).problem
    counts = told(pipeline, world, CHANGED[Factor.DEVICES])
    assert "uw authenticator-app en uw herstelcodes" in counts
    assert "passkey" not in asked + counts.partition("U bent overal uitgelogd")[0]


def test_only_what_a_colleague_can_still_confirm_is_said_to_be(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    """Of one person, one thing."""
    anna, fatima = world.users["ANNA"], second(world)
    ask(bram, texts, anna, Factor.MOBILE)
    mail = told(pipeline, world, "Klopt uw nieuwe mobiele nummer?")
    assert "Bevestigt een medewerker van het kantoor" in mail
    assert "U krijgt hierover ook een sms" in mail
    assert not agree(fatima, texts, anna, Factor.MOBILE).problem
    ask(bram, texts, anna, Factor.EMAIL)
    mail = told(pipeline, world, "Klopt uw nieuwe e-mailadres?")
    assert "Bevestigt een medewerker" not in mail
    assert "Alleen u kunt de wijziging eerder bevestigen" in mail


def test_what_the_office_takes_back_is_told_too(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.DEVICES)
    assert not bram.delete(f"/people/{anna.user_id}/replacements/devices").problem
    mail = told(pipeline, world, "Wijziging van uw account ingetrokken")
    assert "Alles blijft zoals het was" in mail
    assert world.users["BRAM"].name in mail


def test_an_address_that_is_taken_back_before_it_confirmed_itself_is_told_too(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.EMAIL)
    agree(second(world), texts, anna, Factor.EMAIL)
    assert not bram.delete(f"/people/{anna.user_id}/new-email").problem
    assert "e-mailadres" in told(pipeline, world, "Wijziging van uw account ingetrokken")


def test_a_way_to_sign_in_that_is_added_is_told(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    anna = passwords.set_password(world.users["ANNA"], PASSWORD)
    set_up_app(Portal(world.host).sign_in(anna), texts)
    mail = told(pipeline, world, "Nieuwe manier om in te loggen ingesteld")
    assert "Wat: authenticator-app" in mail
    assert "Wanneer: " in mail


def test_what_somebody_changes_themself_is_told(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    """Else whoever sits at their browser does so unseen."""
    anna = passwords.set_password(world.users["ANNA"], PASSWORD)
    inside = Portal(world.host).sign_in(anna)
    set_up_app(inside, texts)
    step_up(inside, texts, "change_factor")
    assert not inside.post("/me/recovery-codes").problem
    assert "oude herstelcodes werken niet meer" in told(
        pipeline, world, "U heeft nieuwe herstelcodes"
    )
    assert inside.delete("/me/authenticator").status < 300
    removed = told(pipeline, world, "Manier om in te loggen verwijderd")
    assert "Wat: authenticator-app" in removed
    step_up(inside, texts, "change_mobile")
    asked = inside.post("/me/mobile-changes", {"mobile": "0622222277"}).body["challenge_id"]
    code = {"code": code_in(texts)}
    assert not inside.put(f"/me/mobile-changes/{asked}/answer", code).problem
    mail = told(pipeline, world, CHANGED[Factor.MOBILE])
    assert "U heeft" in mail
    assert not re.search(r"iemand anders|2277", mail)


def test_the_office_hears_that_an_own_number_took_the_place_of_what_waited(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(world.users["ANNA"])
    ask(bram, texts, world.users["ANNA"], Factor.MOBILE)
    step_up(inside, texts, "change_mobile")
    asked = inside.post("/me/mobile-changes", {"mobile": "0622222277"}).body["challenge_id"]
    code = {"code": code_in(texts)}
    assert not inside.put(f"/me/mobile-changes/{asked}/answer", code).problem
    pipeline.run()
    pipeline.run()
    email = offices.get(world.office_id).email
    subject = f"Wijziging vervallen: {world.users['ANNA'].name}"
    (mail,) = [each for each in pipeline.aws.outbox(email) if each.subject == subject]
    assert world.users["BRAM"].name in mail.text


def test_messages_say_the_day_that_the_portal_holds_to(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, later: Wait
) -> None:
    """Of two, the second waits 30 days longer: as the office reads it, and as both messages say."""
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.EMAIL)
    later(timedelta(minutes=2))
    shown = ask(bram, texts, anna, Factor.MOBILE).body["replacements"]
    day = {each["factor"]: clock.parse(each["counts_at"]) for each in shown}
    for factor, subject in (
        (Factor.EMAIL, "Klopt uw nieuwe e-mailadres?"),
        (Factor.MOBILE, "Klopt uw nieuwe mobiele nummer?"),
    ):
        said = spoken_date(clock.local_date(day[factor]), Language.NL)
        assert f"Gaat vanzelf in op: {said}" in told(pipeline, world, subject)
        words = "e-mailadres" if factor is Factor.EMAIL else "mobiel nummer"
        (text,) = [each for each in texts.texted if f"nieuw {words}" in each.text]
        assert f"vóór {said}" in text.text


def test_nothing_is_asked_at_a_number_that_was_reported_wrong(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    signing_in.keep_change(replace(now(anna), number_wrong=True))
    ask(bram, texts, anna, Factor.MOBILE)
    assert told(pipeline, world, "Klopt uw nieuwe mobiele nummer?")
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem
    assert told(pipeline, world, CHANGED[Factor.MOBILE])
    assert not [each for each in texts.texted if "nieuw mobiel nummer" in each.text]


def test_who_signs_in_by_text_is_told_so_after_a_lost_phone(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, world.users["ANNA"], Factor.DEVICES)
    assert not agree(second(world), texts, world.users["ANNA"], Factor.DEVICES).problem
    mail = told(pipeline, world, CHANGED[Factor.DEVICES])
    assert "een code per sms" in mail
    assert "stelt u opnieuw" not in mail
