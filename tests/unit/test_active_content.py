"""What a PDF does besides being read: found wherever it hides, and gone once it was taken out."""

import io
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from chalicelib.gateways import active_content, addresses, carried_files, pdf_objects, pdf_reader
from chalicelib.gateways.pdf_objects import TooComplex
from tests.support import acting, carried
from tests.support.acting import Change, a_pdf

MODES: list[dict[str, Any]] = [
    {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    {"encryption": pikepdf.Encryption(user="", owner="geheim")},
]
HIDING = pytest.mark.parametrize("saving", MODES, ids=["plain", "packed", "encrypted"])
CODES = {kind: f"pdf_{kind}" for kind in (*active_content.ACTIVE, *active_content.CARRIED)}


def said(content: bytes) -> str:
    """Why it does not come in, or what it does that must be taken out first."""
    told = pdf_reader.read(content)
    return str(told.get("refused") or "".join(f"pdf_{kind}" for kind in told["active"][:1]))


def kinds_in(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return active_content.found(opened)


def stripped(content: bytes) -> tuple[list[str], bytes]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        kinds, target = active_content.strip(opened), io.BytesIO()
        opened.save(target)
    return kinds, target.getvalue()


def attached(content: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return {name: one.get_file().read_bytes() for name, one in opened.attachments.items()}


@HIDING
@pytest.mark.parametrize(("kind", "change"), acting.EACH)
def test_what_a_pdf_does_is_found_and_named_wherever_it_hides(
    kind: str, change: Change, saving: dict[str, Any]
) -> None:
    assert said(a_pdf(change, **saving)) == CODES[kind]


@HIDING
@pytest.mark.parametrize(("kind", "change"), acting.EACH)
def test_for_signing_it_is_taken_out_whole_and_said(
    kind: str, change: Change, saving: dict[str, Any]
) -> None:
    kinds, rest = stripped(a_pdf(change, **saving))
    assert kind in kinds
    assert kinds_in(rest) == []
    assert b"alert" not in rest
    assert pdf_reader.read(rest)["pages"] == 1


def test_names_written_in_numbers_are_the_same_names() -> None:
    plain = a_pdf(
        acting.opens_with(acting.script()),
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    hidden = plain.replace(b"/JavaScript", b"/J#61v#61Script").replace(b"/JS ", b"/#4aS ")
    assert hidden != plain
    assert said(hidden) == "pdf_javascript"


@HIDING
@pytest.mark.parametrize("change", acting.HARMLESS, ids=range(len(acting.HARMLESS)))
def test_links_places_and_forms_stay_as_they_are(change: Change, saving: dict[str, Any]) -> None:
    content = a_pdf(change, **saving)
    assert (pdf_reader.read(content)["pages"], said(content)) == (1, "")
    assert stripped(content)[0] == []


CARRIERS = pytest.mark.parametrize(
    "carry", [carried.carrying, carried.clipped], ids=["attached", "clipped"]
)


@CARRIERS
@pytest.mark.parametrize(("kind", "name", "content"), carried.EACH_CARRIED)
def test_a_carried_file_is_known_by_what_it_is(
    kind: str, name: str, content: bytes, carry: Any
) -> None:
    holding = a_pdf(carry(name, content))
    assert pdf_reader.read(holding) == {"refused": CODES[kind]}
    kinds, rest = stripped(holding)
    assert (kinds, kinds_in(rest)) == ([kind], [])
    assert not attached(rest)
    with pikepdf.open(io.BytesIO(rest)) as opened:
        assert not list(opened.pages[0].obj.get("/Annots", ()))


@CARRIERS
@pytest.mark.parametrize(("name", "content"), carried.KEPT, ids=range(len(carried.KEPT)))
def test_invoices_reports_and_attachments_are_kept(name: str, content: bytes, carry: Any) -> None:
    holding = a_pdf(carry(name, content))
    assert said(holding) == ""
    assert stripped(holding)[0] == []


def test_of_two_carried_files_only_the_bad_one_goes() -> None:
    bad = carried.carrying("a.xml", b"MZ" + bytes(60))
    _, rest = stripped(a_pdf(bad, carried.carrying("factur-x.xml", carried.INVOICE)))
    assert attached(rest) == {"factur-x.xml": carried.INVOICE}


def test_what_has_no_name_of_its_own_or_files_beside_it_is_not_kept() -> None:
    def nameless(made: Pdf) -> None:
        file = Dictionary(Type=Name.Filespec, EF=Dictionary(F=made.make_stream(b"start calc")))
        tree = Dictionary(Names=Array([String("x.bat"), made.make_indirect(file)]))
        made.Root.Names = Dictionary(EmbeddedFiles=tree)

    def beside(made: Pdf) -> None:
        carried.carrying("factur-x.xml", carried.INVOICE)(made)
        more = Dictionary(F=Array([String("b.exe"), made.make_stream(b"MZ" + bytes(60))]))
        made.Root.Names.EmbeddedFiles.Names[1].RF = more

    for change in (nameless, beside):
        assert pdf_reader.read(a_pdf(change))["refused"] == "pdf_embedded_unknown"


def test_a_file_under_two_names_is_judged_by_both() -> None:
    def twice(made: Pdf) -> None:
        held = made.make_stream(b"var x = 1")
        for name in ("a.txt", "a.js"):
            file = Dictionary(Type=Name.Filespec, F=name, EF=Dictionary(F=held))
            made.Root[f"/X{name[2]}"] = made.make_indirect(file)

    assert pdf_reader.read(a_pdf(twice))["refused"] == "pdf_embedded_script"


def test_pdfs_in_pdfs_are_looked_into_down_to_a_depth() -> None:
    assert kinds_in(carried.nested(carried_files.DEEPEST)) == []
    deeper = carried.nested(carried_files.DEEPEST + 1)
    assert kinds_in(deeper) == ["embedded_active"] or kinds_in(deeper) == ["embedded_unknown"]


def test_what_is_carried_may_not_unpack_to_more_than_the_budget() -> None:
    bomb = carried.archive(bom_csv=b"a" * 1000)
    with pytest.raises(TooComplex):
        carried_files.kind_of(bomb, "x.zip", carried_files.Budget(size=999))
    with pytest.raises(TooComplex):
        carried_files.kind_of(bomb, "x.zip", carried_files.Budget(files=0))


def test_a_graph_of_objects_that_refer_to_one_another_costs_what_it_has_in_objects(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tangle(made: Pdf) -> None:
        every = [made.make_indirect(Dictionary(S=Name.GoTo)) for _ in range(60)]
        for each in every:
            each.Next = Array(every)
        made.Root.OpenAction = every[0]

    content = a_pdf(tangle)
    monkeypatch.setattr(pdf_objects, "MOST_OBJECTS", 200)
    assert said(content) == ""
    monkeypatch.setattr(pdf_objects, "MOST_OBJECTS", 50)
    assert pdf_reader.read(content) == {"refused": "pdf_too_complex"}


def test_buttons_that_clear_and_layers_that_switch_may_be_read_but_not_signed() -> None:
    for kind in ("Hide", "ResetForm", "SetOCGState"):
        content = a_pdf(acting.link(acting.action(kind)))
        assert said(content) == ""
        assert stripped(content)[0] == ["actions"]


def test_a_portfolio_keeps_its_files_and_loses_its_cover_for_signing() -> None:
    def portfolio(made: Pdf) -> None:
        made.attachments["factur-x.xml"] = carried.INVOICE
        made.Root.Collection = Dictionary(View=Name.D)

    content = a_pdf(portfolio)
    assert said(content) == "pdf_collection"
    kinds, rest = stripped(content)
    assert kinds == ["collection"]
    assert list(attached(rest)) == ["factur-x.xml"]


def layered(made: Pdf) -> None:
    use = Dictionary(Print=Dictionary(PrintState=Name.ON))
    layer = Dictionary(Type=Name.OCG, Name="x", Usage=use)
    made.Root.OCProperties = Dictionary(OCGs=[made.make_indirect(layer)], D=Dictionary())


def printed_alone(made: Pdf) -> None:
    acting.annotate(made, Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], F=36))


@pytest.mark.parametrize("change", [layered, printed_alone])
def test_what_is_only_on_paper_is_so_no_longer_once_it_is_signed(
    change: Change,
) -> None:
    content = a_pdf(change)
    assert said(content) == ""
    kinds, rest = stripped(content)
    assert kinds == ["print_only"]
    assert stripped(rest)[0] == []


LEADS = {
    b"": True,
    b"\r\n \x00\t": True,
    b"\xef\xbb\xbf": True,
    b"\x04": True,
    b'\x1b%-12345X@PJL JOB NAME="<brief>"\r\n@PJL SET RESOLUTION=600\r\n': True,
    b"\x80\x81\x02-12\x90\n": True,
    b"Rommel van een scanner\n": False,
    b"start calc\r\nexit\r\n": False,
    b"MsgBox 1 '": False,
    b"var a=1;/*": False,
    "curl x|sh".encode("utf-16-le"): False,
    b"\x80" * 65: False,
    b"<!doctype html><p>Inloggen": False,
    b"\n<script>x</script>": False,
    b"MZ\x90\x00": False,
    b"\x7fELF": False,
    b"PK\x03\x04": False,
    b"II*\x00": False,
    b"L\x00\x00\x00\x01\x14\x02\x00": False,
    b"%!PS\n": False,
    b"#!/bin/sh\n": False,
    b"GIF89a": False,
    b"@echo off\r\n": False,
    b"@PJL\r\n<html>": False,
}


@pytest.mark.parametrize("lead", LEADS, ids=range(len(LEADS)))
def test_before_the_header_may_be_blanks_and_a_printer_but_no_page_and_no_word(
    lead: bytes,
) -> None:
    assert said(lead + a_pdf()) == ("" if LEADS[lead] else "pdf_begins_otherwise")


def scattered(word: str) -> st.SearchStrategy[str]:
    """The letters of a word in any case, with what viewers leave out among them, or in percents."""
    between = st.text(st.sampled_from(" \t\r\n\x00\x01\x7f\u200b\u00ad\ufeff"), max_size=2)
    letter = lambda each: st.sampled_from(  # noqa: E731
        [each.lower(), each.upper(), f"%{ord(each):02x}", f"%25{ord(each):02X}"]
    )
    parts = [part for each in word for part in (between, letter(each))]
    return st.tuples(*parts).map("".join)


@given(scattered("javascript:").map(lambda start: start + "alert(1)"))
def test_a_script_is_a_script_however_its_address_is_written(text: str) -> None:
    assert kinds_in(a_pdf(acting.address(text))) == ["javascript"]


@given(
    st.sampled_from(["https://", "http://", "mailto:", "tel:"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40),
)
def test_whatever_follows_an_ordinary_scheme_is_ordinary(scheme: str, rest: str) -> None:
    text = scheme + "v" + rest
    assert addresses.kind_of(text.encode(), text) == ""


ALL_CHANGES = [each for changes in acting.ACTING.values() for each in changes] + acting.HARMLESS


@given(st.lists(st.sampled_from(ALL_CHANGES), max_size=4))
def test_whatever_comes_together_nothing_of_it_is_left(changes: list[Change]) -> None:
    kinds, rest = stripped(a_pdf(*changes))
    assert kinds_in(rest) == []
    assert stripped(rest)[0] == []
    assert set(kinds) <= {*active_content.ACTIVE, *active_content.MOVING}


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_get_an_answer(content: bytes, name: str) -> None:
    kind = carried_files.kind_of(content, name, carried_files.Budget())
    assert kind in ("", carried_files.PDF, *active_content.CARRIED)


def test_a_name_is_a_string_of_any_kind() -> None:
    named = a_pdf(carried.carrying("x", carried.INVOICE), acting.address("é"))
    assert kinds_in(named) == []
