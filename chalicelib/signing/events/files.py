"""What happens to signatures, beside the moves of the task."""

from typing import ClassVar

from msgspec import field

from chalicelib.audit.domain import About, Happened, Hears, Often, Reads, Tells
from chalicelib.signing.events.moves import TaskSigned
from chalicelib.tasks.events.shared import Marks, OfTask


class SignatureGiven(OfTask, frozen=True, kw_only=True):
    """Given here; the worker puts it into the file."""

    action: ClassVar = "signature_given"
    reads: ClassVar = Reads(until=(TaskSigned,), dates=True)
    ceremony_id: str
    marks: Marks = field(default_factory=dict)


class SignatureLost(OfTask, frozen=True, kw_only=True):
    """It was given, and something else was first: it does not count."""

    action: ClassVar = "signature_lost"
    tells: ClassVar = (Tells("signature_lost", Hears.SIGNER),)
    ceremony_id: str
    signer: str
    signer_id: str


class EvidenceAsked(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "evidence_asked"
    reads: ClassVar = Reads(for_office=True)


class EvidenceOpened(OfTask, frozen=True, kw_only=True):
    action: ClassVar = "evidence_opened"
    reads: ClassVar = Reads(for_office=True, by_day=True)


class CertificateEnding(Happened, frozen=True, kw_only=True):
    """What our signatures rest on: each name, and how many days are left."""

    action: ClassVar = "certificate_ending"
    about: ClassVar = About.CERTIFICATES
    tells: ClassVar = (
        Tells(
            "certificate_ending",
            Hears.GENERAL_ADDRESS,
            often=Often.ONCE,
            leads="/kantoor/instellingen",
        ),
    )
    names: str
