"""What happened in the demo's history is old news: the pump starts reading after it."""

from collections.abc import Iterator
from typing import Any

import boto3

from chalicelib.audit.jobs import Reactions
from chalicelib.audit.store import from_stream
from chalicelib.work.jobs import REACTIONS
from scripts.local.stream import Checkpoint, Record, sequence


def mute_history(environment: dict[str, str]) -> None:
    """No mail goes out about anything that is in the stream of events up to now; what waits for the
    office because of it does wait."""
    last = ""
    for record in _records(_client("dynamodbstreams"), environment["EVENTS_STREAM_ARN"]):
        _let_wait(record)
        last = sequence(record)
    if last:
        table = f"{environment['TABLE_PREFIX']}pump"
        Checkpoint(_client("dynamodb"), table, "route_events").write(last)


def _let_wait(record: Record) -> None:
    if record["eventName"] != "INSERT":
        return
    event = from_stream(record["dynamodb"]["NewImage"])
    for each in Reactions(lambda: REACTIONS).to(event):
        each.act(event)


def _records(streams: Any, arn: str) -> Iterator[Record]:
    iterator = _oldest(streams, arn)
    while iterator:
        answer = streams.get_records(ShardIterator=iterator)
        if not answer["Records"]:
            break
        yield from answer["Records"]
        iterator = answer.get("NextShardIterator", "")


def _oldest(streams: Any, arn: str) -> str:
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    answer = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )
    return str(answer["ShardIterator"])


def _client(service: str) -> Any:
    make: Any = boto3.client
    return make(service, region_name="eu-west-1")
