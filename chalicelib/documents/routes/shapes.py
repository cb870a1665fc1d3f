"""What goes in and out about uploads and documents."""

from typing import Annotated

from msgspec import Meta

from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Key, Line, Reason, Remark, Sha256, Ulid, Year
from chalicelib.documents.domain.document import DocumentStatus
from chalicelib.documents.domain.upload import Made, UploadStatus


class NewUpload(Body, kw_only=True):
    """What the browser is about to send; the id is made by the browser, so that a retry is safe."""

    upload_id: Ulid
    file_name: Line
    size: Annotated[int, Meta(ge=0, le=2**40)]
    sha256: Sha256


class UploadTicket(Answer, kw_only=True):
    """A presigned POST: send `fields` and then the file as `file` to `url`, before `expires_at`."""

    upload_id: str
    url: str
    fields: dict[str, str]
    expires_at: str


class UploadView(Answer, kw_only=True):
    """`reason` is a text when it is refused; `reason_code` its code of errors.json. `locked`:
    protected against changes, which must come off before it is signed. `active`: a text on what it
    does besides being read; then it can only be signed, and that is taken out first.
    `same_as_document_id`: the client has this very file already, and it is published once more only
    when that is said. `made`: of another file, so that `file_name` and `size` are of what is
    kept."""

    upload_id: str
    file_name: str
    size: int
    status: UploadStatus
    reason_code: str | None
    reason: str | None
    pages: int | None
    same_as_document_id: str | None
    locked: bool
    active: str | None
    made: Made | None


class NewVersion(Body, kw_only=True):
    """`remove_owner_password`: of what is signed, the protection against changes comes off."""

    upload_id: Ulid
    remark: Remark = ""
    remove_owner_password: bool = False


class Withdrawal(Body, kw_only=True):
    reason: Reason


class Opening(Body, kw_only=True):
    """`version` is the latest when left out; `download` names the file for saving."""

    version: Annotated[int, Meta(ge=1, le=9999)] | None = None
    download: bool = False


class OpeningView(Answer, kw_only=True):
    """A link to one version that lives 60 seconds."""

    url: str
    file_name: str
    sha256: str
    version: int
    expires_at: str


class VersionView(Answer, kw_only=True):
    """`locked`: protected against changes, which must come off before it is signed. `sent_sha256`
    is of the file that was sent, where what is kept was `made` of it."""

    version: int
    file_name: str
    size: int
    pages: int | None
    sha256: str
    added_at: str
    added_by: str
    remark: str
    locked: bool
    sent_sha256: str | None
    made: Made | None


class ListedDocument(Answer, kw_only=True):
    """A document in a list (F138, F143)."""

    document_id: str
    client_id: str
    client_name: str
    title: str
    type_id: str
    type_name: str
    folder_id: str
    period: str | None
    year: int
    status: DocumentStatus
    task_id: str | None
    published_at: str
    size: int
    version: int


class DocumentList(Answer, kw_only=True):
    items: list[ListedDocument]
    cursor: str | None = None


class DocumentView(ListedDocument, kw_only=True):
    """`acting` are the names of who acts for the holder on the ground of it, for the office: as
    long as there are any it is not withdrawn."""

    remark: str
    published_by: str
    versions: list[VersionView]
    acting: list[str]


class DocumentQuery(Body, kw_only=True):
    """Without `client_id`: all clients of a client user (C4); an employee names one."""

    client_id: Ulid | None = None
    folder_id: Key | None = None
    type_id: Key | None = None
    status: DocumentStatus | None = None
    year: Year | None = None
    cursor: Ulid | None = None


class HistoryItem(Answer, kw_only=True):
    """One line of a document's history (F130). Opening it is one line per person and day: `count`
    times, from `since` up to `at`. `details` as the last event carries them, and `versions` where
    more than one was opened."""

    event_id: str
    at: str
    since: str
    count: int
    action: Annotated[str, Meta(extra_json_schema={"x-events": "document"})]
    actor_name: str
    by_portal: bool
    details: dict[str, str]


class History(Answer, kw_only=True):
    items: list[HistoryItem]
