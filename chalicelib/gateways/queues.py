"""Work for later, through Amazon SQS; a message may arrive more than once."""

from collections.abc import Sequence
from itertools import islice

from chalicelib.core.errors import TryAgain
from chalicelib.gateways.aws import asking, client

BATCH = 10


def send(*, queue_url: str, body: str, group: str = "", once: str = "") -> None:
    """One message. To a queue that keeps order: what is of one `group` is worked on one by one, and
    what has the same `once` is sent once in five minutes. Raises TryAgain or Refused."""
    order = {"MessageGroupId": group, "MessageDeduplicationId": once} if group else {}
    with asking("sqs"):
        client("sqs").send_message(QueueUrl=queue_url, MessageBody=body, **order)


def send_all(*, queue_url: str, bodies: Sequence[str]) -> None:
    """All, ten at a time. When it raises, some may have gone: whoever retries sends all again."""
    waiting = iter(bodies)
    while batch := list(islice(waiting, BATCH)):
        _send_batch(queue_url, batch)


def _send_batch(queue_url: str, bodies: list[str]) -> None:
    entries = [{"Id": str(at), "MessageBody": body} for at, body in enumerate(bodies)]
    with asking("sqs"):
        reply = client("sqs").send_message_batch(QueueUrl=queue_url, Entries=entries)
    if reply.get("Failed"):
        raise TryAgain("sqs took only a part")
