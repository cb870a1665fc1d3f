"""Files that somebody else signed, and certificates that pretend to be ours."""

import asyncio
import io
import re
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from chalicelib.core import clock
from chalicelib.gateways import apart
from chalicelib.gateways.signing import chain, engine, keys, timestamps
from chalicelib.gateways.signing.certificates import SIGNER, Issuer, Subject, issue
from chalicelib.gateways.signing.findings import ChangeKind, FileChange, Report, Verdict
from tests.aws import Signatures
from tests.support.attacks.proof import TRAILERS
from tests.support.signing import ANNA, at_hand, document, paper, prepared, signature
from tests.support.updating import contents_of, stream, updated


@pytest.fixture(autouse=True)
def here(signatures: Signatures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def own_signer(name: str) -> Any:
    """With a certificate that its owner made at home."""
    from asn1crypto import keys as asn1_keys
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    private = rsa.generate_private_key(65537, 2048)
    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    secret = private.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)
    shown = serialization.PublicFormat.SubjectPublicKeyInfo
    public = asn1_keys.PublicKeyInfo.load(private.public_key().public_bytes(der, shown))
    issuer = Issuer(
        certificate=None,
        signing=lambda told: private.sign(told, padding.PKCS1v15(), hashes.SHA256()),
    )
    period = (clock.now() - timedelta(1), clock.now() + timedelta(1))
    certificate = issue(Subject(common_name=name), public, SIGNER, issuer, period)
    store = SimpleCertificateStore.from_certs([])
    return SimpleSigner(certificate, asn1_keys.PrivateKeyInfo.load(secret), store)


def signed_with(signer: Any, content: bytes, field: str = "Handtekening") -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    made = PdfSigner(PdfSignatureMetadata(field), signer).async_sign_pdf(writer)
    return bytes(asyncio.run(made).getvalue())


def proven_later(content: bytes) -> bytes:
    """Evidence, and a timestamp over it: what long-term checking asks for."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfTimeStamper
    from pyhanko.sign.validation import DocumentSecurityStore

    with_evidence = io.BytesIO(content)
    certificate = chain.chain().root
    DocumentSecurityStore.add_dss(with_evidence, sig_contents=None, certs=[certificate])
    writer = IncrementalPdfFileWriter(with_evidence, strict=False)
    made = PdfTimeStamper(timestamps.timestamper()).async_timestamp_pdf(writer, "sha256")
    return bytes(asyncio.run(made).getvalue())


@pytest.fixture
def theirs() -> bytes:
    return signed_with(own_signer("Notaris Smit"), document(titled))


def titled(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title="Akte van levering"))


@pytest.mark.parametrize("blanks", [b"\n", b"\r\n \t" * 10])
@pytest.mark.parametrize("later", [False, True])
def test_blanks_that_a_mail_program_left_behind_it_change_nothing(
    theirs: bytes, blanks: bytes, later: bool
) -> None:
    content = proven_later(theirs) if later else theirs
    report = engine.validate(content + blanks)
    assert (report.verdict, report.added_later) == (Verdict.FOREIGN, later)
    assert engine.validate(content + blanks + b"%").verdict is Verdict.CHANGED
    assert engine.validate(content + b" " * 200).verdict is Verdict.CHANGED


def test_the_name_in_a_strangers_certificate_is_told_on_one_line_and_as_it_reads() -> None:
    name = "Notaris\u202etimS\u200b\nHandtekening van het kantoor"
    (found,) = engine.validate(signed_with(own_signer(name), document())).findings
    assert found.name == found.issuer == "NotaristimS Handtekening van het kantoor"


def test_a_file_of_somebody_else_is_unchanged_and_unknown(theirs: bytes) -> None:
    report = engine.validate(theirs)
    assert (report.verdict, report.added_later) == (Verdict.FOREIGN, False)
    assert [one.ours for one in report.findings] == [False]


def test_proof_that_was_added_later_does_not_change_a_file(theirs: bytes) -> None:
    for content in (proven_later(theirs), proven_later(proven_later(theirs))):
        report = engine.validate(content)
        assert (report.verdict, report.added_later) == (Verdict.FOREIGN, True), report


def changed(content: bytes) -> Report:
    report = engine.validate(content)
    assert report.verdict is Verdict.CHANGED, report
    return report


def test_anything_else_behind_the_last_signature_does(theirs: bytes) -> None:
    words = updated(theirs, {contents_of(theirs): stream(b"BT ET")})
    for content in (words, words[: -len(b"%%EOF\n")], proven_later(words)):
        assert FileChange(kind=ChangeKind.PAGE, page=1, revision=3) in changed(content).changes
    stray = b"%d 0 obj\n%b\nendobj\n" % (contents_of(theirs), stream(b"BT ET"))
    for content in (theirs + stray, proven_later(theirs + stray), proven_later(theirs) + stray):
        changed(content)


def test_an_ending_that_viewers_do_not_find_makes_them_mend_the_file(theirs: bytes) -> None:
    """They look in the last kilobyte, and else take whatever looks like an object."""
    assert engine.validate(theirs + b"\r\n").verdict is Verdict.FOREIGN
    for behind in (b" " * 70_000, b"\x00" * 2000, b"% niets\n" * 200):
        for content in (theirs, proven_later(theirs)):
            changed(content + behind)


@pytest.mark.parametrize(("wanted", "told"), TRAILERS)
def test_a_trailer_that_lies_is_a_change(theirs: bytes, wanted: bytes, told: bytes) -> None:
    """Behind a signature, in what is otherwise nothing but evidence."""
    from pyhanko.sign.validation import DocumentSecurityStore

    more = io.BytesIO(theirs)
    DocumentSecurityStore.add_dss(more, sig_contents=None, certs=[chain.chain().root])
    content = more.getvalue()
    assert engine.validate(content).verdict is Verdict.FOREIGN
    tail = re.sub(wanted, told, content[len(theirs) :])
    assert tail != content[len(theirs) :]
    changed(theirs + tail)


def test_a_title_of_later_is_a_change(theirs: bytes) -> None:
    with pikepdf.open(io.BytesIO(theirs)) as pdf:
        number = pdf.trailer.Info.objgen[0]
    changed(updated(theirs, {number: b"<< /Title (Volmacht) >>"}))


def test_a_signature_field_that_waits_is_no_proof(theirs: bytes) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = IncrementalPdfFileWriter(io.BytesIO(theirs), strict=False)
    append_signature_field(writer, SigFieldSpec("Later"))
    made = io.BytesIO()
    writer.write(made)
    changed(made.getvalue())


def test_the_fields_of_the_ceremony_make_nobody_the_office_or_the_portal() -> None:
    """A name says nothing, of a field nor of a person: only the certificate does."""
    for field in ("seal", "opening", "sig_anna"):
        content = signed_with(own_signer("Akkoord seal"), document(), field)
        report = engine.validate(content)
        assert report.verdict is Verdict.FOREIGN
        assert [one.kind for one in report.findings] == ["signature"]


def test_a_client_who_is_named_after_the_seal_is_a_client() -> None:
    """Her one-shot certificate is ours, and carries any name that the office gave her."""
    known = chain.chain()
    named = known.seal.subject.native["common_name"]
    for subject in (Subject(common_name=named, organisation="Akkoord"), Subject(common_name=named)):
        signer = keys.one_shot_signer(subject, known, clock.now())
        report = engine.validate(signed_with(signer, document(), "seal"))
        assert [(one.kind, one.ours) for one in report.findings] == [("signature", True)]
        assert report.verdict is Verdict.INCOMPLETE


def test_a_stranger_who_signs_what_we_have_not_finished_finishes_nothing() -> None:
    certified = engine.certify(prepared().content, office="Van Dijk")
    for field in ("seal", "sig_anna", "Erbij"):
        content = signed_with(own_signer("Akkoord seal"), certified, field)
        assert ChangeKind.SIGNATURE in {one.kind for one in changed(content).changes}


def test_a_seal_that_was_renewed_since_is_still_the_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    from scripts import pki

    sealed = engine.collect(document(), paper(ANNA), [signature(ANNA)])
    renewed = json.dumps(pki.renewed(pki.load())).encode()
    monkeypatch.setattr(chain, "published", lambda: renewed)
    report = engine.validate(sealed)
    assert [one.kind for one in report.findings][-2:] == ["seal", "timestamp"]
    assert report.verdict is Verdict.UNCHANGED
