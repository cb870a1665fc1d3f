"""The offices table: the office itself, and one item per document type and folder."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import structs
from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action as Change
from pynamodb.transactions import TransactWrite

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.errors import NotFound
from chalicelib.core.table import GlobalIndex, Row, table_name, transaction
from chalicelib.offices.domain.catalogue import DOCUMENT_TYPES, FOLDERS
from chalicelib.offices.domain.office import Office
from chalicelib.offices.domain.types import Action, After, ClientKind, DocumentType, Folder, Rule
from chalicelib.offices.events import ClientUsers, Method, Seal, SecondFactor

OFFICE, TYPE, FOLDER = "office", "type#", "folder#"
EVERY_OFFICE = "-"
# Each host once: an index forgets nothing, and refuses nothing either.
HOSTS = "-hosts"


class ByHost(GlobalIndex["OfficeRow"]):
    host = UnicodeAttribute(hash_key=True)


class OfficeRow(Row):
    class Meta:
        table_name = table_name("offices")

    office_id = UnicodeAttribute(hash_key=True)
    item_key = UnicodeAttribute(range_key=True)
    host = UnicodeAttribute(null=True)
    facts: JSONAttribute = JSONAttribute()
    version = NumberAttribute(null=True)
    by_host = ByHost()


def save(office: Office, aliases: tuple[str, ...] = ()) -> None:
    """The office and its other host names; a new office gets the standard catalogue."""
    row = OfficeRow(office.office_id, OFFICE, host=office.host, facts=_facts(office))
    row.version = office.version or None
    with OfficeRow.batch_write() as batch:
        batch.save(row)
        batch.save(OfficeRow(EVERY_OFFICE, office.office_id, facts={}))
        for alias in aliases:
            batch.save(OfficeRow(office.office_id, f"host#{alias}", host=alias, facts={}))
        for host in (office.host, *aliases):
            batch.save(_guard(host, office.office_id))
        for kept in _catalogue(office.office_id):
            batch.save(kept)


def add(office: Office, write: TransactWrite) -> None:
    """A new office with the standard catalogue; the whole is refused when another has the host."""
    row = OfficeRow(office.office_id, OFFICE, host=office.host, facts=_facts(office))
    absent = OfficeRow.office_id.does_not_exist()
    write.save(row, condition=absent)
    write.save(_guard(office.host, office.office_id), condition=absent)
    write.save(OfficeRow(EVERY_OFFICE, office.office_id, facts={}))
    for kept in _catalogue(office.office_id):
        write.save(kept)


def holder_of(host: str) -> str:
    """The office that has this host, also since a moment ago; empty when nobody has it."""
    try:
        guard = OfficeRow.get(HOSTS, host, consistent_read=True)
        return str(guard.facts["office_id"])
    except OfficeRow.DoesNotExist:
        return next((row.office_id for row in OfficeRow.by_host.query(host, limit=1)), "")


def _guard(host: str, office_id: str) -> OfficeRow:
    return OfficeRow(HOSTS, host, facts={"office_id": office_id})


def _catalogue(office_id: str) -> Iterator[OfficeRow]:
    for place, folder in enumerate(FOLDERS):
        named = {"place": place, "name_nl": folder.name_nl, "name_en": folder.name_en}
        yield OfficeRow(office_id, FOLDER + folder.folder_id, facts=named)
    for place, kind in enumerate(DOCUMENT_TYPES):
        facts = {"place": place, **_facts_of_type(kind)}
        yield OfficeRow(office_id, TYPE + kind.type_id, facts=facts)


def keep_policy(changed: Office, types: list[DocumentType], event: Event) -> None:
    """What was decided, of the office and of these types; refused when somebody else decided too
    since `changed` was read."""
    row, version = OfficeRow(changed.office_id, OFFICE), OfficeRow.version
    unchanged = version == changed.version if changed.version else version.does_not_exist()
    facts: list[Change] = [OfficeRow.facts.set(_facts(changed)), version.set(changed.version + 1)]
    with transaction() as write:
        write.update(row, actions=facts, condition=unchanged)
        for kind in types:
            _change_type(changed.office_id, kind, write)
        audit.append(event, write)


def _change_type(office_id: str, kind: DocumentType, write: TransactWrite) -> None:
    """Keeps its place in the list."""
    row = OfficeRow.get(office_id, TYPE + kind.type_id, consistent_read=True)
    facts = {"place": row.facts["place"], **_facts_of_type(kind)}
    write.update(row, actions=[OfficeRow.facts.set(facts)], condition=OfficeRow.facts == row.facts)


@lru_cache(maxsize=256)
def office_at(host: str) -> str:
    """The office whose host name this is; kept for the life of the process."""
    for row in OfficeRow.by_host.query(host, limit=1):
        return row.office_id
    raise NotFound("no_such_office")


def get(office_id: str) -> Office:
    try:
        return _office(OfficeRow.get(office_id, OFFICE, consistent_read=True))
    except OfficeRow.DoesNotExist:
        raise NotFound("no_such_office") from None


def all_offices() -> list[Office]:
    """For jobs that work office by office."""
    return [get(office_id) for office_id in office_ids()]


def office_ids() -> list[str]:
    return [row.item_key for row in OfficeRow.query(EVERY_OFFICE)]


def document_types(office_id: str) -> list[DocumentType]:
    found = OfficeRow.item_key.startswith(TYPE)
    rows = OfficeRow.query(office_id, found, consistent_read=True)
    return [_type(row) for row in sorted(rows, key=lambda row: row.facts["place"])]


def document_type(office_id: str, type_id: str) -> DocumentType:
    try:
        return _type(OfficeRow.get(office_id, TYPE + type_id, consistent_read=True))
    except OfficeRow.DoesNotExist:
        raise NotFound("no_such_document_type") from None


def folders(office_id: str) -> list[Folder]:
    rows = OfficeRow.query(office_id, OfficeRow.item_key.startswith(FOLDER))
    return [
        Folder(
            folder_id=row.item_key.removeprefix(FOLDER),
            name_nl=row.facts["name_nl"],
            name_en=row.facts["name_en"],
        )
        for row in sorted(rows, key=lambda row: row.facts["place"])
    ]


def _office(row: OfficeRow) -> Office:
    facts = dict(row.facts)
    if "second_factor" in facts:
        facts["second_factor"] = SecondFactor(facts["second_factor"])
        facts["methods"] = tuple(Method(each) for each in facts["methods"])
    facts["seal"] = Seal(facts.get("seal", Seal.KMS))
    if "client_users" in facts:
        facts["client_users"] = ClientUsers(facts["client_users"])
    return Office(office_id=row.office_id, version=int(row.version or 0), **facts)


def _facts(office: Office) -> dict[str, Any]:
    apart = ("office_id", "version")
    return {name: value for name, value in structs.asdict(office).items() if name not in apart}


def _facts_of_type(kind: DocumentType) -> dict[str, Any]:
    return {name: value for name, value in structs.asdict(kind).items() if name != "type_id"}


def _type(row: OfficeRow) -> DocumentType:
    facts = {name: value for name, value in row.facts.items() if name != "place"}
    facts |= {
        "action": Action(facts["action"]),
        "rule": Rule(facts["rule"]),
        "after": After(facts["after"]),
        "reminder_days": tuple(facts["reminder_days"]),
        "client_kinds": tuple(map(ClientKind, facts["client_kinds"])),
    }
    return DocumentType(type_id=row.item_key.removeprefix(TYPE), **facts)
