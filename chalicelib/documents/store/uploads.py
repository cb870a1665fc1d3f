"""The uploads table: a row per file on its way in, forgotten after two days unless used."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DeleteError, PutError
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.table import Row, key, table_name, transaction
from chalicelib.documents.domain.upload import Upload, UploadStatus


class UploadRow(Row):
    class Meta:
        table_name = table_name("uploads")

    client_key = UnicodeAttribute(hash_key=True)
    upload_id = UnicodeAttribute(range_key=True)
    status = UnicodeAttribute()
    file_name = UnicodeAttribute()
    size = NumberAttribute()
    sha256 = UnicodeAttribute()
    started_by_id = UnicodeAttribute()
    started_by = UnicodeAttribute()
    started_at = UnicodeAttribute()
    expires_at = NumberAttribute(null=True)
    pages = NumberAttribute(null=True)
    reason_code = UnicodeAttribute(null=True)
    document_id = UnicodeAttribute(null=True)
    locked = BooleanAttribute(default=False)
    active = UnicodeAttribute(null=True)
    stays = BooleanAttribute(default=False)
    sent_name = UnicodeAttribute(null=True)
    sent_sha256 = UnicodeAttribute(null=True)
    made = UnicodeAttribute(null=True)
    file_version = UnicodeAttribute(null=True)


def expect(upload: Upload) -> bool:
    """False when there is an upload of this id already."""
    try:
        _row(upload).save(condition=UploadRow.upload_id.does_not_exist())
    except PutError as error:
        _only_if_condition(error)
        return False
    return True


def upload(office_id: str, client_id: str, upload_id: str) -> Upload:
    """NotFound also for one that has expired but was not cleared away yet."""
    try:
        row = UploadRow.get(key(office_id, client_id), key(upload_id), consistent_read=True)
    except UploadRow.DoesNotExist:
        raise NotFound from None
    found = _upload(row)
    if found.expired(clock.now()):
        raise NotFound
    return found


def clean_upload(
    office_id: str, client_id: str, upload_id: str, *, is_scan: bool = False
) -> Upload:
    """An upload that may become a document; Conflict for any other."""
    found = usable_upload(office_id, client_id, upload_id, is_scan=is_scan)
    found.must_be_clean()
    return found


def usable_upload(
    office_id: str, client_id: str, upload_id: str, *, is_scan: bool = False
) -> Upload:
    """Whatever became of it. What somebody sends in as a scan of paper does not exist as anything
    else, nor the other way round."""
    found = upload(office_id, client_id, upload_id)
    if found.stays is not is_scan:
        raise NotFound
    return found


def complete(upload: Upload, event: Event) -> None:
    """Expected → checking; the event sets the check off."""
    _move(upload, UploadStatus.EXPECTED, event)


def mark_clean(upload: Upload) -> None:
    _move(upload, UploadStatus.CHECKING)


def mark_refused(upload: Upload, event: Event) -> None:
    _move(upload, UploadStatus.CHECKING, event)


def use(upload: Upload, transaction: TransactWrite) -> None:
    """Clean → used, in the transaction that makes the document."""
    transaction.save(_row(upload), condition=UploadRow.status == UploadStatus.CLEAN)


def forget(upload: Upload) -> None:
    """Cancelled; Conflict once a document uses it."""
    not_used = UploadRow.status != UploadStatus.USED
    try:
        _row(upload).delete(condition=not_used)
    except DeleteError as error:
        _only_if_condition(error)
        raise Conflict("upload_used") from error


def _move(upload: Upload, from_status: UploadStatus, *events: Event) -> None:
    with transaction() as write:
        write.save(_row(upload), condition=UploadRow.status == from_status)
        for event in events:
            audit.append(event, write)


def _only_if_condition(error: PutError | DeleteError) -> None:
    if error.cause_response_code != "ConditionalCheckFailedException":
        raise error


_SAME: tuple[str, ...] = tuple(
    name
    for name in Upload.__struct_fields__
    if name not in ("office_id", "client_id", "started_at", "expires_at", "status", "active")
)


def _row(upload: Upload) -> UploadRow:
    return UploadRow(
        client_key=key(upload.office_id, upload.client_id),
        status=upload.status.value,
        started_at=clock.stamp(upload.started_at),
        active=" ".join(upload.active) or None,
        expires_at=int(upload.expires_at.timestamp()) if upload.expires_at else None,
        **{name: getattr(upload, name) for name in _SAME},
    )


def _upload(row: UploadRow) -> Upload:
    office_id, _, client_id = row.client_key.partition("#")
    same: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return Upload(
        office_id=office_id,
        client_id=client_id,
        status=UploadStatus(row.status),
        started_at=clock.parse(row.started_at),
        active=tuple((row.active or "").split()),
        expires_at=_maybe(row.expires_at, lambda at: datetime.fromtimestamp(at, UTC)),
        **same,
    )


def _maybe(value: float | None, then: Callable[[float], datetime]) -> datetime | None:
    return None if value is None else then(value)
