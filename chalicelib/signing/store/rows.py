"""The signings table: per client what is kept of its tasks `t#<task>`, the files of signings
`s#<task>#<version>` and ceremonies `c#<ceremony>`; per office the files it released, `f#<sha256>`.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, Row, key, table_name
from chalicelib.signing.domain.ceremony import Ceremony, Step
from chalicelib.signing.domain.preparing import waits_for_worker
from chalicelib.signing.domain.signatories import Signatories, signatories
from chalicelib.signing.domain.signing import FileState, Signing
from chalicelib.tasks.domain.task import Task

NO_CLIENT = "-"
WAITING = "waiting"


class Waiting(GlobalIndex["SigningRow"]):
    """What the worker was set to and is not ready yet, by the moment; sparse."""

    waiting_key = UnicodeAttribute(hash_key=True)
    waiting_since = UnicodeAttribute(range_key=True)


class SigningRow(Row):
    """`facts` is the Signatories, Signing, Ceremony or Released as JSON."""

    class Meta:
        table_name = table_name("signings")

    client_key = UnicodeAttribute(hash_key=True)
    signing_key = UnicodeAttribute(range_key=True)
    facts = UnicodeAttribute()
    revision = NumberAttribute(null=True)
    waiting_key = UnicodeAttribute(null=True)
    waiting_since = UnicodeAttribute(null=True)
    waiting = Waiting()


class Released(msgspec.Struct, frozen=True):
    """A file that we let go: which signing it came from."""

    client_id: str
    task_id: str
    version: int
    at: datetime


SIGNATORIES = msgspec.json.Decoder(Signatories)
SIGNINGS = msgspec.json.Decoder(Signing)
CEREMONIES = msgspec.json.Decoder(Ceremony)
RELEASES = msgspec.json.Decoder(Released)


def signing_key(task_id: str, version: int) -> str:
    return f"s#{key(task_id)}#{version:04}"


def ceremony_key(ceremony_id: str) -> str:
    return f"c#{key(ceremony_id)}"


def signatories_key(task: Task) -> tuple[str, str]:
    return key(task.office_id, task.client_id), f"t#{key(task.task_id)}"


def task_id_of(row: SigningRow) -> str:
    """Of a row of signatories."""
    return row.signing_key.removeprefix("t#")


def row_of_signatories(task: Task) -> SigningRow:
    kept = signatories(task)
    row = SigningRow(*signatories_key(task), facts=msgspec.json.encode(kept).decode())
    if kept.preparing and kept.preparing.asked_at and waits_for_worker(task):
        row.waiting_key, row.waiting_since = WAITING, clock.stamp(kept.preparing.asked_at)
    return row


def signatories_of(row: SigningRow) -> Signatories:
    return SIGNATORIES.decode(row.facts)


def row_of_signing(signing: Signing) -> SigningRow:
    pending = signing.state is FileState.SEALING_PENDING and not signing.is_given_up
    waits = signing.sealing_since if pending else None
    return _row(signing, signing_key(signing.task_id, signing.version), waits)


def row_of_ceremony(ceremony: Ceremony) -> SigningRow:
    waits = ceremony.signed_at if ceremony.step is Step.SIGNING else None
    return _row(ceremony, ceremony_key(ceremony.ceremony_id), waits)


def row_of_release(signing: Signing) -> SigningRow:
    at = signing.sealed_at or clock.now()
    released = Released(signing.client_id, signing.task_id, signing.version, at)
    return SigningRow(
        key(signing.office_id, NO_CLIENT),
        f"f#{signing.file.sha256}",
        facts=msgspec.json.encode(released).decode(),
    )


def signing_of(row: SigningRow) -> Signing:
    return replace(SIGNINGS.decode(row.facts), revision=int(row.revision))


def ceremony_of(row: SigningRow) -> Ceremony:
    return replace(CEREMONIES.decode(row.facts), revision=int(row.revision))


def unchanged(known: Signing | Ceremony) -> Any:
    if known.revision is None:
        return SigningRow.signing_key.does_not_exist()
    return SigningRow.revision == known.revision


def waiting_rows(until: datetime) -> Iterator[SigningRow]:
    return iter(SigningRow.waiting.query(WAITING, SigningRow.waiting_since <= clock.stamp(until)))


def _row(known: Signing | Ceremony, range_key: str, waits: datetime | None) -> SigningRow:
    row = SigningRow(
        key(known.office_id, known.client_id),
        range_key,
        facts=msgspec.json.encode(known).decode(),
        revision=(known.revision or 0) + 1,
    )
    if waits:
        row.waiting_key, row.waiting_since = WAITING, clock.stamp(waits)
    return row
