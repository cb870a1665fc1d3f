"""A file of ours is called unchanged only when it is: the attacks that are known, one by one."""

import asyncio
import io
import re

import pikepdf
import pytest

from chalicelib.gateways import apart
from chalicelib.gateways.signing import engine, timestamps
from chalicelib.gateways.signing.findings import (
    ChangeKind,
    FileChange,
    Missing,
    Promise,
    Report,
    Verdict,
)
from tests.aws import Signatures
from tests.support.signing import ANNA, PIETER, at_hand, document, prepared, signed
from tests.support.updating import (
    catalog,
    contents_of,
    cut_back,
    number_of,
    size_of,
    stream,
    updated,
)

LOOK = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]" + stream(b"0 0 9 9 re f")[2:]
OTHER_WORDS = stream(b"BT /F1 12 Tf 60 780 Td (Wij betalen 9.000) Tj ET")
SEAL, CLOSING = Missing(part=Promise.SEAL), Missing(part=Promise.CLOSING)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def form(pdf: pikepdf.Pdf) -> None:
    """An amount to be filled in, in a field of the document itself."""
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="bedrag",
            V="1.000",
            Rect=[60, 700, 200, 720],
            P=pdf.pages[0].obj,
        )
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=[field]))
    top = [pdf.pages[0].obj, pikepdf.Name.XYZ, None, None, 0]
    pdf.Root.OpenAction = pikepdf.Array(top)  # as most office programs write it
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


@pytest.fixture(scope="module")
def sealed(signatures: Signatures) -> bytes:
    """Signed by the accountant and two clients, and sealed."""
    return engine.seal(signed(prepared(document(form)).content))


def other_words(content: bytes, *, ending: bytes = b"%%EOF\n", many: int = 1) -> bytes:
    """Another amount on the first page, as an ordinary update."""
    more = {size_of(content) + 1: stream(b" " * many)}
    return updated(content, {contents_of(content): OTHER_WORDS} | more, ending=ending)


def timestamped(content: bytes) -> bytes:
    """By a service that everybody may ask, and that we trust."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    stamping = PdfTimeStamper(timestamps.timestamper())
    return bytes(asyncio.run(stamping.async_timestamp_pdf(writer, "sha256")).getvalue())


def changed(content: bytes) -> Report:
    report = engine.validate(content)
    assert report.verdict is Verdict.CHANGED, report
    assert not report.good
    assert not report.proven
    assert not report.sealed
    return report


def test_nothing_was_done_to_it(sealed: bytes) -> None:
    report = engine.validate(sealed)
    assert (report.verdict, report.changes, report.missing) == (Verdict.UNCHANGED, (), ())
    assert report.sealed


@pytest.mark.parametrize("many", [1, 5000])
@pytest.mark.parametrize("ending", [b"", b"%%EOF\n"])
def test_other_words_after_the_closing_timestamp_was_cut_off(
    sealed: bytes, ending: bytes, many: int
) -> None:
    """Without a final %%EOF pyHanko reads the file up to the seal, and viewers read all of it."""
    report = changed(other_words(cut_back(sealed, -1), ending=ending, many=many))
    assert report.changes == (FileChange(kind=ChangeKind.PAGE, page=1, revision=7),)


def test_other_words_behind_the_whole_file(sealed: bytes) -> None:
    for ending in (b"", b"%%EOF\n"):
        assert changed(other_words(sealed, ending=ending)).changes[0].page == 1


def test_other_words_before_a_closing_timestamp_of_somebody_elses_asking(sealed: bytes) -> None:
    report = changed(timestamped(other_words(cut_back(sealed, -1))))
    assert FileChange(kind=ChangeKind.PAGE, page=1, revision=7) in report.changes
    for part in (1, 2, 3):
        changed(timestamped(other_words(cut_back(sealed, part))))


@pytest.mark.parametrize(
    ("left", "missing"),
    [
        (
            1,
            [
                Missing(part=Promise.SIGNER, name=ANNA.name),
                Missing(part=Promise.SIGNER, name=PIETER.name),
                SEAL,
                CLOSING,
            ],
        ),
        (2, [Missing(part=Promise.SIGNER, name=PIETER.name), SEAL, CLOSING]),
        (3, [SEAL, CLOSING]),
        (4, [CLOSING]),
    ],
)
def test_what_was_cut_back_says_what_is_missing(
    sealed: bytes, left: int, missing: list[Missing]
) -> None:
    report = engine.validate(cut_back(sealed, left))
    assert (report.verdict, list(report.missing)) == (Verdict.INCOMPLETE, missing)
    assert not report.sealed


@pytest.mark.parametrize("left", [1, 2, 3, 4])
@pytest.mark.parametrize("name", ["bedrag", "log_bram", "log_anna", "log_pieter"])
def test_a_field_that_is_filled_in_afterwards_is_named(sealed: bytes, left: int, name: str) -> None:
    short = cut_back(sealed, left)
    number, written = number_of(short, name)
    bare = re.sub(rb"/V \(.*?(?<!\\)\)|/V <[0-9a-fA-F]*>", b"", written)
    forged = updated(short, {number: bare[:-2] + b"/V (9.000) >>"})
    assert (ChangeKind.FIELD, name) in {(one.kind, one.name) for one in changed(forged).changes}
    changed(timestamped(forged))


def test_an_empty_signature_field_may_look_like_anything(sealed: bytes) -> None:
    for left in (3, 4, 5):
        short = cut_back(sealed, left)
        with pikepdf.open(io.BytesIO(short)) as pdf:
            form_number = pdf.Root.AcroForm.objgen[0]
            fields = pdf.Root.AcroForm.unparse(resolved=True)
            page, page_written = pdf.pages[0].obj.objgen[0], pdf.pages[0].obj.unparse(resolved=True)
        new = size_of(short)
        box = b"<< /FT /Sig /T (Stempel) /Type /Annot /Subtype /Widget /Rect [60 600 300 700] /F 4"
        objects = {
            new: box + b" /AP << /N %d 0 R >> >>" % (new + 1),
            new + 1: LOOK,
            form_number: fields.replace(b"/Fields [", b"/Fields [ %d 0 R" % new),
            page: page_written.replace(b"/Annots [", b"/Annots [ %d 0 R" % new),
        }
        named = {(one.kind, one.name) for one in changed(updated(short, objects)).changes}
        assert (ChangeKind.FIELD, "Stempel") in named


def test_a_timestamp_of_which_the_value_was_taken_away(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        found = next(one for one in pdf.Root.AcroForm.Fields if str(one.T).startswith("Timestamp"))
        number, written = found.objgen[0], found.unparse(resolved=True)
    changed(updated(sealed, {number: re.sub(rb"/V \d+ 0 R", b"", written)}))


def test_signatures_that_were_taken_away_are_missed(sealed: bytes) -> None:
    """The end of the file knows of no signature any more; the file still carries them."""
    number, written = catalog(sealed)
    report = changed(updated(sealed, {number: re.sub(rb"/AcroForm \d+ 0 R", b"", written)}))
    assert ChangeKind.FIELD in {one.kind for one in report.changes}


def test_pointing_back_at_an_older_revision(sealed: bytes) -> None:
    """Everything is still there, and viewers show the file as it was before."""
    for place in re.findall(rb"startxref\s+(\d+)", sealed)[:-1]:
        changed(sealed + b"startxref\n" + place + b"\n%%EOF\n")


def test_pointing_nowhere_is_no_reason_to_fail(sealed: bytes) -> None:
    for place in (b"0", b"5", b"-5", b"99999999", b"9" * 30):
        changed(sealed + b"startxref\n" + place + b"\n%%EOF\n")
        changed(sealed[: sealed.rindex(b"startxref")] + b"startxref\n" + place + b"\n%%EOF\n")


@pytest.mark.parametrize("more", [b"\n", b" ", b"%%EOF\n", b"\x00", b"% iets\n", b"5 0 obj"])
def test_not_one_byte_may_follow(sealed: bytes, more: bytes) -> None:
    changed(sealed + more)


def test_more_proof_after_our_own_is_a_change_too(sealed: bytes) -> None:
    changed(timestamped(sealed))


def test_an_object_between_the_objects_is_read_by_who_repairs(sealed: bytes) -> None:
    """pyHanko goes where the cross-references point; what stands beside it is not judged."""
    short = cut_back(sealed, -1)
    stray = b"%d 0 obj\n%b\nendobj\n" % (contents_of(short), OTHER_WORDS)
    changed(timestamped(short + stray))
    update = updated(short, {size_of(short) + 3: stream(b"")})
    begins, _, table = update.rpartition(b"\nxref\n")
    moved = table.replace(b"startxref\n%d" % (len(begins) + 1), b"startxref\n%d")
    changed(timestamped(begins + b"\n" + stray + b"xref\n" + moved % (len(begins + stray) + 1)))


def test_a_stream_of_which_the_length_is_a_lie(sealed: bytes) -> None:
    short = cut_back(sealed, -1)
    lie = b"<< /Length 2 /Length 60 >>\nstream\n  \nendstream" + b" " * 60 + b"\nendstream"
    changed(timestamped(updated(short, {size_of(short) + 3: lie})))


def test_only_a_timestamp_is_no_signature(signatures: Signatures) -> None:
    report = engine.validate(timestamped(document()))
    assert report.verdict is Verdict.NOT_SIGNED
    assert [one.kind for one in report.findings] == ["timestamp"]


def test_what_cannot_be_read_says_the_one_reason(sealed: bytes) -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user="u"))
    for content, reason in (
        (b"", "file_empty"),
        (b"<html><p>Meld u aan</p>", "file_not_what_it_says"),
        (sealed[:30_000], "pdf_damaged"),
        (b"een regel erboven\n" + sealed, "pdf_damaged"),
        (locked, "pdf_password"),
    ):
        report = engine.validate(content)
        assert (report.verdict, report.refused) == (Verdict.UNREADABLE, reason)
