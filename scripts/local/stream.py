"""Feeds the records of the events table to the functions that read them, as Lambda does."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from scripts.local.gateway import Context

BATCH = 100
TRIES = 5
SHARD = "shardId-of-the-stand-in"
logger = logging.getLogger("stream")

Record = dict[str, Any]


@dataclass(frozen=True)
class Handler:
    """A function by its name."""

    name: str
    run: Callable[[Any, Any], Any]
    batch: int = BATCH


class Checkpoint:
    """Up to where the stream was read for one function.

    It lives in the stand-in itself, so that a snapshot never holds a position without the
    messages that were sent before it.
    """

    def __init__(self, dynamodb: Any, table: str, function: str) -> None:
        self.dynamodb = dynamodb
        self.table = table
        self.function = function
        self._make_table()

    def read(self) -> str:
        item = self.dynamodb.get_item(TableName=self.table, Key=self._key).get("Item", {})
        return str(item.get("sequence_number", {}).get("S", ""))

    def write(self, sequence_number: str) -> None:
        item = self._key | {"sequence_number": {"S": sequence_number}}
        self.dynamodb.put_item(TableName=self.table, Item=item)

    @property
    def _key(self) -> dict[str, Any]:
        return {"stream": {"S": self.function}}

    def _make_table(self) -> None:
        try:
            self.dynamodb.create_table(
                TableName=self.table,
                BillingMode="PAY_PER_REQUEST",
                KeySchema=[{"AttributeName": "stream", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "stream", "AttributeType": "S"}],
            )
        except self.dynamodb.exceptions.ResourceInUseException:
            return


class Stream:
    """One shard, read in order, at least once; `dead` takes what fails every time."""

    def __init__(
        self,
        streams: Any,
        arn: str,
        handler: Handler,
        checkpoint: Checkpoint,
        dead: Callable[[Record], None],
    ) -> None:
        self.streams = streams
        self.arn = arn
        self.handler = handler
        self.checkpoint = checkpoint
        self.dead = dead
        self.done = checkpoint.read()
        self.iterator = ""
        self.waiting: list[Record] = []
        self.failures = 0

    def turn(self) -> bool:
        """Handle one batch; whether there was anything."""
        if not self.waiting:
            self.waiting = self._read()
        if not self.waiting:
            return False
        # after a failure one by one, so that a single bad record holds up nothing else
        batch = self.waiting[: 1 if self.failures else self.handler.batch]
        handled = self._handle(batch)
        if handled:
            self._advance(batch[:handled])
        if handled < len(batch):
            self._failed(batch[handled])
        return True

    def _handle(self, batch: list[Record]) -> int:
        """How many from the front are done."""
        records = [as_lambda_gives_it(record, self.arn) for record in batch]
        event = {"Records": records, "shardId": SHARD}
        try:
            answer = self.handler.run(event, Context(self.handler.name, seconds=60))
        except Exception:  # Lambda too tries the batch again, whatever escaped
            logger.exception("%s failed with %d events", self.handler.name, len(batch))
            return 0
        failed = {f["itemIdentifier"] for f in (answer or {}).get("batchItemFailures", [])}
        numbers = [sequence(record) for record in batch]
        return next((i for i, number in enumerate(numbers) if number in failed), len(batch))

    def _failed(self, record: Record) -> None:
        self.failures += 1
        if self.failures >= TRIES:
            logger.error("%s cannot do event %s", self.handler.name, sequence(record))
            self.dead(record)
            self._advance([record])

    def _advance(self, handled: list[Record]) -> None:
        self.failures = 0
        self.waiting = self.waiting[len(handled) :]
        self.done = sequence(handled[-1])
        self.checkpoint.write(self.done)

    def _read(self) -> list[Record]:
        try:
            answer = self.streams.get_records(ShardIterator=self.iterator or self._start())
        except ClientError as lost:
            # expired, trimmed, or the stand-in came back from a snapshot: find the place again
            logger.warning("reading the stream anew: %s", lost)
            self.iterator = ""
            return []
        self.iterator = answer.get("NextShardIterator", "")
        return [record for record in answer["Records"] if sequence(record) > self.done]

    def _start(self) -> str:
        """From the oldest record: those up to the checkpoint are skipped, none is missed."""
        description = self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]
        answer = self.streams.get_shard_iterator(
            StreamArn=self.arn,
            ShardId=description["Shards"][0]["ShardId"],
            ShardIteratorType="TRIM_HORIZON",
        )
        return str(answer["ShardIterator"])


def sequence(record: Record) -> str:
    """Of fixed width, so that it sorts as text."""
    return str(record["dynamodb"]["SequenceNumber"])


def as_lambda_gives_it(record: Record, arn: str) -> Record:
    """With the time in seconds and the name of the stream."""
    change = dict(record["dynamodb"])
    change["ApproximateCreationDateTime"] = change["ApproximateCreationDateTime"].timestamp()
    return record | {"dynamodb": change, "eventSourceARN": arn}


def as_text(record: Record) -> str:
    return json.dumps(record, default=str)
