"""Events that happen, the chain they come into, and what somebody with all rights does to it."""

import re
import sys
from contextlib import redirect_stdout
from datetime import datetime
from io import StringIO
from typing import Any
from unittest.mock import patch

from chalice.app import DynamoDBEvent
from msgspec import Struct, field

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, by_itself
from chalicelib.chain import jobs
from chalicelib.chain.domain import Batch, place, read
from chalicelib.core import clock
from chalicelib.documents.events import AboutDocument, DocumentVersioned
from scripts import prove_events
from tests.aws import Aws
from tests.functions import API, run, running
from tests.laptop import run_python
from tests.pipeline import Pipeline
from tests.world import World

ABOUT = AboutDocument(document_version=1, document_sha256="0" * 64)


class Office(Struct, kw_only=True):
    """One office with its chain, in the hands of the test: outside `running` it is root."""

    world: World
    pipeline: Pipeline
    happened: list[Event] = field(default_factory=list)

    @property
    def aws(self) -> Aws:
        return self.pipeline.aws

    @property
    def bucket(self) -> str:
        return self.aws.environment["CHAIN_BUCKET"]

    def happen(self, *about: str, at: datetime | None = None) -> list[Event]:
        found: list[Event] = []
        for subject in about:
            event = by_itself(
                self.world.office_id,
                DocumentVersioned(document=ABOUT, remark=f"about {subject}"),
                at or clock.now(),
                client_id=self.world.bakkerij,
                subject_id=subject,
            )
            with running(API):
                audit.put(event)
            found.append(event)
        self.happened += found
        return found

    def chain_last(self) -> bool:
        """What happened last, in a batch of its own."""
        return chain_events(self.pipeline.records()[-1:]) == {"batchItemFailures": []}

    def batches(self, office_id: str = "") -> list[Batch]:
        chain = office_id or self.world.office_id
        s3, found = self.aws.client("s3"), []
        kept = s3.list_objects_v2(Bucket=self.bucket, Prefix=f"{chain}/").get("Contents", ())
        for each in kept:
            if each["Key"].endswith(".json"):
                body = s3.get_object(Bucket=self.bucket, Key=each["Key"])["Body"]
                found.append(read(body.read()))
        return found

    def chained(self) -> list[str]:
        """The keys of the events that are in the chain, in its order, as often as they are."""
        return [entry.name for batch in self.batches() for entry in batch.entries]

    def row(self, event: Event) -> dict[str, Any]:
        dynamodb = self.aws.client("dynamodb")
        found: dict[str, Any] = dynamodb.get_item(TableName=self.table, Key=key_of(event))["Item"]
        return found

    @property
    def table(self) -> str:
        return f"{self.aws.environment['TABLE_PREFIX']}events"

    def put(self, row: dict[str, Any]) -> None:
        """Over what there was, if anything."""
        self.aws.client("dynamodb").put_item(TableName=self.table, Item=row)

    def remove(self, event: Event) -> None:
        self.aws.client("dynamodb").delete_item(TableName=self.table, Key=key_of(event))

    def remove_batch(self, number: int) -> None:
        """For good, past the lock."""
        self.remove_key(place(self.world.office_id, number))

    def remove_key(self, key: str) -> None:
        s3 = self.aws.client("s3")
        for each in s3.list_object_versions(Bucket=self.bucket, Prefix=key)["Versions"]:
            s3.delete_object(
                Bucket=self.bucket,
                Key=key,
                VersionId=each["VersionId"],
                BypassGovernanceRetention=True,
            )

    def forget(self) -> None:
        """What the portal noted of where the chain stands."""
        self.aws.client("dynamodb").delete_item(
            TableName=f"{self.aws.environment['TABLE_PREFIX']}chains",
            Key={"office_id": {"S": self.world.office_id}},
        )

    def put_batch(self, number: int, content: bytes) -> None:
        key = place(self.world.office_id, number)
        self.aws.client("s3").put_object(Bucket=self.bucket, Key=key, Body=content)

    def program(self, name: str, *options: str) -> tuple[int, str]:
        """The command as somebody runs it; how it ended, and what it said."""
        done = run_python("-m", f"scripts.{name}", *options, *self._where)
        assert not done.stderr, done.stderr
        return done.returncode, done.stdout

    @property
    def _where(self) -> tuple[str, ...]:
        office = ("--office", self.world.office_id)
        return ("--stage", "test", "--endpoint", self.aws.endpoint, *office)

    def prove(self, *options: str) -> tuple[int, str]:
        """scripts.prove_events, without the second it takes to start: it is asked often, and
        tests/local starts it."""
        asked = ["prove_events", *options, *self._where]
        with patch.object(sys, "argv", asked), redirect_stdout(StringIO()) as said:
            status = prove_events.main()
        return status, said.getvalue()

    def proof(self, *options: str) -> tuple[int, list[str]]:
        """Whether table and chain are equal, and the faults that were named."""
        status, said = self.prove(*options)
        return status, [line for line in said.splitlines() if re.match(r"[a-z ]+: ", line)]


def chain_events(records: list[dict[str, Any]]) -> Any:
    return run(jobs.chain_events, DynamoDBEvent({"Records": records}, None))


def key_of(event: Event) -> dict[str, Any]:
    owner, name = f"{event.office_id}#{event.client_id}", name_of(event)
    return {"client_key": {"S": owner}, "event_key": {"S": name}}


def name_of(event: Event) -> str:
    return f"{clock.stamp(event.at)}#{event.event_id}"


def said_of(event: Event) -> str:
    return f"event {name_of(event)} of office {event.office_id}, client {event.client_id}"
