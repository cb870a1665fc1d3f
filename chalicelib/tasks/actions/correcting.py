"""How somebody is reached. Of who was only invited it is corrected at once, unless something is
asked of them already: no task comes along to another address or number (property 3)."""

from chalicelib.clients.actions import moving, people
from chalicelib.clients.domain.membership import Membership
from chalicelib.core.actor import Actor
from chalicelib.core.racing import judged_again
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import User
from chalicelib.tasks.store import lists


@judged_again
def correct_email(actor: Actor, user_id: str, email: str) -> User:
    asked, anew = _is_asked(actor, user_id), moving.by(actor)
    return accounts.correct_email(actor, user_id, email, asked=asked, anew=anew)


@judged_again
def correct_mobile(actor: Actor, user_id: str, mobile: str) -> User:
    asked, anew = _is_asked(actor, user_id), moving.by(actor)
    return accounts.correct_mobile(actor, user_id, mobile, asked=asked, anew=anew)


@judged_again
def change_mobile(actor: Actor, client_id: str, user_id: str, mobile: str) -> Membership:
    asked = _is_asked(actor, user_id)
    return people.change_mobile(actor, client_id, user_id, mobile, asked=asked)


def _is_asked(actor: Actor, user_id: str) -> bool:
    """Now, or when those before them have signed."""
    found = (lists.open_items(actor.office_id, user_id, None, 1, later=it) for it in (False, True))
    return any(items for items, _ in found)
