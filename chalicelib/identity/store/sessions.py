"""The sessions table: one row has all that a request must know of its user. Whatever opens one, or
changes what it is worth, meets in the list of what is open as that person (`opened.py`): the later
of the two is refused, and looks again."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotSignedIn
from chalicelib.core.ids import sha256
from chalicelib.core.table import Write, key, wrote
from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.session import MOST_SESSIONS, Session
from chalicelib.identity.domain.user import User
from chalicelib.identity.domain.viewing import MOST_VIEWERS, Viewing
from chalicelib.identity.store import opened
from chalicelib.identity.store.opened import Opened
from chalicelib.identity.store.session_rows import (
    IS_OPEN,
    NOT_VIEWING,
    SessionRow,
    of_user,
    put_out,
)


def actor_of(visitor: Visitor) -> Actor:
    """Whoever the cookie belongs to, at this office, or as whom they look; one read for almost
    every request."""
    if not visitor.cookie:
        raise NotSignedIn("not_signed_in")
    found = session(visitor.office_id, sha256(visitor.cookie))
    _note(found, clock.now())
    return found.actor()


def session(office_id: str, token_sha256: str) -> Session:
    """The live session with this token, as of whom it is looked as; NotSignedIn when there is
    none."""
    try:
        row = SessionRow.get(key(office_id, token_sha256), consistent_read=True)
    except SessionRow.DoesNotExist:
        raise NotSignedIn("not_signed_in") from None
    if row.put_out:
        raise NotSignedIn("put_out")
    found, at = row.read(), clock.now()
    if not found.is_live(at):
        raise NotSignedIn("not_signed_in")
    return found.as_seen(at)


def open_session(new: Session, user: User, write: Write, before: str = "") -> None:
    """`before` is the token's hash of the session that this browser had, whoever it was of."""
    write.save(SessionRow.of(new), condition=SessionRow.absent())
    if before:
        end_session(new.office_id, before, write)
    replaced = key(new.office_id, before) if before else ""
    write.late(lambda late: _list(new, user, replaced, late))


def _list(new: Session, user: User, replaced: str, late: TransactWrite) -> None:
    """All sessions of a user must fit in one transaction, so that rights can always be taken: of
    the others the least used end."""
    known = opened.opened_as(user)
    gone = _too_many([each for each in known.sessions if each != replaced])
    for each in gone:
        late.delete(SessionRow(each))
    listed = known.with_session(key(new.office_id, new.token_sha256), (*gone, replaced))
    opened.put(listed, new.expires_at, late)


def _too_many(session_keys: list[str]) -> list[str]:
    """And those that have ended, once somebody must look."""
    if len(session_keys) < MOST_SESSIONS:
        return []
    used = {row.session_key: row.seen_at for row in _rows(session_keys)}
    kept = sorted(used, key=lambda each: used[each])[1 - MOST_SESSIONS :]
    return [each for each in session_keys if each not in kept]


def end_session(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    write.delete(SessionRow(key(office_id, token_sha256)))


def end_enrolling(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    """A second step is set up: this session is one like any other from now on."""
    row = SessionRow(key(office_id, token_sha256))
    write.update(
        row,
        actions=[SessionRow.enrolling.remove()],
        condition=IS_OPEN,
    )


def rewrite(user: User, write: Write) -> None:
    """Every session of this user gets what changed, or ends with the user. Whoever looked as them
    goes back to their own work, and so do they themselves."""
    write.late(lambda late: _rewrite(user, late))


def _rewrite(user: User, late: TransactWrite) -> None:
    known = opened.opened_as(user)
    kept = known.sessions if user.may_sign_in else ()
    _give(of_user(user), kept, known, late)
    for row in _rows_viewing(known):
        late.update(row, actions=NOT_VIEWING, condition=IS_OPEN)


def end_all(user: User, write: Write, but: str = "") -> None:
    """`but` is the token's hash of the one that stays."""
    write.late(lambda late: _end_all(user, key(user.office_id, but) if but else "", late))


def _end_all(user: User, but: str, late: TransactWrite) -> None:
    known = opened.opened_as(user)
    for each in known.sessions:
        if each != but:
            put_out(each, late)
    opened.must_be_all(known, late)


def leave_one(user: User, token_sha256: str, write: Write) -> None:
    """The one with this token gets what changed; every other browser is signed out."""
    kept = (key(user.office_id, token_sha256),)
    write.late(lambda late: _give(of_user(user), kept, opened.opened_as(user), late))


def _give(actions: list[Action], kept: Collection[str], known: Opened, late: TransactWrite) -> None:
    """Those that are kept get what changed. One of them that is not there is ended all the same: it
    may be appearing at this moment. The others end, and say why."""
    here = {row.session_key: row for row in _known_rows(set(kept) & set(known.sessions))}
    for each in known.sessions:
        if each not in kept:
            put_out(each, late)
        elif each not in here:
            late.delete(SessionRow(each))
        elif not here[each].put_out:
            late.update(SessionRow(each), actions=actions, condition=IS_OPEN)
    opened.must_be_all(known, late)


def start_viewing(token_sha256: str, viewing: Viewing, person: User, write: Write) -> None:
    """Conflict when too many look as this person already."""
    session_key = key(person.office_id, token_sha256)
    actions: list[Action] = [
        SessionRow.viewing.set(viewing),
        SessionRow.viewed_key.set(key(person.office_id, person.user_id)),
    ]
    write.update(SessionRow(session_key), actions=actions, condition=IS_OPEN)
    write.late(lambda late: _list_viewer(session_key, viewing, person, late))


def _list_viewer(session_key: str, viewing: Viewing, person: User, late: TransactWrite) -> None:
    known, gone = opened.opened_as(person), set[str]()
    if len(known.viewers) >= MOST_VIEWERS:
        gone = set(known.viewers) - {row.session_key for row in _rows_viewing(known)}
    listed = known.with_viewer(session_key, gone)
    if len(listed.viewers) > MOST_VIEWERS:
        raise Conflict("too_many_viewers")
    opened.put(listed, viewing.until, late)


def end_viewing(office_id: str, token_sha256: str, write: TransactWrite) -> None:
    """Refused when it has ended already."""
    row = SessionRow(key(office_id, token_sha256))
    write.update(row, actions=NOT_VIEWING, condition=SessionRow.viewed_key.exists())


def sessions_of(user: User, at: datetime) -> list[Session]:
    """The live ones, the last used first."""
    found = map(SessionRow.read, _rows(opened.opened_as(user).sessions))
    live = [each for each in found if each.is_live(at)]
    return sorted(live, key=lambda each: each.seen_at, reverse=True)


def _rows_viewing(known: Opened) -> list[SessionRow]:
    return [row for row in _rows(known.viewers) if row.viewed_key == known.owner]


def _rows(session_keys: Iterable[str]) -> Iterator[SessionRow]:
    return (row for row in _known_rows(session_keys) if not row.put_out)


def _known_rows(session_keys: Iterable[str]) -> Iterator[SessionRow]:
    """Also of who was put out."""
    wanted = list(session_keys)
    return SessionRow.batch_get(wanted, consistent_read=True) if wanted else iter(())


def _note(found: Session, at: datetime) -> None:
    if not found.is_worth_noting(at):
        return
    row = SessionRow(key(found.office_id, found.token_sha256))
    if not wrote(lambda: row.update(actions=[SessionRow.seen_at.set(at)], condition=IS_OPEN)):
        raise NotSignedIn("not_signed_in")
