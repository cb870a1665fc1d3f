"""The events table: the portal may add to it and read it, nothing else."""

from collections.abc import Iterator
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import PutError
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.transactions import TransactWrite

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.table import Row, key, table_name


class BySubject(GlobalSecondaryIndex["EventRow"]):
    """Everything that happened to one document, person or client, in order."""

    class Meta:
        index_name = "by_subject"
        projection = AllProjection()

    subject_key = UnicodeAttribute(hash_key=True)
    event_key = UnicodeAttribute(range_key=True)


class EventRow(Row):
    class Meta:
        table_name = table_name("events")

    client_key = UnicodeAttribute(hash_key=True)
    event_key = UnicodeAttribute(range_key=True)
    subject_key = UnicodeAttribute()
    action = UnicodeAttribute()
    actor_id = UnicodeAttribute()
    actor_name = UnicodeAttribute(default="")
    details: JSONAttribute = JSONAttribute()
    by_subject = BySubject()

    @classmethod
    def of(cls, event: Event) -> "EventRow":
        return cls(
            client_key=key(event.office_id, event.client_id),
            event_key=f"{clock.stamp(event.at)}#{event.event_id}",
            subject_key=key(event.office_id, event.subject_id),
            action=event.action,
            actor_id=event.actor_id,
            actor_name=event.actor_name,
            details=dict(event.details),
        )

    def event(self) -> Event:
        return event_of(
            self.client_key,
            self.event_key,
            self.subject_key,
            self.action,
            self.actor_id,
            self.actor_name,
            self.details,
        )


def event_of(
    client_key: str,
    event_key: str,
    subject_key: str,
    action: str,
    actor_id: str,
    actor_name: str,
    details: dict[str, str],
) -> Event:
    """The event in a row's attributes, as the table and its stream have them."""
    office_id, _, client_id = client_key.partition("#")
    at, _, event_id = event_key.partition("#")
    return Event(
        office_id,
        client_id,
        subject_key.partition("#")[2],
        action,
        actor_id,
        actor_name,
        clock.parse(at),
        details,
        event_id,
    )


def from_stream(image: dict[str, dict[str, Any]]) -> Event:
    """The event in a new image of the table's stream."""
    row = EventRow()
    row.deserialize(image)
    return row.event()


def append(event: Event, transaction: TransactWrite) -> None:
    """The event in the same transaction as the change it tells of."""
    transaction.save(EventRow.of(event), condition=EventRow.event_key.does_not_exist())


def put(event: Event) -> None:
    """An event that stands on its own, such as an opening."""
    EventRow.of(event).save(condition=EventRow.event_key.does_not_exist())


def put_once(event: Event) -> None:
    """An event that is told from outside, perhaps twice: again changes nothing."""
    try:
        put(event)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def history(office_id: str, subject_id: str) -> Iterator[Event]:
    """Oldest first, everything that happened to one subject (F130)."""
    for row in EventRow.by_subject.query(key(office_id, subject_id)):
        yield row.event()
