"""An open invitation goes to another address or number: whoever moves it lets its person in anew
(ADR 52)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from chalicelib.audit.domain import Event, Happened
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.actions.letting_in import around, by_this
from chalicelib.clients.domain.membership import Membership, check_same
from chalicelib.clients.events import LetInAnew
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor, UserKind
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import replacements
from chalicelib.identity.actions.accounts import Anew
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users
from chalicelib.identity.store.beside import AccessBeside

# A transaction of DynamoDB takes a hundred rows, of which each client needs two.
MOST_CLIENTS = 45


def by(actor: Actor) -> Anew:
    return partial(_anew, actor)


def count_due(at: datetime) -> int:
    """Makes count what was passed on and nobody stopped; of who was only invited it is the word of
    who passed it on, and of nobody else. How many."""
    return replacements.count_due(at, _waited)


def _waited(user: User, asked: Replacement) -> AccessBeside:
    asker = users.users(user.office_id, [asked.asked_by_id]).get(asked.asked_by_id)
    by_whom = Actor(
        office_id=user.office_id,
        user_id=asked.asked_by_id,
        name=asked.asked_by_name,
        kind=asker.kind if asker else UserKind.EMPLOYEE,
    )
    return _anew(by_whom, user, asked.factor)


def _anew(actor: Actor, user: User, factor: Factor) -> AccessBeside:
    """At each of their clients: what was vouched for, waited for or asked by a beheerder was so of
    the address and number of then."""
    if len(user.access) > MOST_CLIENTS:
        raise Conflict("moves_too_many")
    return beside(user, [_at(actor, user, client_id, factor) for client_id in user.access])


def beside(user: User, found: Sequence[tuple[Membership, Event]]) -> AccessBeside:
    """How somebody came to their access at these clients, by these events."""
    access = {
        member.client_id: replace(user.access[member.client_id], let_in=member.let_in)
        for member, _ in found
    }
    members, events = [each for each, _ in found], [event for _, event in found]
    return AccessBeside(access=access, put=memberships.let_in_anew(members, events))


def _at(actor: Actor, user: User, client_id: str, factor: Factor) -> tuple[Membership, Event]:
    """Without what they might or had before."""
    member, event = anew(actor, user, client_id, partial(LetInAnew, factor=factor))
    let_in = member.let_in and replace(member.let_in, held=None)
    return replace(member, let_in=let_in, had=None), event


def anew(
    actor: Actor, user: User, client_id: str, told: Callable[..., Happened]
) -> tuple[Membership, Event]:
    """As if invited again by this actor, beside those who let them in before; what they might
    before that stays. `told` makes what the others hear."""
    member = _member_at(user, client_id)
    known = member.let_in
    others = around(client_rows.client(user.office_id, client_id), user.user_id)
    event = happened(actor, told(told=others.told), client_id, user.user_id)
    let_in = by_this(actor, event, others, known=known)
    givers = tuple(dict.fromkeys((*(known.giver_ids if known else ()), actor.user_id)))
    held = known.held if known else None
    return replace(member, let_in=replace(let_in, giver_ids=givers, held=held)), event


def _member_at(user: User, client_id: str) -> Membership:
    """As the user's own row has it; Conflict where that was changed in between."""
    member = memberships.membership(user.office_id, client_id, user.user_id)
    check_same(member, user.rights[client_id])
    if member is None:
        raise Conflict("changed_meanwhile")
    return member
