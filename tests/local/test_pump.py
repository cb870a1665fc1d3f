"""The local pump: what an event sets going arrives, whatever fails on the way."""

import json
import signal
import time
from pathlib import Path

import pytest

from chalicelib.audit.domain import by_itself
from chalicelib.audit.store import EventRow
from chalicelib.core import clock
from chalicelib.identity.events.sessions import SignedIn
from scripts.local.stand_in import is_free
from tests.laptop import Portal, run_python, running_portal, start_portal
from tests.support import little
from tests.support.little import client, fail, happen, sent
from tests.waiting import eventually


def test_a_mail_shows_who_gets_it_and_what_it_says(small: Portal) -> None:
    happen(small, "shown")
    message = eventually(lambda: sent(small, "shown"))[0]
    assert message["channel"] == "mail"
    assert message["to"] == "anna@devries.test"
    assert message["text"] == "tekst"
    assert message["html"] == "<p>shown</p>"
    assert message["id"]
    assert small.outbox("Anna@DeVries.test")[0]["at"] >= message["at"]
    assert small.outbox("nobody@devries.test") == []


def test_a_failing_message_comes_back_alone(small: Portal, broken: Path) -> None:
    fail(broken, "mail-again")
    for name in ("again", "beside"):
        happen(small, name)
    eventually(lambda: sent(small, "again"))
    assert len(sent(small, "beside")) == 1


def test_a_record_that_fails_once_is_routed_the_next_time(small: Portal, broken: Path) -> None:
    fail(broken, "route-second")
    for name in ("first", "second", "third"):
        happen(small, name)
    for name in ("first", "second", "third"):
        eventually(lambda name=name: sent(small, name))


def test_a_record_that_always_fails_is_set_aside(small: Portal, broken: Path) -> None:
    fail(broken, "route-poison", 20)
    for name in ("poison", "behind"):
        happen(small, name)
    eventually(lambda: sent(small, "behind"))
    assert sent(small, "poison") == []
    sqs = client(small, "sqs")
    url = sqs.get_queue_url(QueueName="akkoord-local-unrouted-dead")["QueueUrl"]
    message = eventually(lambda: sqs.receive_message(QueueUrl=url).get("Messages"))[0]
    assert json.loads(message["Body"])["dynamodb"]["NewImage"]["event_key"]["S"] == "poison"


def test_what_lies_with_the_dead_letters_can_be_put_back(small: Portal) -> None:
    sqs = client(small, "sqs")
    dead = sqs.get_queue_url(QueueName="akkoord-local-mail-dead")["QueueUrl"]
    for name in ("revived", "revived too"):
        sqs.send_message(QueueUrl=dead, MessageBody=name)
    done = run_python("-m", "scripts.replay", "akkoord-local-mail", "--endpoint", small.endpoint)
    assert done.stdout == "2 put back on akkoord-local-mail.\n"
    eventually(lambda: sent(small, "revived") and sent(small, "revived too"))


def test_moving_the_clock_runs_the_scheduled_jobs(small: Portal) -> None:
    before = len(sent(small, "closed"))
    answer = small.move_clock(31)
    assert answer["offset_days"] == 31
    assert answer["jobs"] == {"close_unread_tasks": True}
    assert len(sent(small, "closed")) == before + 1
    eventually(lambda: len(sent(small, "closed")) == before + 2)  # after what that set going
    assert small.post("/dev/clock", {"reset": True})["offset_days"] == 0


def test_a_job_runs_on_demand_and_says_when_it_failed(small: Portal, broken: Path) -> None:
    fail(broken, "close")
    assert small.run_job("close_unread_tasks") == {"job": "close_unread_tasks", "ok": False}
    assert small.run_job("close_unread_tasks") == {"job": "close_unread_tasks", "ok": True}


@pytest.mark.slow
def test_on_a_laptop_too_events_come_into_a_chain_that_is_stamped(tmp_path: Path) -> None:
    with running_portal(tmp_path / "data", "--no-seed") as portal:
        event = by_itself("van-dijk", SignedIn(), clock.now(), client_id="-", subject_id="ANNA")
        row = EventRow.of(event).serialize()
        client(portal, "dynamodb").put_item(TableName="akkoord-local-events", Item=row)
        eventually(lambda: "1 events are as the chain has them" in proof(portal))
        office = {"office_id": {"S": "-"}, "item_key": {"S": "van-dijk"}, "facts": {"S": "{}"}}
        client(portal, "dynamodb").put_item(TableName="akkoord-local-offices", Item=office)
        assert portal.run_job("anchor_chains") == {"job": "anchor_chains", "ok": True}
        kept = client(portal, "s3").list_objects_v2(Bucket="akkoord-local-chain-000000000000")
        assert [each["Key"] for each in kept["Contents"]] == [
            "-/000000000001.json",
            "-/000000000001.tst",
            "van-dijk/000000000001.json",
        ]
        assert proof(portal).endswith("Table and chain are equal.\n")


def proof(portal: Portal) -> str:
    where = ("--stage", "local", "--endpoint", portal.endpoint)
    return run_python("-m", "scripts.prove_events", *where).stdout


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_lost_and_all_ends_when_it_is_ended_and_started_again(
    tmp_path: Path, how: signal.Signals
) -> None:
    data, settings = tmp_path / "data", little.settings(tmp_path) | {"SNAPSHOT_EVERY": "2"}
    failing = fail(tmp_path, "mail-waiting")
    portal = start_portal(data, "--no-seed", environment=settings)
    happen(portal, "sent before")
    eventually(lambda: sent(portal, "sent before"))
    happen(portal, "waiting")
    eventually(lambda: not failing.exists())
    time.sleep(0 if how == signal.SIGINT else 2.5)  # at most two seconds may be lost by a kill
    portal.child.process.send_signal(how)
    portal.child.process.wait(60)
    eventually(lambda: is_free(portal.port) and is_free(portal.aws_port))
    with running_portal(data, "--no-seed", environment=settings) as again:
        eventually(lambda: sent(again, "waiting"))
        assert len(sent(again, "sent before")) == 1
