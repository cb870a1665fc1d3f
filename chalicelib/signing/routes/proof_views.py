"""Evidence, certificates and checks as they look from outside."""

from chalicelib.core import clock
from chalicelib.gateways.signing.shapes import CertificateLeft, SignatureFinding
from chalicelib.signing.actions.certificates import ALARM_DAYS
from chalicelib.signing.actions.checking import Checked
from chalicelib.signing.actions.evidence import Bundle
from chalicelib.signing.domain.signing import Given
from chalicelib.signing.routes.shapes import (
    Certificates,
    CertificateView,
    CheckedDocument,
    EvidenceView,
    FoundSignature,
)


def evidence_view(bundle: Bundle) -> EvidenceView:
    evidence = bundle.evidence
    made_at = evidence.made_at if evidence else None
    state = "none" if evidence is None else "ready" if bundle.link else "making"
    return EvidenceView(
        state=state,
        url=bundle.link.url if bundle.link else None,
        file_name=bundle.file_name,
        made_at=clock.stamp(made_at) if made_at else None,
    )


def certificates_view(found: tuple[CertificateLeft, ...]) -> Certificates:
    return Certificates(items=[_certificate(each) for each in found])


def checked_document(found: Checked) -> CheckedDocument:
    """By its hash alone only our own records speak; of a file its signatures do."""
    released = found.released
    told = (
        [_finding(each) for each in found.report.findings]
        if found.report
        else [_given(each) for each in found.signatures]
    )
    return CheckedDocument(
        sha256=found.sha256,
        verdict=found.verdict,
        ours=released is not None,
        released_at=clock.stamp(released.at) if released else None,
        signatures=told,
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
        changes=[each.partition(":")[0] for each in found.changes],
        problem=found.problem,
    )


def _given(given: Given) -> FoundSignature:
    return FoundSignature(
        kind="signature",
        name=given.name,
        organisation="",
        at=clock.stamp(given.given_at),
        at_is_proven=True,
        intact=True,
        trusted=True,
        ours=True,
        level="",
        changes=[],
        problem="",
    )
