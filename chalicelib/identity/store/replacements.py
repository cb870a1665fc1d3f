"""Replacements among a person's credentials: those that wait, an address that has not confirmed
itself yet, and the last of each kind that is another one now."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf, Moment, Texts
from chalicelib.core.table import GlobalIndex, key, table_name, transaction, wrote
from chalicelib.identity.domain.ended_link import Ending
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import credentials, ended_links, factors, sessions, users
from chalicelib.identity.store.beside import Put, nothing

WAITS, COUNTS, WAITING = "replacing-", "replaced-", "yes"


class ByDue(GlobalIndex["ReplacementRow"], projection=KeysOnlyProjection()):
    """Those that wait. They are so few that one hash does for all offices."""

    waiting = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class ReplacementRow(FactsRow[Replacement]):
    class Meta:
        table_name = table_name("credentials")

    user_key = KeyOf("office_id", "user_id", hash_key=True)
    kind = UnicodeAttribute(range_key=True)
    asked = UnicodeAttribute()
    tokens = Texts()
    waiting = UnicodeAttribute(null=True)
    due_at = Moment(null=True)
    by_due = ByDue()

    def index(self, known: Replacement) -> None:
        if not known.proof:
            self.waiting, self.due_at = WAITING, known.due_at


def waiting(office_id: str, user_id: str) -> tuple[Replacement, ...]:
    """Of one person, as it is at this moment."""
    return _rows(office_id, user_id, WAITS)


def waiting_of(people: Iterable[User]) -> dict[str, tuple[Replacement, ...]]:
    """By person; only who has one waiting is looked up."""
    ids = [(each.office_id, each.user_id) for each in people if each.replacing]
    wanted = [(key(*each), WAITS + factor) for each in ids for factor in Factor]
    found = [row.read() for row in ReplacementRow.batch_get(wanted)] if wanted else []
    return {user_id: tuple(each for each in found if each.user_id == user_id) for _, user_id in ids}


def counting(office_id: str, user_id: str) -> tuple[Replacement, ...]:
    """The last of each kind that somebody else replaced and that is another one now."""
    return _rows(office_id, user_id, COUNTS)


def proven(office_id: str, user_id: str) -> tuple[Replacement, ...]:
    """With the address that still can confirm itself."""
    return (*counting(office_id, user_id), *_awaited(office_id, user_id))


def proven_of(people: Iterable[User]) -> dict[str, tuple[Replacement, ...]]:
    """The same by person, in one look."""
    known = tuple(people)
    kinds = (*(COUNTS + factor for factor in Factor), credentials.PROVEN_EMAIL)
    wanted = [(key(each.office_id, each.user_id), kind) for each in known for kind in kinds]
    at = clock.now()
    rows = list(ReplacementRow.batch_get(wanted)) if wanted else []
    found = [row.read() for row in rows if row.kind != credentials.PROVEN_EMAIL]
    awaited = [row.read() for row in rows if row.kind == credentials.PROVEN_EMAIL]
    found += [each for each in awaited if each.awaits_address(at)]
    return {it.user_id: tuple(each for each in found if each.user_id == it.user_id) for it in known}


def open_of(office_id: str, user_id: str) -> tuple[Replacement, ...]:
    """What its person can stop: it is not another one yet."""
    return (*waiting(office_id, user_id), *_awaited(office_id, user_id))


def _awaited(office_id: str, user_id: str) -> tuple[Replacement, ...]:
    found, at = _rows(office_id, user_id, credentials.PROVEN_EMAIL), clock.now()
    return tuple(each for each in found if each.awaits_address(at))


def proven_email(office_id: str, user_id: str) -> Replacement:
    """What made the address count that confirms itself now."""
    found = _rows(office_id, user_id, credentials.PROVEN_EMAIL)
    if not found:
        raise NotFound
    return found[0]


def former_mobile(office_id: str, user_id: str, at: datetime) -> str:
    """The number that somebody had until another one counted at this moment."""
    for each in counting(office_id, user_id):
        if each.replaced == {Factor.MOBILE: clock.stamp(at)}:
            return each.former
    raise NotFound


def asked_with(office_id: str, user_id: str, event_id: str) -> Replacement:
    """What was asked with this event and still waits; NotFound when it does not."""
    for each in waiting(office_id, user_id):
        if each.asked == event_id:
            return each
    raise NotFound


def due_before(at: datetime) -> Iterator[Replacement]:
    """Everybody's whose time is over, as long as nobody stopped it."""
    late = ReplacementRow.due_at <= at
    for row in ReplacementRow.by_due.query(WAITING, late):
        office_id, _, user_id = row.user_key.partition("#")
        found = waiting(office_id, user_id)
        yield from (each for each in found if WAITS + each.factor == row.kind and each.is_due(at))


def ask(user: User, new: Replacement, event: Event) -> None:
    """From now on the person may not approve or sign; an earlier wish of this kind is gone."""
    with transaction() as write:
        for each in waiting(new.office_id, new.user_id):
            if each.factor is new.factor:
                ended_links.put(each.ended(Ending.AGAIN, event.at), write)
        write.save(_row(new, WAITS))
        users.change_user(user, write)
        audit.append(event, write)


def keep_token(ready: Replacement, via: Via) -> None:
    """NotFound when it no longer waits, or something else does."""
    row = ReplacementRow(key(ready.office_id, ready.user_id), WAITS + ready.factor)
    kept, same = ReplacementRow.tokens[via], ReplacementRow.asked == ready.asked
    if not wrote(lambda: row.update(actions=[kept.set(ready.tokens[via])], condition=same)):
        raise NotFound


def drop(user: User, gone: Replacement, ending: Ending, event: Event) -> None:
    """Nothing is replaced."""
    with transaction() as write:
        end([gone], ending, event.at, write)
        users.change_user(user, write)
        audit.append(event, write)


def end(gone: Iterable[Replacement], ending: Ending, at: datetime, write: TransactWrite) -> None:
    """With what ends them; their links say so from now on."""
    for each in gone:
        _end_waiting(each, write)
        ended_links.put(each.ended(ending, at), write)


def count_mobile(user: User, proven: Replacement, event: Event, beside: Put = nothing) -> None:
    """The user has the new number."""
    with transaction() as write:
        beside(write)
        count(proven, write)
        users.change_user(user, write)
        audit.append(event, write)


def count_devices(user: User, proven: Replacement, event: Event) -> None:
    """Whoever signed in with them is signed out; a sign-in under way is refused."""
    with transaction() as write:
        count(proven, write)
        factors.drop(factors.rows_to_drop(user), write)
        users.put_changed(user, write)
        sessions.end_all(user, write)
        audit.append(event, write)


def put_proven_email(proven: Replacement, at: datetime, write: TransactWrite) -> None:
    """It waits no longer for a yes; what is left is that the new address confirms itself. One
    that was to do so before is gone."""
    _end_waiting(proven, write)
    _end_awaited(proven.office_id, proven.user_id, Ending.AGAIN, at, write)
    ended_links.put(proven.lapsing, write)
    write.save(ReplacementRow.of(proven, kind=credentials.PROVEN_EMAIL))


def stop_proven_email(gone: Replacement, at: datetime, write: TransactWrite) -> None:
    """Refused when it is another one by now, or somebody else ended it."""
    row = ReplacementRow(key(gone.office_id, gone.user_id), credentials.PROVEN_EMAIL)
    write.delete(row, condition=ReplacementRow.asked == gone.asked)
    ended_links.put(gone.ended(Ending.STOPPED, at), write)


def cancel_new_email(user: User, at: datetime, write: TransactWrite) -> None:
    """An address that still had to be confirmed is no longer waited for."""
    _end_awaited(user.office_id, user.user_id, Ending.CANCELLED, at, write)
    credentials.drop_new_email(user, write)


def put_made_email(made: Replacement, write: TransactWrite) -> None:
    """The address is another one; why stays on record."""
    owner = key(made.office_id, made.user_id)
    write.delete(ReplacementRow(owner, credentials.PROVEN_EMAIL))
    write.save(_row(made, COUNTS))
    ended_links.put(made.counting, write)


def _end_waiting(known: Replacement, write: TransactWrite) -> None:
    """Refused when somebody else ended it, or asked for something else."""
    row = ReplacementRow(key(known.office_id, known.user_id), WAITS + known.factor)
    write.delete(row, condition=ReplacementRow.asked == known.asked)


def _end_awaited(
    office_id: str, user_id: str, ending: Ending, at: datetime, write: TransactWrite
) -> None:
    for each in _awaited(office_id, user_id):
        ended_links.put(each.ended(ending, at), write)


def count(proven: Replacement, write: TransactWrite) -> None:
    """It waits no longer, if it did; why it counts stays on record."""
    if proven.has_waited:
        _end_waiting(proven, write)
    write.save(_row(proven, COUNTS))
    ended_links.put(proven.counting, write)


def _rows(office_id: str, user_id: str, prefix: str) -> tuple[Replacement, ...]:
    found = ReplacementRow.query(
        key(office_id, user_id), ReplacementRow.kind.startswith(prefix), consistent_read=True
    )
    return tuple(map(ReplacementRow.read, found))


def _row(known: Replacement, prefix: str) -> ReplacementRow:
    return ReplacementRow.of(known, kind=prefix + known.factor)
