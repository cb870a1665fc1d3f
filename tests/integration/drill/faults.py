"""AWS fails at random while people act: what was answered stands, and each mail goes out once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any
from unittest.mock import patch

from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from botocore.httpsession import URLLib3Session

from chalicelib.audit import store as audit
from chalicelib.core import dynamo
from chalicelib.delivery.domain import LEASE
from chalicelib.gateways import aws as gateway
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.world import World

SERVICES = (("sqs", 3), ("sesv2", 1))
TRIES = 50


class Weather:
    """Loses a share of the requests: half before they arrive, half of the answers."""

    def __init__(self, luck: Random, share: float) -> None:
        self.luck, self.share = luck, share
        self.lost = 0

    def strike(self, url: str, send: Callable[[], Any]) -> None:
        """Lets a request be, or raises: half of those have arrived by then."""
        lot = self.luck.random()
        if lot > self.share:
            return
        self.lost += 1
        if lot > self.share / 2:
            raise EndpointConnectionError(endpoint_url=url)
        send()
        raise ReadTimeoutError(endpoint_url=url)


@contextmanager
def bad(weather: Weather) -> Iterator[None]:
    """For every client of AWS that the portal uses."""
    send = dynamo.TableClient.send

    def sent_to_table(self: dynamo.TableClient, *given: Any) -> Any:
        weather.strike(self.url, lambda: send(self, *given))
        return send(self, *given)

    def before_send(request: Any, **_: Any) -> None:
        weather.strike(request.url, lambda: URLLib3Session().send(request))

    clients = [gateway.client(*each) for each in SERVICES]
    for client in clients:
        client.meta.events.register("before-send", before_send)
    try:
        with patch.object(dynamo.TableClient, "send", sent_to_table):
            yield
    finally:
        for client in clients:
            client.meta.events.unregister("before-send", before_send)


def an_approval(
    world: World, pipeline: Pipeline, later: Callable[[timedelta], None], weather: Weather
) -> None:
    """Anna approves and everybody hears of it, with AWS failing until she has her answer and for
    a while after it; AssertionError when something was lost or done twice."""
    task = world.publish("ANNA", "PIETER")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    with bad(weather):
        until_answered(anna, task)
        for _ in range(3):
            pipeline.run(in_bad_weather=True)
    later(LEASE)
    for _ in range(3):
        pipeline.run()
    assert pipeline.waiting == []
    kept = tasks.get(task.office_id, task.client_id, task.task_id)
    assert kept.state is TaskState.READY_TO_SEND
    actions = [event.action for event in audit.history(task.office_id, task.about.document_id)]
    assert actions == ["task_published", "task_approved"]
    assert [len(box(pipeline, world, who)) for who in ("ANNA", "PIETER", "BRAM")] == [1, 1, 1]


def until_answered(anna: Portal, task: Task) -> None:
    """As a person does who sees that it did not work and presses again."""
    place = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    for _ in range(TRIES):
        answer = anna.put(place, {"document_sha256": task.about.sha256})
        if answer.status == 200:
            return
        assert answer.status >= 500, answer
    raise AssertionError(f"not one answer in {TRIES} tries")
