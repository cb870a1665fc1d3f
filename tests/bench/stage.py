"""The scene of the measurements: one office, Anna with open tasks, and the request she sends."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import settings

settings.use()

from chalicelib.core import config, table  # noqa: E402 - its tables are named by the settings
from chalicelib.identity import actions  # noqa: E402
from chalicelib.identity import store as identity  # noqa: E402
from tests.aws import Aws, running_aws  # noqa: E402
from tests.world import World  # noqa: E402

TASKS = 50
TYPES = ("btw-aangifte", "icp-opgaaf", "concept-jaarrekening", "aangifte-vpb", "publicatiestukken")


@dataclass(frozen=True)
class Stage:
    """`environment` is what a process needs to find the same data."""

    aws: Aws
    world: World
    environment: Mapping[str, str]
    event: Path
    cookie: str


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    with running_aws(folder / "aws") as aws, settings_of(aws):
        world = World().open()
        fill(world)
        anna = identity.user(world.office_id, world.users["ANNA"].user_id)
        cookie = actions.start_session(anna)
        event = folder / "event.json"
        event.write_text(json.dumps(request(world.host, cookie)))
        yield Stage(aws, world, surroundings(aws, world, folder), event, cookie)


def fill(world: World) -> None:
    """Tasks as an office of some size would have them waiting: several types, periods, clients."""
    for number in range(TASKS):
        world.publish(
            "ANNA",
            type_id=TYPES[number % len(TYPES)],
            client_id=(world.bakkerij, world.holding)[number % 2],
            period=f"2026-{number % 12 + 1:02d}",
        )


@contextmanager
def settings_of(aws: Aws) -> Iterator[None]:
    import os

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
