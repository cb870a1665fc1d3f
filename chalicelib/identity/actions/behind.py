"""Who stands behind people, as it is read."""

from collections.abc import Iterable

from chalicelib.core import clock
from chalicelib.identity.domain.second import Known, let_in_by
from chalicelib.identity.store import users


def known_behind(office_id: str, user_ids: Iterable[str], already: Known | None = None) -> Known:
    """These, and who let in those of them who are new, as far up as that goes: one read for all of
    them, and one more for each step up; none of who is known `already`."""
    known = dict(already or {})
    seen = set(known)
    wanted = set(user_ids) - seen
    while wanted:
        found = users.users(office_id, wanted, fresh=True)
        known, seen = known | found, seen | wanted
        behind = (let_in_by(each, clock.now()) for each in found.values())
        wanted = {each for several in behind for each in several} - seen
    return known
