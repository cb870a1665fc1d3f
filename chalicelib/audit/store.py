"""The events table: the portal may add to it and read it, nothing else."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import Index
from pynamodb.transactions import TransactWrite

from chalicelib.audit.domain import SYSTEM, Event, LogSearch, by, declared
from chalicelib.audit.events import EventErased
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.table import (
    GlobalIndex,
    Row,
    decode_cursor,
    encode_cursor,
    key,
    table_name,
    transaction,
    wrote,
)

FIRST, LAST = "0", "9"
# How a row is hashed (chain/domain.py): another way gets another number.
FORM = "1"


class BySubject(GlobalIndex["EventRow"]):
    """Everything that happened to one document, person or client, in order."""

    subject_key = UnicodeAttribute(hash_key=True)
    event_key = UnicodeAttribute(range_key=True)


class Security(GlobalIndex["EventRow"]):
    """The log of security of one office, in order. Sparse, as are the two that follow."""

    security_key = UnicodeAttribute(hash_key=True)
    event_key = UnicodeAttribute(range_key=True)


class SecurityByConcern(GlobalIndex["EventRow"]):
    concern_key = UnicodeAttribute(hash_key=True)
    event_key = UnicodeAttribute(range_key=True)


class SecurityByActor(GlobalIndex["EventRow"]):
    """What somebody did that is about another; what is about oneself is found by subject."""

    actor_key = UnicodeAttribute(hash_key=True)
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
    security_key = UnicodeAttribute(null=True)
    concern_key = UnicodeAttribute(null=True)
    actor_key = UnicodeAttribute(null=True)
    # Without it the hash in the chain says nothing: it goes when the row goes.
    salt = UnicodeAttribute(null=True)
    form = UnicodeAttribute(null=True)
    by_subject = BySubject()
    security = Security()
    security_by_concern = SecurityByConcern()
    security_by_actor = SecurityByActor()

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
            salt=secrets.token_hex(16),
            form=FORM,
            **_security_keys(event),
        )

    def event(self) -> Event:
        return event_of(
            client_key=self.client_key,
            event_key=self.event_key,
            subject_key=self.subject_key,
            action=self.action,
            actor_id=self.actor_id,
            actor_name=self.actor_name,
            details=self.details,
        )


def _security_keys(event: Event) -> dict[str, Any]:
    """An event is in an index of the log only while it carries that index's key."""
    concern = declared(event.action).concern
    if concern is None:
        return {}
    keys = {"security_key": key(event.office_id), "concern_key": key(event.office_id, concern)}
    if event.actor_id not in (SYSTEM, event.subject_id):
        keys["actor_key"] = key(event.office_id, event.actor_id)
    return keys


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
        office_id=office_id,
        client_id=client_id,
        subject_id=subject_key.partition("#")[2],
        action=action,
        actor_id=actor_id,
        actor_name=actor_name,
        at=clock.parse(at),
        details=details,
        event_id=event_id,
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
    """An event that stands on its own, such as an opening. Again changes nothing: it may be told
    from outside twice, and botocore tries again where the answer was lost."""
    wrote(lambda: EventRow.of(event).save(condition=EventRow.event_key.does_not_exist()))


def erasure(event: Event, actor: Actor, at: datetime) -> Event:
    """What stays in the place of an event whose row goes: that it was, and not what it said."""
    told = EventErased(erased=f"{clock.stamp(event.at)}#{event.event_id}")
    return by(actor, told, at, client_id=event.client_id, subject_id=event.client_id)


def erase(event: Event, tombstone: Event) -> None:
    """The row goes, and with it the salt: its hash in the chain then says nothing. No function of
    ours may do this; it is for whoever carries out what the law asks."""
    gone = EventRow(key(event.office_id, event.client_id), tombstone.details["erased"])
    with transaction() as write:
        write.delete(gone, condition=EventRow.event_key.exists())
        append(tombstone, write)


def history(office_id: str, subject_id: str) -> Iterator[Event]:
    """Oldest first, everything that happened to one subject (F130)."""
    for row in EventRow.by_subject.query(key(office_id, subject_id)):
        yield row.event()


def security_log(
    office_id: str, asked: LogSearch, cursor: str | None, limit: int
) -> tuple[list[Event], str | None]:
    """A page of the log, newest first: one Query, or two for a person."""
    before = decode_cursor(cursor).get("event_key", {}).get("S", "") if cursor else ""
    span = _span(asked, before)
    found = [
        index.query(
            key(office_id, *parts),
            span,
            filter_condition=only,
            scan_index_forward=False,
            limit=limit + 2,
            page_size=limit + 2,
        )
        for index, parts, only in _where(office_id, asked)
    ]
    newest = merge(*found, key=lambda row: row.event_key, reverse=True)
    page = list(islice((row for row in newest if row.event_key != before), limit + 1))
    more = {"event_key": {"S": page[limit - 1].event_key}} if len(page) > limit else None
    return [row.event() for row in page[:limit]], encode_cursor(more)


def _span(asked: LogSearch, before: str) -> Condition:
    """Up to where the page before this one ended; that row itself is left out by who reads."""
    since = clock.stamp(asked.since) if asked.since else FIRST
    until = clock.stamp(asked.until) if asked.until else LAST
    return EventRow.event_key.between(since, max(since, min(before or LAST, until)))


def _where(
    office_id: str, asked: LogSearch
) -> Iterator[tuple[Index[EventRow], tuple[str, ...], Condition | None]]:
    """The index to ask, what follows the office in its key, and what else must be so."""
    if not asked.person_id:
        by_concern = EventRow.security_by_concern, (asked.concern or "",), None
        yield by_concern if asked.concern else (EventRow.security, (), None)
        return
    only: Condition = EventRow.security_key.exists()
    if asked.concern:
        only = EventRow.concern_key == key(office_id, asked.concern)
    yield EventRow.by_subject, (asked.person_id,), only
    yield EventRow.security_by_actor, (asked.person_id,), only
