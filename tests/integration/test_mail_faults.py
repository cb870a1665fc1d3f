"""What cannot be delivered, and workers that die: the approval stands, each mail goes out once."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.audit.jobs import Reactions
from chalicelib.delivery import actions as delivery
from chalicelib.delivery import store as once
from chalicelib.delivery.domain import LEASE
from chalicelib.gateways import mail as gateway
from chalicelib.notifications.actions import telling
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.fakes.mail import Killed
from tests.pipeline import Pipeline, approve, box
from tests.support.dying import killed_at
from tests.world import World


def test_what_the_mail_service_refuses_waits_for_the_dead_letters_without_an_address_in_the_log(
    world: World,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    world.publish("ANNA")
    monkeypatch.setattr(delivery, "sender", lambda office: "x@not-ours.test")
    logger = logging.getLogger("akkoord")
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger="akkoord")
    pipeline.run()
    logger.removeHandler(caplog.handler)
    assert [queue for queue, _ in pipeline.waiting] == ["MAIL_QUEUE_URL"]
    assert "MessageRejected" in caplog.text
    assert "@" not in caplog.text
    monkeypatch.undo()


STEPS = [
    (once, "claim", "before"),
    (once, "claim", "after"),
    (gateway, "send", "before"),
    (gateway, "send", "after"),
    (once, "mark_sent", "before"),
    (once, "mark_sent", "after"),
]


@pytest.mark.parametrize(("holder", "name", "when"), STEPS)
def test_a_worker_killed_at_any_step_leaves_the_approval_and_one_mail(
    world: World,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    later: Callable[[timedelta], None],
    holder: Any,
    name: str,
    when: str,
) -> None:
    task = world.publish("ANNA", "PIETER")
    pipeline.run()
    approve(world, "ANNA", task)
    killed_at(monkeypatch, holder, name, when)
    with pytest.raises(Killed):
        pipeline.run()
    later(LEASE)
    pipeline.run()
    pipeline.run()
    assert pipeline.waiting == []
    assert tasks.get(task.office_id, task.client_id, task.task_id).state is TaskState.READY_TO_SEND
    assert [len(box(pipeline, world, who)) for who in ("ANNA", "PIETER", "BRAM")] == [1, 1, 1]


@pytest.mark.parametrize(("holder", "name"), [(Reactions, "_route"), (telling, "send_letters")])
def test_a_router_or_notifier_killed_halfway_loses_and_doubles_nothing(
    world: World, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, holder: Any, name: str
) -> None:
    task = world.publish("ANNA", "PIETER")
    approve(world, "ANNA", task)
    killed_at(monkeypatch, holder, name, "after")
    with pytest.raises(Killed):
        pipeline.run()
    pipeline.run()
    assert [len(box(pipeline, world, who)) for who in ("ANNA", "PIETER", "BRAM")] == [1, 1, 1]
