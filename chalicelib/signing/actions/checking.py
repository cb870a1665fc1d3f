"""Controleer een document: anybody may ask what a file's signatures are worth, and keeps it."""

import base64
import binascii
import hashlib
from datetime import datetime

from msgspec import Struct

from chalicelib.core.errors import bad_field
from chalicelib.core.visitor import Visitor
from chalicelib.gateways import judging
from chalicelib.gateways.signing.findings import Missing, Promise, Report, SignatureKind, Verdict
from chalicelib.identity.actions import limiting
from chalicelib.signing.domain.signing import Form, Given, Signing
from chalicelib.signing.store import signings
from chalicelib.signing.store.rows import Released


class Checked(Struct, frozen=True, kw_only=True):
    """`report` is None when only a hash was given; `released` when it is a file of this office,
    byte for byte, and then `signatures` are those that we know were given for it, in the file
    itself (`in_file`) or kept for its seal."""

    sha256: str
    report: Report | None
    released: Released | None
    signatures: tuple[Given, ...] = ()
    in_file: bool = False

    @property
    def verdict(self) -> Verdict:
        """Our record knows a file also when its certificates count no more, or nobody can read it;
        and whom it names must be in the file."""
        if self.report is None:
            return Verdict.UNCHANGED if self.released else Verdict.UNKNOWN
        found = self.report.verdict
        if self.released is None:
            return Verdict.FOREIGN if found is Verdict.UNCHANGED and self._foreign_seal else found
        if found is Verdict.UNREADABLE or self._waits_for_proof_only:
            return Verdict.UNCHANGED
        is_short = found is Verdict.UNCHANGED and bool(self.missing)
        return Verdict.INCOMPLETE if is_short else found

    @property
    def missing(self) -> tuple[Missing, ...]:
        """By the file itself, and by our record of it."""
        if self.report is None or self._waits_for_proof_only:
            return ()
        found = {one.name for one in self.report.findings if one.good and one.ours}
        given = self.signatures if self.in_file and not self.report.refused else ()
        named = [
            Missing(part=Promise.SIGNER, name=one.name) for one in given if one.name not in found
        ]
        return tuple(dict.fromkeys((*self.report.missing, *named)))

    @property
    def _foreign_seal(self) -> bool:
        """Of a trust service, which seals for others than us too: only our record tells whose."""
        findings = self.report.findings if self.report else ()
        return any(one.kind is SignatureKind.SEAL and not one.ours for one in findings)

    @property
    def _waits_for_proof_only(self) -> bool:
        missing = self.report.missing if self.report and self.released else ()
        return [one.part for one in missing] == [Promise.PROOF]


def check(visitor: Visitor, sha256: str | None, pdf: str | None, at: datetime) -> Checked:
    """One of the two. The file is looked at in memory, and nothing of it is kept or logged."""
    if (sha256 is None) == (pdf is None):
        raise bad_field("sha256", "required")
    limiting.count_document_check(visitor, at)
    content = _decoded(pdf or "")
    wanted = sha256 or hashlib.sha256(content).hexdigest()
    report = judging.validate(content) if pdf is not None else None
    released = signings.released(visitor.office_id, wanted)
    signing = _signing(visitor.office_id, released) if released else None
    if signing is None:
        return Checked(sha256=wanted, report=report, released=released)
    in_file = signing.form is Form.SIGNATURES
    return Checked(
        sha256=wanted,
        report=report,
        released=released,
        signatures=signing.signatures,
        in_file=in_file,
    )


def _decoded(pdf: str) -> bytes:
    try:
        return base64.b64decode(pdf, validate=True)
    except (ValueError, binascii.Error) as error:
        raise bad_field("pdf", "invalid") from error


def _signing(office_id: str, released: Released) -> Signing | None:
    return signings.signing_with(office_id, released.client_id, released.task_id, released.version)
