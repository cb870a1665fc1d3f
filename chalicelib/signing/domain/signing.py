"""The file of a signing: laid out, signed one after another, sealed, released."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.replacing import replace
from chalicelib.core.rights import Represents
from chalicelib.signing.domain.chain import Log, noted
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Apart, Task

# Signed by all and still without its seal: somebody has to look.
LATE = timedelta(minutes=15)
# So often what we made may fail our own check; after that it is no chance.
MOST_TRIES = 3
MOST_DOCUMENTS = 25
MOST_SCANS = 5


class Form(StrEnum):
    """SIGNATURES stand in the document. WRAPPER: it stays byte for byte as it was, in a file around
    it. COLLECTED: on pages of their own, behind the document."""

    SIGNATURES = "signatures"
    WRAPPER = "wrapper"
    COLLECTED = "collected"


class FileState(StrEnum):
    OPEN = "open"
    REFUSED = "refused"
    SEALING_PENDING = "sealing_pending"
    SEALED = "sealed"


class File(Struct, frozen=True, kw_only=True):
    """Bytes in the dossier bucket; `version` is that of S3."""

    key: str
    sha256: str
    size: int
    version: str | None = None


class SignerPlace(Struct, frozen=True, kw_only=True):
    """Whose place it is in the file: `key` names its fields."""

    user_id: str
    key: str


class FileLayout(Struct, frozen=True, kw_only=True):
    """What was done to the file before the first signature; `hiding`: whose box went
    elsewhere, since it would have hidden something."""

    stripped: tuple[str, ...] = ()
    repaired: bool = False
    owner_password_removed: bool = False
    hiding: tuple[str, ...] = ()
    page_added: bool = False
    # How many pages came behind the document, for boxes and logs.
    added: int = 0
    # Of a wrapper: what it carries bore no signature, and no other way came through.
    unsigned: bool = False


class Given(Struct, frozen=True, kw_only=True):
    """A signature that is in the file, or kept for its seal; `lines` are its log, as it reads."""

    user_id: str
    name: str
    email: str
    key: str
    ceremony_id: str
    given_at: datetime
    lines: tuple[str, ...]
    by_office: bool = False
    language: str = "nl"
    represents: Represents | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """The ZIP for the office; without a key it is still being made."""

    asked_at: datetime
    key: str = ""
    made_at: datetime | None = None
    version: str | None = None


class Signing(Apart, frozen=True, kw_only=True):
    """One version of a document on its way to being signed; `file` is as it is now. `revision`
    counts saves, so that two who sign at the same moment never lose a signature."""

    office_id: str
    client_id: str
    task_id: str
    document_id: str
    version: int
    original: File
    file: File
    form: Form = Form.SIGNATURES
    places: tuple[SignerPlace, ...] = ()
    layout: FileLayout = FileLayout()
    certified: bool = False
    signatures: tuple[Given, ...] = ()
    state: FileState = FileState.OPEN
    problem: str = ""
    sealing_since: datetime | None = None
    sealed_at: datetime | None = None
    sealed_by: str = ""
    released_version: int | None = None
    told_late_at: datetime | None = None
    evidence: Evidence | None = None
    log: Log = ()
    unsound_times: int = 0
    revision: int | None = None

    @property
    def is_given_up(self) -> bool:
        return self.unsound_times >= MOST_TRIES

    @property
    def language(self) -> str:
        return "nl"

    def pages(self, original: int | None) -> int | None:
        """Of its file until it is sealed, when the document has so many: what is laid out behind
        or around the document stays as it is until then."""
        is_laid_out = self.file.sha256 != self.original.sha256
        return original + self.layout.added if original is not None and is_laid_out else original

    def has(self, user_id: str) -> bool:
        return any(each.user_id == user_id for each in self.signatures)

    def was_as(self, sha256: str) -> bool:
        """Whether the file was this one at some moment, and was not laid out anew since."""
        known = {each.facts.get("file_sha256") for each in self.log}
        return sha256 in known | {self.original.sha256}

    def place_of(self, person: Recipient, task: Task) -> str:
        """Their own place; who came instead of another takes one that nobody needs any more."""
        return self._own_places.get(person.user_id) or self._free_place(task)

    def replaced_at(self, key: str, person: Recipient, task: Task) -> str:
        """Whom the file names in this place, where that is not who signs there."""
        owner = next((each.user_id for each in self.places if each.key == key), "")
        named = task.recipient(owner)
        return named.name if named and owner != person.user_id else ""

    def places_on_paper(self, people: Iterable[Recipient]) -> dict[str, str]:
        """Of who did not sign in the file, by user id: their own place, or what is left of those
        they came instead of."""
        own, taken = self._own_places, {each.key for each in self.signatures}
        ids = [each.user_id for each in people]
        found = {each: own[each] for each in ids if each in own and own[each] not in taken}
        left = (each for each in own.values() if each not in taken | set(found.values()))
        return found | dict(zip((each for each in ids if each not in found), left, strict=False))

    @property
    def free_places(self) -> tuple[SignerPlace, ...]:
        """In which nobody signed."""
        taken = {each.key for each in self.signatures}
        return tuple(each for each in self.places if each.key not in taken)

    def places_used(self, people: Iterable[Recipient]) -> tuple[SignerPlace, ...]:
        """Whose they are in what is laid out at the end: of who signed there, or on paper."""
        used = {key: user_id for user_id, key in self.places_on_paper(people).items()}
        used |= {each.key: each.user_id for each in self.signatures}
        return tuple(
            SignerPlace(user_id=used.get(each.key, each.user_id), key=each.key)
            for each in self.places
        )

    @property
    def _own_places(self) -> dict[str, str]:
        return {each.user_id: each.key for each in self.places}

    def with_signature(self, given: Given, file: File, at: datetime) -> "Signing":
        log = noted(self.log, at, "signed", by=given.user_id, ceremony=given.ceremony_id)
        return replace(
            self.with_file(file, log),
            certified=True,
            signatures=(*self.signatures, given),
            unsound_times=0,
        )

    def unsound(self) -> "Signing":
        """Our own check did not call good what was made of it."""
        return replace(self, unsound_times=self.unsound_times + 1)

    def with_file(self, file: File, log: Log) -> "Signing":
        last = replace(log[-1], facts={**log[-1].facts, "file_sha256": file.sha256})
        return replace(self, file=file, log=(*log[:-1], last))

    def waiting_for_seal(self, at: datetime) -> "Signing":
        if self.state is not FileState.OPEN:
            return self
        return replace(self, state=FileState.SEALING_PENDING, sealing_since=at)

    def sealed(self, file: File, by: str, version: int, at: datetime) -> "Signing":
        done = self.with_file(file, noted(self.log, at, "sealed", by=by))
        return replace(
            done,
            state=FileState.SEALED,
            sealed_at=at,
            sealed_by=by,
            released_version=version,
        )

    def _free_place(self, task: Task) -> str:
        needed = {each.user_id for each in task.recipients if each.is_open}
        needed |= {each.user_id for each in self.signatures}
        free = (each.key for each in self.free_places if each.user_id not in needed)
        return next(free, "")
