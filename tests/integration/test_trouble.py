"""The tables fail while a job of the clock runs."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.tasks.jobs import close_unread_tasks
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.functions import run
from tests.support.trouble import TABLES, WAYS, down
from tests.world import World, closing_ran_before


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
    assert kept.state is TaskState.CLOSED_AUTOMATICALLY
