"""What SES tells afterwards: no second mail, and the office hears who cannot be reached."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.delivery import actions as delivery
from chalicelib.delivery import store as marks
from chalicelib.delivery.domain import LEASE, PATIENCE
from chalicelib.gateways import mail as gateway
from chalicelib.gateways.mail import Trace
from chalicelib.notifications import jobs
from tests.fakes.mail import Killed
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.dying import killed_at
from tests.support.ses_events import DELIVERY, REJECT, SEND, bounce, complaint, envelope, record
from tests.world import World


@pytest.fixture
def references(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of every mail that is handed to the mail service."""
    found: list[str] = []
    real = gateway.send

    def send(**mail: str) -> str:
        found.append(mail["key"])
        return real(**mail)

    monkeypatch.setattr(gateway, "send", send)
    return found


def tell(pipeline: Pipeline, reference: str, *events: Any) -> None:
    """As SES does, through the topic; then everything that follows."""
    for event in events:
        body = envelope(record(event, reference=reference, message="task_new"))
        url = pipeline.aws.environment["FEEDBACK_QUEUE_URL"]
        pipeline.aws.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    pipeline.work("FEEDBACK_QUEUE_URL", jobs.note_feedback)
    pipeline.run()


def bounces(world: World, who: str) -> list[Event]:
    found = audit.history(world.office_id, world.users[who].user_id)
    return [event for event in found if event.action == "mail_bounced"]


def office_box(pipeline: Pipeline, world: World) -> list[Any]:
    return pipeline.aws.outbox(f"info@{world.host}")


@pytest.mark.parametrize("event", [SEND, REJECT, bounce()])
def test_a_mail_whose_worker_was_killed_goes_out_once_when_ses_tells_of_it(
    world: World,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    references: list[str],
    later: Callable[[timedelta], None],
    event: Any,
) -> None:
    monkeypatch.setattr(gateway, "trace", lambda key: Trace.UNKNOWN)
    world.publish("ANNA")
    killed_at(monkeypatch, gateway, "send", "after")
    with pytest.raises(Killed):
        pipeline.run()
    later(LEASE)
    pipeline.run()
    assert {queue for queue, _ in pipeline.waiting} == {"MAIL_QUEUE_URL"}
    tell(pipeline, references[0], event)
    later(PATIENCE)
    pipeline.run()
    assert len(box(pipeline, world, "ANNA")) == 1
    assert pipeline.waiting == []


def test_the_office_hears_once_that_somebody_cannot_be_reached(
    world: World,
    pipeline: Pipeline,
    references: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = logging.getLogger("akkoord")
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger="akkoord")
    world.publish("ANNA")
    pipeline.run()
    tell(pipeline, references[0], bounce(), bounce(), SEND)
    tell(pipeline, references[0], bounce(), complaint(complaintFeedbackType="abuse"))
    logger.removeHandler(caplog.handler)

    (mail,) = office_box(pipeline, world)
    assert mail.subject == f"{world.users['ANNA'].name} is per mail niet bereikbaar"
    assert "Omgeving: Bakkerij De Vries B.V. en Holding" in mail.text
    assert "?deel=mensen" in mail.text
    assert [event.details for event in bounces(world, "ANNA")] == [
        {"message": "task_new", "what": "bounce", "reason": "NoEmail"},
        {"message": "task_new", "what": "complaint", "reason": "abuse"},
    ]
    assert "bounced.test" not in mail.html + str(bounces(world, "ANNA")) + caplog.text
    assert world.users["ANNA"].email not in mail.html


def test_whoever_cannot_be_reached_waits_for_the_office_until_a_mail_arrives(
    world: World, pipeline: Pipeline, references: list[str]
) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    world.publish("ANNA")
    pipeline.run()
    tell(pipeline, references[0], bounce(), DELIVERY)
    (item,) = bram.get("/work").body["items"]
    assert (item["why"], item["person"]["name"]) == ("bounced", world.users["ANNA"].name)
    then = DELIVERY["delivery"] | {"timestamp": "2026-11-23T09:00:03.012Z"}
    tell(pipeline, references[0], DELIVERY | {"delivery": then})
    assert bram.get("/work").body["items"] == []


def test_a_full_mailbox_is_nobody_s_news(
    world: World, pipeline: Pipeline, references: list[str]
) -> None:
    world.publish("ANNA")
    pipeline.run()
    tell(pipeline, references[0], bounce("Transient", "MailboxFull"))
    assert bounces(world, "ANNA") == []
    assert office_box(pipeline, world) == []


def test_when_the_office_itself_cannot_be_reached_no_mail_follows(
    world: World, pipeline: Pipeline, references: list[str]
) -> None:
    world.publish("ANNA")
    pipeline.run()
    tell(pipeline, references[0], bounce())
    tell(pipeline, references[1], bounce(feedback_id="f-office"))
    assert len(office_box(pipeline, world)) == 1
    assert len(references) == 2


@pytest.mark.parametrize("to", ["ANNA", "nobody"])
def test_news_of_a_mail_we_never_sent_is_let_go(world: World, pipeline: Pipeline, to: str) -> None:
    user_id = world.users[to].user_id if to in world.users else to
    unknown = delivery.reference(f"{world.office_id}#mail#never#{user_id}")
    for reference in (unknown, "x", ""):
        tell(pipeline, reference, SEND, bounce())
    assert bounces(world, "ANNA") == []
    assert pipeline.waiting == []


def test_of_somebody_who_is_gone_nothing_is_told(world: World, pipeline: Pipeline) -> None:
    key = f"{world.office_id}#mail#event#gone"
    marks.claim(key, world.users["ANNA"].invited_at)
    tell(pipeline, delivery.reference(key), bounce())
    assert list(audit.history(world.office_id, "gone")) == []
    assert office_box(pipeline, world) == []
    assert pipeline.waiting == []
