"""From the stream of events to queues: one message per reaction."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from chalice.app import DynamoDBEvent, SQSEvent

from chalicelib.audit import jobs as audit_jobs
from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import PATIENCE, Reaction, Reactions, Work
from chalicelib.audit.store import EventRow
from chalicelib.core import clock
from chalicelib.core.errors import TryAgain
from chalicelib.core.replacing import replace
from chalicelib.notifications import jobs
from tests.fakes.queues import FakeQueues
from tests.pipeline import route_events, run_reactions, send_notifications
from tests.settings import SETTINGS
from tests.support.happenings import details_of

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NOTIFICATIONS = SETTINGS["NOTIFICATIONS_QUEUE_URL"]
REACTIONS = SETTINGS["REACTIONS_QUEUE_URL"]
UNROUTED = SETTINGS["UNROUTED_QUEUE_URL"]


@pytest.fixture
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    fake = FakeQueues()
    monkeypatch.setattr(audit_jobs, "queues", fake)
    monkeypatch.setattr(audit_jobs, "config", _settings)
    return fake


def _settings() -> Any:
    from chalicelib.core.config import read

    return read(SETTINGS)


def event(action: str, **details: str) -> Event:
    return Event(
        office_id="van-dijk",
        client_id="c1",
        subject_id="s1",
        action=action,
        actor_id="anna",
        actor_name="Anna",
        at=AT,
        details=details_of(action, **details),
    )


def stream(*actions: str) -> DynamoDBEvent:
    records = [
        {
            "eventName": "INSERT",
            "dynamodb": {
                "SequenceNumber": str(number),
                "ApproximateCreationDateTime": AT.timestamp(),
                "NewImage": EventRow.of(event(action)).serialize(),
            },
        }
        for number, action in enumerate(actions)
    ]
    return DynamoDBEvent({"Records": records}, None)


def test_an_event_survives_stream_and_queue_whole(queues: FakeQueues) -> None:
    assert route_events(stream("task_approved")) == {"batchItemFailures": []}
    (body,) = queues.waiting[NOTIFICATIONS]
    work = msgspec.json.decode(body, type=Work)
    assert work.reaction == "notify"
    assert work.event == replace(event("task_approved"), event_id=work.event.event_id)


def test_each_reaction_has_its_queue_and_silence_has_none(queues: FakeQueues) -> None:
    route_events(stream("task_closed", "document_opened", "upload_completed", "signed_in"))
    assert len(queues.waiting[NOTIFICATIONS]) == 1
    assert len(queues.waiting[REACTIONS]) == 2


def test_an_event_that_cannot_be_queued_holds_up_no_other(queues: FakeQueues) -> None:
    queues.failures = [TryAgain("sqs")]
    answer = route_events(stream("task_approved", "task_rejected"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert len(queues.waiting[NOTIFICATIONS]) == 1


def without_client(batch: dict[str, Any]) -> Any:
    image = dict(batch["dynamodb"]["NewImage"])
    del image["client_key"]
    return image


def of_another_kind(batch: dict[str, Any]) -> Any:
    return batch["dynamodb"]["NewImage"] | {"action": {"S": "not_known_yet"}}


def with_a_fact_that_does_not_fit(batch: dict[str, Any]) -> Any:
    return EventRow.of(event("policy_changed", seal="wax")).serialize()


UNREADABLE = [without_client, of_another_kind, with_a_fact_that_does_not_fit]


@pytest.mark.parametrize("spoil", UNREADABLE)
def test_an_event_we_cannot_read_is_set_aside_whole_and_holds_up_no_other(
    queues: FakeQueues, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT + PATIENCE)
    batch = stream("task_approved", "task_rejected").to_dict()
    batch["Records"][0]["dynamodb"]["NewImage"] = spoil(batch["Records"][0])
    assert route_events(DynamoDBEvent(batch, None)) == {"batchItemFailures": []}
    (aside,) = queues.waiting[UNROUTED]
    assert msgspec.json.decode(aside) == batch["Records"][0]
    assert len(queues.waiting[NOTIFICATIONS]) == 1


@pytest.mark.parametrize("spoil", UNREADABLE)
def test_what_was_written_a_moment_ago_is_tried_again_first(
    queues: FakeQueues, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    """Of a release that is going out the writer may be ahead of the reader."""
    monkeypatch.setattr(clock, "now", lambda: AT + PATIENCE - timedelta(seconds=1))
    batch = stream("task_approved", "task_rejected").to_dict()
    batch["Records"][0]["dynamodb"]["NewImage"] = spoil(batch["Records"][0])
    answer = route_events(DynamoDBEvent(batch, None))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert UNROUTED not in queues.waiting
    assert len(queues.waiting[NOTIFICATIONS]) == 1


@pytest.mark.parametrize("job", [send_notifications, run_reactions, jobs.send_mail])
def test_a_message_that_is_no_message_comes_back(job: Any) -> None:
    batch = SQSEvent({"Records": [{"messageId": "m", "body": "?"}]}, None)
    assert job(batch) == {"batchItemFailures": [{"itemIdentifier": "m"}]}


def test_whoever_reacts_gets_the_event() -> None:
    seen: list[Event] = []
    known = Reaction(name="look", act=seen.append, does="", to=None)
    told = event("document_opened")
    body = msgspec.json.encode(Work("look", told)).decode()
    batch = SQSEvent({"Records": [{"messageId": "m", "body": body}]}, None)
    assert Reactions(lambda: [known]).react("look", batch) == {"batchItemFailures": []}
    assert seen == [told]
