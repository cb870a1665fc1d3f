"""What happens to files and documents."""

from typing import ClassVar

from chalicelib.audit.domain import About, Happened, Hears, Reads, Tells
from chalicelib.core.actor import UserKind
from chalicelib.core.details import Part


class UploadCompleted(Happened, frozen=True, kw_only=True):
    """It was sent, and is checked from here on."""

    action: ClassVar = "upload_completed"
    about: ClassVar = About.UPLOAD
    file_name: str
    sha256: str


class UploadRefused(Happened, frozen=True, kw_only=True):
    """`reason_code` is one of errors.json."""

    action: ClassVar = "upload_refused"
    about: ClassVar = About.UPLOAD
    file_name: str
    reason_code: str
    started_by_id: str


class AboutDocument(Part, frozen=True, kw_only=True):
    """Which document, and exactly which version of it."""

    title: str = ""
    type_id: str = ""
    document_version: int
    document_sha256: str


class DocumentPublished(Happened, frozen=True, kw_only=True):
    """Nothing is asked with it."""

    action: ClassVar = "document_published"
    about: ClassVar = About.DOCUMENT
    tells: ClassVar = (
        Tells(
            "document_new",
            Hears.READERS,
            lambda told: not told.silent,
            leads="/omgeving/{client}/documenten/{subject}",
        ),
    )
    document: AboutDocument
    silent: bool = False


class DocumentVersioned(Happened, frozen=True, kw_only=True):
    action: ClassVar = "document_versioned"
    about: ClassVar = About.DOCUMENT
    document: AboutDocument
    remark: str = ""


class DocumentWithdrawn(Happened, frozen=True, kw_only=True):
    action: ClassVar = "document_withdrawn"
    about: ClassVar = About.DOCUMENT
    document: AboutDocument
    reason: str = ""


class DocumentOpened(Happened, frozen=True, kw_only=True):
    """`opened_by_kind` is of who looked, also while looking along."""

    action: ClassVar = "document_opened"
    about: ClassVar = About.DOCUMENT
    reads: ClassVar = Reads(by_day=True)
    version: int
    sha256: str
    opened_by_kind: UserKind
