"""The lines of an office as their stream tells of them, and what is counted from it."""

from typing import Any

from chalice.app import DynamoDBEvent

from chalicelib.tasks import jobs
from chalicelib.tasks.store import counts
from tests.aws import Aws
from tests.functions import run
from tests.pipeline import stream_of
from tests.world import World

Records = list[dict[str, Any]]


def records(aws: Aws, world: World) -> Records:
    """Everything that became of the lines of this office, from the beginning."""
    stream = stream_of(aws.endpoint, aws.environment["LINES_STREAM_ARN"])
    stream.read_on()
    return stream.by_office[world.office_id]


def follow(aws: Aws, world: World, *batches: Records) -> None:
    """As Lambda gives them; all of it, until nothing new comes of it, where no batch is given."""
    for batch in batches:
        _follow(world, batch)
    seen = -1
    while not batches and seen != len(records(aws, world)):
        seen = len(records(aws, world))
        _follow(world, records(aws, world))


def follow_all(aws: Aws, world: World) -> None:
    """Each record once, of a long stream, and what comes of it."""
    done = 0
    while waiting := records(aws, world)[done:]:
        done += len(waiting)
        _follow(world, waiting)


def _follow(world: World, batch: Records) -> None:
    for start in range(0, len(batch), 45):
        told = {"Records": batch[start : start + 45], "shardId": f"shard-of-{world.office_id}"}
        run(jobs.follow_lines, DynamoDBEvent(told, None))


def counted(world: World, scope: str = counts.EVERYTHING) -> dict[str, int]:
    """How many wait, for whom."""
    numbers = counts.count(world.office_id, scope, fresh=True).numbers
    return {name: n for name, n in numbers.items() if " " not in name}
