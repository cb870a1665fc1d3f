"""Has events routed that could not be: `python -m scripts.reroute --stage production`.

Reads back from the stream, which keeps it 24 hours, what the queue of unrouted events names, and
gives it to the router again; so too an event that could not be read, which lies in the queue whole.
What reacts does so once for each event, so that twice is safe.
"""

import argparse
import json
import sys
import time
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain, resources
from scripts.plain import Stop
from scripts.stages import function_of

GONE = "The stream does not have {} any more: what happened stands in the table of events, untold."
FAILS = "The router still fails: mend what its log tells, and do this again."


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts.reroute", description=__doc__)
    parser.add_argument("--stage", required=True, help="such as production")
    stage = parser.parse_args().stage
    session = boto3.Session(region_name=resources.REGION)
    router = function_of(session, stage, "RouteEvents")
    try:
        print(f"{reroute(session, f'akkoord-{stage}-unrouted-dead', router)} events routed.")
    except (BotoCoreError, ClientError) as trouble:
        raise Stop(f"AWS refused: {trouble}") from trouble


def reroute(session: Any, queue: str, router: str) -> int:
    """Route first, forget after: an event may be routed twice, never be lost."""
    sqs, routed = session.client("sqs"), 0
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            records = records_in(session, json.loads(message["Body"]))
            route(session, router, records)
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            routed += len(records)
    return routed


def records_in(session: Any, said: dict[str, Any]) -> list[dict[str, Any]]:
    """As Lambda gave it up, by its place in the stream; or as the router set it aside."""
    batch = said.get("DDBStreamBatchInfo")
    return named_in(session, batch) if batch else [said]


def named_in(session: Any, batch: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of a batch, from its first to its last."""
    streams, first, last = session.client("dynamodbstreams"), *_ends(batch)
    try:
        iterator = streams.get_shard_iterator(
            StreamArn=batch["streamArn"],
            ShardId=batch["shardId"],
            ShardIteratorType="AT_SEQUENCE_NUMBER",
            SequenceNumber=first,
        )["ShardIterator"]
    except streams.exceptions.TrimmedDataAccessException as gone:
        raise Stop(GONE.format(first)) from gone
    found: list[dict[str, Any]] = []
    while iterator and not any(_number(each) >= int(last) for each in found):
        answer = streams.get_records(ShardIterator=iterator, Limit=100)
        if not answer["Records"]:
            break
        found += answer["Records"]
        iterator = answer.get("NextShardIterator")
    return [each for each in found if int(first) <= _number(each) <= int(last)]


def route(session: Any, router: str, records: list[dict[str, Any]]) -> None:
    if not records:
        raise Stop(GONE.format("one of them"))
    now = {"ApproximateCreationDateTime": time.time()}  # as fresh: what fails is not set aside
    given = [each | {"dynamodb": each["dynamodb"] | now} for each in records]
    event = json.dumps({"Records": given})
    answer = session.client("lambda").invoke(FunctionName=router, Payload=event.encode())
    said = json.loads(answer["Payload"].read())
    if answer.get("FunctionError") or said.get("batchItemFailures"):
        raise Stop(FAILS)


def _ends(batch: dict[str, Any]) -> tuple[str, str]:
    return batch["startSequenceNumber"], batch["endSequenceNumber"]


def _number(record: dict[str, Any]) -> int:
    return int(record["dynamodb"]["SequenceNumber"])


if __name__ == "__main__":
    sys.exit(plain.run(main))
