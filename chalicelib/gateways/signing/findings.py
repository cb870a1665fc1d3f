"""What our validator finds in a signed file, and what the file is worth: plain values, as those in
`shapes`. See docs/adr/0034."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class SignatureKind(StrEnum):
    """What a signature is by its certificate: a CERTIFICATION by the office, a SIGNATURE, a SEAL or
    a TIMESTAMP. UNDER_SEAL: in no certificate, but we know that the seal covers it."""

    CERTIFICATION = "certification"
    SIGNATURE = "signature"
    SEAL = "seal"
    TIMESTAMP = "timestamp"
    UNDER_SEAL = "under_seal"


class SignatureProblem(StrEnum):
    """Why a signature is not good; NONE when it is."""

    NONE = ""
    BROKEN = "broken"
    CHANGED = "changed"
    NOT_TRUSTED = "not_trusted"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNREADABLE = "unreadable"


# The file is not the one that was signed, or may not be.
NOT_AS_SIGNED = frozenset(
    {SignatureProblem.BROKEN, SignatureProblem.CHANGED, SignatureProblem.UNREADABLE}
)


class SignatureFinding(Struct, frozen=True, kw_only=True):
    """One signature of a file.

    `ours`: its certificate was issued by us. `level`: B-B, B-T, B-LT, B-LTA, or empty.
    `coverage`: file (up to its last byte), revision (what came later was added) or part.
    `docmdp` is the level it sets (1..3) or 0.
    """

    kind: SignatureKind
    field: str
    name: str = ""
    email: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    at: datetime | None = None
    at_is_proven: bool = False
    intact: bool = False
    trusted: bool = False
    ours: bool = False
    docmdp: int = 0
    coverage: str = "part"
    level: str = ""
    problem: SignatureProblem = SignatureProblem.NONE
    certificate_pem: str = ""

    @property
    def good(self) -> bool:
        return self.intact and not self.problem


class Verdict(StrEnum):
    """What a file is worth in one word, the first that is true in this order: UNREADABLE,
    NOT_SIGNED (also with no more than a timestamp), CHANGED since it was signed, INCOMPLETE (ours,
    and a part that its ceremony promised is not there), FOREIGN (whole, by somebody else) or
    UNCHANGED (ours, whole, and everything that was promised is there). UNKNOWN: only a hash was
    given, of no file of ours."""

    UNREADABLE = "unreadable"
    NOT_SIGNED = "not_signed"
    CHANGED = "changed"
    INCOMPLETE = "incomplete"
    FOREIGN = "foreign"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


class ChangeKind(StrEnum):
    """PAGES were added or taken away; a PAGE, PICTURE or ANNOTATION (on a page), a FIELD or FILE
    (by name) is another one; a SIGNATURE was taken away or added; BYTES that were signed differ;
    REST is what a viewer shows besides (bookmarks, layers); BEHIND: bytes that are no part of a
    document stand after its end; UNREAD: what was added, nobody can say how every viewer shows
    it."""

    PAGES = "pages"
    PAGE = "page"
    PICTURE = "picture"
    ANNOTATION = "annotation"
    FIELD = "field"
    FILE = "file"
    SIGNATURE = "signature"
    BYTES = "bytes"
    REST = "rest"
    BEHIND = "behind"
    UNREAD = "unread"


class FileChange(Struct, frozen=True, kw_only=True):
    """What is not as it was signed. `revision` counts from 1; 0 where that cannot be said."""

    kind: ChangeKind
    name: str = ""
    page: int = 0
    revision: int = 0


class Promise(StrEnum):
    """What a ceremony promises. PROOF: a signature is there, and counts no more (or not yet)."""

    CERTIFICATION = "certification"
    SIGNER = "signer"
    SEAL = "seal"
    CLOSING = "closing"
    PROOF = "proof"


class Missing(Struct, frozen=True, kw_only=True):
    """A part that is not there; of a signer with the name."""

    part: Promise
    name: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """What validation found; `refused` is a code of errors.json when the file cannot be read.

    `added_later`: evidence or timestamps of others stand behind the last signature.
    `otherwise`: whose box is empty in a file that was sealed: who signed on paper.
    `pages`: how many the file says it has, with those of the log.
    """

    sha256: str
    findings: tuple[SignatureFinding, ...] = ()
    refused: str = ""
    wrapped_sha256: str = ""
    verdict: Verdict = Verdict.NOT_SIGNED
    changes: tuple[FileChange, ...] = ()
    missing: tuple[Missing, ...] = ()
    added_later: bool = False
    otherwise: tuple[str, ...] = ()
    pages: int = 0

    @property
    def signed(self) -> bool:
        return bool(self.findings)

    @property
    def good(self) -> bool:
        """Every signature is whole, trusted, and nothing was changed after it."""
        is_whole = self.verdict in (Verdict.UNCHANGED, Verdict.INCOMPLETE, Verdict.FOREIGN)
        return is_whole and all(finding.good and finding.trusted for finding in self.findings)

    @property
    def proven(self) -> bool:
        """Good, and a timestamp that is trusted proves when each signature was made: only then do
        we keep what we made ourselves."""
        return self.good and all(finding.at_is_proven for finding in self.findings)

    @property
    def sealed(self) -> bool:
        """Proven, and everything that was promised is there, up to the last byte: only then is it
        released."""
        return self.proven and self.verdict is Verdict.UNCHANGED
