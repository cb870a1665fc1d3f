"""A stopped account is opened again: whoever opens it lets its person in anew where they could not
act yet, since the others looked meanwhile and found nobody there (ADR 52)."""

from functools import partial

from chalicelib.clients.actions.letting_in import until
from chalicelib.clients.actions.moving import MOST_CLIENTS, anew, beside
from chalicelib.clients.events import LetInAgain
from chalicelib.core.actor import Actor, LetIn
from chalicelib.core.errors import Conflict
from chalicelib.core.racing import judged_again
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import User
from chalicelib.identity.store.beside import AccessBeside


@judged_again
def reactivate(actor: Actor, user_id: str) -> User:
    return accounts.reactivate_person(actor, user_id, partial(_anew, actor))


def _anew(actor: Actor, user: User) -> AccessBeside:
    """What was open when the account was stopped stays open."""
    let_ins = {client_id: access.let_in for client_id, access in user.access.items()}
    shut = [each for each, it in let_ins.items() if it and _was_shut(user, it)]
    if len(shut) > MOST_CLIENTS:
        raise Conflict("reopens_too_many")
    return beside(user, [anew(actor, user, client_id, LetInAgain) for client_id in shut])


def _was_shut(user: User, let_in: LetIn) -> bool:
    return until(user.office_id, let_in, user.stopped_at or let_in.at) is not None
