"""An event that nobody can read stands in nobody's way, and is found."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.gateways import sms
from chalicelib.offices.events import PolicyChanged
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.http.test_policy import decide
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def willem(world: World, monkeypatch: pytest.MonkeyPatch) -> Portal:
    """The owner, with a fresh code."""
    texts = FakeSms()
    monkeypatch.setattr(sms, "send", texts.send)
    portal = Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))
    assert step_up(portal, texts, "change_policy").status == 200
    return portal


def test_what_an_owner_decides_gets_through_whatever_it_is(
    willem: Portal, pipeline: Pipeline
) -> None:
    codes = ["btw-aangifte", "offerte"]
    assert decide(willem, methods=["totp", "sms"], codes_for=codes).status == 200
    assert decide(willem, methods=["passkey"], codes_for=[]).status == 200
    assert pipeline.route()
    items = willem.get("/security-events?concern=office").body["items"]
    assert [each["details"] for each in items[:2]] == [
        {"methods": "passkey", "codes_for": ""},
        {"methods": "totp, sms", "codes_for": "btw-aangifte, offerte"},
    ]


def test_what_happened_after_it_is_told_and_it_waits_where_the_alarm_looks(
    world: World, pipeline: Pipeline, later: Callable[[timedelta], None]
) -> None:
    told, about = PolicyChanged(invitation_days=3), {"client_id": NO_CLIENT}
    event = by(world.actor("BRAM"), told, clock.now(), subject_id=world.office_id, **about)
    audit.put(replace(event, details={"invitation_days": "three"}))
    world.publish("ANNA")
    assert not pipeline.route(), "a moment later it is tried again"
    later(timedelta(minutes=2))
    pipeline.run()
    assert box(pipeline, world, "ANNA") != []
    assert event.event_id in "".join(set_aside(pipeline))


def set_aside(pipeline: Pipeline) -> list[str]:
    """The moments and ids of what lies where scripts/reroute.py looks."""
    url, sqs = pipeline.aws.environment["UNROUTED_QUEUE_URL"], pipeline.aws.client("sqs")
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    images = [json.loads(each["Body"])["dynamodb"]["NewImage"] for each in found]
    return [each["event_key"]["S"] for each in images]
