"""A service of AWS fails during work: it waits, and is done once when the service is back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.delivery.domain import LEASE
from chalicelib.tasks.domain.states import State
from chalicelib.tasks.jobs import close_unread_tasks
from chalicelib.tasks.store import tasks
from tests.functions import run
from tests.pipeline import Pipeline, approve, box
from tests.support.trouble import TABLES, WAYS, down
from tests.world import World, closing_ran_before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("service", ["dynamodb", "sqs", "email"])
def test_everybody_hears_once_when_the_service_is_back(
    world: World,
    pipeline: Pipeline,
    later: Callable[[timedelta], None],
    service: str,
    way: str,
) -> None:
    approve(world, "ANNA", world.publish("ANNA", "PIETER"))
    with down((service,), way) as trouble:
        pipeline.run(in_bad_weather=True)
        pipeline.run(in_bad_weather=True)
    assert trouble.lost
    later(LEASE)
    for _ in range(3):
        pipeline.run()
    assert pipeline.waiting == []
    assert [len(box(pipeline, world, who)) for who in ("ANNA", "PIETER", "BRAM")] == [1, 1, 1]


@pytest.mark.parametrize("way", WAYS)
def test_a_job_of_the_clock_fails_loudly_and_its_next_run_does_the_work(
    world: World, way: str
) -> None:
    long_ago = clock.now() - timedelta(days=31)
    task = world.publish("ANNA", type_id="concept-jaarrekening", at=long_ago)
    closing_ran_before(long_ago)
    with down(TABLES, way), pytest.raises(Exception, match="dynamodb"):
        run(close_unread_tasks)
    run(close_unread_tasks)
    kept = tasks.get(task.office_id, task.client_id, task.task_id)
    assert kept.state is State.CLOSED_AUTOMATICALLY
