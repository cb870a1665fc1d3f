"""How far the chain is behind what happens, and what it costs in AWS."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from chalice.app import DynamoDBEvent

from chalicelib.audit.domain import by_itself
from chalicelib.audit.store import EventRow
from chalicelib.chain.jobs import chain_events
from chalicelib.core import clock
from chalicelib.core.actor import UserKind
from chalicelib.core.ids import new_id
from chalicelib.documents.events import DocumentOpened
from chalicelib.gateways import aws
from tests.bench.lines import Line, line
from tests.bench.meter import listening

# A quiet hour: per minute few events of each office, so that most batches are small.
OFFICES, MINUTES, EVENTS = 20, 10, 1000
# As app.py tells Lambda: a minute's worth goes together.
WINDOW_SECONDS = 60
# Dollars in eu-west-1, as the pages of AWS on prices had them: aws.amazon.com/dynamodb/pricing,
# /s3/pricing, /kms/pricing and /lambda/pricing. Put in by hand, in November 2026, not looked up.
PRICES = {
    "PutObject": 5.00 / 1e6,
    "GetObject": 0.40 / 1e6,
    "GetItem": 0.1415 / 1e6,
    "UpdateItem": 0.705 / 1e6,
    "Invoke": 0.20 / 1e6,
    "GenerateDataKey": 3.00 / 1e6,
}
SECOND_OF_LAMBDA = 0.5 * 0.0000133334


def figures() -> Iterator[Line]:
    with counted() as calls:
        seconds = [chain(minute) for minute in range(MINUTES)]
    # Each file asks the key at most once; the key of the bucket makes it less.
    calls += Counter(Invoke=MINUTES, GenerateDataKey=calls["PutObject"])
    dollars = sum(PRICES[name] * times for name, times in calls.items())
    dollars += sum(seconds) * SECOND_OF_LAMBDA
    behind = WINDOW_SECONDS + max(seconds)
    yield line("session.export.calls_per_thousand", calls.total(), "requests of AWS")
    yield line("session.export.cost_per_thousand", dollars, "dollars", 0.01)
    yield line("session.export.seconds_behind", behind, "seconds, of which 60 by choice", 120)


def chain(minute: int) -> float:
    """What comes in a minute, and how long it takes."""
    many = EVENTS // MINUTES
    records = [record(f"bench-{number % OFFICES}", f"{minute}-{number}") for number in range(many)]
    started = time.perf_counter()
    assert chain_events(DynamoDBEvent({"Records": records}, None)) == {"batchItemFailures": []}
    return time.perf_counter() - started


def record(office_id: str, number: str) -> dict[str, Any]:
    told = DocumentOpened(version=1, sha256="0" * 64, opened_by_kind=UserKind.CLIENT)
    about = {"client_id": new_id(), "subject_id": new_id()}
    event = by_itself(office_id, told, clock.now(), **about)
    image = EventRow.of(event).serialize()
    keys = {name: image[name] for name in ("client_key", "event_key")}
    change = {"SequenceNumber": number, "Keys": keys, "NewImage": image}
    return {"eventName": "INSERT", "dynamodb": change}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How often each operation is asked of DynamoDB and S3."""
    calls: Counter[str] = Counter()

    def note(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    events = aws.client("s3").meta.events
    events.register("after-call", note)
    try:
        with listening(lambda operation, _: calls.update([operation])):
            yield calls
    finally:
        events.unregister("after-call", note)
