"""What the others hear when somebody is let in, and what somebody hears who loses something."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.clients.domain.letting_in import MOST_READERS, WAIT
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.rights import Rights
from chalicelib.identity.store import signing_in, users
from chalicelib.notifications.actions.usual_facts import moment as spoken_moment
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import READS, RIGHTS, person
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import GROUND, let_in_of, vouched
from tests.world import World

FAKE = "Pieter Jansen"


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


def invite(world: World, bram: Portal, client_id: str = "", **facts: Any) -> dict[str, Any]:
    body = person(email=f"{new_id().lower()}@bakkerij.example", name=FAKE, **facts)
    answer = bram.post(f"/clients/{client_id or world.bakkerij}/people", body)
    assert answer.status == 201, answer.body
    return dict(answer.body)


def mails(pipeline: Pipeline, world: World, who: str, subject: str) -> list[Any]:
    return [each for each in box(pipeline, world, who) if each.subject.startswith(subject)]


def test_everybody_with_access_hears_who_was_let_in_by_whom_and_with_which_rights(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    limited = RIGHTS | {"folders": ["fiscaal"], "ends_on": "2099-12-31"}
    fake = invite(world, bram, rights=limited)
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = mails(pipeline, world, who, f"Toegang gegeven aan {FAKE}")
        assert "Mag: stukken bekijken, als gelezen melden en akkoord geven" in mail.text
        assert "Alleen in: Fiscaal" in mail.text
        assert "Tot en met: 31 december 2099" in mail.text
        assert f"Door: {world.users['BRAM'].name}" in mail.text
        assert "Tot 72 uur na deze mail" in mail.text
        assert "dit nog niet: akkoord geven. Daarna gaat dat vanzelf open" in mail.text
        assert fake["email"] not in mail.text
    (invitation,) = pipeline.aws.outbox(fake["email"])
    assert "U mag: stukken bekijken, als gelezen melden en akkoord geven" in invitation.text
    assert "Alleen in: Fiscaal" in invitation.text
    assert "Toegang tot en met: 31 december 2099" in invitation.text


def test_of_what_somebody_was_not_given_no_mail_says_that_it_opens(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    invite(world, bram, rights=READS)
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", f"Toegang gegeven aan {FAKE}")
    assert "Mag: stukken bekijken en als gelezen melden" in mail.text
    assert "72 uur" not in mail.text
    assert "vanzelf open" not in mail.text


def test_the_mail_makes_the_time_run(world: World, pipeline: Pipeline, bram: Portal) -> None:
    fake = invite(world, bram)
    pipeline.run()
    (shown,) = [
        each
        for each in bram.get(f"/clients/{world.bakkerij}/people").body["items"]
        if each["user_id"] == fake["user_id"]
    ]
    opens = clock.parse(shown["acts_from"])
    assert timedelta(hours=71) < opens - clock.now() < timedelta(hours=73)


def test_who_can_act_hears_it_however_many_only_read(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    """And the time does not run by what readers read."""
    client_id = world.another_client("Groot B.V.")
    for number in range(25):
        world.join(f"LEZER{number}", f"Lezer {number}", client_id, Rights())
    world.join("DORA", "Dora Directeur", client_id)
    fake = invite(world, bram, client_id)
    pipeline.run()
    subject = f"Toegang gegeven aan {FAKE}"
    assert len(mails(pipeline, world, "DORA", subject)) == 1
    readers = [f"LEZER{number}" for number in range(25)]
    assert sum(len(mails(pipeline, world, who, subject)) for who in readers) == MOST_READERS
    assert let_in_of(world, client_id, fake["user_id"]).told == (world.users["DORA"].user_id,)


def test_others_hear_that_somebody_may_do_more(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    pieter = world.users["PIETER"].user_id
    rights = f"/clients/{world.bakkerij}/people/{pieter}/rights"
    assert bram.put(rights, READS).status == 200
    assert bram.put(rights, RIGHTS).status == 200
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", f"{world.users['PIETER'].name} mag meer")
    assert "Mag: stukken bekijken, als gelezen melden en akkoord geven" in mail.text
    assert len(mails(pipeline, world, "PIETER", "Uw rechten zijn gewijzigd")) == 2


def test_the_former_holder_hears_who_is_let_in_after_them(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    dossier = own_dossier(world)
    anna = world.users["ANNA"].user_id
    assert bram.delete(f"/clients/{dossier}/people/{anna}").status == 204
    invite(world, bram, dossier, open_tasks=True)
    pipeline.run()
    assert len(mails(pipeline, world, "ANNA", "Uw toegang is beëindigd: Anna de Vries")) == 1
    assert len(mails(pipeline, world, "ANNA", f"Toegang gegeven aan {FAKE}")) == 1


def test_whose_account_was_stopped_hears_of_it_and_of_who_comes_after_them(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    for who in ("ANNA", "PIETER"):
        user = users.user(world.office_id, world.users[who].user_id)
        signing_in.keep_change(user.deactivated(clock.now()))
    invite(world, bram)
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        assert len(mails(pipeline, world, who, f"Toegang gegeven aan {FAKE}")) == 1


@pytest.mark.parametrize("opened", [True, False])
def test_whoever_is_stopped_for_the_moment_hears_of_it_too(
    world: World, pipeline: Pipeline, bram: Portal, opened: bool
) -> None:
    """Anna still has access, and would hear of it alone."""
    path = f"/people/{world.users['PIETER'].user_id}/deactivation"
    assert bram.put(path).status == 200
    invite(world, bram)
    if opened:
        assert bram.delete(path).status == 200
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = mails(pipeline, world, who, f"Toegang gegeven aan {FAKE}")
        assert "waar u bij hoort" in mail.text


def test_so_does_whose_access_is_ended_for_it(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    pieter = f"/clients/{world.bakkerij}/people/{world.users['PIETER'].user_id}"
    assert bram.delete(pieter).status == 204
    invite(world, bram)
    pipeline.run()
    (mail,) = mails(pipeline, world, "PIETER", f"Toegang gegeven aan {FAKE}")
    assert "waar u eerder toegang toe had" in mail.text
    assert "Mijn gebruikers" not in mail.text


def test_who_is_let_in_first_is_told_to_nobody(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    dossier = own_dossier(world, "ZOE", "Zoë")
    pipeline.run()
    assert mails(pipeline, world, "ZOE", "Toegang gegeven") == []
    assert dossier


def test_of_whom_it_is_not_asked_any_more_hears_so(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    fake = invite(world, bram)
    active(world, "FAKE", fake["user_id"])
    task = world.publish("ANNA")
    proved(bram, texts, "pass_on")
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/recipients"
    assert bram.put(path, {"recipients": [fake["user_id"]]}).status == 200
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", "Dit wordt niet meer van u gevraagd")
    assert world.users["BRAM"].name in mail.text
    assert FAKE not in mail.text


def test_the_others_hear_that_an_invitation_goes_elsewhere_and_who_had_it_where(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    fake = invite(world, bram)
    pipeline.run()
    proved(bram, texts, "change_email")
    moved = {"email": "bram.prive@elders.example"}
    assert bram.put(f"/people/{fake['user_id']}/email", moved).status == 200
    proved(bram, texts, "change_mobile")
    assert bram.put(f"/people/{fake['user_id']}/mobile", {"mobile": "0612349666"}).status == 200
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = mails(pipeline, world, who, f"Uitnodiging van {FAKE} gaat naar een ander adres")
        assert f"Door: {world.users['BRAM'].name}" in mail.text
        assert "Mag: stukken bekijken, als gelezen melden en akkoord geven" in mail.text
        assert "elders" not in mail.text
        assert len(mails(pipeline, world, who, f"Ander nummer voor {FAKE}")) == 1
    (told,) = [
        each for each in pipeline.aws.outbox(fake["email"]) if "ander e-mail" in each.subject
    ]
    assert "Gaat nu naar: b•••@elders.example" in told.text
    assert any(each.to == "+31612345603" for each in texts.texted)


def test_the_others_hear_who_vouched_and_what_that_opens(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    fake = invite(world, bram)
    assert vouched(world, texts, world.bakkerij, fake["user_id"]).status == 200
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = mails(pipeline, world, who, f"Bevestigd wie {FAKE} is")
        assert f"{world.users['FATIMA'].name} heeft bevestigd {FAKE} te kennen" in mail.text
        assert f"Bevestigd door: {world.users['FATIMA'].name}" in mail.text
        assert "Mag: stukken bekijken, als gelezen melden en akkoord geven" in mail.text
        assert GROUND not in mail.text


def test_who_may_not_approve_yet_reads_so(world: World, pipeline: Pipeline, bram: Portal) -> None:
    zoe = world.join("ZOE", "Zoë", world.bakkerij, Rights())
    rights = f"/clients/{world.bakkerij}/people/{zoe.user_id}/rights"
    assert bram.put(rights, RIGHTS).status == 200
    fake = invite(world, bram)
    pipeline.run()
    (mail,) = mails(pipeline, world, "ZOE", "Uw rechten zijn gewijzigd")
    (invitation,) = pipeline.aws.outbox(fake["email"])
    for each in (mail, invitation):
        assert "Akkoord geven kan nog niet: naar verwachting vanaf" in each.text
        assert "ondertekenen" not in each.text


def test_mail_and_page_say_one_time(world: World, pipeline: Pipeline, bram: Portal) -> None:
    """The page rounds up to a quarter of an hour, so the mail does, and what is refused."""
    fake = invite(world, bram)
    pipeline.run()
    (invitation,) = pipeline.aws.outbox(fake["email"])
    let_in = let_in_of(world, world.bakkerij, fake["user_id"])
    opens = clock.rounded_up(let_in.at + WAIT)
    assert f"vanaf {spoken_moment(opens, Language.NL)}, of eerder" in invitation.text
    assert opens.minute % 15 == opens.second == opens.microsecond == 0
    assert opens >= let_in.at + WAIT


def test_who_is_vouched_for_hears_what_they_may_do_from_now_on(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    zoe = world.join("ZOE", "Zoë", world.bakkerij, Rights())
    rights = f"/clients/{world.bakkerij}/people/{zoe.user_id}/rights"
    assert bram.put(rights, RIGHTS).status == 200
    assert vouched(world, texts, world.bakkerij, zoe.user_id).status == 200
    pipeline.run()
    (mail,) = mails(pipeline, world, "ZOE", "U kunt nu akkoord geven: Bakkerij")
    assert f"Bevestigd door: {world.users['FATIMA'].name}" in mail.text
    assert "vanaf nu kunt u akkoord geven." in mail.text
    assert "/taken" in mail.text
    assert GROUND not in mail.text


def test_who_is_vouched_for_before_they_have_a_password_chooses_one_first(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    fake = invite(world, bram)
    assert vouched(world, texts, world.bakkerij, fake["user_id"]).status == 200
    pipeline.run()
    told = [each for each in pipeline.aws.outbox(fake["email"]) if "U kunt nu" in each.subject]
    assert ["Kies eerst een wachtwoord" in each.text for each in told] == [True]


def test_who_gets_back_what_they_had_reads_of_no_waiting(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    pieter = world.users["PIETER"].user_id
    rights = f"/clients/{world.bakkerij}/people/{pieter}/rights"
    for given in (READS, RIGHTS):
        assert bram.put(rights, given).status == 200
    pipeline.run()
    for mail in mails(pipeline, world, "PIETER", "Uw rechten zijn gewijzigd"):
        assert "kan nog niet" not in mail.text
    (told,) = mails(pipeline, world, "ANNA", f"{world.users['PIETER'].name} mag meer")
    assert "72 uur" not in told.text


def test_a_holder_reads_from_when_a_curator_may_act(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    dossier = own_dossier(world)
    body = representative(world, proof_in(world, dossier), holder="reading")
    assert let_in(bram, dossier, body).status == 201
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", "Iemand mag namens u handelen")
    assert "Akkoord geven en ondertekenen, naar verwachting vanaf: " in mail.text


def test_a_beheerder_hears_that_a_colleague_stopped_the_number_they_passed_on(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    anna = proved(Portal(world.host).sign_in(world.users["ANNA"]), texts, "change_mobile")
    pieter = world.users["PIETER"]
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"
    assert anna.put(path, {"mobile": "0612349666"}).status == 200
    assert Portal(world.host).sign_in(pieter).delete("/me/replacements/mobile").status == 204
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", f"Wijziging tegengehouden: {pieter.name}")
    assert "het mobiele nummer dat u doorgaf niet klopt" in mail.text
    assert "9666" not in mail.text


def test_of_who_may_look_at_nothing_the_others_read_that(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    invite(world, bram, rights=READS | {"read": False, "handle": False})
    pipeline.run()
    (mail,) = mails(pipeline, world, "ANNA", f"Toegang gegeven aan {FAKE}")
    assert "Mag: nog niets bekijken" in mail.text
