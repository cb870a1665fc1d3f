"""From the stream of events to the queues: one message for each reaction, and who does it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from chalicelib.audit.domain import Event, Happened
from chalicelib.audit.store import from_stream
from chalicelib.core import clock, log
from chalicelib.core.batches import Change, Failures, each_message, each_new_row
from chalicelib.core.config import config
from chalicelib.gateways import queues

# While a release goes out an event may be of a kind that its reader learns in a moment.
PATIENCE = timedelta(minutes=1)


class Queue(StrEnum):
    """Where a reaction waits, by the setting that has its address. SIGNING keeps the order of what
    happens to one subject."""

    NOTIFICATIONS = "notifications_queue_url"
    REACTIONS = "reactions_queue_url"
    SIGNING = "signing_queue_url"


class Reaction(Struct, frozen=True, kw_only=True):
    """What a module does when something has happened; safe to do again. `to` are the kinds of
    event, None is every kind, and `when` looks into the event. `does` completes the table in
    docs/architecture.md; `name` is in the messages that wait, and stays."""

    name: str
    act: Callable[[Event], None]
    does: str
    to: tuple[type[Happened], ...] | None
    when: Callable[[Any], bool] = lambda told: True
    queue: Queue = Queue.REACTIONS

    def follows(self, told: Happened) -> bool:
        return (self.to is None or isinstance(told, self.to)) and self.when(told)


class Work(msgspec.Struct, frozen=True):
    """What waits on a queue."""

    reaction: str
    event: Event


_work = msgspec.json.Decoder(Work)


class Reactions:
    """All that follows from events; each of `sources` gives what one module does."""

    def __init__(self, *sources: Callable[[], Iterable[Reaction]]) -> None:
        self._sources = sources

    @cached_property
    def known(self) -> dict[str, Reaction]:
        """By name, in the order in which they were wired."""
        return {each.name: each for source in self._sources for each in source()}

    def route(self, stream: Any) -> Failures:
        """The stream of the events table → one message per reaction; no other outside calls. What
        cannot be read is set aside, and holds up nothing that happened after it."""
        return each_new_row("route_events", stream, self._route)

    def react(self, job: str, messages: Any) -> Failures:
        """A queue → what its messages ask for."""
        return each_message(job, messages, self._react)

    def to(self, event: Event) -> tuple[Reaction, ...]:
        """What follows from this event, in the order in which it was wired."""
        told = event.told
        return tuple(each for each in self.known.values() if each.follows(told))

    def _route(self, change: Change) -> None:
        try:
            event = from_stream(change["dynamodb"]["NewImage"])
            following = self.to(event)
        except Exception:  # reading asks nobody: it fails as well the next time
            if _is_fresh(change):
                raise
            _set_aside(change)
        else:
            self._send(event, following)

    def _send(self, event: Event, following: Iterable[Reaction]) -> None:
        for reaction in following:
            body = msgspec.json.encode(Work(reaction.name, event)).decode()
            in_order = {"group": event.subject_id, "once": event.event_id}
            order = in_order if reaction.queue is Queue.SIGNING else {}
            queues.send(queue_url=getattr(config(), reaction.queue), body=body, **order)

    def _react(self, body: str) -> None:
        work = _work.decode(body)
        self._named(work.reaction).act(work.event)

    def _named(self, name: str) -> Reaction:
        """Without asking the modules after the one that has it."""
        found = (each for source in self._sources for each in source() if each.name == name)
        if reaction := next(found, None):
            return reaction
        raise KeyError(name)


def _is_fresh(change: Change) -> bool:
    written = datetime.fromtimestamp(change["dynamodb"]["ApproximateCreationDateTime"], UTC)
    return clock.now() - written < PATIENCE


def _set_aside(change: Change) -> None:
    """Where an alarm watches, and scripts/reroute.py finds it."""
    log.failure("event_set_aside", record=change["dynamodb"]["SequenceNumber"])
    body = msgspec.json.encode(change).decode()
    queues.send(queue_url=config().unrouted_queue_url, body=body)
