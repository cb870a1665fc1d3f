"""Whom the words of a document ask to sign: by name, with initials, by role, or just somebody."""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from chalicelib.gateways.signing.shapes import Slot


class AskedParty(Enum):
    """Whom words without a name ask: the office, the client, or whoever signs."""

    OFFICE = "office"
    CLIENT = "client"
    ANYBODY = "anybody"


def _all(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that ask for a signature.
ASKING = _all(
    "handtekening handtekeningen ondertekening ondertekend ondertekenaar getekend akkoord "
    "signature signatures signed approval approved agreed"
)
OFFICE = _all(
    "accountant accountants accountantskantoor adviseur belastingadviseur kantoor opdrachtnemer "
    "adviser advisor"
)
CLIENT = _all(
    "directie directeur bestuur bestuurder opdrachtgever client klant dga vennoot vennoten "
    "aandeelhouder belastingplichtige ondernemer management director board customer"
)
# Of these, those that head a part of a document.
HEADS = _all("ondertekening signatures")
# Words beside these that change nothing about who is asked.
FILLING = _all(
    "voor de het van namens en door is hier naam datum plaats functie mevrouw mevr mw heer dhr drs "
    "mr ing ir dr prof for by on behalf of the name date place title ra aa algemeen statutair "
    "mede te d bv nv b v n"
)
NAMES = frozenset({"naam", "name"})
# A piece with more words beside a name is a sentence, not a place to sign.
MOST_BESIDE = 3
MOST_INITIALS = 5


def words(text: str) -> list[str]:
    """In small letters and without accents; a hyphen and an apostrophe are part of a word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", re.sub(r"[\u0300-\u036f]", "", plain))


def asked(said: Sequence[str]) -> AskedParty | None:
    """Whom these words ask; None when they do not ask, or ask somebody they name."""
    rest = set(said) - FILLING
    roles, asks = rest & (OFFICE | CLIENT), rest & ASKING
    if strange(said) or not (roles or asks):
        return None
    if roles & OFFICE:
        return AskedParty.OFFICE
    return AskedParty.CLIENT if roles else AskedParty.ANYBODY


def wanted(slots: Sequence[Slot]) -> re.Pattern[str]:
    """Finds pages that may name these people, before anything of them is looked at."""
    names = [words(slot.name)[-1:] for slot in slots]
    last = {re.sub(r"[^a-z0-9]", ".", name) for found in names for name in found}
    return re.compile("|".join(sorted(ASKING | last)), re.IGNORECASE)


def heads(said: Sequence[str]) -> bool:
    return not (set(said) - HEADS)


def asks(said: Sequence[str]) -> bool:
    return not ASKING.isdisjoint(said)


def plain(said: Sequence[str]) -> bool:
    """Nothing but words of any place to sign."""
    return not strange(said)


def strange(said: Sequence[str]) -> set[str]:
    """Words that name somebody or tell something."""
    return set(said) - FILLING - ASKING - OFFICE - CLIENT


def named(said: Sequence[str], slots: Sequence[Slot], most: int = MOST_BESIDE) -> Slot | None:
    """The one signer whom these words name, with at most so many other words."""
    whole = [slot for slot in slots if _with(said, _whole(said, words(slot.name)), most)]
    if whole:
        return whole[0]
    short = [slot for slot in slots if _with(said, _short(said, words(slot.name)), most)]
    return short[0] if len(short) == 1 else None


def _with(said: Sequence[str], name: slice | None, most: int) -> bool:
    if name is None:
        return False
    return len(strange([*said[: name.start], *said[name.stop :]])) <= most


def _whole(said: Sequence[str], name: Sequence[str]) -> slice | None:
    starts = range(len(said) - len(name) + 1)
    found = (start for start in starts if list(said[start : start + len(name)]) == list(name))
    start = next(found, None)
    return None if start is None or not name else slice(start, start + len(name))


def _short(said: Sequence[str], name: Sequence[str]) -> slice | None:
    """Initials and a surname, here or in the name that we know."""
    for given in range(1, len(name)):
        surname = _whole(said, name[given:])
        if surname is None:
            continue
        start = _initials(said[: surname.start], name[0])
        if start is not None:
            return slice(start, surname.stop)
    return None


def _initials(before: Sequence[str], given: str) -> int | None:
    """Where they begin: the first is that of the given name."""
    start = len(before)
    while start and len(before[start - 1]) == 1 and len(before) - start < MOST_INITIALS:
        start -= 1
    if start == len(before) and start and len(given) == 1:
        start -= 1  # we know the initial only, the document the whole name
    fits = start < len(before) and before[start][0] == given[0]
    return start if fits else None


def belongs_to(slot: Slot) -> AskedParty:
    return AskedParty.OFFICE if slot.organisation else AskedParty.CLIENT
