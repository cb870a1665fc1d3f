"""Events through stream, queues and workers as in AWS, one step at a time, in the test's hands."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from chalice.app import DynamoDBEvent, SQSEvent
from msgspec import Struct, field

from app import reacting
from chalicelib.chain import jobs as chain_jobs
from chalicelib.core import clock
from chalicelib.core.batches import Failures
from chalicelib.notifications import jobs
from chalicelib.tasks.actions import acting
from chalicelib.tasks.domain.task import Task
from scripts import resources
from scripts.local.stream import as_lambda_gives_it
from tests.aws import Aws
from tests.functions import API, run, running
from tests.world import World

Job = Callable[[Any], Failures]


def route_events(stream: Any) -> Failures:
    return reacting.route(stream)


def send_notifications(messages: Any) -> Failures:
    return reacting.react("send_notifications", messages)


def run_reactions(messages: Any) -> Failures:
    return reacting.react("run_reactions", messages)


def sign_documents(messages: Any) -> Failures:
    return reacting.react("sign_documents", messages)


class Pipeline(Struct, kw_only=True):
    """For the events of one office; messages that fail stay in `waiting`, as in a queue."""

    aws: Aws
    office_id: str
    waiting: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def run(self, *, in_bad_weather: bool = False) -> None:
        """Everything that waits, until nothing does or only failures are left."""
        assert self.route() or in_bad_weather
        self.work("NOTIFICATIONS_QUEUE_URL", send_notifications)
        self.work("REACTIONS_QUEUE_URL", run_reactions)
        self.work("SIGNING_QUEUE_URL", sign_documents)
        self.work("MAIL_QUEUE_URL", jobs.send_mail)
        self.work("FEEDBACK_QUEUE_URL", jobs.note_feedback)

    def route(self) -> bool:
        """Every event of this office from the start of the stream: also those routed before;
        whether all could be routed."""
        arn = self.aws.environment["EVENTS_STREAM_ARN"]
        given = [as_lambda_gives_it(each, arn) for each in self.records()]
        found = run(route_events, DynamoDBEvent({"Records": given}, None))
        return found == {"batchItemFailures": []}

    def chain(self) -> bool:
        """Every event of this office from the start of the stream; whether all went."""
        found = run(chain_jobs.chain_events, DynamoDBEvent({"Records": self.records()}, None))
        return found == {"batchItemFailures": []}

    def work(self, queue: str, job: Job) -> None:
        """Each message once; those that fail are kept for the next time."""
        known = [message for name, message in self.waiting if name == queue]
        messages = known + self._received(self.aws.environment[queue])
        self.waiting = [entry for entry in self.waiting if entry[0] != queue]
        self.waiting += [(queue, message) for message in messages]
        for message in messages:
            if not run(job, SQSEvent({"Records": [message]}, None))["batchItemFailures"]:
                self.waiting.remove((queue, message))

    def _received(self, url: str) -> list[dict[str, Any]]:
        sqs = self.aws.client("sqs")
        found = []
        while batch := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in batch:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                found.append({"messageId": message["MessageId"], "body": message["Body"]})
        return found

    def records(self) -> list[dict[str, Any]]:
        stream = stream_of(self.aws.endpoint, self.aws.environment["EVENTS_STREAM_ARN"])
        stream.read_on()
        return stream.by_office[self.office_id]


class Stream(Struct, kw_only=True):
    """A stream, which only grows: each record of it is read once for all tests."""

    client: Any
    place: str
    by_office: defaultdict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def read_on(self) -> None:
        records = True
        while records:
            answer = self.client.get_records(ShardIterator=self.place)
            records, self.place = answer["Records"], answer["NextShardIterator"]
            for record in records:
                keys = record["dynamodb"]["Keys"]
                owner: str = keys.get("client_key", keys.get("scope_key"))["S"]
                self.by_office[owner.partition("#")[0]].append(record)


@cache
def stream_of(endpoint: str, arn: str) -> Stream:
    """From its oldest record on."""
    client = resources.client("dynamodbstreams", endpoint)
    shard = client.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    place = client.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    return Stream(client=client, place=place)


def box(pipeline: Pipeline, world: World, who: str) -> list[Any]:
    return pipeline.aws.outbox(world.users[who].email)


def approve(world: World, who: str, task: Task, remark: str = "") -> Task:
    sha = task.about.sha256
    actor = world.actor(who)
    with running(API):
        return acting.approve_task(actor, task.client_id, task.task_id, sha, remark, clock.now())


def reject(world: World, who: str, task: Task) -> Task:
    sha, reason = task.about.sha256, "Het bedrag van € 1.234 klopt niet"
    actor = world.actor(who)
    with running(API):
        return acting.reject_task(actor, task.client_id, task.task_id, sha, reason, clock.now())
