"""What was done to a signed file is found, and named."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.replacing import replace
from chalicelib.gateways import apart
from chalicelib.gateways.signing import chain, engine
from chalicelib.gateways.signing.findings import ChangeKind, FileChange, Report, Verdict
from tests.aws import Signatures
from tests.support.signing import (
    ANNA,
    at_hand,
    document,
    gigabyte,
    paper,
    prepared,
    signature,
    signed,
)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


@pytest.fixture(scope="module")
def whole(signatures: Signatures) -> bytes:
    """Signed by the accountant and two clients; the seal is still to come."""
    return signed(prepared().content)


@pytest.fixture(scope="module")
def sealed(whole: bytes) -> bytes:
    return engine.seal(whole)


def added(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with a revision more, as a program for editing would make it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def another_page(writer: Any) -> None:
    from chalicelib.gateways.signing.objects import pdf

    writer.insert_page(pdf({"/Type": "/Page", "/MediaBox": [0, 0, 595, 842]}))


def log_of_anna(writer: Any) -> None:
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string

    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "log_anna":
            field[pdf_name("/V")] = pdf_string("Ondertekenaar: iemand anders")
            writer.update_container(field)


def another_file(writer: Any) -> None:
    from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file

    held = EmbeddedFileObject.from_file_data(writer, data=b"{}", mime_type="application/json")
    embed_file(writer, FileSpec(file_spec_string="log.json", embedded_data=held))


def another_field(writer: Any) -> None:
    from chalicelib.gateways.signing.objects import pdf

    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(pdf({"/FT": "/Tx", "/T": "bedrag", "/V": "1000"})))
    writer.update_container(form["/Fields"])


def other_words(writer: Any) -> None:
    from chalicelib.gateways.signing.objects import pdf, stream

    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = pdf([writer.add_object(stream(b"BT ET"))])
    writer.update_container(page)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (another_page, FileChange(kind=ChangeKind.PAGES, name="+1")),
        (log_of_anna, FileChange(kind=ChangeKind.FIELD, name="log_anna", page=2)),
        (another_file, FileChange(kind=ChangeKind.FILE, name="log.json")),
        (another_field, FileChange(kind=ChangeKind.FIELD, name="bedrag")),
        (other_words, FileChange(kind=ChangeKind.PAGE, page=1)),
    ],
)
def test_what_was_added_after_the_last_signature_is_named(
    whole: bytes, sealed: bytes, change: Callable[[Any], None], named: FileChange
) -> None:
    for content, revision in ((whole, 6), (sealed, 8)):
        report = engine.validate(added(content, change))
        assert report.verdict is Verdict.CHANGED
        assert report.changes == (replace(named, revision=revision),)
        assert not report.good
        assert not report.sealed
        assert all(one.intact for one in report.findings)


@pytest.mark.parametrize("loose", [b"\n<html>", bytes(40), b"\r\n%%EOF\r\n en nog wat"])
def test_loose_bytes_behind_the_end_are_named(whole: bytes, sealed: bytes, loose: bytes) -> None:
    for content in (whole, sealed):
        report = engine.validate(content + loose)
        assert report.verdict is Verdict.CHANGED
        assert report.changes == (FileChange(kind=ChangeKind.BEHIND),)


def test_an_update_that_cannot_be_read_is_not_called_loose_bytes(sealed: bytes) -> None:
    half = b"\n900 0 obj <</Type /Page>> endobj"
    assert engine.validate(sealed + half).changes == (FileChange(kind=ChangeKind.UNREAD),)


def test_a_file_is_called_unchanged_only_when_it_is_finished(whole: bytes, sealed: bytes) -> None:
    assert engine.validate(sealed).verdict is Verdict.UNCHANGED
    assert engine.validate(whole).verdict is Verdict.INCOMPLETE
    assert engine.validate(added(sealed, other_words)).verdict is Verdict.CHANGED
    assert engine.validate(document()).verdict is Verdict.NOT_SIGNED
    assert engine.validate(b"").verdict is Verdict.UNREADABLE


def test_one_byte_of_the_document_breaks_every_signature(sealed: bytes) -> None:
    place = sealed.index(b"/Helvetica") + 1
    report = engine.validate(sealed[:place] + b"V" + sealed[place + 1 :])
    assert report.changes == (FileChange(kind=ChangeKind.BYTES),)
    assert {one.problem for one in report.findings} == {"broken"}
    assert not any(one.intact or one.trusted for one in report.findings)


def test_one_byte_of_a_later_log_leaves_the_earlier_signatures_whole(sealed: bytes) -> None:
    place = sealed.rindex(b"/Tx") + 2
    report = engine.validate(sealed[:place] + b"y" + sealed[place + 1 :])
    assert [one.intact for one in report.findings] == [True, True, False, False, False]
    assert FileChange(kind=ChangeKind.BYTES) in report.changes
    assert not report.good


def test_a_signature_of_which_a_byte_changed_is_no_signature(sealed: bytes) -> None:
    place = sealed.index(b"/Contents <3082") + len(b"/Contents <3082") + 40
    report = engine.validate(sealed[:place] + b"0000" + sealed[place + 4 :])
    assert "unreadable" in {one.problem for one in report.findings}
    assert len(report.findings) == 5
    assert not report.good


def test_a_file_written_anew_is_not_the_file_that_was_signed(sealed: bytes) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        opened.save(target)
    report = engine.validate(target.getvalue())
    assert report.findings
    assert not any(one.good for one in report.findings)


def test_what_carries_no_signature_or_cannot_be_read_says_so(signatures: Signatures) -> None:
    plain = document()
    assert engine.validate(plain) == Report(sha256=engine.inspect(plain).sha256, pages=1)
    locked = document(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert engine.validate(locked).refused == "pdf_password"
    assert engine.validate(b"<html>").refused == "file_not_what_it_says"
    assert engine.validate(b"%PDF-1.7 nothing").refused == "pdf_damaged"
    head = b"%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
    packed = gigabyte()
    bomb = head + b"%d>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\nstartxref\n9\n"
    assert engine.validate(bomb + b"%%EOF\n").refused == "pdf_too_complex"


def test_a_file_with_only_an_owner_password_is_looked_into(signatures: Signatures) -> None:
    locked = document(encryption=pikepdf.Encryption(owner="o", user=""))
    assert not engine.validate(locked).refused


def test_somebody_elses_certificate_is_whole_but_not_trusted(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scripts import pki

    monkeypatch.setenv("ROOT_KEY_ID", pki.setting("SEAL_KEY_ID"))
    monkeypatch.setenv("ISSUING_KEY_ID", pki.setting("OFFICE_KEY_ID"))
    import json

    other = json.dumps(pki.made(None)).encode()
    monkeypatch.setattr(chain, "published", lambda: other)
    report = engine.validate(whole)
    assert {one.problem for one in report.findings} == {"not_trusted"}
    assert all(one.intact and not one.ours and one.level == "B-B" for one in report.findings)


def test_what_was_signed_stays_good_after_the_certificate_of_the_signer(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + timedelta(days=90)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert engine.validate(whole).good


def test_a_revoked_signer_is_found(whole: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    from scripts import pki

    serial = engine.validate(whole).findings[1].serial
    moment = (clock.now() - timedelta(days=1)).isoformat()
    taken_back = pki.renewed(pki.load() | {"revoked": {serial: moment}})
    monkeypatch.setattr(chain, "published", lambda: json.dumps(taken_back).encode())
    report = engine.validate(whole)
    assert [one.problem for one in report.findings] == ["", "revoked", ""]
    assert not report.good


def test_a_signature_without_a_timestamp_says_the_time_but_proves_nothing(
    signatures: Signatures,
) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from chalicelib.gateways.signing import keys
    from chalicelib.gateways.signing.certificates import Subject

    signer = keys.one_shot_signer(
        Subject(common_name="Ander programma"), chain.chain(), clock.now()
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(document()))
    filters = (SigSeedSubFilter.PADES, SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    for subfilter, level in zip(filters, ("B-B", ""), strict=True):
        meta = PdfSignatureMetadata(field_name="Handtekening", subfilter=subfilter)
        made = PdfSigner(meta, signer).sign_pdf(writer).getvalue()
        (found,) = engine.validate(made).findings
        assert (found.level, found.at_is_proven, found.docmdp) == (level, False, 0)
        assert found.at
        assert found.coverage == "file"
        writer = IncrementalPdfFileWriter(io.BytesIO(document()))
    assert engine.inspect(made).already_signed
    assert not engine.inspect(made).certified
    assert engine.wrap(made, paper(ANNA), [signature(ANNA)])


def test_what_its_maker_closed_for_every_change_is_only_carried(signatures: Signatures) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    from chalicelib.gateways.signing import keys
    from chalicelib.gateways.signing.certificates import Subject

    signer = keys.one_shot_signer(Subject(common_name="Notaris"), chain.chain(), clock.now())
    closed = PdfSignatureMetadata("N", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    made = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(document())), closed, signer).getvalue()
    assert engine.inspect(made).certified == 1
    (found,) = engine.validate(made).findings
    assert (found.kind, found.docmdp) == ("certification", 1)
    wrapped = engine.wrap(made, paper(ANNA), [signature(ANNA)])
    assert engine.unwrap(wrapped) == made
    broken = wrapped.replace(made[-40:], made[-40:].lower())
    with pytest.raises(Refused, match="signing_no_wrapper"):
        engine.unwrap(broken)
