"""An upload: expected, sent, checked, and then used or refused."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, FieldError, Invalid
from chalicelib.core.replacing import replace
from chalicelib.documents.domain.file_name import (
    DOCUMENTS,
    clean_name,
    content_type,
    extension,
    named_as,
)

MAX_SIZE = 25 * 1024 * 1024
KEPT = timedelta(days=2)


class UploadStatus(StrEnum):
    EXPECTED = "expected"
    CHECKING = "checking"
    CLEAN = "clean"
    REFUSED = "refused"
    USED = "used"


class Made(StrEnum):
    """How what is kept was made of what came in: what stood behind a photo is CUT off, a HEIC was
    CONVERTED into a JPEG, a damaged PDF was REPAIRED."""

    CUT = "cut"
    CONVERTED = "converted"
    REPAIRED = "repaired"


class Upload(Struct, frozen=True, kw_only=True):
    """A file on its way in; forgotten at `expires_at` unless a document uses it. `pages` is None
    for a picture; `locked` is a PDF with a password on changes; `active` is what a PDF does besides
    being read, the gravest first. `stays` says that it will never be signed, so that nothing can be
    taken out of it. Once clean, `file_name`, `size` and `sha256` are of the file that is kept;
    `sent_name` and `sent_sha256` are of what came in when that is not the same, and `made` says how
    the one was made of the other. `file_version` is that of S3."""

    office_id: str
    client_id: str
    upload_id: str
    file_name: str
    size: int
    sha256: str
    started_by_id: str
    started_by: str
    started_at: datetime
    expires_at: datetime | None
    status: UploadStatus = UploadStatus.EXPECTED
    pages: int | None = None
    reason_code: str | None = None
    document_id: str | None = None
    locked: bool = False
    active: tuple[str, ...] = ()
    stays: bool = False
    sent_name: str | None = None
    sent_sha256: str | None = None
    made: Made | None = None
    file_version: str | None = None

    @property
    def file_key(self) -> str:
        """Where the file lies, in quarantine and in the dossier; no names of people or files."""
        return f"{self.office_id}/{self.client_id}/{self.upload_id}"

    @property
    def hashes(self) -> tuple[str, ...]:
        """Of what is kept, and of what came in where that is another file."""
        return (self.sha256, self.sent_sha256) if self.sent_sha256 else (self.sha256,)

    @property
    def content_type(self) -> str:
        return content_type(self.file_name)

    def expired(self, at: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= at

    def same_file_as(self, other: "Upload") -> bool:
        """Is this a retry of the other?"""
        return self._sent == other._sent and (bool(other.made) or self.size == other.size)

    @property
    def _sent(self) -> tuple[str, str]:
        return self.sent_name or self.file_name, self.sent_sha256 or self.sha256

    def complete(self) -> "Upload":
        """The browser says it was sent; saying so again changes nothing."""
        if self.status is UploadStatus.EXPECTED:
            return replace(self, status=UploadStatus.CHECKING)
        return self

    def approve(
        self,
        pages: int | None,
        *,
        locked: bool = False,
        active: tuple[str, ...] = (),
        file_version: str | None = None,
    ) -> "Upload":
        return replace(
            self,
            status=UploadStatus.CLEAN,
            pages=pages,
            locked=locked,
            active=active,
            file_version=file_version,
        )

    def keep_as(self, kind: str) -> "Upload":
        """Named for what it really is."""
        name = named_as(self.file_name, kind)
        return (
            self
            if name == self.file_name
            else replace(self, file_name=name, sent_name=self.file_name)
        )

    def keep_made(self, size: int, sha256: str, made: Made) -> "Upload":
        """What was made of it is kept instead; what came in is known by its hash."""
        return replace(self, size=size, sha256=sha256, sent_sha256=self.sha256, made=made)

    def refuse(self, reason_code: str) -> "Upload":
        return replace(self, status=UploadStatus.REFUSED, reason_code=reason_code)

    def must_be_clean(self) -> None:
        """Conflict for what may not become a document, or is one already."""
        if self.status is UploadStatus.USED:
            raise Conflict("upload_used")
        if self.status is not UploadStatus.CLEAN:
            raise Conflict("upload_not_clean")

    def use(self, document_id: str) -> "Upload":
        """It is this document's from now on, and is kept."""
        self.must_be_clean()
        return replace(self, status=UploadStatus.USED, document_id=document_id, expires_at=None)


def start(
    actor: Actor,
    at: datetime,
    *,
    client_id: str,
    upload_id: str,
    file_name: str,
    size: int,
    sha256: str,
    kinds: frozenset[str] = DOCUMENTS,
) -> Upload:
    """An upload to expect, or Invalid with everything that is wrong with the file. `kinds` are the
    extensions that may come in here."""
    name = clean_name(file_name)
    wrong = [*_wrong_name(name, kinds), *_wrong_size(size)]
    if wrong:
        raise Invalid("invalid_fields", *wrong)
    return Upload(
        office_id=actor.office_id,
        client_id=client_id,
        upload_id=upload_id,
        file_name=name,
        size=size,
        sha256=sha256,
        started_by_id=actor.user_id,
        started_by=actor.name,
        started_at=at,
        expires_at=at + KEPT,
        stays=kinds != DOCUMENTS,
    )


def _wrong_name(name: str, kinds: frozenset[str]) -> list[FieldError]:
    code = "file_type_not_allowed" if kinds == DOCUMENTS else "scan_type_not_allowed"
    return [] if extension(name) in kinds else [FieldError(field="file_name", code=code)]


def _wrong_size(size: int) -> list[FieldError]:
    if size < 1:
        return [FieldError(field="size", code="file_empty")]
    return [FieldError(field="size", code="file_too_large")] if size > MAX_SIZE else []
