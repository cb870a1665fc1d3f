"""The clients that somebody sees, a page at a time."""

from collections.abc import Collection

from msgspec import Struct

from chalicelib.clients.domain.listing import ClientSieve, ClientSort, Listed
from chalicelib.clients.store import clients as rows
from chalicelib.clients.store import memberships
from chalicelib.core.actor import Actor, clients_of, may
from chalicelib.core.order import PAGE, Page, page_among, sought
from chalicelib.core.rights import Right
from chalicelib.identity.store import users


class WantedList(Struct, frozen=True, kw_only=True):
    """What is left of the clients, in which order, behind which place."""

    sieve: ClientSieve = ClientSieve()
    sort: ClientSort = ClientSort.NAME
    descending: bool = False
    after: str | None = None


def seen(actor: Actor, wanted: WantedList) -> Page[Listed]:
    """An employee sees the office's clients, or those they work for; anybody else their own."""
    ids = _few(actor)
    if ids is not None:
        return _among(actor, ids, wanted)
    part = rows.page(
        actor.office_id, wanted.sieve, wanted.sort, wanted.after, descending=wanted.descending
    )
    return Page([each for each in part.rows if may(actor, Right.READ, each.client_id)], part.after)


def named(actor: Actor, ids: Collection[str]) -> Page[Listed]:
    """Those of these that somebody sees."""
    return _among(actor, ids, WantedList())


def numbered(actor: Actor, client_number: str) -> Page[Listed]:
    """Those with exactly this number that somebody sees."""
    ids = _few(actor)
    if ids is None:
        found = list(rows.with_number(actor.office_id, client_number))
    else:
        found = _among(actor, ids, WantedList()).rows
    seen = (each for each in found if may(actor, Right.READ, each.client_id))
    return Page([each for each in seen if each.client_number == client_number])


def _few(actor: Actor) -> Collection[str] | None:
    """The ids of their clients, where those fit a page; None of an employee who sees more."""
    if not actor.is_employee:
        return clients_of(actor)
    few = actor.assigned is not None and len(actor.assigned) <= PAGE
    return actor.assigned if few else None


def _among(actor: Actor, ids: Collection[str], wanted: WantedList) -> Page[Listed]:
    allowed = [each for each in ids if may(actor, Right.READ, each)]
    found = rows.several_listed(actor.office_id, allowed)
    placed = (
        (each.place(wanted.sort), each) for each, words in found if wanted.sieve.keeps(each, words)
    )
    return page_among(placed, wanted.after, descending=wanted.descending)


def name_people(office_id: str, client_id: str) -> None:
    """A client is sought by the people who have access as well; by those who have it now, also when
    two of them came or went at once."""
    names = _people_at(office_id, client_id)
    rows.keep_people(office_id, client_id, names)
    while (now := _people_at(office_id, client_id)) != names:
        rows.keep_people(office_id, client_id, now)
        names = now


def _people_at(office_id: str, client_id: str) -> str:
    ids = [each.user_id for each in memberships.memberships(office_id, client_id, fresh=True)]
    people = users.users(office_id, ids, fresh=True).values()
    return sought(" ".join(sorted(each.name for each in people)))
