"""What the signing engine takes and gives: plain values, so that whoever uses it imports no PDF."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

# A signing with more signers than this is collected: one seal over all evidence at the end.
MOST_SIGNERS = 6
LARGEST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 500
# A code of errors.json: it took, or would take, more time or memory than a document may.
TOO_COMPLEX = "pdf_too_complex"

Point = tuple[float, float]
Stroke = tuple[Point, ...]


class PageSize(Struct, frozen=True, kw_only=True):
    """In points (1/72 inch), of the page as it is seen: cropped and turned."""

    width: float
    height: float


class PageBox(Struct, frozen=True, kw_only=True):
    """A place on a page: `page` counts from 1; the rest are fractions (0..1) of the page as seen.

    The origin is the top left corner, as on a screen.
    """

    page: int
    left: float
    top: float
    width: float
    height: float


class Slot(Struct, frozen=True, kw_only=True):
    """A signer to come. `key` is [a-z0-9_]{1,40}, the same in Signature; no box: one is found.
    `note` is said in place of a log of who did not sign in the file; `represents` is for whom they
    sign, as it is read."""

    key: str
    name: str
    box: PageBox | None = None
    organisation: str = ""
    note: tuple[str, ...] = ()
    represents: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.organisation, self.represents)


class Places(Struct, frozen=True, kw_only=True):
    """`hiding`: whose box went elsewhere, since it would hide something where the office put it.
    `adds`: a page is needed."""

    boxes: Mapping[str, PageBox]
    hiding: tuple[str, ...] = ()
    adds: bool = False


class Paper(Struct, frozen=True, kw_only=True):
    """A document to be signed: what stands on its log page, and who will sign."""

    document_id: str
    title: str
    slots: tuple[Slot, ...]
    language: str = "nl"
    office: str = ""
    check_url: str = ""
    # Its removal is a decision of the office; without it such a file is refused.
    remove_owner_password: bool = False
    # What is wrapped bore no signature.
    unsigned: bool = False


class Inspection(Struct, frozen=True, kw_only=True):
    """What a file is; `refused` is a code of errors.json, or empty when it can be signed.

    `already_signed` and `certified` (DocMDP level 1..3, 0 for none): never rewrite it, `wrap` it.
    `strips` names what prepare takes out, by the kinds of gateways.active_content.
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

    @property
    def is_signed(self) -> bool:
        return self.already_signed or bool(self.certified)


class Prepared(Struct, frozen=True, kw_only=True):
    """The laid-out file, without any signature yet; SHA-256 in lower-case hex. `pages` are those
    of the document, `added` what came behind them for boxes and logs."""

    content: bytes
    sha256: str
    original_sha256: str
    pages: int
    added: int = 0
    boxes: Mapping[str, PageBox] = field(default_factory=dict)
    stripped: tuple[str, ...] = ()
    repaired: bool = False
    owner_password_removed: bool = False
    original_embedded: bool = False
    # Whose box, put there by the office, hides something (by key).
    hiding: tuple[str, ...] = ()
    # For boxes that found no room.
    page_added: bool = False


class PageInk(Struct, frozen=True, kw_only=True):
    """Either drawn (`strokes` in any unit on a sheet of `width` x `height`, y down) or `typed`."""

    strokes: tuple[Stroke, ...] = ()
    width: float = 0
    height: float = 0
    typed: str = ""


class SignatureToAdd(Struct, frozen=True, kw_only=True):
    """What one signer adds. `log` are the lines of the sign log, as they will be read.

    `organisation` is the office, for an accountant who signs in its name; `represents` the person
    for whom somebody else signs, as it is read.
    """

    key: str
    name: str
    email: str
    ink: PageInk
    at: datetime
    log: tuple[str, ...]
    organisation: str = ""
    language: str = "nl"
    represents: str = ""

    @property
    def for_whom(self) -> str:
        return self.represents or self.organisation


class Csc(Struct, frozen=True, kw_only=True):
    """A credential at a trust service that speaks CSC v2; `token` and `pin` are secrets."""

    service_url: str
    credential_id: str
    token: str
    pin: str = ""


class Sealer(Struct, frozen=True, kw_only=True):
    """Whose seal closes a document: the platform's key in KMS, or the one at a trust service."""

    csc: Csc | None = None

    @property
    def provider(self) -> str:
        return "csc" if self.csc else "kms"


class CertificateLeft(Struct, frozen=True, kw_only=True):
    """A certificate or list of our own chain, and how many whole days it is still good."""

    name: str
    subject: str
    serial: str
    until: datetime
    days: int
