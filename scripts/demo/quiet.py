"""What happened in the demo's history is old news: the pump starts reading after it."""

from typing import Any

import boto3

from scripts.local.stream import Checkpoint, sequence


def mute_history(environment: dict[str, str]) -> None:
    """No mail goes out about anything that is in the stream of events up to now."""
    last = _last_sequence(_client("dynamodbstreams"), environment["EVENTS_STREAM_ARN"])
    if last:
        table = f"{environment['TABLE_PREFIX']}pump"
        Checkpoint(_client("dynamodb"), table, "route_events").write(last)


def _last_sequence(streams: Any, arn: str) -> str:
    iterator, last = _oldest(streams, arn), ""
    while iterator:
        answer = streams.get_records(ShardIterator=iterator)
        if not answer["Records"]:
            break
        last = sequence(answer["Records"][-1])
        iterator = answer.get("NextShardIterator", "")
    return last


def _oldest(streams: Any, arn: str) -> str:
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    answer = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )
    return str(answer["ShardIterator"])


def _client(service: str) -> Any:
    make: Any = boto3.client
    return make(service, region_name="eu-west-1")
