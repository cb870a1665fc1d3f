"""Whether somebody who was let in may act yet, and who says before that time that it is right."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import Event
from chalicelib.clients.domain import letting_in
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor, LetIn, Place, Right, Rights, check_proven
from chalicelib.core.errors import Conflict, NotYet
from chalicelib.core.replacing import replace
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import Sent, letter_key
from chalicelib.identity.actions import replaced
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Account
from chalicelib.identity.store import users


class Around(Struct, frozen=True, kw_only=True):
    """Who else has or had access at a client: whether anybody, and who hears of it."""

    anybody: bool = False
    told: tuple[str, ...] = ()


def around(client: Client, user_id: str) -> Around:
    """The holder of a personal dossier always hears of it."""
    ever = memberships.ever(client.office_id, client.client_id, fresh=True)
    others = [each for each in ever if each.user_id != user_id]
    known = users.users(client.office_id, [each.user_id for each in others])
    holder = [each.user_id for each in others if each.user_id == client.holder_id]
    told = dict.fromkeys((*holder, *letting_in.told_of(others, known)))
    return Around(anybody=bool(others), told=tuple(told))


def by_this(
    actor: Actor, event: Event, others: Around, asked_by: str = "", before: Membership | None = None
) -> LetIn:
    """How somebody came in, or to more rights, by this event. What a beheerder does or asks is not
    by the word of one employee."""
    known = before.let_in if before else None
    still_shut = known if known and before and until(before.office_id, known) else None
    by_client = not actor.is_employee or bool(asked_by)
    givers = (*(still_shut.giver_ids if still_shut else ()), actor.user_id)
    return LetIn(
        event_id=event.event_id,
        at=event.at,
        by_name=actor.name,
        giver_ids=tuple(dict.fromkeys(givers)),
        shut=bool(still_shut) or (others.anybody and not by_client),
        told=others.told,
        held=_held(before, still_shut),
    )


def _held(before: Membership | None, still_shut: LetIn | None) -> Rights | None:
    if still_shut:
        return still_shut.held
    return before.rights if before else None


def until(office_id: str, let_in: LetIn) -> datetime | None:
    """From when they may act; None who may already."""
    return openings(office_id, (let_in,)).get(let_in.event_id)


def openings(office_id: str, let_ins: Iterable[LetIn]) -> dict[str, datetime]:
    """By the event that let them in: from when those may act who may not yet. However many there
    are, it is one look at the mails to the others."""
    at = clock.now()
    shut = {each.event_id: each for each in let_ins if not letting_in.is_over(each, at)}
    told = {each.event_id: _letters(office_id, each) for each in shut.values()}
    sent = delivery.sent_of(key for keys in told.values() for key in keys)
    opens = {
        event_id: letting_in.opens_at(let_in, _heard(sent, told[event_id]), at)
        for event_id, let_in in shut.items()
    }
    return {event_id: moment for event_id, moment in opens.items() if at < moment}


def shut_until(
    actor: Actor, client_id: str, right: Right, place: Place | None = None
) -> datetime | None:
    """From when the actor may do this here; None who may already."""
    let_in = held_back(actor.let_in.get(client_id), right, place)
    return until(actor.office_id, let_in) if let_in else None


def held_back(let_in: LetIn | None, right: Right, place: Place | None) -> LetIn | None:
    """By what this may be shut for whoever came in so; None where they might do it before."""
    return let_in if let_in and not letting_in.might_before(let_in, right, place) else None


def check_may_act(actor: Actor, client_id: str, right: Right, place: Place | None = None) -> None:
    """The one place that judges whether who has the right may use it now (property 3)."""
    check_proven(actor)
    if opens := shut_until(actor, client_id, right, place):
        raise NotYet("let_in_lately", opens)


def check_not_let_in_by(actor: Actor, client_id: str, user_id: str) -> None:
    """What somebody did who may not act here yet is not confirmed by who let them in, also when
    their access has ended since (ADR 52)."""
    ever = memberships.ever(actor.office_id, client_id)
    known = next((each.let_in for each in ever if each.user_id == user_id), None)
    if known and actor.user_id in known.giver_ids and until(actor.office_id, known):
        raise Conflict("vouch_needs_a_colleague")


def with_grounds(actor: Actor, client_id: str) -> Actor:
    """Who acts, with what their act says of them: what somebody else replaced, and who let them in
    here."""
    told, known = grounds(actor, client_id), replaced.with_grounds(actor)
    return replace(known, replaced={**known.replaced, **told}) if told else known


def grounds(actor: Actor, client_id: str) -> dict[str, str]:
    """By whom the actor was let in here, and what opened it for them."""
    let_in = actor.let_in.get(client_id)
    if let_in is None:
        return {}
    waits = let_in.shut and let_in.vouched is None
    has_waited = waits and until(actor.office_id, let_in) is None
    return letting_in.marks(let_in, clock.now(), has_waited=has_waited)


def invited_by(office_id: str, employee_id: str) -> str:
    """Who let this colleague in; nobody who was there from the beginning."""
    invitation = last_of(
        office_id, employee_id, (PersonInvited,), lambda told: told.account is Account.EMPLOYEE
    )
    return invitation.actor_id if invitation else ""


def _letters(office_id: str, let_in: LetIn) -> list[str]:
    """To the others, about this."""
    return [letter_key(office_id, let_in.event_id, to) for to in let_in.told]


def _heard(sent: Mapping[str, Sent], letters: Iterable[str]) -> list[datetime]:
    """When they went out; not what came back."""
    found = [sent[key] for key in letters if key in sent]
    return [each.sent_at for each in found if each.outcome != "bounced"]
