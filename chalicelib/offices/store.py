"""The offices table: the office itself, and one item per document type and folder."""

from collections.abc import Iterator
from functools import lru_cache

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.errors import NotFound
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.table import GlobalIndex, Row, table_name, transaction
from chalicelib.offices.domain.catalogue import PROOF, newest, with_needed
from chalicelib.offices.domain.office import Office
from chalicelib.offices.domain.types import DocumentType, Folder

OFFICE, TYPE, FOLDER = "office", "type#", "folder#"
EVERY_OFFICE = "-"
# Each host once: an index forgets nothing, and refuses nothing either.
HOSTS = "-hosts"


class ByHost(GlobalIndex["HostRow"]):
    host = UnicodeAttribute(hash_key=True)


class HostRow(Row):
    """A name by which an office is found, or that it is there at all; it says nothing else."""

    class Meta:
        table_name = table_name("offices")

    office_id = UnicodeAttribute(hash_key=True)
    item_key = UnicodeAttribute(range_key=True)
    host = UnicodeAttribute(null=True)
    held_by = UnicodeAttribute(null=True)
    by_host = ByHost()


class OfficeRow(FactsRow[Office]):
    class Meta:
        table_name = table_name("offices")

    office_id = KeyOf("office_id", hash_key=True)
    item_key = UnicodeAttribute(range_key=True)
    host = UnicodeAttribute()


class TypeRow(FactsRow[DocumentType]):
    """`place` is where it comes in the list."""

    class Meta:
        table_name = table_name("offices")

    office_id = UnicodeAttribute(hash_key=True)
    item_key = UnicodeAttribute(range_key=True)
    place = NumberAttribute()


class FolderRow(FactsRow[Folder]):
    class Meta:
        table_name = table_name("offices")

    office_id = UnicodeAttribute(hash_key=True)
    item_key = UnicodeAttribute(range_key=True)
    place = NumberAttribute()


def save(office: Office, aliases: tuple[str, ...] = ()) -> None:
    """The office and its other host names; a new office gets the standard catalogue."""
    with OfficeRow.batch_write() as batch:
        batch.save(OfficeRow.of(office, item_key=OFFICE))
        batch.save(HostRow(EVERY_OFFICE, office.office_id))
        for alias in aliases:
            batch.save(HostRow(office.office_id, f"host#{alias}", host=alias))
        for host in (office.host, *aliases):
            batch.save(_guard(host, office.office_id))
        for kept in _catalogue(office.office_id):
            batch.save(kept)


def add(office: Office, write: TransactWrite) -> None:
    """A new office with the standard catalogue; the whole is refused when another has the host."""
    write.save(OfficeRow.of(office, item_key=OFFICE), condition=OfficeRow.absent())
    free = HostRow.office_id.does_not_exist()
    write.save(_guard(office.host, office.office_id), condition=free)
    write.save(HostRow(EVERY_OFFICE, office.office_id))
    for kept in _catalogue(office.office_id):
        write.save(kept)


def holder_of(host: str) -> str:
    """The office that has this host, also since a moment ago; empty when nobody has it."""
    try:
        return HostRow.get(HOSTS, host, consistent_read=True).held_by or ""
    except HostRow.DoesNotExist:
        return next((row.office_id for row in HostRow.by_host.query(host, limit=1)), "")


def _guard(host: str, office_id: str) -> HostRow:
    return HostRow(HOSTS, host, held_by=office_id)


def _catalogue(office_id: str) -> Iterator[FolderRow | TypeRow]:
    for place, folder in enumerate(newest().folders):
        own = FOLDER + folder.folder_id
        yield FolderRow.of(folder, office_id=office_id, item_key=own, place=place)
    for place, kind in enumerate(newest().types):
        own = TYPE + kind.type_id
        yield TypeRow.of(kind, office_id=office_id, item_key=own, place=place)


def keep_policy(changed: Office, types: list[DocumentType], event: Event) -> None:
    """What was decided, of the office and of these types; refused when somebody else decided too
    since `changed` was read."""
    row = OfficeRow.of(changed, item_key=OFFICE)
    with transaction() as write:
        write.update(row, actions=row.changes(), condition=OfficeRow.unchanged(changed))
        for kind in types:
            _change_type(changed.office_id, kind, write)
        audit.append(event, write)


def _change_type(office_id: str, kind: DocumentType, write: TransactWrite) -> None:
    """Keeps its place in the list."""
    known = TypeRow.get(office_id, TYPE + kind.type_id, consistent_read=True)
    row = TypeRow.of(kind, office_id=office_id, item_key=known.item_key, place=known.place)
    write.update(row, actions=row.changes(), condition=TypeRow.facts == known.facts)


@lru_cache(maxsize=256)
def office_at(host: str) -> str:
    """The office whose host name this is; kept for the life of the process."""
    for row in HostRow.by_host.query(host, limit=1):
        return row.office_id
    raise NotFound("no_such_office")


def get(office_id: str) -> Office:
    try:
        return OfficeRow.get(office_id, OFFICE, consistent_read=True).read()
    except OfficeRow.DoesNotExist:
        raise NotFound("no_such_office") from None


def all_offices() -> list[Office]:
    """For jobs that work office by office."""
    return [get(office_id) for office_id in office_ids()]


def office_ids() -> list[str]:
    return [row.item_key for row in HostRow.query(EVERY_OFFICE)]


def document_types(office_id: str) -> list[DocumentType]:
    found = TypeRow.item_key.startswith(TYPE)
    rows = TypeRow.query(office_id, found, consistent_read=True)
    return with_needed([row.read() for row in sorted(rows, key=lambda row: row.place)])


def document_type(office_id: str, type_id: str) -> DocumentType:
    try:
        return TypeRow.get(office_id, TYPE + type_id, consistent_read=True).read()
    except TypeRow.DoesNotExist:
        if type_id == PROOF.type_id:
            return PROOF
        raise NotFound("no_such_document_type") from None


def folders(office_id: str) -> list[Folder]:
    rows = FolderRow.query(office_id, FolderRow.item_key.startswith(FOLDER))
    return [row.read() for row in sorted(rows, key=lambda row: row.place)]
