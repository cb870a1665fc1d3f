"""Whether somebody who was let in may act yet, and who says before that time that it is right."""

from collections.abc import Iterator
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
from chalicelib.delivery.domain import letter_key
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
    at = clock.now()
    if letting_in.is_over(let_in, at):
        return None
    opens = letting_in.opens_at(let_in, _heard(office_id, let_in), at)
    return opens if at < opens else None


def shut_until(
    actor: Actor, client_id: str, right: Right, place: Place | None = None
) -> datetime | None:
    """From when the actor may do this here; None who may already."""
    let_in = actor.let_in.get(client_id)
    if let_in is None or letting_in.might_before(let_in, right, place):
        return None
    return until(actor.office_id, let_in)


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
    let_in = actor.let_in.get(client_id)
    told = letting_in.marks(let_in, clock.now()) if let_in else {}
    known = replaced.with_grounds(actor)
    return replace(known, replaced={**known.replaced, **told}) if told else known


def invited_by(office_id: str, employee_id: str) -> str:
    """Who let this colleague in; nobody who was there from the beginning."""
    invitation = last_of(
        office_id, employee_id, (PersonInvited,), lambda told: told.account is Account.EMPLOYEE
    )
    return invitation.actor_id if invitation else ""


def _heard(office_id: str, let_in: LetIn) -> Iterator[datetime]:
    """When the messages to the others went out; not what came back."""
    for to in let_in.told:
        sent = delivery.sent(letter_key(office_id, let_in.event_id, to))
        if sent and sent.outcome != "bounced":
            yield sent.sent_at
