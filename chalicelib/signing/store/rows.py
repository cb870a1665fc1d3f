"""The signings table: per client what is kept of its tasks `t#<task>`, the files of signings
`s#<task>#<version>` and ceremonies `c#<ceremony>`; per office the files it released, `f#<sha256>`.
"""

from datetime import datetime

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.core import clock
from chalicelib.core.facts_row import FactsRow, KeyOf
from chalicelib.core.replacing import replace
from chalicelib.core.table import GlobalIndex, key, table_name
from chalicelib.signing.domain.ceremony import Ceremony, Step
from chalicelib.signing.domain.preparing import worker_since
from chalicelib.signing.domain.signatories import Signatories, signatories
from chalicelib.signing.domain.signing import FileState, Signing
from chalicelib.tasks.domain.task import Task

NO_CLIENT = "-"
WAITING = "waiting"


class Waiting(GlobalIndex["SigningRow"]):
    """What the worker was set to and is not ready yet, by the moment; sparse."""

    waiting_key = UnicodeAttribute(hash_key=True)
    waiting_since = UnicodeAttribute(range_key=True)


class SigningRow(FactsRow[Signing]):
    class Meta:
        table_name = table_name("signings")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    signing_key = UnicodeAttribute(range_key=True)
    waiting_key = UnicodeAttribute(null=True)
    waiting_since = UnicodeAttribute(null=True)
    waiting = Waiting()

    def index(self, known: Signing) -> None:
        self.signing_key = signing_key(known.task_id, known.version)
        pending = known.state is FileState.SEALING_PENDING and not known.is_given_up
        if pending and known.sealing_since:
            self.waiting_key, self.waiting_since = WAITING, clock.stamp(known.sealing_since)


class CeremonyRow(FactsRow[Ceremony]):
    """Waits in the same index as a signing."""

    class Meta:
        table_name = table_name("signings")

    client_key = KeyOf("office_id", "client_id", hash_key=True)
    signing_key = UnicodeAttribute(range_key=True)
    waiting_key = UnicodeAttribute(null=True)
    waiting_since = UnicodeAttribute(null=True)

    def index(self, known: Ceremony) -> None:
        self.signing_key = ceremony_key(known.ceremony_id)
        if known.step is Step.SIGNING and known.signed_at:
            self.waiting_key, self.waiting_since = WAITING, clock.stamp(known.signed_at)


class Released(Struct, frozen=True):
    """A file that we let go: which signing it came from."""

    client_id: str
    task_id: str
    version: int
    at: datetime


class ReleasedRow(FactsRow[Released]):
    class Meta:
        table_name = table_name("signings")

    client_key = UnicodeAttribute(hash_key=True)
    signing_key = UnicodeAttribute(range_key=True)


class SignatoriesRow(FactsRow[Signatories]):
    """Waits in the same index, as long as the file of its task is being prepared."""

    class Meta:
        table_name = table_name("signings")

    client_key = UnicodeAttribute(hash_key=True)
    signing_key = UnicodeAttribute(range_key=True)
    waiting_key = UnicodeAttribute(null=True)
    waiting_since = UnicodeAttribute(null=True)

    @property
    def task_id(self) -> str:
        return self.signing_key.removeprefix("t#")


def signing_key(task_id: str, version: int) -> str:
    return f"s#{key(task_id)}#{version:04}"


def ceremony_key(ceremony_id: str) -> str:
    return f"c#{key(ceremony_id)}"


def signatories_key(task: Task) -> tuple[str, str]:
    return key(task.office_id, task.client_id), f"t#{key(task.task_id)}"


def row_of_signatories(task: Task) -> SignatoriesRow:
    """Written with the revision that the task gets."""
    kept = replace(signatories(task), revision=task.revision or 0)
    owner, own = signatories_key(task)
    row = SignatoriesRow.of(kept, client_key=owner, signing_key=own)
    if since := worker_since(task):
        row.waiting_key, row.waiting_since = WAITING, clock.stamp(since)
    return row


def row_of_release(signing: Signing) -> ReleasedRow:
    at = signing.sealed_at or clock.now()
    released = Released(signing.client_id, signing.task_id, signing.version, at)
    owner, own = key(signing.office_id, NO_CLIENT), f"f#{signing.file.sha256}"
    return ReleasedRow.of(released, client_key=owner, signing_key=own)
