"""The local pump: what an event sets going arrives, whatever fails on the way."""

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import resources
from tests.aws import Portal, eventually, run_python, running_portal, start_portal

EVENTS = "akkoord-local-events"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("little")


@pytest.fixture(scope="module")
def settings(folder: Path) -> dict[str, str]:
    (folder / "fail").mkdir()
    return {"AKKOORD_APP": "tests.support.little_app", "FAIL": str(folder / "fail")}


@pytest.fixture(scope="module")
def little(folder: Path, settings: dict[str, str]) -> Iterator[Portal]:
    with running_portal(folder / "data", "--no-seed", environment=settings) as portal:
        yield portal


def happen(portal: Portal, name: str) -> None:
    """An event is written to the table whose stream the pump reads."""
    item = {"client_key": {"S": "van-dijk#1"}, "event_key": {"S": name}}
    client(portal, "dynamodb").put_item(TableName=EVENTS, Item=item)


def client(portal: Portal, service: str) -> Any:
    return resources.client(service, portal.endpoint)


def fail(folder: Path, what: str, times: int) -> None:
    for number in range(times):
        (folder / "fail" / f"{what}.{number}").touch()


def sent(portal: Portal, subject: str) -> list[dict[str, str]]:
    return [message for message in portal.outbox() if message["subject"] == subject]


def test_an_event_becomes_a_mail_within_a_second_and_a_half(little: Portal) -> None:
    started = time.monotonic()
    happen(little, "quick")
    eventually(lambda: sent(little, "quick"), 3)
    assert time.monotonic() - started < 1.5


def test_a_mail_shows_who_gets_it_and_what_it_says(little: Portal) -> None:
    happen(little, "shown")
    message = eventually(lambda: sent(little, "shown"))[0]
    assert message["channel"] == "mail"
    assert message["to"] == "anna@devries.test"
    assert message["text"] == "tekst"
    assert message["html"] == "<p>shown</p>"
    assert message["id"]
    assert little.outbox("Anna@DeVries.test")[0]["at"] >= message["at"]
    assert little.outbox("nobody@devries.test") == []


def test_a_failing_message_comes_back_alone(little: Portal, folder: Path) -> None:
    fail(folder, "mail-again", 1)
    for name in ("again", "beside"):
        happen(little, name)
    eventually(lambda: sent(little, "again"), 15)
    assert len(sent(little, "beside")) == 1


def test_a_record_that_fails_once_is_routed_the_next_time(little: Portal, folder: Path) -> None:
    fail(folder, "route-second", 1)
    for name in ("first", "second", "third"):
        happen(little, name)
    for name in ("first", "second", "third"):
        eventually(lambda name=name: sent(little, name))


def test_a_record_that_always_fails_is_set_aside(little: Portal, folder: Path) -> None:
    fail(folder, "route-poison", 20)
    for name in ("poison", "behind"):
        happen(little, name)
    eventually(lambda: sent(little, "behind"), 15)
    assert sent(little, "poison") == []
    sqs = client(little, "sqs")
    url = sqs.get_queue_url(QueueName="akkoord-local-unrouted-dead")["QueueUrl"]
    message = eventually(lambda: sqs.receive_message(QueueUrl=url).get("Messages"))[0]
    assert json.loads(message["Body"])["dynamodb"]["NewImage"]["event_key"]["S"] == "poison"


def test_what_lies_with_the_dead_letters_can_be_put_back(little: Portal) -> None:
    sqs = client(little, "sqs")
    dead = sqs.get_queue_url(QueueName="akkoord-local-mail-dead")["QueueUrl"]
    for name in ("revived", "revived too"):
        sqs.send_message(QueueUrl=dead, MessageBody=name)
    done = run_python("-m", "scripts.replay", "akkoord-local-mail", "--endpoint", little.endpoint)
    assert done.stdout == "2 put back on akkoord-local-mail.\n"
    eventually(lambda: sent(little, "revived") and sent(little, "revived too"))


def test_moving_the_clock_runs_the_scheduled_jobs(little: Portal) -> None:
    before = len(sent(little, "closed"))
    answer = little.move_clock(31)
    assert answer["offset_days"] == 31
    assert answer["jobs"] == {"close_unread_tasks": True}
    assert len(sent(little, "closed")) == before + 1
    eventually(lambda: len(sent(little, "closed")) == before + 2)  # after what that set going
    assert little.post("/dev/clock", {"reset": True})["offset_days"] == 0


def test_a_job_runs_on_demand_and_says_when_it_failed(little: Portal, folder: Path) -> None:
    fail(folder, "close", 1)
    assert little.run_job("close_unread_tasks") == {"job": "close_unread_tasks", "ok": False}
    assert little.run_job("close_unread_tasks") == {"job": "close_unread_tasks", "ok": True}


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_lost_when_it_is_ended_and_started_again(
    tmp_path: Path, settings: dict[str, str], how: signal.Signals
) -> None:
    data = tmp_path / "data"
    settings = settings | {"FAIL": str(tmp_path), "SNAPSHOT_EVERY": "2"}
    (tmp_path / "mail-waiting.0").touch()
    portal = start_portal(data, "--no-seed", environment=settings)
    happen(portal, "sent before")
    eventually(lambda: sent(portal, "sent before"))
    happen(portal, "waiting")
    eventually(lambda: not (tmp_path / "mail-waiting.0").exists())
    time.sleep(0 if how == signal.SIGINT else 2.5)  # at most two seconds may be lost by a kill
    portal.child.process.send_signal(how)
    portal.child.process.wait(30)
    with running_portal(data, "--no-seed", environment=settings) as again:
        eventually(lambda: sent(again, "waiting"), 45)
        assert len(sent(again, "sent before")) == 1
