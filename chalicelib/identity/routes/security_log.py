"""Logboek: what happened around signing in, rights and accounts, for who leads the office."""

from datetime import date, datetime, time
from typing import Annotated

from msgspec import Meta

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, SYSTEM, Concern, Event, LogSearch
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Cursor, Ulid
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users

routes = Routes(__name__)

PAGE = 50


class LogQuery(Body, kw_only=True):
    """`person` did it or it is about them; `since` and `until` are days, both included."""

    person: Ulid | None = None
    concern: Concern | None = None
    since: date | None = None
    until: date | None = None
    cursor: Cursor | None = None


class SecurityEvent(Answer, kw_only=True):
    """`actor_name` is empty for what nobody signed in did. `about_id` and `about` are empty when
    it is about nobody that the office knows. `details` may have `device`, `place` and `ip`."""

    event_id: str
    at: str
    action: Annotated[str, Meta(extra_json_schema={"x-events": "security"})]
    concern: Concern
    actor_id: str
    actor_name: str
    about_id: str
    about: str
    client_id: str
    details: dict[str, str]


class SecurityLog(Answer, kw_only=True):
    items: list[SecurityEvent]
    cursor: str | None


@routes.get("/security-events", needs=Needs.LEADER)
def list_security_events(actor: Actor, query: LogQuery) -> SecurityLog:
    """Newest first; only what concerns security, of this office."""
    asked = LogSearch(
        person_id=query.person,
        concern=query.concern,
        since=_start(query.since),
        until=_end(query.until),
    )
    found, cursor = audit.security_log(actor.office_id, asked, query.cursor, PAGE)
    known = users.users(actor.office_id, (event.subject_id for event in found))
    return SecurityLog(items=[_view(event, known) for event in found], cursor=cursor)


def _view(event: Event, known: dict[str, User]) -> SecurityEvent:
    about = known.get(event.subject_id)
    return SecurityEvent(
        event_id=event.event_id,
        at=clock.stamp(event.at),
        action=event.action,
        concern=event.kind.concern or Concern.OFFICE,
        actor_id="" if event.actor_id == SYSTEM else event.actor_id,
        actor_name=event.actor_name,
        about_id=about.user_id if about else "",
        about=about.name if about else "",
        client_id="" if event.client_id == NO_CLIENT else event.client_id,
        details=dict(event.details),
    )


def _start(day: date | None) -> datetime | None:
    return _midnight(day) if day else None


def _end(day: date | None) -> datetime | None:
    return clock.days_later(_midnight(day), 1) if day else None


def _midnight(day: date) -> datetime:
    """Where that day begins in the Netherlands."""
    return datetime.combine(day, time(), clock.amsterdam())
