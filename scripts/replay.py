"""Puts messages of a dead-letter queue back: `python -m scripts.replay QUEUE [--limit N]`.

QUEUE is the name of the queue that should handle them again, such as akkoord-prod-mail. It works
with AWS, with the credentials of whoever runs it, and locally with --endpoint.
"""

import argparse
import json
import sys
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain
from scripts.plain import Stop


def main() -> None:
    options = read_options()
    key = "test" if options.endpoint else None
    session = boto3.Session(key, key, region_name=options.region)
    sqs = session.client("sqs", endpoint_url=options.endpoint)
    try:
        source, target = queue_urls(sqs, options.queue)
        moved = replay(sqs, source, target, options.limit)
    except (BotoCoreError, ClientError) as trouble:
        raise Stop(f"The messages could not be moved: {trouble}") from trouble
    print(f"{moved} put back on {options.queue}.")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts.replay", description=__doc__)
    parser.add_argument("queue")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--region", default="eu-west-1")
    parser.add_argument("--endpoint", help="of the stand-in for AWS, on a laptop")
    return parser.parse_args()


def queue_urls(sqs: Any, name: str) -> tuple[str, str]:
    """The dead-letter queue that `name` names in its redrive policy, and `name` itself."""
    target: str = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    asked = sqs.get_queue_attributes(QueueUrl=target, AttributeNames=["RedrivePolicy"])
    policy = asked.get("Attributes", {}).get("RedrivePolicy")
    if not policy:
        raise Stop(f"{name} has no dead-letter queue.")
    dead = json.loads(policy)["deadLetterTargetArn"].rsplit(":", 1)[-1]
    return sqs.get_queue_url(QueueName=dead)["QueueUrl"], target


def replay(sqs: Any, source: str, target: str, limit: int) -> int:
    """Send first, delete after: a message may come twice, never be lost."""
    moved = 0
    while moved < limit:
        batch = min(10, limit - moved)
        answer = sqs.receive_message(
            QueueUrl=source,
            MaxNumberOfMessages=batch,
            MessageAttributeNames=["All"],
            AttributeNames=["MessageGroupId"],
        )
        messages = answer.get("Messages", [])
        if not messages:
            break
        for message in messages:
            move(sqs, source, target, message)
        moved += len(messages)
    return moved


def _order(message: dict[str, Any]) -> dict[str, str]:
    """Of a queue that keeps order: the same group, and not taken for the message of before."""
    group = message.get("Attributes", {}).get("MessageGroupId")
    again = f"replay-{message['MessageId']}"
    return {"MessageGroupId": group, "MessageDeduplicationId": again} if group else {}


def move(sqs: Any, source: str, target: str, message: dict[str, Any]) -> None:
    attributes = message.get("MessageAttributes", {})
    sqs.send_message(
        QueueUrl=target,
        MessageBody=message["Body"],
        MessageAttributes=attributes,
        **_order(message),
    )
    sqs.delete_message(QueueUrl=source, ReceiptHandle=message["ReceiptHandle"])


if __name__ == "__main__":
    sys.exit(plain.run(main))
