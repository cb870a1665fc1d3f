"""A ceremony: one person, one browser, some documents of one client, two codes, one signature."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Represents
from chalicelib.identity.domain.replacement import Replacement, marks
from chalicelib.signing.domain.chain import Log, head, noted
from chalicelib.signing.domain.ink import Ink
from chalicelib.tasks.domain.about import TypeNames

# The lines of the log about a factor of the signer that somebody else replaced, and about who let
# the signer in.
REPLACED, LET_IN = "factor_replaced", "let_in"
# How long somebody has to sign after the second code.
TO_SIGN = timedelta(minutes=10)


class Step(StrEnum):
    """EMAIL and SECOND ask a code, INK waits for the signature, SIGNING for the worker, READY for
    Afhandelen. VOID: too late, or a document changed; LEFT: the signer went away on purpose."""

    EMAIL = "email"
    SECOND = "second"
    INK = "ink"
    SIGNING = "signing"
    READY = "ready"
    COMPLETED = "completed"
    FAILED = "failed"
    VOID = "void"
    LEFT = "left"


class Progress(StrEnum):
    CHOSEN = "chosen"
    SIGNING = "signing"
    READY = "ready"
    FAILED = "failed"


class Chosen(Struct, frozen=True, kw_only=True):
    """A document in a ceremony: `sha256` of the version that is signed, `shown_sha256` of the file
    as it was shown, with the signatures of others; `pages` are of that file."""

    task_id: str
    document_id: str
    title: str
    type_names: TypeNames
    period: str | None
    version: int
    sha256: str
    shown_sha256: str
    pages: int | None = None
    progress: Progress = Progress.CHOSEN
    problem: str = ""


class CeremonySigner(Struct, frozen=True, kw_only=True):
    """Who signs, as known when it began. `phone` is masked; `session` is the browser session;
    `represents` is for whom they do, where that is not for themself."""

    user_id: str
    name: str
    email: str
    phone: str
    language: str
    by_office: bool
    session: str
    ip: str
    user_agent: str
    represents: Represents | None = None


# What comes first, by where a ceremony is that is not ready.
_BEFORE_READY = {
    Step.EMAIL: "codes_first",
    Step.SECOND: "codes_first",
    Step.INK: "signature_first",
    Step.SIGNING: "not_ready_yet",
}


class Ceremony(Struct, frozen=True, kw_only=True):
    """`challenge_id` is of the code that is asked now. `revision` counts saves."""

    office_id: str
    client_id: str
    client_name: str
    ceremony_id: str
    signer: CeremonySigner
    documents: tuple[Chosen, ...]
    started_at: datetime
    step: Step = Step.EMAIL
    challenge_id: str = ""
    proved_at: datetime | None = None
    signed_at: datetime | None = None
    ink: Ink | None = None
    told_late_at: datetime | None = None
    log: Log = ()
    revision: int | None = None

    @property
    def binding(self) -> str:
        """What both codes are for: this person, this browser, these documents, this step."""
        hashes = sorted(f"{each.task_id}:{each.sha256}" for each in self.documents)
        parts = (self.ceremony_id, self.client_id, self.signer.session, self.step, *hashes)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def given_head(self) -> str:
        """Of the log up to the signature: what stands in the file. Lines may come after it."""
        places = [i for i, each in enumerate(self.log) if each.what == "signature_given"]
        return head(self.log[: places[0] + 1] if places else self.log)

    @property
    def replaced(self) -> dict[str, str]:
        """What somebody else replaced of the signer's, and who let them in, as the log has it."""
        told = [marks(facts) for facts in self._told(REPLACED)] + self._told(LET_IN)[-1:]
        return {name: text for facts in told for name, text in facts.items()}

    def _told(self, what: str) -> list[dict[str, str]]:
        return [dict(each.facts) for each in self.log if each.what == what]

    @property
    def is_over(self) -> bool:
        return self.step in (Step.COMPLETED, Step.FAILED, Step.VOID, Step.LEFT)

    @property
    def void_why(self) -> str:
        """As it was noted: the code of what was wrong. Empty when it only took too long."""
        told = [each.facts.get("why", "") for each in self.log if each.what == "void"]
        return "left" if self.step is Step.LEFT else "".join(told[-1:])

    def document(self, task_id: str) -> Chosen | None:
        return next((each for each in self.documents if each.task_id == task_id), None)

    def is_of(self, user_id: str, session: str) -> bool:
        return (self.signer.user_id, self.signer.session) == (user_id, session)

    def as_of(self, at: datetime) -> "Ceremony":
        """As it is at this moment: who waited too long with signing begins anew."""
        late = self.proved_at is not None and at >= self.proved_at + TO_SIGN
        return replace(self, step=Step.VOID) if self.step is Step.INK and late else self

    def note(self, at: datetime, what: str, **facts: str) -> "Ceremony":
        return replace(self, log=noted(self.log, at, what, **facts))

    def with_replaced(self, found: Iterable[Replacement], at: datetime) -> "Ceremony":
        """Each is told once: by whom, and why it counts."""
        known = self._told(REPLACED)
        new = [each.facts for each in found if each.facts not in known]
        noted_ = self
        for facts in new:
            noted_ = noted_.note(at, REPLACED, **facts)
        return noted_

    def with_let_in(self, told: Mapping[str, str], at: datetime) -> "Ceremony":
        """By whom, and what opened it for them; the same is told once."""
        known = self._told(LET_IN)[-1:]
        return self.note(at, LET_IN, **told) if told and [dict(told)] != known else self

    def asked(self, challenge_id: str, method: str, to: str, at: datetime) -> "Ceremony":
        """A code is on its way, or an app or passkey will answer."""
        noted_ = self.note(at, "code_asked", step=self.step, method=method, to=to)
        return replace(noted_, challenge_id=challenge_id)

    def proved(self, method: str, at: datetime) -> "Ceremony":
        """One code further; the second one opens the way to sign."""
        done = self.note(at, "code_verified", step=self.step, method=method)
        if self.step is Step.EMAIL:
            return replace(done, step=Step.SECOND, challenge_id="")
        return replace(done, step=Step.INK, challenge_id="", proved_at=at)

    def signed(self, ink: Ink, at: datetime, ip: str, user_agent: str) -> "Ceremony":
        """The signature is given. Saying so again changes nothing."""
        if self.as_of(at).step is not Step.INK:
            raise Conflict(
                "codes_first" if self.step in (Step.EMAIL, Step.SECOND) else "begin_anew"
            )
        way = "typed" if ink.typed else "drawn"
        given = self.note(at, "signature_given", way=way, ip=ip, user_agent=user_agent)
        under_way = tuple(replace(each, progress=Progress.SIGNING) for each in self.documents)
        return replace(given, step=Step.SIGNING, ink=ink, signed_at=at, documents=under_way)

    def made(self, task_id: str, progress: Progress, at: datetime, **facts: str) -> "Ceremony":
        """One document is ready, or will not be; after the last the signer can go on."""
        problem = facts.get("problem", "")
        documents = tuple(
            replace(each, progress=progress, problem=problem) if each.task_id == task_id else each
            for each in self.documents
        )
        told = self.note(at, f"document_{progress}", task=task_id, **facts)
        return replace(told, documents=documents, step=_step_after(documents))

    def completed(self, at: datetime) -> "Ceremony":
        """Afhandelen."""
        if self.step is Step.COMPLETED:
            return self
        if self.step is not Step.READY:
            raise Conflict(_BEFORE_READY.get(self.step, "begin_anew"))
        return replace(self.note(at, "completed"), step=Step.COMPLETED)

    def void(self, why: str, at: datetime) -> "Ceremony":
        return replace(self.note(at, "void", why=why), step=Step.VOID, challenge_id="")

    def left(self, at: datetime) -> "Ceremony":
        if self.is_over or self.step in (Step.SIGNING, Step.READY):
            return self
        return replace(self.note(at, "left"), step=Step.LEFT, challenge_id="")


def _step_after(documents: tuple[Chosen, ...]) -> Step:
    found = {each.progress for each in documents}
    if Progress.SIGNING in found:
        return Step.SIGNING
    return Step.READY if Progress.READY in found else Step.FAILED
