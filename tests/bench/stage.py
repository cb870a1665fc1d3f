"""The scene of the measurements: one office, Anna with open tasks, and the request she sends."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from chalicelib.core import config, table
from chalicelib.identity.actions import opening
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from tests.aws import Aws, running_aws
from tests.world import World

TASKS = 50
TYPES = ("btw-aangifte", "icp-opgaaf", "concept-jaarrekening", "aangifte-vpb", "publicatiestukken")


class Stage(Struct, frozen=True, kw_only=True):
    """`environment` is what a process needs to find the same data."""

    aws: Aws
    world: World
    environment: Mapping[str, str]
    event: Path
    cookie: str
    model: Task
    read_model: Task


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    with running_aws(folder / "aws") as aws, settings_of(aws):
        world = World(office_id="van-dijk").open()
        model, read_model = fill(world)
        anna = users.user(world.office_id, world.users["ANNA"].user_id)
        cookie = opening.start_session(anna)
        event = folder / "event.json"
        event.write_text(json.dumps(request(world.host, cookie)))
        places = surroundings(aws, world, folder)
        yield Stage(
            aws=aws,
            world=world,
            environment=places,
            event=event,
            cookie=cookie,
            model=model,
            read_model=read_model,
        )


def fill(world: World) -> tuple[Task, Task]:
    """Anna's open tasks, of several types, periods and clients; a model of each kind of task."""
    for number in range(TASKS):
        model = world.publish(
            "ANNA",
            type_id=TYPES[number % len(TYPES)],
            client_id=(world.bakkerij, world.holding)[number % 2],
            period=f"2026-{number % 12 + 1:02d}",
        )
    return model, world.publish("PIETER", type_id="concept-jaarrekening")


@contextmanager
def settings_of(aws: Aws) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(aws.environment)
    forget()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        forget()


def forget() -> None:
    for known in (config.config, table.connection):
        known.cache_clear()


def surroundings(aws: Aws, world: World, folder: Path) -> dict[str, str]:
    """What a Lambda function would find in its environment, and nothing of this machine."""
    kept = {name: aws.environment[name] for name in aws.environment if name != "CLOCK_OFFSET_FILE"}
    own = {"HOME": str(folder), "PYTHONHASHSEED": "0", "BENCH_OFFICE": world.office_id}
    return kept | own


def request(host: str, cookie: str) -> dict[str, object]:
    """GET /tasks as API Gateway hands it over."""
    headers = {
        "host": host,
        "accept-language": "nl",
        "user-agent": "Mozilla/5.0",
        "cookie": f"session={cookie}",
    }
    return {
        "resource": "/tasks",
        "path": "/tasks",
        "httpMethod": "GET",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": "/tasks",
            "httpMethod": "GET",
            "path": "/api/tasks",
            "stage": "api",
            "requestId": "bench",
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "body": None,
        "isBase64Encoded": False,
    }
