"""A viewing: an employee looks at the portal as somebody of a client sees it, and changes nothing
(F120)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.core.actor import Actor, may
from chalicelib.core.errors import Conflict
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.rights import Right
from chalicelib.identity.domain.user import Access, Status, User

LASTS = timedelta(minutes=30)
# A change of somebody's rights ends all viewings of them in one transaction, which has its limits.
MOST_VIEWERS = 20


class Viewing(Struct, frozen=True, kw_only=True):
    """As whom, of what they may see what the employee may see too, and why. `client_id` is the
    client that it is about: there it stands in the history."""

    viewing_id: str
    user_id: str
    name: str
    email: str
    language: Language
    access: Mapping[str, Access]
    client_id: str
    reason: str
    until: datetime
    preferred_client_id: str | None = None


def start_viewing(actor: Actor, person: User, client_id: str, reason: str, at: datetime) -> Viewing:
    if person.status is Status.DEACTIVATED:
        raise Conflict("viewed_is_deactivated")
    access = {each: person.access[each] for each in person.access if may(actor, Right.READ, each)}
    preferred = person.preferred_client_id
    return Viewing(
        viewing_id=new_id(),
        user_id=person.user_id,
        name=person.name,
        email=person.email,
        language=person.language,
        access=access,
        client_id=client_id,
        reason=reason,
        until=at + LASTS,
        preferred_client_id=preferred if preferred in access else None,
    )
