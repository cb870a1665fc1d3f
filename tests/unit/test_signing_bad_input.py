"""What people offer to be signed, row by row of what may go wrong with it."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from chalicelib.core.errors import Refused
from chalicelib.gateways import active_content, apart
from chalicelib.gateways.signing import engine, shapes
from tests.support import acting, carried
from tests.support.signing import ANNA, at_hand, document, paper


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def refusal(content: bytes) -> str:
    """What both looking and preparing say."""
    seen = engine.inspect(content)
    with pytest.raises(Refused) as refused:
        engine.prepare(content, paper(ANNA))
    assert str(refused.value) == seen.refused
    return seen.refused


def test_an_ordinary_document_is_known_and_only_added_to() -> None:
    content = document(pages=2)
    seen = engine.inspect(content)
    assert (seen.pages, seen.refused, seen.strips, seen.repaired) == (2, "", (), False)
    assert seen.sizes[0] == shapes.PageSize(width=595, height=842)
    made = engine.prepare(content, paper(ANNA))
    assert made.content.startswith(content)
    assert made.original_sha256 == seen.sha256
    assert made.sha256 == engine.inspect(made.content).sha256
    assert made.original_embedded
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert len(opened.pages) == 3
        assert next(iter(opened.attachments.values())).get_file().read_bytes() == content
        fields = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        assert set(fields) == {"log_anna", "sig_anna", "seal"}
        assert fields["sig_anna"].Lock.Fields == Array([String("log_anna")])
        assert not opened.check_pdf_syntax()


def test_a_password_to_open_is_refused() -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refusal(locked) == "pdf_password"
    assert engine.inspect(locked).needs_password


def test_whether_a_password_on_changes_goes_is_for_the_office() -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user=""))
    assert engine.inspect(locked).owner_password
    with pytest.raises(Refused, match="pdf_owner_password"):
        engine.prepare(locked, paper(ANNA))
    made = engine.prepare(locked, paper(ANNA, remove_owner_password=True))
    assert made.owner_password_removed
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert not opened.is_encrypted


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file_not_what_it_says"),
        (b"<!doctype html><p>Inloggen", "file_not_what_it_says"),
        (b"%PDF-1.7\n" + bytes(500), "pdf_damaged"),
        (document(pages=6)[:900], "pdf_damaged"),
        (b"%PDF-1.7\n" + b" " * shapes.LARGEST_BYTES, "signing_too_large"),
    ],
    ids=["empty", "html", "garbage", "truncated", "over 25 MB"],
)
def test_what_is_no_whole_pdf_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"Rommel van een scanner\n" + whole,
        lambda whole: whole[: whole.rindex(b"startxref")],
        lambda whole: whole.replace(b"startxref\n", b"startxref\n9"),
    ],
    ids=["junk before the header", "no end", "broken table of contents"],
)
def test_what_can_be_repaired_is_and_that_is_said(spoil: Callable[[bytes], bytes]) -> None:
    content = spoil(document())
    assert engine.inspect(content).repaired
    made = engine.prepare(content, paper(ANNA))
    assert made.repaired
    assert not engine.inspect(made.content).repaired


STRIPPED = [
    pytest.param(kind, changes[0], id=kind) for kind, changes in acting.ACTING.items() if changes
]


@pytest.mark.parametrize(("kind", "change"), STRIPPED)
def test_what_acts_comes_out_and_that_is_said(kind: str, change: Callable[[Pdf], None]) -> None:
    content = document(change)
    assert engine.inspect(content).strips == (kind,)
    made = engine.prepare(content, paper(ANNA))
    assert made.stripped == (kind,)
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert active_content.found(opened) == []


def test_what_acts_in_a_file_that_is_signed_already_is_a_reason_not_to_sign_it() -> None:
    def signed(made: Pdf) -> None:
        made.Root.X = made.make_indirect(Dictionary(ByteRange=Array([0, 1]), Contents="x"))
        acting.page_event(made)

    assert engine.inspect(document(signed)).refused == "pdf_javascript"


def test_what_an_invoice_carries_stays_beside_the_original_and_the_signed_file_shows_both() -> None:
    invoice = carried.carrying("factur-x.xml", carried.INVOICE)
    page = carried.clipped("grootboek.csv", b"nr;bedrag")

    def carrying(made: Pdf) -> None:
        invoice(made)
        page(made)
        made.Root.AF = Array([made.attachments["factur-x.xml"].obj])
        flat = made.Root.Names.EmbeddedFiles
        flat.Kids = Array([made.make_indirect(Dictionary(Names=flat.Names))])
        del flat["/Names"]

    content = document(carrying)
    made = engine.prepare(content, paper(ANNA))
    assert (made.stripped, made.content.startswith(content)) == ((), True)
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        held = {name: one.get_file().read_bytes() for name, one in opened.attachments.items()}
        assert held.pop("factur-x.xml") == carried.INVOICE
        assert list(held.values()) == [content]
        assert len(opened.Root.AF) == 2
        assert opened.pages[0].obj.Annots[0].FS.EF.F.read_bytes() == b"nr;bedrag"


def test_a_carried_program_comes_out_and_the_original_with_it_does_not_go_along() -> None:
    bad = carried.carrying("factuur.xml", b"MZ" + bytes(60))
    made = engine.prepare(document(bad), paper(ANNA))
    assert made.stripped == ("embedded_program",)
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert active_content.found(opened) == []


def go_to_page(made: Pdf) -> None:
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])


def address(made: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI="https://vandijk.example.nl")
    made.pages[0].obj.Annots = made.make_indirect(Array([Dictionary(Subtype=Name.Link, A=action)]))


def fillable(made: Pdf) -> None:
    field = made.make_indirect(Dictionary(FT=Name.Tx, T="naam", V="Anna"))
    resources = Dictionary(Font=Dictionary(Helv=Dictionary(Type=Name.Font)))
    made.Root.AcroForm = Dictionary(Fields=Array([field]), DR=resources, NeedAppearances=True)


def test_going_somewhere_and_filling_in_stay() -> None:
    def all_of_it(made: Pdf) -> None:
        for change in (go_to_page, address, fillable):
            change(made)

    content = document(all_of_it)
    assert engine.prepare(content, paper(ANNA)).content.startswith(content)


def test_more_pages_than_anybody_reads_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(document(pages=shapes.MOST_PAGES + 1)) == "signing_too_many_pages"
    assert refusal(document(pages=0)) in ("pdf_no_pages", "pdf_damaged")


def test_a_job_that_broke_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broke(*_: object) -> None:
        raise apart.Broke

    monkeypatch.setattr(apart, "run", broke)
    assert refusal(document()) == "pdf_too_complex"


def test_a_file_over_ten_megabytes_is_named_by_its_hash_only() -> None:
    def large(made: Pdf) -> None:
        made.Root.Filler = made.make_stream(bytes(11 * 1024 * 1024))

    content = document(large, compress_streams=False)
    made = engine.prepare(content, paper(ANNA))
    assert not made.original_embedded
    assert len(made.content) < len(content) + 120_000


def test_a_file_with_two_tables_of_contents_is_written_anew() -> None:
    whole = document()
    hybrid = whole.replace(b"trailer <<", b"trailer << /XRefStm 15")
    made = engine.prepare(hybrid, paper(ANNA))
    assert engine.inspect(made.content).pages == 2


def test_a_form_that_is_also_the_facts_about_a_document_stays_apart_from_ours() -> None:
    def shared(made: Pdf) -> None:
        facts = made.make_indirect(Dictionary(Producer="x", NeedAppearances=True))
        made.trailer.Info = made.Root.AcroForm = facts

    made = engine.prepare(document(shared), paper(ANNA))
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert "/Fields" not in opened.trailer.Info
        assert len(opened.Root.AcroForm.Fields) == 3


def test_pages_in_branches_are_found_and_what_is_no_page_is_not() -> None:
    def branch(made: Pdf) -> None:
        root = made.Root.Pages
        inner = made.make_indirect(Dictionary(Type=Name.Pages, Parent=root, Count=2))
        inner.MediaBox = Array([0, 0, 400, 300])
        inner.Kids = Array([made.pages[1].obj, made.pages[2].obj])
        for page in inner.Kids:
            page.Parent = inner
            del page["/MediaBox"]
        root.Kids = Array([root.Kids[0], inner])

    content = document(branch, pages=3)
    assert engine.inspect(content).sizes[2] == shapes.PageSize(width=400, height=300)
    made = engine.prepare(content, paper(ANNA))
    assert made.content.startswith(content)
    with pikepdf.open(io.BytesIO(made.content)) as opened:
        assert opened.pages[2].obj.Annots[0].T == "sig_anna"
