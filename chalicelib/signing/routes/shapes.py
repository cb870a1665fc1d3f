"""What goes in and out about a signing: who signs, where, in which order, and how far it is."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from chalicelib.core.actor import UserKind
from chalicelib.core.rights import Represents
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import ComingDay, Reason, Remark, Sha256, Ulid
from chalicelib.delivery.domain import Arrival
from chalicelib.documents.routes.shapes import NewUpload
from chalicelib.identity.domain.user import Status
from chalicelib.signing.domain.signatories import Receipt
from chalicelib.signing.domain.signing import MOST_SCANS, Form
from chalicelib.tasks.domain.moves import Move
from chalicelib.tasks.routes.parts import TaskPart
from chalicelib.tasks.routes.shapes import BoxShape, ListedTask, SignerWish


class Awaits(StrEnum):
    """What an open signing waits for. RECEIPT: all have acted, and the office must still say that
    it has what came on paper. SEAL: all have signed, and the seal is being put on."""

    PEOPLE = "people"
    RECEIPT = "receipt"
    SEAL = "seal"


class FormReason(StrEnum):
    """Why the signatures do not stand in the document; NONE where they do."""

    NONE = ""
    ARRIVED_SIGNED = "arrived_signed"
    MANY_SIGNERS = "many_signers"
    NO_OTHER_WAY = "no_other_way"


class EvidenceState(StrEnum):
    NONE = "none"
    MAKING = "making"
    READY = "ready"


class ScanView(Answer, kw_only=True):
    """A signed paper that was sent in; it lies in the dossier as a document of its own."""

    document_id: str
    file_name: str


class SignerView(Answer, kw_only=True):
    """What signing knows of a recipient. `receipt`, for who did not sign here, is what the office
    says of it (`receipt_by`); `scans` are for the office until they are confirmed. `needs_mobile`:
    they cannot sign here before a number is known. `box` is where their signature comes; without
    one a place is found in the document, or at its end. `may` and `email` are for the office."""

    user_id: str
    email: str
    kind: UserKind
    stage: int
    receipt: Receipt | None
    receipt_remark: str
    receipt_by: str
    scans: list[ScanView]
    needs_mobile: bool
    box: BoxShape | None
    may: list[Move]


class SigningPart(TaskPart, tag="sign", kw_only=True):
    """`awaits` while it is open; `stage` is whose turn it is. `file_sha256` is of the file as it is
    now, with so many `signatures`. `form_reason` is why the signatures do not stand in the
    document. `what_comes_next` is one sentence. `signed_version` is the version of the document
    with all signatures, once it is there. `owner_password_removed`, `repaired` and `stripped` (the
    kinds of gateways.active_content) say to the office what was done to the file before. `hiding`:
    the users whose box went elsewhere, since it would hide something where the office put it.
    `page_added`: there was no room for a box, so there is a page for it."""

    awaits: Awaits | None
    stage: int
    file_sha256: str
    signatures: int
    signers: list[SignerView]
    what_comes_next: str
    preparing_since: str | None
    form: Form
    form_reason: FormReason
    signed_at: str | None
    signed_version: int | None
    sealed_by: str
    repaired: bool
    owner_password_removed: bool
    stripped: list[str]
    hiding: list[str]
    page_added: bool


class TaskToSign(ListedTask, kw_only=True):
    """`document_sha256` is of what is signed and goes back with every act; `expires_on` is the last
    day to sign."""

    document_sha256: str
    expires_on: str | None


class SigningList(Answer, kw_only=True):
    """What this person can sign now at this client, to choose from (F066). `needs_mobile`: first a
    mobile number; the office, or Mijn account, adds it (F013)."""

    items: list[TaskToSign]
    needs_mobile: bool
    email_to: str
    mobile_to: str


class SigningDecline(Body, kw_only=True):
    document_sha256: Sha256
    reason: Reason


class NewScan(NewUpload, kw_only=True):
    """A photo or scan of what was signed on paper: pdf, jpg or png."""


class PaperAnswer(Body, kw_only=True):
    """Signed otherwise (F075, F076). With `upload_ids` of checked scans: signed on paper. Without:
    it reached the office another way, and `remark` says how."""

    document_sha256: Sha256
    upload_ids: Annotated[list[Ulid], Meta(max_length=MOST_SCANS)] = field(default_factory=list)
    remark: Remark = ""


class NewSigning(Body, kw_only=True):
    """A signing of a document that is in the dossier already; the id is made by the browser."""

    task_id: Ulid
    document_id: Ulid
    signers: Annotated[list[SignerWish], Meta(min_length=1, max_length=50)]
    expires_on: ComingDay | None = None
    deadline_on: ComingDay | None = None
    remark: Remark = ""
    remove_owner_password: bool = False


class PersonToSign(Answer, kw_only=True):
    """`needs_mobile`: cannot sign here before a number is known, or
    an app or passkey is set up where the office takes those; `may_add_mobile`: the one who looks
    may enter it. `status` is of the account; `folders` and `types` are those where they may, all
    when there are none."""

    user_id: str
    name: str
    kind: UserKind
    needs_mobile: bool
    may_add_mobile: bool
    status: Status
    represents: Represents | None = None
    folders: list[str]
    types: list[str]


class PeopleToSign(Answer, kw_only=True):
    """`relation_manager_id` is the employee to propose where the office signs first."""

    items: list[PersonToSign]
    relation_manager_id: str | None


class SigningWithdrawal(Body, kw_only=True):
    reason: Reason


class NewReminder(Body, kw_only=True):
    """Of these people, or of all whose turn it is; each at most once an hour."""

    user_ids: Annotated[list[Ulid], Meta(max_length=50)] = field(default_factory=list)


class NewExpiry(Body, kw_only=True):
    expires_on: ComingDay


class SignerReplacement(Body, kw_only=True):
    """Who signs instead: in the same stage, in the same place."""

    user_id: Ulid


class ReceiptAnswer(Body, kw_only=True):
    """Whether the office has the paper. Refused, with the reason, asks it again."""

    accepted: bool
    remark: Remark = ""


class DeliveryView(Answer, kw_only=True):
    """How far the mail that asked one person came, and when they came to the portal since."""

    user_id: str
    name: str
    mail: Arrival
    mailed_at: str | None
    delivered_at: str | None
    signed_in_at: str | None
    reminded_at: str | None
    opened_at: str | None
    acted_at: str | None


class Deliveries(Answer, kw_only=True):
    items: list[DeliveryView]


class EvidenceView(Answer, kw_only=True):
    """The evidence of one signing as a ZIP; `url` lives 60 s."""

    state: EvidenceState
    url: str | None
    file_name: str
    made_at: str | None


class CertificateView(Answer, kw_only=True):
    """`alarm`: fewer than sixty days are left."""

    name: str
    subject: str
    serial: str
    until: str
    days: int
    alarm: bool


class Certificates(Answer, kw_only=True):
    items: list[CertificateView]
