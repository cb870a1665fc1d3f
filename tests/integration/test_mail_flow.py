"""From an act to a mail in somebody's box: through the real stream, queues and mail service."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, by, by_itself
from chalicelib.clients.events import GroundKind
from chalicelib.core import clock, step_up
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import signing_in
from chalicelib.notifications import jobs
from chalicelib.notifications import store as digests
from chalicelib.notifications.domain.letters import ClosedTask
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.actions import on_behalf, publishing
from chalicelib.tasks.domain.wish import Wish
from tests.functions import run
from tests.pipeline import Pipeline, approve, box, reject
from tests.support.happenings import happened
from tests.world import World, close_due


def test_everybody_asked_gets_one_mail_with_the_way_to_the_task(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", "PIETER", period="2026-Q3", deadline_on=date(2030, 1, 31))
    pipeline.run()
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = box(pipeline, world, who)
        assert f"/omgeving/{task.client_id}/taken/{task.task_id}" in mail.html
        assert mail.subject == (
            "Graag uw akkoord: Btw-aangifte, 3e kwartaal 2026 – Bakkerij De Vries B.V."
        )
        assert "31 januari 2030" in mail.text
        assert task.about.title not in mail.html
    assert box(pipeline, world, "BRAM") == []
    assert pipeline.waiting == []


def test_the_relation_manager_hears_of_an_approval_once(world: World, pipeline: Pipeline) -> None:
    task = world.publish("ANNA", "PIETER")
    approve(world, "ANNA", task, remark="Prima, € 1.234")
    pipeline.run()
    pipeline.run()
    (mail,) = box(pipeline, world, "BRAM")
    assert mail.subject == "Akkoord: Btw-aangifte – Bakkerij De Vries B.V."
    assert f"/kantoor/klanten/{task.client_id}/documenten/{task.about.document_id}" in mail.text
    assert "1.234" not in mail.html
    assert len(box(pipeline, world, "PIETER")) == 1


def test_whoever_had_approved_hears_of_a_rejection(world: World, pipeline: Pipeline) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    approve(world, "ANNA", task)
    reject(world, "PIETER", task)
    pipeline.run()
    rejections = {
        who: [mail for mail in box(pipeline, world, who) if mail.subject.startswith("Niet akkoord")]
        for who in ("ANNA", "PIETER", "BRAM")
    }
    assert {who: len(found) for who, found in rejections.items()} == {
        "ANNA": 1,
        "PIETER": 0,
        "BRAM": 1,
    }
    assert "U had er al wel akkoord op gegeven" in rejections["ANNA"][0].text
    assert f"/omgeving/{task.client_id}" in rejections["ANNA"][0].text
    assert "1.234" not in rejections["BRAM"][0].html


def test_a_person_and_their_relation_manager_hear_what_a_colleague_recorded(
    world: World, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_up, "require", lambda *asked: None)
    task, anna = world.publish("ANNA"), world.users["ANNA"].user_id
    colleague = replace(world.actor("BRAM"), user_id="fatima", name="Fatima El Idrissi")
    said = on_behalf.Said(
        client_id=task.client_id,
        task_id=task.task_id,
        user_id=anna,
        document_sha256=task.about.sha256,
        kind=GroundKind.PHONE,
        ground="Gebeld over € 1.234",
        words="Prima",
    )
    on_behalf.record_approval(colleague, said, clock.now())
    pipeline.run()
    pipeline.run()
    (told,) = [mail for mail in box(pipeline, world, "ANNA") if "Namens" in mail.subject]
    assert told.subject == "Namens u vastgelegd: Btw-aangifte – Bakkerij De Vries B.V."
    assert "Fatima El Idrissi van ons kantoor heeft namens u vastgelegd dat u akkoord" in told.text
    assert f"/omgeving/{task.client_id}/taken/{task.task_id}" in told.text
    (mail,) = box(pipeline, world, "BRAM")
    assert "Anna de Vries is akkoord met dit stuk. Fatima El Idrissi heeft dat" in mail.text
    assert not any("1.234" in each.text or "Prima" in each.text for each in (told, mail))


def test_everybody_asked_hears_of_a_new_version(world: World, pipeline: Pipeline) -> None:
    task = world.publish("ANNA", "PIETER")
    approve(world, "ANNA", task)
    world.renew(task)
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        subjects = [mail.subject for mail in box(pipeline, world, who)]
        assert sorted(subject.split(":")[0] for subject in subjects) == [
            "Graag uw akkoord",
            "Nieuwe versie",
        ]


def publish_without_task(world: World, *, silent: bool) -> None:
    wish = Wish(
        document_id=(upload := world.upload(world.bakkerij)).upload_id,
        upload_id=upload.upload_id,
        type_id="factuur",
        title="Factuur 2026-118",
        silent=silent,
    )
    publishing.publish(world.actor("BRAM"), world.bakkerij, wish, clock.now())


def test_readers_hear_of_a_document_without_a_task(world: World, pipeline: Pipeline) -> None:
    publish_without_task(world, silent=False)
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject == "Nieuw in uw dossier: Factuur – Bakkerij De Vries B.V."
    assert f"/omgeving/{world.bakkerij}/documenten/" in mail.text


def test_a_back_dated_document_makes_no_mail(world: World, pipeline: Pipeline) -> None:
    publish_without_task(world, silent=True)
    pipeline.run()
    assert box(pipeline, world, "ANNA") == []


def token_in(mail: Any) -> str:
    found = re.search(r"/welkom#token=([\w-]+)", mail.text)
    assert found
    return found[1]


def test_an_invitation_brings_a_link_that_works_and_is_kept_nowhere(
    world: World, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    anna = world.users["ANNA"]
    audit.put(invited(world, account="new"))
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    token = token_in(mail)
    visitor = Visitor(
        office_id=world.office_id,
        host=world.host,
        language=Language.NL,
        ip="127.0.0.1",
        user_agent="test",
    )
    assert passwords.link_behind(visitor, token)[0].user_id == anna.user_id
    assert "omgeving Bakkerij De Vries B.V.\n" in mail.text
    events = pipeline.aws.client("dynamodb").scan(TableName="akkoord-test-events")
    assert token not in str(events)
    assert token not in capsys.readouterr().out


def test_an_invitation_says_what_the_rights_allow_and_what_comes_after_the_password(
    world: World, pipeline: Pipeline
) -> None:
    audit.put(invited(world, account="new"))
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert (
        "U mag: stukken bekijken, als gelezen melden, akkoord geven, ondertekenen en regelen"
        in mail.text
    )
    assert "dat wachtwoord en een code die u per sms krijgt." in mail.text
    lotte = world.join("LOTTE", "Lotte", world.bakkerij, Rights())
    signing_in.keep_change(replace(lotte, mobile=""))
    told = happened("person_invited", account="new")
    about = {"client_id": world.bakkerij, "subject_id": lotte.user_id}
    audit.put(by(world.actor("BRAM"), told, clock.now(), **about))
    pipeline.run()
    (mail,) = box(pipeline, world, "LOTTE")
    assert "U mag: stukken bekijken en als gelezen melden\n" in mail.text
    assert "een authenticator-app of een passkey" in mail.text
    assert "sms" not in mail.text


def test_somebody_with_an_account_is_told_of_the_new_client(
    world: World, pipeline: Pipeline
) -> None:
    audit.put(invited(world, account="existing"))
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject == "U heeft toegang gekregen tot Bakkerij De Vries B.V."
    assert "token" not in mail.html


def invited(world: World, **details: str) -> Event:
    return by(
        world.actor("BRAM"),
        happened("person_invited", **details),
        clock.now(),
        client_id=world.bakkerij,
        subject_id=world.users["ANNA"].user_id,
    )


def test_a_forgotten_password_brings_a_link_in_the_language_of_the_person(
    world: World, pipeline: Pipeline
) -> None:
    anna = world.users["ANNA"]
    visitor = Visitor(
        office_id=world.office_id,
        host=world.host,
        language=Language.NL,
        ip="127.0.0.1",
        user_agent="test",
    )
    passwords.request_password(visitor, anna.email)
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject == "Een nieuw wachtwoord voor het klantportaal van Van Dijk Accountants"
    assert passwords.link_behind(visitor, token_in(mail))[0].user_id == anna.user_id


def test_the_office_hears_once_a_day_what_closed_by_itself(
    world: World, pipeline: Pipeline, later: Callable[[timedelta], None]
) -> None:
    long_ago = clock.now() - timedelta(days=31)
    for type_id in ("concept-jaarrekening", "concept-vpb"):
        world.publish("ANNA", type_id=type_id, at=long_ago, period="2025")
    close_due(clock.now())
    pipeline.run()
    office = f"info@{world.host}"
    assert send_digests(pipeline) == []
    later(timedelta(days=1))
    for _ in range(2):
        send_digests(pipeline)
    (mail,) = pipeline.aws.outbox(office)
    assert mail.subject.startswith("2 leestaken automatisch afgehandeld op ")
    assert "Bakkerij De Vries B.V.: Conceptjaarrekening, 2025 (niet geopend)" in mail.text


def send_digests(pipeline: Pipeline) -> list[Any]:
    run(jobs.send_digests)
    pipeline.work("MAIL_QUEUE_URL", jobs.send_mail)
    return pipeline.aws.outbox(f"info@{pipeline.office_id}.test")


def test_a_person_who_may_no_longer_look_hears_only_that(world: World, pipeline: Pipeline) -> None:
    world.publish("ANNA", "PIETER")
    world.leave("PIETER", world.bakkerij)
    pipeline.run()
    assert len(box(pipeline, world, "ANNA")) == 1
    (mail,) = box(pipeline, world, "PIETER")
    assert mail.subject.startswith("Uw toegang is beëindigd")


def test_a_person_who_was_deactivated_hears_nothing(world: World, pipeline: Pipeline) -> None:
    world.publish("ANNA")
    signing_in.keep_change(replace(world.users["ANNA"], status=Status.DEACTIVATED))
    pipeline.run()
    assert box(pipeline, world, "ANNA") == []
    assert pipeline.waiting == []


def test_a_letter_to_somebody_who_is_gone_is_let_go(world: World, pipeline: Pipeline) -> None:
    audit.put(
        by_itself(
            world.office_id,
            happened("password_requested"),
            clock.now(),
            client_id="-",
            subject_id="01JD0000000000000000000000",
        )
    )
    pipeline.run()
    assert pipeline.waiting == []


def test_the_days_that_have_something_to_tell_are_found_without_asking_each(world: World) -> None:
    line = ClosedTask(
        client_name="Bakkerij De Vries B.V.",
        type_nl="Btw-aangifte",
        type_en="VAT return",
        period=None,
        opened=False,
    )
    for day in (date(2026, 1, 1), date(2026, 2, 3), date(2026, 2, 28)):
        for event_id in ("a", "b", "b"):
            digests.note(world.office_id, day, event_id, line)
    found = digests.days_with_lines(world.office_id, date(2026, 1, 2), date(2026, 2, 28))
    assert list(found) == [date(2026, 2, 3), date(2026, 2, 28)]
    assert len(list(digests.lines(world.office_id, date(2026, 2, 3)))) == 2
    assert not list(digests.days_with_lines(world.office_id, date(2026, 3, 1), date(2026, 3, 31)))
