"""Rights that have had their last day."""

from datetime import datetime

from chalicelib.audit.domain import by_itself
from chalicelib.clients.actions import consents
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.events import RightsEnded
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.errors import Conflict


def end_rights(at: datetime) -> int:
    """Puts on record whose last day has passed; they may nothing since then. How many; again, or
    late, is harmless."""
    return sum(_end(member, at) for member in memberships.ended_before(clock.local_date(at)))


def _end(member: Membership, at: datetime) -> bool:
    """False where another run, or a change of rights, was earlier."""
    told = RightsEnded(ends_on=str(member.rights.ends_on))
    about = {"client_id": member.client_id, "subject_id": member.user_id}
    event = by_itself(member.office_id, told, at, **about)
    client = client_rows.client(member.office_id, member.client_id)
    try:
        memberships.note_end(member, event, consents.lapsed(client, member.user_id, at))
    except Conflict:
        return False
    return True
