"""A document in a dossier: what it is, how it stands, and its versions."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.forms import Stored, upgrade
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place
from chalicelib.documents.domain.upload import Made, Upload

# Who added a version that the portal made.
PORTAL = "system"


class DocumentStatus(StrEnum):
    """That of its task; PUBLISHED when nothing was asked, WITHDRAWN when taken back, UNCONFIRMED a
    scan of something signed on paper as long as the office does not say that it is good."""

    PUBLISHED = "published"
    PREPARING = "preparing"
    OPEN = "open"
    READY_TO_SEND = "ready_to_send"
    AWAITS_PARTNER = "awaits_partner"
    FILED = "filed"
    COMPLETED = "completed"
    REJECTED = "rejected"
    READ = "read"
    CLOSED_AUTOMATICALLY = "closed_automatically"
    WITHDRAWN = "withdrawn"
    STUCK = "stuck"
    EXPIRED = "expired"
    UNCONFIRMED = "unconfirmed"


class Version(Struct, frozen=True, kw_only=True):
    """One file of a document; `pages` is None for what has no pages, `locked` a PDF with a password
    on changes, `active` what a PDF does besides being read. `sent_sha256` is of the file that came
    in where what is kept was made of it, and `made` says how. `file_version` is
    that of S3: under one key other bytes may come to lie."""

    version: int
    file_key: str
    file_name: str
    size: int
    pages: int | None
    sha256: str
    added_at: datetime
    added_by_id: str
    added_by: str
    remark: str = ""
    locked: bool = False
    active: tuple[str, ...] = ()
    sent_sha256: str | None = None
    made: Made | None = None
    file_version: str | None = None

    @property
    def hashes(self) -> tuple[str, ...]:
        """Of what is kept, and of what came in where that is another file."""
        return (self.sha256, self.sent_sha256) if self.sent_sha256 else (self.sha256,)


class Twin(Struct, frozen=True, kw_only=True):
    """The document with the same file in the dossier of the fiscal partner."""

    client_id: str
    document_id: str


class Document(Struct, frozen=True, kw_only=True):
    """`latest` is the version that counts; `status` is a copy of the task's. `held`: nobody but the
    office has heard of it (ADR 36); `shown`: the version that people have while a newer one is
    being prepared. `relied`: how often somebody was let act on the ground of it."""

    office_id: str
    client_id: str
    document_id: str
    title: str
    type_id: str
    folder_id: str
    year: int
    published_at: datetime
    published_by_id: str
    published_by: str
    latest: Version
    status: DocumentStatus = DocumentStatus.PUBLISHED
    period: str | None = None
    remark: str = ""
    task_id: str | None = None
    withdrawn_at: datetime | None = None
    held: bool = False
    shown: Version | None = None
    twin: Twin | None = None
    relied: int = 0

    @property
    def place(self) -> Place:
        return Place(folder_id=self.folder_id, type_id=self.type_id)

    @property
    def version(self) -> int:
        return self.latest.version

    @property
    def sha256(self) -> str:
        return self.latest.sha256

    @property
    def size(self) -> int:
        return self.latest.size

    @property
    def pages(self) -> int | None:
        return self.latest.pages

    @property
    def locked(self) -> bool:
        return self.latest.locked

    @property
    def file_name(self) -> str:
        return self.latest.file_name

    @property
    def file_key(self) -> str:
        return self.latest.file_key

    @property
    def is_for_office_alone(self) -> bool:
        """Not in the dossier as its client reads it."""
        return self.held or self.status is DocumentStatus.UNCONFIRMED

    def as_people_see_it(self) -> "Document":
        """What is being prepared is asked of nobody yet."""
        if self.status is not DocumentStatus.PREPARING:
            return self
        latest = self.shown or self.latest
        return replace(self, status=DocumentStatus.PUBLISHED, task_id=None, latest=latest)

    def is_in(self, folder_id: str) -> bool:
        """In this folder, or in one below it."""
        return f"{self.folder_id}/".startswith(f"{folder_id}/")


@upgrade(Document, to=2)
def _relied_on_by_nobody(stored: Stored) -> Stored:
    """Who acts on the ground of it was not counted."""
    return stored


def publish(
    upload: Upload,
    actor: Actor,
    at: datetime,
    *,
    document_id: str,
    title: str,
    type_id: str,
    folder_id: str,
    period: str | None = None,
    year: int | None = None,
    remark: str = "",
    task_id: str | None = None,
    status: DocumentStatus = DocumentStatus.PUBLISHED,
) -> Document:
    """The document a clean upload becomes; `year` is the period's, or else that of publishing."""
    return Document(
        office_id=upload.office_id,
        client_id=upload.client_id,
        document_id=document_id,
        title=title,
        type_id=type_id,
        folder_id=folder_id,
        year=year or (int(period[:4]) if period else at.year),
        published_at=at,
        published_by_id=actor.user_id,
        published_by=actor.name,
        latest=_version(1, upload, actor, at, ""),
        status=status,
        period=period,
        remark=remark,
        task_id=task_id,
    )


def next_version(
    document: Document,
    upload: Upload,
    actor: Actor,
    at: datetime,
    *,
    remark: str = "",
    status: DocumentStatus | None = None,
) -> Document:
    """The document with another file on top; `status` is kept when left out."""
    _still_there(document)
    if upload.sha256 == document.sha256:
        raise Conflict("same_version")
    latest = _version(document.version + 1, upload, actor, at, remark)
    return replace(document, latest=latest, status=status or document.status)


def produced_version(
    document: Document,
    at: datetime,
    *,
    file_key: str,
    file_version: str | None,
    sha256: str,
    size: int,
    pages: int,
) -> Document:
    """The document with a file on top that the portal made of it: the signed one."""
    _still_there(document)
    latest = Version(
        version=document.version + 1,
        file_key=file_key,
        file_name=document.file_name,
        size=size,
        pages=pages,
        sha256=sha256,
        added_at=at,
        added_by_id=PORTAL,
        added_by="",
        file_version=file_version,
    )
    return replace(document, latest=latest)


def held_back(document: Document) -> Document:
    """Nobody but the office sees it until its file has been laid out."""
    return replace(document, status=DocumentStatus.PREPARING, held=True)


def with_status(document: Document, status: DocumentStatus) -> Document:
    _still_there(document)
    return replace(document, status=status, shown=None)


def prepared_behind(newer: Document, before: Document) -> Document:
    """People keep the version that they know until the newer one can be signed."""
    shown = before.shown or before.latest
    return replace(newer, status=DocumentStatus.PREPARING, shown=shown)


def withdraw(document: Document, at: datetime) -> Document:
    """Taken back by the office; clients can no longer open it."""
    _still_there(document)
    return replace(document, status=DocumentStatus.WITHDRAWN, withdrawn_at=at)


def check_stays(document: Document) -> None:
    """Nothing comes out of what is read or approved, so that it must not act; only what is signed
    is written anew."""
    if document.latest.active:
        raise bad_field("upload_id", f"pdf_{document.latest.active[0]}")


def _still_there(document: Document) -> None:
    if document.status is DocumentStatus.WITHDRAWN:
        raise Conflict("document_withdrawn")


def _version(number: int, upload: Upload, actor: Actor, at: datetime, remark: str) -> Version:
    return Version(
        version=number,
        file_key=upload.file_key,
        file_name=upload.file_name,
        size=upload.size,
        pages=upload.pages,
        sha256=upload.sha256,
        added_at=at,
        added_by_id=actor.user_id,
        added_by=actor.name,
        remark=remark,
        locked=upload.locked,
        active=upload.active,
        sent_sha256=upload.sent_sha256,
        made=upload.made,
        file_version=upload.file_version,
    )
