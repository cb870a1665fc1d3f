"""Events about clients and the people who act for them."""

from chalicelib.audit.domain import Event, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Rights
from chalicelib.identity.domain.user import Status, User


def happened(actor: Actor, action: str, client_id: str, subject_id: str, **details: str) -> Event:
    return by(actor, action, clock.now(), client_id=client_id, subject_id=subject_id, **details)


def invited(actor: Actor, client_id: str, user: User) -> Event:
    """`account` tells whether the mail brings a link to choose a password."""
    account = "new" if user.status is Status.INVITED else "existing"
    return happened(actor, "person_invited", client_id, user.user_id, account=account)


def rights_changed(actor: Actor, client_id: str, user_id: str, rights: Rights) -> Event:
    given = {name: _word(value) for name, value in vars(rights).items() if value not in ((), None)}
    return happened(actor, "rights_changed", client_id, user_id, **given)


def _word(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else value
