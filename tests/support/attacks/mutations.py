"""Mutations without end: the same seed and number give the same one of the same files."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random

from chalicelib.core.replacing import replace
from chalicelib.gateways.signing.objects import unreadable
from tests.support.attacks import desk, forms, insides, keyed, pages
from tests.support.attacks.anatomy import Anatomy, one_of
from tests.support.attacks.damage import CUTS, DAMAGE, TOKENS
from tests.support.attacks.judging import Attack, Base
from tests.support.attacks.updates import WAYS, table

EDITS = (*pages.EDITS, *forms.EDITS, *insides.EDITS)
# How often a file is damaged in its bytes, updated at its end, cut back and then updated, updated
# and damaged, updated under a timestamp that we trust, or damaged in an update that is proof.
SORTS = (*["damage"] * 8, *["update"] * 4, *["cut"] * 6, *["both"] * 3, *["stamped"] * 2, "tail")


def mutations(bases: Sequence[Base], seed: int, count: int) -> Iterator[Attack]:
    return (mutation(bases, seed, number) for number in range(count))


def mutation(bases: Sequence[Base], seed: int, number: int) -> Attack:
    """Of what this number leads to, the first that leaves another file."""
    random = Random(f"{seed} {number}")  # noqa: S311
    while True:
        genuine = one_of(random, bases)
        made = _made(genuine, anatomy_of(genuine.content), random)
        if made.content != genuine.content:
            return replace(made, kind=f"{number}: {made.kind}")


@lru_cache(maxsize=16)
def anatomy_of(content: bytes) -> Anatomy:
    return Anatomy(content)


def _made(genuine: Base, anatomy: Anatomy, random: Random) -> Attack:
    sort = one_of(random, SORTS)
    if sort == "damage":
        damage = one_of(random, DAMAGE)
        content = damage(anatomy, random)
        cut = content if damage in CUTS else b""
        return Attack(base=genuine, kind=damage.__name__, content=content, cut=cut)
    if sort == "update":
        return _updated(genuine, b"", random)
    if sort == "cut":
        return _updated(genuine, _cut(anatomy, random), random)
    if sort == "stamped":
        return _stamped(genuine, _cut(anatomy, random), random)
    if sort == "tail":
        return _tail(genuine, random)
    made, damage = _updated(genuine, b"", random), one_of(random, DAMAGE)
    content = damage(Anatomy(made.content), random)
    before = f"{made.kind}, " if made.content != genuine.content else ""
    is_less = damage in CUTS and genuine.content.startswith(content)
    return Attack(
        base=genuine,
        kind=f"{before}{damage.__name__}",
        content=content,
        cut=content if is_less else b"",
    )


def _stamped(genuine: Base, cut: bytes, random: Random) -> Attack:
    made = _updated(genuine, one_of(random, (b"", cut)), random)
    try:
        return replace(made, kind=f"{made.kind}, stamped", content=keyed.stamped(made.content))
    except unreadable(OSError, RecursionError):
        return replace(made, content=genuine.content)


def _tail(genuine: Base, random: Random) -> Attack:
    edit, way = one_of(random, (insides.more_evidence, insides.another_title)), one_of(random, WAYS)
    made, token = desk.edited(genuine.content, edit, random), one_of(random, TOKENS)
    assert made
    whole = way(made)
    content = token(Anatomy(whole), random, len(genuine.content))
    return Attack(
        base=genuine,
        kind=f"{edit.__name__}, {way.__name__}, {token.__name__} of it",
        content=content,
    )


def _cut(anatomy: Anatomy, random: Random) -> bytes:
    """At the end of a revision; the last ones are the ones that matter most."""
    place = anatomy.ends[-1 - int(random.random() ** 2 * len(anatomy.ends))]
    return anatomy.content[: place - one_of(random, (0, 0, 0, 1, 6))]


def _updated(genuine: Base, cut: bytes, random: Random) -> Attack:
    edit, way = one_of(random, EDITS), one_of(random, (*WAYS, table, table))
    kind = f"{'cut, ' if cut else ''}{edit.__name__}, {way.__name__}"
    content = cut or genuine.content
    try:
        made = desk.edited(content, edit, random)
    except unreadable():
        made = None
    return Attack(base=genuine, kind=kind, content=way(made) if made else genuine.content, cut=cut)
