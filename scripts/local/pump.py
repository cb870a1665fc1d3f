"""Moves work along on a laptop: stream → router, queues → workers, clock → scheduled jobs.

`python -m scripts.local.pump`; nothing that a worker does can end it.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from chalice.app import DynamoDBEventConfig

from scripts import plain
from scripts.local import queues, schedules
from scripts.local.site import portal
from scripts.local.stream import BATCH, Checkpoint, Handler, Stream, as_text

PAUSE = 0.2
SETTLE = 2.0
DEAD = {
    "route_events": "unrouted-dead",
    "chain_events": "unchained-dead",
    "follow_lines": "uncounted-dead",
}
# By the table of the stream that a function names in app.py.
STREAMS = {"events": "EVENTS_STREAM_ARN", "task_lines": "LINES_STREAM_ARN"}
logger = logging.getLogger("pump")

Turn = Callable[[], bool]


class Schedules:
    """Runs each job when its interval has passed, and a moment after the clock was moved."""

    def __init__(self, app: Any, clock: Path) -> None:
        self.app = app
        self.clock = clock
        self.intervals = schedules.of(app)
        self.moved = self._offset()
        now = time.monotonic()
        self.due = {name: now + after.total_seconds() for name, after in self.intervals.items()}

    def turn(self) -> bool:
        now = time.monotonic()
        self._look_at_clock(now)
        due = [name for name, at in self.due.items() if at <= now]
        for name in due:
            schedules.run(self.app, name)
            self.due[name] = now + self.intervals[name].total_seconds()
        return bool(due)

    def _look_at_clock(self, now: float) -> None:
        """The jobs ran when it was moved; once more, for what those runs set going."""
        if (offset := self._offset()) != self.moved:
            self.moved = offset
            self.due = dict.fromkeys(self.due, now + SETTLE)

    def _offset(self) -> str:
        return self.clock.read_text() if self.clock.exists() else ""


class Ending:
    """A turn that has begun is finished first: half of one would be done twice."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.ask)

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


def lanes(app: Any, environment: Mapping[str, str]) -> list[Turn]:
    """Everything that may have work, in the order in which an event travels."""
    turns: list[Turn] = [stream.turn for stream in streams(app, environment)]
    turns += [worker.turn for worker in queues.workers(app, client("sqs"), environment)]
    return [*turns, Schedules(app, Path(environment["CLOCK_OFFSET_FILE"])).turn]


def streams(app: Any, environment: Mapping[str, str]) -> list[Stream]:
    sources = [source for source in app.event_sources if isinstance(source, DynamoDBEventConfig)]
    return [stream(app, source, environment) for source in sources]


def stream(app: Any, source: DynamoDBEventConfig, environment: Mapping[str, str]) -> Stream:
    """All of it, for one of the functions that read it."""
    name, table = source.name, source.stream_arn.split("/")[1]
    checkpoint = Checkpoint(client("dynamodb"), f"{environment['TABLE_PREFIX']}pump", name)
    handler = Handler(name, app.handler_map[name], min(source.batch_size, BATCH))
    arn = environment[STREAMS[table]]
    return Stream(client("dynamodbstreams"), arn, handler, checkpoint, dead(name, environment))


def dead(name: str, environment: Mapping[str, str]) -> Callable[[dict[str, Any]], None]:
    """Where Lambda puts what this function cannot do."""
    sqs = client("sqs")
    name = f"{environment['TABLE_PREFIX']}{DEAD[name]}"

    def put(record: dict[str, Any]) -> None:
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody=as_text(record))

    return put


def client(service: str) -> Any:
    make: Any = boto3.client
    config = Config(retries={"max_attempts": 1}, connect_timeout=5, read_timeout=30)
    return make(service, region_name="eu-west-1", config=config)


def turn_all(turns: list[Turn]) -> bool:
    """One turn of each; a stand-in that does not answer is asked again later."""
    busy = False
    for turn in turns:
        try:
            busy = turn() or busy
        except (BotoCoreError, ClientError) as trouble:
            logger.warning("the stand-in for AWS did not answer: %s", trouble)
            time.sleep(1)
    return busy


def main() -> None:
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level="WARNING")
    turns = lanes(portal(), os.environ)
    ending = Ending()
    while not ending.asked:
        if not turn_all(turns):
            time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(plain.run(main))
