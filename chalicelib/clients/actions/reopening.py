"""A stopped account is opened again: whoever opens it lets its person in anew where they could not
act yet, since the others looked meanwhile and found nobody there (ADR 52)."""

from functools import partial

from chalicelib.audit.domain import Event
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.actions.letting_in import around, by_this, was_shut
from chalicelib.clients.actions.moving import MOST_CLIENTS, beside, member_at
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.events import LetInAgain
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, LetIn
from chalicelib.core.errors import Conflict
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import User
from chalicelib.identity.store.beside import AccessBeside


@judged_again
def reactivate(actor: Actor, user_id: str) -> User:
    return accounts.reactivate_person(actor, user_id, partial(_anew, actor))


def _anew(actor: Actor, user: User) -> AccessBeside:
    """What was open when the account was stopped stays open."""
    let_ins = {client_id: access.let_in for client_id, access in user.access.items()}
    shut = {each: it for each, it in let_ins.items() if it and _was_shut(user, it)}
    if len(shut) > MOST_CLIENTS:
        raise Conflict("reopens_too_many")
    return beside(user, [_at(actor, user, client_id, it) for client_id, it in shut.items()])


def _was_shut(user: User, let_in: LetIn) -> bool:
    return was_shut(user.office_id, let_in, user.stopped_at or let_in.at)


def _at(actor: Actor, user: User, client_id: str, known: LetIn) -> tuple[Membership, Event]:
    member = member_at(user, client_id)
    others = around(client_rows.client(user.office_id, client_id), user.user_id)
    event = happened(actor, LetInAgain(told=others.told), client_id, user.user_id)
    let_in = by_this(actor, event, others, known=known)
    givers = tuple(dict.fromkeys((*known.giver_ids, actor.user_id)))
    return replace(member, let_in=replace(let_in, giver_ids=givers, held=known.held)), event
