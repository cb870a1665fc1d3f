"""The attacks that were published on signed PDFs, and those that were tried on this portal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Name, String

from tests.support.attacks import desk, forms, insides, keyed, pages, proof
from tests.support.attacks.anatomy import Anatomy, one_of
from tests.support.attacks.bases import SHADOW
from tests.support.attacks.desk import Desk, Edit
from tests.support.attacks.judging import Attack, Base, Bases, among
from tests.support.attacks.updates import WAYS, Update, sections, table, update, without_end

Kind = Callable[[Bases], Iterator[Attack]]


def attacks(bases: Sequence[Base]) -> Iterator[Attack]:
    """On every file; where it has nothing of the kind there is none."""
    named = {one.name: one for one in bases}
    return (one for kind in KINDS for one in kind(named) if one.content)


def some_attacks(kind: Kind, bases: Sequence[Base], random: Random) -> list[Attack]:
    """On one of ours and that of a stranger; on all where these have nothing of the kind."""
    *ours, foreign = bases
    for few in ((one_of(random, ours), foreign), bases):
        if made := [one for one in kind({one.name: one for one in few}) if one.content]:
            return made
    return []


def updated(content: bytes, edit: Edit, way: Callable[[Update], bytes] = table) -> bytes:
    """Nothing where the file has nothing of the kind."""
    made = desk.edited(content, edit)
    return way(made) if made else b""


def incremental_saving(bases: Bases) -> Iterator[Attack]:
    """Other words behind the signature, with every ending that readers forgive."""
    for way in WAYS:
        for genuine in among(bases, "plain", "collected", "foreign"):
            content = updated(genuine.content, pages.other_contents, way)
            yield Attack(base=genuine, kind=f"incremental saving, {way.__name__}", content=content)


def cut_back(bases: Bases) -> Iterator[Attack]:
    """Every revision, alone and with an update behind it, ending well or not at all."""
    for genuine in among(bases, "plain", "form", "collected", "accountant", "wrapped"):
        whole = Anatomy(genuine.content)
        for number, end in enumerate(whole.ends[:-1]):
            cut = whole.content[:end]
            kind = f"cut back to revision {number}"
            yield Attack(base=genuine, kind=kind, content=cut, cut=cut)
            for way in (table, without_end):
                content = updated(cut, pages.other_contents, way)
                yield Attack(
                    base=genuine, kind=f"{kind}, updated, {way.__name__}", content=content, cut=cut
                )


def on_certified(bases: Bases) -> Iterator[Attack]:
    """Evil annotation, sneaky signature, fields and logs: at the end, and after cutting back."""
    for genuine in bases.values():
        whole = Anatomy(genuine.content)
        for edit in CERTIFIED:
            for end in {len(whole.content), *whole.ends[-3:-1]}:
                cut = whole.content[:end]
                kind = f"{edit.__name__}, after revision {whole.revision(end)}"
                yield Attack(base=genuine, kind=kind, content=updated(cut, edit), cut=cut)


def without_value_of_timestamp(at: Desk) -> None:
    for field in at.fields("/Sig"):
        if "/V" in field and str(field.V.get("/Type")) == "/DocTimeStamp":
            del field["/V"]
            at.put(field)


CERTIFIED: tuple[Edit, ...] = (
    pages.a_note_on_top,
    pages.a_stamp_on_top,
    forms.an_empty_signature_with_a_picture,
    forms.a_field_with_a_value,
    forms.a_form_filled_in,
    forms.a_log_forged,
    forms.ink_of_another,
    without_value_of_timestamp,
    insides.an_attachment_written_over,
    insides.an_attachment_added,
)


def shadow_hide(at: Desk) -> None:
    """The cover goes; what it hid was signed as well."""
    at.touched[at.pdf.pages[0].obj.Resources.XObject.Cover.objgen[0]] = b"null"


def shadow_replace(at: Desk) -> None:
    """Another letter for each code; in a form another look for a value that nobody signed."""
    font = at.pdf.pages[0].obj.Resources.Font.F1
    at.put(at.pdf.pages[0].obj) if not font.objgen[0] else None
    font.BaseFont = Name("/Courier-BoldOblique")
    at.put(font if font.objgen[0] else at.pdf.pages[0].obj)


def shadow_hide_and_replace(at: Desk) -> None:
    """The page leads to words that stood hidden in the signed file."""
    page = at.pdf.pages[0].obj
    page.Contents = at.root[SHADOW].Hidden
    at.put(page)


SHADOWS: tuple[Edit, ...] = (shadow_hide, shadow_replace, shadow_hide_and_replace)


def shadows(bases: Bases) -> Iterator[Attack]:
    for genuine in among(bases, "plain", "form", "collected", "accountant", "foreign"):
        whole = Anatomy(genuine.content)
        for edit in SHADOWS:
            for end in {len(whole.content), *whole.ends[-2:-1]}:
                for way in (table, without_end):
                    cut = whole.content[:end]
                    kind = f"{edit.__name__}, after revision {whole.revision(end)}, {way.__name__}"
                    yield Attack(base=genuine, kind=kind, content=updated(cut, edit, way), cut=cut)


def only_a_table(bases: Bases) -> Iterator[Attack]:
    """Nothing but a table of contents: a number of a page leads to other bytes that were signed."""
    for genuine in among(bases, "plain", "collected", "foreign"):
        content = genuine.content
        with Anatomy(content).opened() as pdf:
            number = pdf.pages[0].obj.objgen[0]
            made = update(content, pdf, {number: b"null"})
        inner = int(Anatomy(content).objects[0].start())
        told = table(made).replace(b"%d 0 obj\nnull\nendobj\n" % number, b"", 1)
        places = b"%010d 00000 n" % inner
        at = told.rindex(b" 00000 n") - 10
        moved = told[:at] + places + told[at + len(places) :]
        start = moved.rindex(b"xref\n0 1")
        ending = moved[:start] + moved[start:]
        table_at = b"startxref\n%d\n" % start
        head = ending[: ending.rindex(b"startxref")]
        yield Attack(base=genuine, kind="nothing but a table", content=head + table_at + b"%%EOF\n")


def signature_wrapping(bases: Bases) -> Iterator[Attack]:
    """The second part that was signed stands further on; between them something else was put."""
    for genuine in among(bases, "plain", "collected", "accountant", "foreign"):
        content = genuine.content
        yield Attack(
            base=genuine, kind="wrapping, another range in the hole", content=_in_the_hole(content)
        )
        yield Attack(
            base=genuine, kind="wrapping, another dictionary", content=_another_dictionary(content)
        )


def _in_the_hole(content: bytes) -> bytes:
    """A second /ByteRange where the signature was filled up: nobody signed that room. What was put
    there too, and a table of contents where the signed startxref leads to, is what viewers read."""
    whole = Anatomy(content)
    last, hole, made = whole.ranges[-1], whole.holes[-1], desk.edited(content, pages.other_contents)
    told, second = content[hole.start : hole.end].rstrip(b"0"), content[int(last[3]) :]
    told += b"0" * (len(told) % 2)
    moved = len(content) + 4096
    facts = b"> /ByteRange [0 %d %d %d] >>\nendobj\n" % (int(last[2]), moved, len(second))
    head = content[: hole.start] + told + facts
    bodies, places = Update(
        content=head, objects=made.objects, root=made.root, size=made.size, table=0
    ).bodies()
    if len(head) + len(bodies) > made.table:
        return b""
    inner = sections(places) + b"trailer\n"
    inner += made.trailer(prev=moved + made.table - int(last[3])) + b"\n"
    return ((head + bodies).ljust(made.table) + inner).ljust(moved) + second


def _another_dictionary(content: bytes) -> bytes:
    """The field leads to a new signature, whose range leads around what was put between."""
    last = Anatomy(content).ranges[-1]
    second = content[int(last[3]) :]

    def lead(at: Desk) -> None:
        for field in at.fields("/Sig"):
            if "/V" in field and int(field.V.ByteRange[2]) == int(last[3]):
                field.V.ByteRange = Array([0, int(last[2]), 10**9, len(second)])
                at.put(field.V)
        pages.other_contents(at)

    made = updated(content, lead)
    start = b"%d" % len(made)
    made = made.replace(b"1000000000", start.rjust(10, b" "))
    return made + second


# Stands for null, which pikepdf does not let stand in a dictionary.
NULL = Name("/Nul")
FORGED: Mapping[str, Callable[[Any], None]] = {
    "no contents": lambda value: value.__delitem__("/Contents"),
    "empty contents": lambda value: value.__setitem__("/Contents", String("")),
    "contents null": lambda value: value.__setitem__("/Contents", NULL),
    "contents of nothing": lambda value: value.__setitem__("/Contents", String("\x00")),
    "no range": lambda value: value.__delitem__("/ByteRange"),
    "range null": lambda value: value.__setitem__("/ByteRange", NULL),
    "range empty": lambda value: value.__setitem__("/ByteRange", Array([])),
    "range of noughts": lambda value: value.__setitem__("/ByteRange", Array([0, 0, 0, 0])),
    "range below nought": lambda value: value.__setitem__("/ByteRange", Array([0, -1, -1, -1])),
    "range too short": lambda value: value.__setitem__("/ByteRange", Array([0, 100])),
    "no filter": lambda value: value.__delitem__("/SubFilter"),
    "no value": lambda value: [value.__delitem__(key) for key in list(value.keys())],
}


def universal_forgery(bases: Bases) -> Iterator[Attack]:
    """Signatures without what there would be to check."""
    for genuine in among(bases, "plain", "collected", "foreign"):
        for kind, change in FORGED.items():
            content = updated(genuine.content, _forging(change))
            yield Attack(
                base=genuine, kind=f"forgery, {kind}", content=content.replace(b" /Nul", b" null")
            )


def _forging(change: Callable[[Any], None]) -> Edit:
    def forge(at: Desk) -> None:
        for field in at.fields("/Sig"):
            if isinstance(field.get("/V"), pikepdf.Dictionary):
                change(field.V)
                at.put(field.V, field)
        pages.other_contents(at)

    return forge


KINDS: tuple[Kind, ...] = (
    incremental_saving,
    cut_back,
    on_certified,
    shadows,
    only_a_table,
    signature_wrapping,
    universal_forgery,
    *keyed.KINDS,
    *proof.KINDS,
)
