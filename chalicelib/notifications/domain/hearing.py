"""Who hears about an event, and by which message: what it declares, for the people of this one."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from chalicelib.audit.domain import Event, Happened, Hears, Tells
from chalicelib.identity.domain.user import User

OFFICE = "office"
# Of the employees who can say that something is right: each more is one more who reads it in vain.
MOST_COLLEAGUES = 3
# Whom nobody needs to be looked up for.
_KNOWN_AT_ONCE = frozenset(
    {
        Hears.SUBJECT,
        Hears.SUBJECT_OF_OTHERS,
        Hears.GENERAL_ADDRESS,
        Hears.TOLD,
        Hears.COLLEAGUES,
    }
)
# Who had been asked before this is read back from the history.
_OF_HISTORY = frozenset({Hears.HAD_HEARD, Hears.REPLACED})


class Known(Struct, frozen=True, kw_only=True):
    """Who has to do with what happened: user ids, or OFFICE for its general address. `approved`
    are those who approved or signed, `requester` who asked it, `heard` who was ever told that it is
    asked of them. `readers` may look, or agree where that is what is asked. `colleagues` are the
    employees who are asked to say that it is right."""

    office: str = OFFICE
    readers: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    requester: str = ""
    heard: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()


def told_by(event: Event) -> tuple[Tells, ...]:
    """What this one asks to be told, of all that its kind declares."""
    told = event.told
    return tuple(each for each in told.tells if each.when(told))


def needs_look(tells: tuple[Tells, ...]) -> bool:
    """Whether who hears of it depends on the client and its people."""
    return any(each.to not in _KNOWN_AT_ONCE for each in tells)


def reaches(tells: tuple[Tells, ...], hears: Hears) -> bool:
    """Whether these are among who hears of it."""
    return any(each.to is hears for each in tells)


def nearest(
    able: Iterable[User], managers: Collection[str], client_ids: Collection[str]
) -> tuple[str, ...]:
    """A few of those who can say that something is right: relation managers first, then who works
    for some of these clients by name, and of both in the order of the office."""

    def distance(each: User) -> tuple[bool, bool]:
        own = each.assigned is not None and not each.assigned.isdisjoint(client_ids)
        return each.user_id not in managers, not own

    return tuple(each.user_id for each in sorted(able, key=distance)[:MOST_COLLEAGUES])


def needs_history(tells: tuple[Tells, ...]) -> bool:
    return any(each.to in _OF_HISTORY for each in tells)


def hearing_of(event: Event, known: Known) -> Iterator[tuple[str, Tells]]:
    """Each person once, once by phone, and once beside it: what is declared first goes first."""
    found: dict[tuple[str, bool, bool], Tells] = {}
    for tells in told_by(event):
        for to in _who(tells.to, event, known):
            found.setdefault((to, tells.by_text, tells.beside), tells)
    return ((to, tells) for (to, *_), tells in found.items())


def _who(hears: Hears, event: Event, known: Known) -> Iterator[str]:
    match hears:
        case Hears.SUBJECT:
            yield event.subject_id
        case Hears.GENERAL_ADDRESS:
            yield OFFICE
        case Hears.COLLEAGUES:
            yield from known.colleagues
        case Hears.SUBJECT_OF_OTHERS | Hears.OFFICE | Hears.REQUESTER:
            one = {Hears.OFFICE: known.office, Hears.REQUESTER: known.requester}
            yield from _unless_own(event, one.get(hears, event.subject_id))
        case Hears.HOLDER | Hears.ON_BEHALF_OF:
            yield from _named(event.told, hears)
        case Hears.TOLD:
            others = _named(event.told, hears)
            yield from (each for each in others if each not in (event.actor_id, event.subject_id))
        case _:
            yield from _at_client(_people(hears, event.told, known), event, known)


def _people(hears: Hears, told: Happened, known: Known) -> tuple[str, ...]:
    match hears:
        case Hears.NOW_ASKED:
            now = getattr(told, "asked", ())
            return tuple(each for each in known.asked if each in now)
        case Hears.EVER_ASKED:
            return known.asked
        case Hears.HAD_HEARD:
            return tuple(each for each in known.asked if each in known.heard)
        case Hears.ACTED:
            return known.approved
        case Hears.READERS | Hears.MAY_AGREE:
            return tuple(sorted(known.readers))
        case Hears.REPLACED:
            return tuple(each for each in _named(told, hears) if each in known.heard)
        case _:
            return _named(told, hears)


def _named(told: Happened, hears: Hears) -> tuple[str, ...]:
    """One by one field, or several."""
    found = getattr(told, hears.value)
    names: tuple[str, ...] = (found,) if isinstance(found, str) else found
    return tuple(each for each in names if each)


def _unless_own(event: Event, who: str) -> tuple[str, ...]:
    return (who,) if who and who != event.actor_id else ()


def _at_client(people: tuple[str, ...], event: Event, known: Known) -> tuple[str, ...]:
    """Without who did it, and without who may no longer look at this client."""
    return tuple(each for each in people if each in known.readers and each != event.actor_id)
