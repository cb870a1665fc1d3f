"""What goes in and out of a check of any document, by anybody."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Sha256
from chalicelib.gateways.signing.findings import (
    ChangeKind,
    Promise,
    SignatureKind,
    SignatureProblem,
    Verdict,
)


class Unreadable(StrEnum):
    """The one reason why a file cannot be checked."""

    EMPTY = "empty"
    NOT_PDF = "not_pdf"
    DAMAGED = "damaged"
    LOCKED = "password"
    TOO_LARGE = "too_large"


class DocumentCheck(Body, kw_only=True):
    """One of the two: the hash of a file, or the file itself as base64, at most 4 MiB of PDF. It is
    looked at in memory and not kept."""

    sha256: Sha256 | None = None
    pdf: Annotated[str, Meta(max_length=6_000_000)] | None = None


class FoundSignature(Answer, kw_only=True):
    """`ours`: we issued its certificate."""

    kind: SignatureKind
    name: str
    organisation: str
    at: str | None
    at_is_proven: bool
    intact: bool
    trusted: bool
    ours: bool
    level: str
    problem: SignatureProblem


class FoundChange(Answer, kw_only=True):
    """What is not as it was signed: `name` of a field or file, or how many pages more or less;
    `page` and `revision` count from 1, and are null where that cannot be said."""

    kind: ChangeKind
    name: str
    page: int | None
    revision: int | None


class MissingPart(Answer, kw_only=True):
    part: Promise
    name: str


class CheckedDocument(Answer, kw_only=True):
    """`reason`: why a file is unreadable. `added_later`: proof (evidence, timestamps) stands behind
    the last signature. `otherwise`: who has an empty box in a file that was sealed. `ours`:
    released by this office through this portal, at `released_at`, exactly as it was given here;
    nothing of what stands in it is told."""

    sha256: str
    verdict: Verdict
    reason: Unreadable | None
    ours: bool
    released_at: str | None
    signatures: list[FoundSignature]
    changes: list[FoundChange]
    missing: list[MissingPart]
    added_later: bool
    otherwise: list[str]
