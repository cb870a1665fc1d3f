"""The uploads table: a row per file on its way in, forgotten after two days unless used."""

from pynamodb.attributes import TTLAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.errors import Conflict, NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import key, table_name, transaction, wrote
from chalicelib.documents.domain.upload import Upload, UploadStatus


class UploadRow(FactsRow[Upload]):
    class Meta:
        table_name = table_name("uploads")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    upload_id = KeyOf("upload_id", range_key=True)
    status = UnicodeAttribute()
    expires_at = TTLAttribute(null=True)


def expect(upload: Upload) -> bool:
    """False when there is an upload of this id already."""
    return wrote(lambda: UploadRow.of(upload).save(condition=UploadRow.absent()))


def upload(office_id: str, client_id: str, upload_id: str) -> Upload:
    """NotFound also for one that has expired but was not cleared away yet."""
    try:
        row = UploadRow.get(key(office_id, client_id), key(upload_id), consistent_read=True)
    except UploadRow.DoesNotExist:
        raise NotFound from None
    found = row.read()
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
    transaction.save(UploadRow.of(upload), condition=UploadRow.status == UploadStatus.CLEAN)


def forget(upload: Upload) -> None:
    """Cancelled; Conflict once a document uses it."""
    not_used = UploadRow.status != UploadStatus.USED
    if not wrote(lambda: UploadRow.of(upload).delete(condition=not_used)):
        raise Conflict("upload_used")


def _move(upload: Upload, from_status: UploadStatus, *events: Event) -> None:
    with transaction() as write:
        write.save(UploadRow.of(upload), condition=UploadRow.status == from_status)
        for event in events:
            audit.append(event, write)
