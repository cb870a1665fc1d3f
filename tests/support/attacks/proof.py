"""Attacks that look like proof added later, which is the one thing that may follow a signature."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.support.attacks import insides
from tests.support.attacks.desk import Desk, edited, look_of
from tests.support.attacks.judging import Attack, Bases, among
from tests.support.attacks.updates import WAYS, stream, table
from tests.support.signing import document

# What a trailer may say so that a viewer leaves things out, or takes other things for it.
TRAILERS = (
    (rb"/Size \d+", b"/Size 5"),
    (rb"/Size \d+", b"/Size 3"),
    (rb"/Size (\d+)", rb"/Size 4\1"),
    (rb"/Root (\d+) 0 R", rb"/Root \1 0 R /Root 3 0 R"),
    (rb"/Root (\d+) 0 R", rb"/Root 3 0 R /Root \1 0 R"),
    (rb"/Root (\d+) 0 R", rb"/Root \1 0 R /Ro#6ft 3 0 R"),
    (rb"/Root (\d+) 0 R", rb"/Root \1 65535 R"),
    (rb"/Prev (\d+)", rb"/Prev \1 /XRefStm \1"),
    (rb"/Prev (\d+)", rb"/Prev \1.0"),
    (rb"/Prev (\d+)", rb"/Prev \1 /Prev 17"),
    (rb"/Prev (\d+)", rb"/Prev \1 /Encrypt 1 0 R"),
)
BLANKS = (
    b"\n" * 70_000,
    b"% niets\n" * 9000,
    b" " * 1500,
    b"\r\n" * 2500,
    b"\x00" * 5000,
    b"% niets\n" * 900,
)


def blanks_behind(bases: Bases) -> Iterator[Attack]:
    """So many that a viewer no longer finds the end, and mends the file from what it holds."""
    for genuine in among(bases, "plain", "collected", "foreign"):
        for blanks in BLANKS:
            kind = f"{len(blanks)} blanks behind"
            yield Attack(base=genuine, kind=kind, content=genuine.content + blanks)


def blanks_in_an_ending(bases: Bases) -> Iterator[Attack]:
    """The same, where the ending of an update is read with blanks in it."""
    for genuine in among(bases, "plain", "foreign"):
        made = edited(genuine.content, insides.more_evidence)
        assert made
        head, _, number = table(made).rpartition(b"startxref\n")
        for kind, ending in (
            ("before", b" " * 1500 + b"startxref\n" + number),
            ("in", b"startxref" + b" " * 1500 + number),
            ("after", b"startxref\n" + number.replace(b"\n", b"\n" + b" " * 1500)),
        ):
            yield Attack(base=genuine, kind=f"1500 blanks {kind} an ending", content=head + ending)


def other_trailers(bases: Bases) -> Iterator[Attack]:
    """Evidence, in an update of which the trailer says more than it should."""
    for genuine in among(bases, "plain", "foreign"):
        content = genuine.content
        made = edited(content, insides.more_evidence)
        assert made
        for wanted, put in TRAILERS:
            for way in (table, stream):
                whole = way(made)
                tail = re.sub(wanted.strip(), put, whole[len(content) :])
                yield Attack(
                    base=genuine,
                    kind=f"trailer, {put.decode()}, {way.__name__}",
                    content=content + tail,
                )


def locked_trailer(bases: Bases) -> Iterator[Attack]:
    """The trailer says that all is locked, with no password: a viewer unlocks what never was."""
    lock = pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False)
    locked = document(encryption=lock)
    with pikepdf.open(io.BytesIO(locked)) as pdf:
        told = pdf.trailer.Encrypt.unparse(resolved=True)
        name = pdf.trailer.ID.unparse(resolved=True)
    for genuine in among(bases, "plain", "collected", "foreign"):
        made = edited(genuine.content, insides.more_evidence)
        assert made
        content = table(made, b"/Encrypt", told, b"/ID", name)
        yield Attack(base=genuine, kind="a locked trailer", content=content)


def fields_of_timestamps(bases: Bases) -> Iterator[Attack]:
    """What looks like the field of a timestamp, and shows a picture."""
    for genuine in among(bases, "plain", "foreign"):
        for kind, facts in SHOWN.items():
            for way in WAYS[:2]:
                made = edited(genuine.content, _stamping(facts))
                assert made
                yield Attack(
                    base=genuine, kind=f"timestamp, {kind}, {way.__name__}", content=way(made)
                )


SHOWN: Mapping[str, Callable[[], Mapping[str, pikepdf.Object]]] = {
    "in sight": lambda: {"/Rect": Array([60, 700, 360, 760])},
    "no width, thick edge": lambda: {
        "/Rect": Array([60, 700, 60, 760]),
        "/MK": Dictionary(BC=Array([1, 0, 0]), BG=Array([1, 0, 0])),
        "/BS": Dictionary(W=200),
        "/Border": Array([0, 0, 200]),
    },
    "no height, box of nothing": lambda: {"/Rect": Array([60, 700, 360, 700])},
    "without a place": dict,
}


def _stamping(facts: Callable[[], Mapping[str, pikepdf.Object]]) -> Callable[[Desk], None]:
    def stamp(at: Desk) -> None:
        page = at.page()
        value = at.add(Dictionary(Type=Name.DocTimeStamp, SubFilter=Name("/ETSI.RFC3161")))
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, F=4, V=value)
        field.T, field.AP, field.P = pikepdf.String("Tijd"), look_of(at), page
        for key, fact in facts().items():
            field[key] = fact
        added = at.add(field)
        page.Annots = Array([*page.get("/Annots", ()), added])
        at.root.AcroForm.Fields = Array([*at.root.AcroForm.Fields, added])
        at.put(page, at.root, at.root.AcroForm)

    return stamp


def signatures_told_twice(bases: Bases) -> Iterator[Attack]:
    """A new field leads to a signature that somebody gave elsewhere in the file."""
    for genuine in among(bases, "plain", "accountant", "foreign"):
        made = edited(genuine.content, twice, Random(1))  # noqa: S311
        assert made
        yield Attack(base=genuine, kind="a signature told twice", content=table(made))


def twice(at: Desk) -> None:
    given = next(one for one in at.fields("/Sig") if "/V" in one)
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, F=4, V=given.V)
    field.T, field.Rect = pikepdf.String("Dirk Vos"), Array([0, 0, 0, 0])
    at.root.AcroForm.Fields = Array([*at.root.AcroForm.Fields, at.add(field)])
    at.put(at.root, at.root.AcroForm)


KINDS = (
    blanks_behind,
    blanks_in_an_ending,
    other_trailers,
    locked_trailer,
    fields_of_timestamps,
    signatures_told_twice,
)
