"""Events about clients and the people who act for them."""

import msgspec

from chalicelib.audit.domain import Event, by
from chalicelib.clients.domain.membership import Membership
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Rights
from chalicelib.identity.domain.user import Status, User

OPEN_TASKS = {"open_tasks": "yes"}


def happened(actor: Actor, action: str, client_id: str, subject_id: str, **details: str) -> Event:
    return by(actor, action, clock.now(), client_id=client_id, subject_id=subject_id, **details)


def invited(
    actor: Actor, member: Membership, user: User, *, open_tasks: bool = False, holder: str = ""
) -> Event:
    """`account` tells whether the mail brings a link to choose a password; `open_tasks` that this
    person is asked too for what waits already; `let_in_as` and `proof` are of who acts there for
    somebody else, and `holder` hears of it."""
    told = {"account": "new" if user.status is Status.INVITED else "existing"}
    told |= OPEN_TASKS if open_tasks else {}
    namens = member.rights.represents
    told |= {"let_in_as": namens.capacity, "proof": member.proof_id} if namens else {}
    told |= {"holder": holder} if namens and holder else {}
    return happened(actor, "person_invited", member.client_id, user.user_id, **told)


def rights_changed(
    actor: Actor, member: Membership, rights: Rights, *, open_tasks: bool = False
) -> Event:
    """With the open tasks come the rights that were `held`: of those is asked what they allow."""
    named = {name: value for name, value in vars(rights).items() if name != "represents"}
    given = {name: _word(value) for name, value in named.items() if value not in ((), None)}
    held = {"held": msgspec.json.encode(member.rights).decode()}
    told = given | (OPEN_TASKS | held if open_tasks else {})
    return happened(actor, "rights_changed", member.client_id, member.user_id, **told)


def _word(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else value
