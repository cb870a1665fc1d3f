"""Files that viewers forgive: each is tried before anybody is asked, and mended where it helps."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart
from chalicelib.gateways.signing import asking, engine
from tests.support.signing import ANNA, PIETER, at_hand, document, paper

PAPER = paper(ANNA, PIETER, remove_owner_password=True)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def text_field(name: str, **facts: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=name, **facts)


def twice_the_same_field(made: Pdf) -> None:
    fields = [made.make_indirect(text_field("naam", Rect=[9, 9, 99, 99])) for _ in range(2)]
    made.Root.AcroForm = Dictionary(Fields=Array(fields))


def point_in_a_name(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(text_field("naam.voor"))]))


def fields_that_are_none(made: Pdf) -> None:
    kid = made.make_indirect(text_field("voor"))
    group = made.make_indirect(Dictionary(T="naam", Kids=Array([7, None, kid])))
    nothing = made.make_indirect(Dictionary(T="niets"))
    made.Root.AcroForm = Dictionary(Fields=Array([3, group, nothing]))


def looks_in_place(made: Pdf) -> None:
    look = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    box = Dictionary(FT=Name.Btn, T="akkoord", AP=Dictionary(N=Dictionary(Off=look)))
    made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(box)]))


def notes_in_place(made: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 20, 20]))
    made.pages[1].obj.Annots = Array([note])


def facts_that_are_the_pages(made: Pdf) -> None:
    """A date in them changes whenever a revision is made in another second than the last."""
    made.trailer.Info = made.Root.Pages


def facts_that_are_a_page(made: Pdf) -> None:
    made.trailer.Info = made.pages[0].obj


def drawn_with(
    find: bytes, instead: bytes, change: Callable[[Pdf], None] | None = None
) -> Callable[[], bytes]:
    """A plain document with other bytes, and its table of contents made anew around them."""

    def make() -> bytes:
        whole = document(change)
        assert re.search(find, whole)
        return with_table(re.sub(find, instead, whole))

    return make


def font_apart(made: Pdf) -> None:
    fonts = made.pages[0].obj.Resources.Font
    fonts.F1 = made.make_indirect(fonts.F1)


def with_table(whole: bytes) -> bytes:
    """Every object where the table says it is, whatever stands in it."""
    body = whole[: whole.rindex(b"xref\n", 0, whole.rindex(b"startxref"))]
    trailer = re.search(rb"trailer (<<.*>>)", whole, re.DOTALL)
    assert trailer
    places = [one.start() for one in re.finditer(rb"^\d+ 0 obj", body, re.MULTILINE)]
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + rows
    return body + table + b"trailer " + trailer[1] + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)


ODD: dict[str, Callable[[], bytes]] = {
    "two fields of one name": lambda: document(twice_the_same_field),
    "a point in the name of a field": lambda: document(point_in_a_name),
    "fields that are none": lambda: document(fields_that_are_none),
    "looks written in place": lambda: document(looks_in_place),
    "notes written in place on another page": lambda: document(notes_in_place, pages=3),
    "refers to nothing": drawn_with(b"/Type /Page >>", b"/Type /Page /Group 99 0 R >>"),
    "a stream without its length": drawn_with(rb"/Length \d+", b""),
    "a byte over 127 in a name": drawn_with(b"/Helvetica", b"/Helvetic\xe4", font_apart),
    "facts that are the pages too": lambda: document(facts_that_are_the_pages),
    "facts that are a page too": lambda: document(facts_that_are_a_page),
    "more in the trailer": drawn_with(b"trailer <<", b"trailer << /QTest [ /A 1 0 R ]"),
}


def shown(content: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return [b"".join(part.read_bytes() for part in parts(page)) for page in opened.pages]


def parts(page: pikepdf.Page) -> list[pikepdf.Object]:
    found = page.obj.get("/Contents", Array([]))
    return list(found) if isinstance(found, Array) else [found]


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> dict[bytes, str]:
    """Every file that was rehearsed, in order, and why it will not do."""
    found: dict[bytes, str] = {}
    rehearse = asking.rehearse

    def noted(content: bytes, *how: Any) -> str:
        found[content] = rehearse(content, *how)
        return found[content]

    monkeypatch.setattr(asking, "rehearse", noted)
    return found


@pytest.mark.parametrize("kind", ODD)
def test_what_would_fail_after_signing_is_mended_before_anybody_is_asked(
    kind: str, rehearsed: dict[bytes, str]
) -> None:
    content = ODD[kind]()
    made = engine.prepare(content, PAPER)
    assert made.repaired
    assert list(rehearsed.values()) == ["signing_not_provable", ""]
    assert list(rehearsed)[-1] == made.content
    assert shown(made.content)[: len(shown(content))] == shown(content)


def branch_for_each(made: Pdf) -> None:
    """A tree with as many branches as pages: one of them is empty."""
    root, pages = made.Root.Pages, [page.obj for page in made.pages]
    empty, full = (made.make_indirect(Dictionary(Type=Name.Pages, Parent=root)) for _ in range(2))
    empty.Kids, empty.Count, full.Kids, full.Count = Array([]), 0, Array(pages), 2
    for page in pages:
        page.Parent = full
    root.Kids = Array([empty, full])


def number_elsewhere(made: Pdf) -> None:
    made.pages[0].obj.MediaBox = Array([0, 0, 595, made.make_indirect(842)])


@pytest.mark.parametrize("change", [branch_for_each, number_elsewhere])
def test_what_is_right_though_unusual_is_only_added_to(change: Callable[[Pdf], None]) -> None:
    content = document(change, pages=2)
    made = engine.prepare(content, PAPER)
    assert made.content.startswith(content)
    assert made.pages == 2


def test_a_lock_that_is_described_elsewhere_is_taken_off() -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user=""))
    found = re.search(rb"/CF (<< /StdCF << [^>]* >> >>)", locked)
    assert found
    apart_ = locked[: locked.rindex(b"xref\n", 0, locked.rindex(b"startxref"))]
    many = len(re.findall(rb"^\d+ 0 obj", apart_, re.MULTILINE)) + 1
    elsewhere = b"%d 0 obj\n%s\nendobj\n" % (many, found[1])
    whole = apart_.replace(found[0], b"/CF %d 0 R" % many) + elsewhere
    content = with_table(whole + locked[len(apart_) :])
    assert not engine.inspect(content).refused
    assert engine.prepare(content, PAPER).owner_password_removed


def shared(made: Pdf) -> None:
    """Every field has the next one for a child, twice: two to the twentieth ways down."""
    below = made.make_indirect(Dictionary())
    for _ in range(20):
        below = made.make_indirect(Dictionary(Kids=Array([below, below])))
    made.Root.AcroForm = Dictionary(Fields=Array([below]))


def test_a_form_that_leads_everywhere_a_million_times_is_untangled_at_once() -> None:
    made = engine.lay_out(document(shared), PAPER)
    assert made.repaired
    assert not asking.rehearse(made.content, PAPER.slots)


def shared_drawings(made: Pdf) -> None:
    """Every drawing names the next one, twice: what helps a form does not help here."""
    below = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    for _ in range(20):
        within = Dictionary(XObject=Dictionary(A=below, B=below))
        facts = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 1, 1])}
        below = made.make_stream(b"", Resources=within, **facts)
    made.pages[0].obj.Resources.XObject = Dictionary(A=below)


# Time may be up while Python looks for garbage, where it only warns; it is up again a moment later.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_drawings_that_lead_everywhere_a_million_times_are_carried_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.6)
    monkeypatch.setattr(asking, "LEAST", 0.3)
    content = document(shared_drawings)
    with pytest.raises(Refused, match="pdf_too_complex"):
        engine.prepare(content, PAPER)
    engine.check_wrapping(content, PAPER)


def test_what_pages_have_from_above_they_keep_when_they_are_mended() -> None:
    def inherit(made: Pdf) -> None:
        root, page = made.Root.Pages, made.pages[0].obj
        root.MediaBox, root.Rotate, root.Resources = Array([0, 0, 400, 300]), 90, page.Resources
        del page["/MediaBox"], page["/Resources"]
        twice_the_same_field(made)

    content = document(inherit)
    made = engine.prepare(content, PAPER)
    assert made.repaired
    assert engine.inspect(made.content).sizes[0] == engine.inspect(content).sizes[0]
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert "/F1" in opened.pages[0].obj.Resources.Font
