"""What its person says of a replacement: that it is right, or that it is to be stopped; by the link
in a message, or signed in. A stop counts as long as it is not another one yet."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor, UserKind
from chalicelib.core.errors import Conflict, NotAllowed, NotFound
from chalicelib.core.ids import sha256
from chalicelib.core.racing import judged_again
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.foretelling import counting_at
from chalicelib.identity.actions.replacements import (
    after,
    check_ended_by,
    count,
    itself,
    waiting_as,
)
from chalicelib.identity.domain.ended_link import EndedLink, Ending
from chalicelib.identity.domain.link import user_of
from chalicelib.identity.domain.replacement import Proof, Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.domain.waiting import is_believed
from chalicelib.identity.events.replacements import ReplacementStopped
from chalicelib.identity.events.shared import Factor, Ground, Via
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users
from chalicelib.identity.store.ended_links import ended_link


def link(
    office_id: str, user_id: str, asked: str, via: Via
) -> tuple[Replacement, str, datetime | None]:
    """With the token for a message that is about to be sent, and when it counts by itself;
    NotFound when it no longer waits."""
    ready, token = rows.asked_with(office_id, user_id, asked).with_token(via)
    rows.keep_token(ready, via)
    telling: Mapping[str, Mapping[Via, datetime]] = {asked: {via: clock.now()}}
    counts_at = counting_at(rows.waiting(office_id, user_id), telling).get(asked)
    return ready, token, counts_at


class OpenLink(Struct, frozen=True, kw_only=True):
    """What can be answered by a link that went there."""

    asked: Replacement
    via: Via


def behind(visitor: Visitor, token: str) -> tuple[User, OpenLink | EndedLink]:
    """NotFound with `link_expired` for every token that never was one, ended long ago, or went to a
    number that was said not to be theirs."""
    user_id = user_of(token)
    link = _open_link(rows.open_of(visitor.office_id, user_id), token) or ended_link(
        visitor.office_id, sha256(token), clock.now()
    )
    if link:
        user = users.user(visitor.office_id, user_id)
        if user.texted or link.via is not Via.TEXT:
            return user, link
    raise NotFound("link_expired")


def _open_link(waits: tuple[Replacement, ...], token: str) -> OpenLink | None:
    for asked in waits:
        if via := asked.opened_by(token):
            return OpenLink(asked=asked, via=via)
    return None


def _answerable(visitor: Visitor, token: str) -> tuple[User, OpenLink]:
    """Conflict for what ended."""
    user, link = behind(visitor, token)
    if isinstance(link, EndedLink):
        raise Conflict("settled_already")
    return user, link


def may_confirm(user: User, link: OpenLink, at: datetime) -> bool:
    """What came by waiting, or by a colleague alone, may only stop."""
    proven = rows.proven(user.office_id, user.user_id)
    return not link.asked.proof and is_believed(link.via, at, proven)


@judged_again
def confirm_by_link(visitor: Visitor, token: str) -> None:
    user, link = _answerable(visitor, token)
    at = clock.now()
    if link.asked.proof:
        raise Conflict("settled_already")
    if not may_confirm(user, link, at):
        raise NotAllowed("only_stops")
    proof = Proof(
        ground=Ground.CONFIRMED, at=at, by_id=user.user_id, by_name=user.name, via=link.via
    )
    count(user, link.asked, proof)


@judged_again
def stop_by_link(visitor: Visitor, token: str) -> None:
    user, link = _answerable(visitor, token)
    _stop(user, link.asked)


@judged_again
def confirm_own(actor: Actor, factor: Factor, shown: str) -> None:
    """What they were shown; signed in, with a fresh code by what they still have."""
    user = users.user(actor.office_id, actor.user_id)
    asked = waiting_as(user, factor, shown)
    step_up.require(actor, Act.CHANGE_FACTOR)
    proof = Proof(
        ground=Ground.CONFIRMED,
        at=clock.now(),
        by_id=user.user_id,
        by_name=user.name,
        via=Via.PORTAL,
    )
    count(user, asked, proof)


@judged_again
def stop_own(actor: Actor, factor: Factor) -> None:
    """Whatever of this kind is not another one yet."""
    user = users.user(actor.office_id, actor.user_id)
    found = [each for each in rows.open_of(user.office_id, user.user_id) if each.factor is factor]
    if not found:
        check_ended_by(actor, user, factor, ReplacementStopped)
    for asked in found:
        _stop(users.user(user.office_id, user.user_id), asked)


def _beheerder(asked: Replacement) -> tuple[str, ...]:
    known = users.users(asked.office_id, [asked.asked_by_id])
    return tuple(each.user_id for each in known.values() if each.kind is UserKind.CLIENT)


def _stop(user: User, asked: Replacement) -> None:
    """Also of an address that counts and has not confirmed itself yet."""
    told = ReplacementStopped(
        factor=asked.factor,
        asked_by_id=asked.asked_by_id,
        asked_by_name=asked.asked_by_name,
        told=_beheerder(asked),
    )
    event = itself(asked, told, clock.now(), user.user_id, user.name)
    if asked.proof:
        new_email_rows.stop_new_email(asked, event)
    else:
        rows.drop(after(user, asked), asked, Ending.STOPPED, event)
