"""What happens between what a request has read and what it writes, and what a session is worth."""

from collections.abc import Callable

import pytest
from pynamodb.transactions import TransactWrite

from chalicelib.core.errors import NotSignedIn
from chalicelib.core.ids import sha256
from chalicelib.identity.domain.session import Session
from chalicelib.identity.store import sessions, users
from tests.portal import Portal
from tests.world import World

Act = Callable[[], object]


def meanwhile(monkeypatch: pytest.MonkeyPatch, *acts: Act) -> None:
    """Each commits, one per transaction, when the next request has read all that it reads."""
    commit, left = TransactWrite._commit, list(acts)

    def late(write: TransactWrite) -> object:
        if left:
            left.pop(0)()
        return commit(write)

    monkeypatch.setattr(TransactWrite, "_commit", late)


def crossed(monkeypatch: pytest.MonkeyPatch, one: Act, other: Act, *, begins: bool) -> None:
    """Either, with the other between what it reads and what it writes; `begins` when the one is
    written first."""
    early, late = (one, other) if begins else (other, one)
    meanwhile(monkeypatch, early)
    late()


def session_in(world: World, door: Portal) -> Session | None:
    try:
        return sessions.session(world.office_id, sha256(door.cookie)) if door.cookie else None
    except NotSignedIn:
        return None


def is_worth_its_row(world: World, door: Portal, who: str) -> bool:
    """Nothing, for who may not sign in; else what stands on the row of its person now."""
    known, found = users.user(world.office_id, world.users[who].user_id), session_in(world, door)
    if found is None:
        return True
    copied = (found.access, found.role, found.assigned, found.replacing, found.language)
    row = (known.access, known.role, known.assigned, known.replacing, known.language)
    return known.may_sign_in and copied == row
