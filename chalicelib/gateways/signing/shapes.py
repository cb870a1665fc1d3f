"""What the signing engine takes and gives: plain values, so that whoever uses it imports no PDF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

# A signing with more signers than this is collected: one seal over all evidence at the end.
MOST_SIGNERS = 6
LARGEST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 500
# A code of errors.json: it took, or would take, more time or memory than a document may.
TOO_COMPLEX = "pdf_too_complex"

Point = tuple[float, float]
Stroke = tuple[Point, ...]


@dataclass(frozen=True)
class PageSize:
    """In points (1/72 inch), of the page as it is seen: cropped and turned."""

    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """A place on a page: `page` counts from 1; the rest are fractions (0..1) of the page as seen.

    The origin is the top left corner, as on a screen.
    """

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Slot:
    """A signer to come. `key` is [a-z0-9_]{1,40}, the same in Signature; no box: one is found."""

    key: str
    name: str
    box: Box | None = None
    organisation: str = ""


@dataclass(frozen=True)
class Paper:
    """A document to be signed: what stands on its log page, and who will sign."""

    document_id: str
    title: str
    slots: tuple[Slot, ...]
    language: str = "nl"
    office: str = ""
    check_url: str = ""
    # Its removal is a decision of the office; without it such a file is refused.
    remove_owner_password: bool = False


@dataclass(frozen=True)
class Inspection:
    """What a file is; `refused` is a code of errors.json, or empty when it can be signed.

    `already_signed` and `certified` (DocMDP level 1..3, 0 for none): never rewrite it, `wrap` it.
    `strips` names what prepare takes out: actions, javascript, xfa, embedded_files, rich_media.
    """

    sha256: str
    refused: str = ""
    pages: int = 0
    sizes: tuple[PageSize, ...] = ()
    already_signed: bool = False
    certified: int = 0
    repaired: bool = False
    strips: tuple[str, ...] = ()
    needs_password: bool = False
    owner_password: bool = False


@dataclass(frozen=True)
class Prepared:
    """The laid-out file, without any signature yet; SHA-256 in lower-case hex."""

    content: bytes
    sha256: str
    original_sha256: str
    pages: int
    boxes: Mapping[str, Box] = field(default_factory=dict)
    stripped: tuple[str, ...] = ()
    repaired: bool = False
    owner_password_removed: bool = False
    original_embedded: bool = False


@dataclass(frozen=True)
class Ink:
    """Either drawn (`strokes` in any unit on a sheet of `width` x `height`, y down) or `typed`."""

    strokes: tuple[Stroke, ...] = ()
    width: float = 0
    height: float = 0
    typed: str = ""


@dataclass(frozen=True)
class Signature:
    """What one signer adds. `log` are the lines of the sign log, as they will be read.

    `organisation` is the office, for an accountant who signs in its name.
    """

    key: str
    name: str
    email: str
    ink: Ink
    at: datetime
    log: tuple[str, ...]
    organisation: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Csc:
    """A credential at a trust service that speaks CSC v2; `token` and `pin` are secrets."""

    service_url: str
    credential_id: str
    token: str
    pin: str = ""


@dataclass(frozen=True)
class Sealer:
    """Whose seal closes a document: the platform's key in KMS, or the one at a trust service."""

    csc: Csc | None = None

    @property
    def provider(self) -> str:
        return "csc" if self.csc else "kms"


@dataclass(frozen=True)
class SignatureFinding:
    """One signature of a file.

    `kind`: certification, signature, seal or timestamp. `level`: B-B, B-T, B-LT, B-LTA, or empty.
    `coverage`: file (up to its last byte), revision (what came later was added) or part.
    `changes` names what was done to the file after it and should not have been: bytes, pages,
    log:<key>, files, form, content. `problem` says in code why it is not good, or is empty:
    broken, changed, not_trusted, expired, revoked, unreadable.
    `docmdp` is the level it sets (1..3) or 0.
    """

    kind: str
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
    changes: tuple[str, ...] = ()
    problem: str = ""
    certificate_pem: str = ""

    @property
    def good(self) -> bool:
        return self.intact and not self.changes and not self.problem


@dataclass(frozen=True)
class Report:
    """What validation found; `refused` is a code of errors.json when the file cannot be read."""

    sha256: str
    findings: tuple[SignatureFinding, ...] = ()
    refused: str = ""
    wrapped_sha256: str = ""

    @property
    def signed(self) -> bool:
        return bool(self.findings)

    @property
    def good(self) -> bool:
        """Every signature is whole, trusted, and nothing was changed after it."""
        return self.signed and all(finding.good and finding.trusted for finding in self.findings)

    @property
    def proven(self) -> bool:
        """Good, and a timestamp that is trusted proves when each signature was made: only then do
        we keep what we made ourselves."""
        return self.good and all(finding.at_is_proven for finding in self.findings)

    @property
    def sealed(self) -> bool:
        """Proven, and closed by a timestamp over the whole file: only then is it released."""
        last = self.findings[-1] if self.findings else None
        closes = last is not None and last.kind == "timestamp" and last.coverage == "file"
        return self.proven and closes

    @property
    def changes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.changes))


@dataclass(frozen=True)
class CertificateLeft:
    """A certificate or list of our own chain, and how many whole days it is still good."""

    name: str
    subject: str
    serial: str
    until: datetime
    days: int
