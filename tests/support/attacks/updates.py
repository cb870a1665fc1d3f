"""An update behind a file: objects that replace earlier ones, in every way to write them down."""

import io
import re
import zlib
from collections.abc import Callable, Mapping

import pikepdf
from msgspec import Struct

from chalicelib.core.replacing import replace
from tests.support.attacks.anatomy import Anatomy

Objects = Mapping[int, bytes]


class Update(Struct, frozen=True, kw_only=True):
    """`content` is the file as it is, `table` where its own last table of contents stands."""

    content: bytes
    objects: Objects
    root: int
    size: int
    table: int

    def bodies(self) -> tuple[bytes, dict[int, int]]:
        """The objects as they are written, and where each of them then stands."""
        out, places = io.BytesIO(), {}
        out.write(b"" if self.content.endswith(b"\n") else b"\n")
        for number, body in self.objects.items():
            places[number] = len(self.content) + out.tell()
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return out.getvalue(), places

    def trailer(self, *extra: bytes, prev: int | None = None) -> bytes:
        back = self.table if prev is None else prev
        told = b"/Size %d /Root %d 0 R" % (self.size, self.root)
        return b"<< %s %s >>" % (told, b" ".join((*extra, b"/Prev %d" % back if back else b"")))


def body(found: pikepdf.Object) -> bytes:
    if not isinstance(found, pikepdf.Stream):
        return found.unparse(resolved=True)
    data = found.read_raw_bytes()
    facts = pikepdf.Dictionary({key: value for key, value in found.items() if key != "/Length"})
    told = facts.unparse(resolved=True).rstrip().removesuffix(b">>")
    return b"%s /Length %d >>\nstream\n%s\nendstream" % (told, len(data), data)


def update(content: bytes, pdf: pikepdf.Pdf, touched: Mapping[int, bytes]) -> Update:
    anatomy = Anatomy(content)
    last = int(anatomy.startxrefs[-1][1]) if anatomy.startxrefs else 0
    size = max([int(pdf.trailer.get("/Size", 1)), *(number + 1 for number in touched)])
    return Update(
        content=content, objects=touched, root=pdf.trailer.Root.objgen[0], size=size, table=last
    )


def sections(places: Mapping[int, int]) -> bytes:
    lines = (b"%d 1\n%010d 00000 n \n" % (number, at) for number, at in sorted(places.items()))
    return b"xref\n0 1\n0000000000 65535 f \n" + b"".join(lines)


def _tail(at: int, end: bytes = b"%%EOF\n") -> bytes:
    return b"startxref\n%d\n%s" % (at, end)


def table(made: Update, *extra: bytes, prev: int | None = None, end: bytes = b"%%EOF\n") -> bytes:
    """As every program for editing does it."""
    bodies, places = made.bodies()
    at = len(made.content) + len(bodies)
    told = sections(places) + b"trailer\n" + made.trailer(*extra, prev=prev) + b"\n"
    return made.content + bodies + told + _tail(at, end)


def without_end(made: Update) -> bytes:
    return table(made, end=b"")


def without_startxref(made: Update) -> bytes:
    whole = table(made, end=b"")
    return whole[: whole.rindex(b"startxref")]


def without_trailer(made: Update) -> bytes:
    whole = without_startxref(made)
    return whole[: whole.rindex(b"trailer")]


def bare(made: Update) -> bytes:
    """Nothing but the objects: whoever mends the file finds the last ones."""
    return made.content + made.bodies()[0]


def bare_with_end(made: Update) -> bytes:
    return bare(made) + b"%%EOF\n"


def old_startxref(made: Update) -> bytes:
    """The objects stand there, the table of before still counts."""
    return bare(made) + _tail(made.table)


def without_prev(made: Update) -> bytes:
    return table(made, prev=0)


def prev_to_itself(made: Update) -> bytes:
    bodies, _ = made.bodies()
    return table(made, prev=len(made.content) + len(bodies))


def prev_past_the_end(made: Update) -> bytes:
    return table(made, prev=len(made.content) * 3)


def new_then_old(made: Update) -> bytes:
    """Two endings: the one that most readers take first leads to the old table."""
    return table(made) + _tail(made.table)


def old_then_new(made: Update) -> bytes:
    bodies, places = made.bodies()
    told = sections(places) + b"trailer\n" + made.trailer() + b"\n"
    at = len(made.content) + len(bodies)
    return made.content + bodies + told + _tail(made.table, b"") + _tail(at)


def ending_in_a_comment(made: Update) -> bytes:
    """The old ending follows as a comment."""
    return table(made) + b"% " + _tail(made.table).replace(b"\n", b" ") + b"\n"


def table_before_objects(made: Update) -> bytes:
    """The table points at what comes after the end of the file."""
    start = len(made.content)
    guess = len(sections(dict.fromkeys(made.objects, 0)) + b"trailer\n" + made.trailer() + b"\n")
    tail = _tail(start)
    shifted = replace(made, content=made.content + b" " * (guess + len(tail)))
    bodies, places = shifted.bodies()
    told = sections(places) + b"trailer\n" + made.trailer() + b"\n"
    return made.content + told + tail + bodies


def _rows(rows: Mapping[int, tuple[int, int, int]]) -> tuple[bytes, bytes]:
    index = b" ".join(b"%d 1" % number for number in sorted(rows))
    packed = b"".join(
        bytes([kind]) + at.to_bytes(4, "big") + last.to_bytes(2, "big")
        for _, (kind, at, last) in sorted(rows.items())
    )
    return index, zlib.compress(packed)


def _cross_reference(
    made: Update, rows: Mapping[int, tuple[int, int, int]], at: int, prev: int | None
) -> bytes:
    own = made.size + 7
    index, packed = _rows({**rows, own: (1, at, 0)})
    extra = (b"/Type /XRef /W [1 4 2] /Index [%s] /Filter /FlateDecode" % index,)
    told = Update(
        content=made.content, objects={}, root=made.root, size=own + 1, table=made.table
    ).trailer(*extra, prev=prev)
    facts = told.removesuffix(b">>") + b"/Length %d >>" % len(packed)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (own, facts, packed)


def stream(made: Update) -> bytes:
    """The table of contents as a stream (PDF 1.5)."""
    bodies, places = made.bodies()
    at = len(made.content) + len(bodies)
    rows = {number: (1, place, 0) for number, place in places.items()}
    return made.content + bodies + _cross_reference(made, rows, at, None) + _tail(at)


def _packed(made: Update) -> tuple[dict[int, bytes], Update]:
    """What is no stream itself, and the update with a stream of objects in its place."""
    inner = {n: one for n, one in made.objects.items() if not one.endswith(b"endstream")}
    heads, bodies = [], b""
    for number, one in inner.items():
        heads.append(b"%d %d" % (number, len(bodies)))
        bodies += one + b"\n"
    head = b" ".join(heads) + b"\n"
    packed = zlib.compress(head + bodies)
    facts = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(inner), len(head))
    held = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (facts, len(packed), packed)
    outer = {n: one for n, one in made.objects.items() if n not in inner}
    return inner, replace(made, objects={**outer, made.size + 3: held})


def object_stream(made: Update) -> bytes:
    """The objects out of sight, packed in a stream."""
    inner, outer = _packed(made)
    bodies, places = outer.bodies()
    rows = {number: (1, place, 0) for number, place in places.items()}
    rows |= {number: (2, made.size + 3, place) for place, number in enumerate(inner)}
    at = len(made.content) + len(bodies)
    return made.content + bodies + _cross_reference(made, rows, at, None) + _tail(at)


def hybrid(made: Update) -> bytes:
    """A table that names nothing, and a stream beside it that does (ISO 32000-1, 7.5.8.4)."""
    bodies, places = made.bodies()
    at = len(made.content) + len(bodies)
    rows = {number: (1, place, 0) for number, place in places.items()}
    beside = _cross_reference(made, rows, at, None)
    told = sections({}) + b"trailer\n" + made.trailer(b"/XRefStm %d" % at) + b"\n"
    return made.content + bodies + beside + told + _tail(at + len(beside))


def another_generation(made: Update) -> bytes:
    return re.sub(rb"(\d{10}) 00000 n", rb"\1 00001 n", table(made))


WAYS: tuple[Callable[[Update], bytes], ...] = (
    table,
    stream,
    object_stream,
    hybrid,
    without_end,
    without_startxref,
    without_trailer,
    bare,
    bare_with_end,
    old_startxref,
    without_prev,
    prev_to_itself,
    prev_past_the_end,
    new_then_old,
    old_then_new,
    ending_in_a_comment,
    table_before_objects,
    another_generation,
)
