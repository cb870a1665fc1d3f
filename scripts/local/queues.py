"""Feeds the messages of a queue to its worker, as Lambda does."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chalice.app import SQSEventConfig

from scripts.local.gateway import Context

logger = logging.getLogger("queues")
# Shorter than in AWS: on a laptop one pump works, so what it left behind may be taken up soon.
HIDDEN_SECONDS = 30
RETRY_SECONDS = 3

Message = dict[str, Any]


@dataclass(frozen=True)
class Worker:
    """The function that handles a queue."""

    sqs: Any
    name: str
    url: str
    handler: Callable[[Any, Any], Any]
    batch_size: int = 10

    def turn(self) -> bool:
        """Handle one batch; whether there was anything."""
        messages = self._receive()
        if not messages:
            return False
        failed = self._handle(messages)
        for message in messages:
            if message["MessageId"] in failed:
                self._try_again(message)
            else:
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
        return True

    def _receive(self) -> list[Message]:
        answer = self.sqs.receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=min(self.batch_size, 10),
            VisibilityTimeout=HIDDEN_SECONDS,
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        found: list[Message] = answer.get("Messages", [])
        return found

    def _handle(self, messages: list[Message]) -> set[str]:
        """The ids of those that must come back."""
        event = {"Records": [as_record(message, self.name) for message in messages]}
        try:
            answer = self.handler(event, Context(self.name))
        except Exception:  # Lambda too puts the whole batch back, whatever escaped
            logger.exception("%s failed on %d messages", self.name, len(messages))
            return {message["MessageId"] for message in messages}
        failures = (answer or {}).get("batchItemFailures", [])
        return {failure["itemIdentifier"] for failure in failures}

    def _try_again(self, message: Message) -> None:
        """A little later each time; the queue itself moves it to the dead letters."""
        tries = int(message.get("Attributes", {}).get("ApproximateReceiveCount", 1))
        self.sqs.change_message_visibility(
            QueueUrl=self.url,
            ReceiptHandle=message["ReceiptHandle"],
            VisibilityTimeout=RETRY_SECONDS * tries,
        )


def as_record(message: Message, name: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": message.get("MessageAttributes", {}),
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:eu-west-1:000000000000:{name}",
        "awsRegion": "eu-west-1",
    }


def workers(app: Any, sqs: Any, environment: Mapping[str, str]) -> list[Worker]:
    """One for each queue the app listens to, in the order in which work flows."""
    sources = [source for source in app.event_sources if isinstance(source, SQSEventConfig)]
    return [
        Worker(
            sqs,
            source.name,
            url_of(source.queue or source.queue_arn or "", environment),
            app.handler_map[source.name],
            source.batch_size,
        )
        for source in sources
    ]


def url_of(queue: str, environment: Mapping[str, str]) -> str:
    """`akkoord-prod-mail` and `…:mail` both mean the queue of MAIL_QUEUE_URL; with order, a queue's
    name ends in .fifo."""
    noun = queue.removesuffix(".fifo").replace(":", "-").rsplit("-", 1)[-1]
    return environment[f"{noun.upper()}_QUEUE_URL"]
