"""Evidence, certificates and checks as they look from outside."""

from chalicelib.core import clock
from chalicelib.gateways.signing.findings import (
    FileChange,
    Report,
    SignatureFinding,
    SignatureKind,
    SignatureProblem,
    Verdict,
)
from chalicelib.gateways.signing.shapes import CertificateLeft
from chalicelib.signing.actions.certificates import ALARM_DAYS
from chalicelib.signing.actions.checking import Checked
from chalicelib.signing.actions.evidence import Bundle
from chalicelib.signing.domain.signing import Given
from chalicelib.signing.routes.proof_shapes import (
    CheckedDocument,
    FoundChange,
    FoundSignature,
    MissingPart,
    Unreadable,
)
from chalicelib.signing.routes.shapes import (
    Certificates,
    CertificateView,
    EvidenceState,
    EvidenceView,
)

UNREADABLE = {
    "file_empty": Unreadable.EMPTY,
    "file_not_what_it_says": Unreadable.NOT_PDF,
    "pdf_password": Unreadable.LOCKED,
    "pdf_too_complex": Unreadable.TOO_LARGE,
}


def evidence_view(bundle: Bundle) -> EvidenceView:
    evidence = bundle.evidence
    made_at = evidence.made_at if evidence else None
    made = EvidenceState.READY if bundle.link else EvidenceState.MAKING
    return EvidenceView(
        state=made if evidence else EvidenceState.NONE,
        url=bundle.link.url if bundle.link else None,
        file_name=bundle.file_name,
        made_at=clock.stamp(made_at) if made_at else None,
    )


def certificates_view(found: tuple[CertificateLeft, ...]) -> Certificates:
    return Certificates(items=[_certificate(each) for each in found])


def checked_document(found: Checked) -> CheckedDocument:
    """By its hash alone only our own records speak; of a file its signatures do, as far as it can
    be read, and our records of those that were kept for its seal."""
    released, report = found.released, found.report or Report(sha256=found.sha256)
    is_read = found.report is not None and not report.refused
    by_record = () if is_read and found.in_file else found.signatures
    told = [_given(each, found.in_file) for each in by_record]
    told += [_finding(each) for each in report.findings] if is_read else []
    verdict = found.verdict
    is_unread = verdict is Verdict.UNREADABLE
    return CheckedDocument(
        sha256=found.sha256,
        verdict=verdict,
        reason=UNREADABLE.get(report.refused, Unreadable.DAMAGED) if is_unread else None,
        ours=released is not None,
        released_at=clock.stamp(released.at) if released else None,
        signatures=told,
        changes=[_change(each) for each in report.changes],
        missing=[MissingPart(part=each.part, name=each.name) for each in found.missing],
        added_later=report.added_later,
        otherwise=list(report.otherwise),
    )


def _certificate(left: CertificateLeft) -> CertificateView:
    return CertificateView(
        name=left.name,
        subject=left.subject,
        serial=left.serial,
        until=clock.stamp(left.until),
        days=left.days,
        alarm=left.days < ALARM_DAYS,
    )


def _finding(found: SignatureFinding) -> FoundSignature:
    """Without the address: who has the file finds it there."""
    return FoundSignature(
        kind=found.kind,
        name=found.name,
        organisation=found.organisation,
        at=clock.stamp(found.at) if found.at else None,
        at_is_proven=found.at_is_proven,
        intact=found.intact,
        trusted=found.trusted,
        ours=found.ours,
        level=found.level,
        problem=found.problem,
    )


def _given(given: Given, in_file: bool) -> FoundSignature:
    return FoundSignature(
        kind=SignatureKind.SIGNATURE if in_file else SignatureKind.UNDER_SEAL,
        name=given.name,
        organisation="",
        at=clock.stamp(given.given_at),
        at_is_proven=in_file,
        intact=True,
        trusted=True,
        ours=True,
        level="",
        problem=SignatureProblem.NONE,
    )


def _change(change: FileChange) -> FoundChange:
    return FoundChange(
        kind=change.kind,
        name=change.name,
        page=change.page or None,
        revision=change.revision or None,
    )
