"""What goes in and out of a ceremony: two codes, a signature, and the word that it is done."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from chalicelib.core.errors import bad_field
from chalicelib.core.letters import composed
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Sha256, Ulid
from chalicelib.identity.routes.passkey_shapes import PasskeyRequest
from chalicelib.offices.events import Method
from chalicelib.signing.domain.ceremony import Progress, Step
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signing import MOST_DOCUMENTS
from chalicelib.tasks.routes.shapes import BoxShape

Coordinate = Annotated[float, Meta(ge=-10_000, le=10_000)]
Stroke = Annotated[list[tuple[Coordinate, Coordinate]], Meta(min_length=1, max_length=2000)]


class ChosenDocument(Body, kw_only=True):
    """`document_sha256` is what stood on the screen; another one is refused with 409."""

    task_id: Ulid
    document_sha256: Sha256


class NewCeremony(Body, kw_only=True):
    """Everything that is signed in one go, all of one client (F066); the id is the browser's."""

    ceremony_id: Ulid
    documents: Annotated[list[ChosenDocument], Meta(min_length=1, max_length=MOST_DOCUMENTS)]


class CodeAsked(Answer, kw_only=True):
    """The code that is asked now. `method` email or sms: `sent_to` is where it went, masked;
    otherwise an app or a passkey answers. A new one may be sent after `resend_after_seconds`, and
    `sends_left` times; `tries_left` answers are left. `methods` are the ways to choose from."""

    method: Method
    methods: list[Method]
    sent_to: str
    resend_after_seconds: int
    sends_left: int
    tries_left: int
    expires_at: str
    passkey: PasskeyRequest | UnsetType = UNSET
    not_sent: bool = False


class CeremonyDocument(Answer, kw_only=True):
    """It is ready once its signature is in the file, and the file passed our own check. `problem`
    says why it failed, or what keeps it from being finished; `what_comes_next` is one sentence
    about this document, once it is ready. `file_sha256` is of the file that is shown, and so are
    `pages`."""

    task_id: str
    document_id: str
    title: str
    type_name: str
    period: str | None
    document_version: int
    document_sha256: str
    file_sha256: str
    pages: int | None
    box: BoxShape | None
    state: Progress
    problem: str | None
    what_comes_next: str


class CeremonyView(Answer, kw_only=True):
    """`code` is there at the steps email and second; at signing one asks again in a second, at void
    one begins anew (`void_because` says why), as who left does. `expires_at` is when this step
    ends."""

    ceremony_id: str
    client_id: str
    client_name: str
    step: Step
    documents: list[CeremonyDocument]
    code: CodeAsked | None
    expires_at: str | None
    signer_name: str
    void_because: str


class InkBody(Body, kw_only=True):
    """Drawn: `strokes` of points on a sheet of `width` by `height`, y down. Or `typed`: Latin,
    Greek and Cyrillic letters; 400 `cannot_be_drawn` for what else stands in it."""

    strokes: Annotated[list[Stroke], Meta(max_length=300)] = field(default_factory=list)
    width: Annotated[float, Meta(ge=0, le=10_000)] = 0
    height: Annotated[float, Meta(ge=0, le=10_000)] = 0
    typed: Annotated[str, Meta(max_length=80)] = ""

    @property
    def ink(self) -> Ink:
        """One of the two."""
        drawn, typed = bool(self.strokes), composed(self.typed.strip())
        if drawn == bool(typed):
            raise bad_field("strokes", "required")
        if drawn and not (self.width and self.height):
            raise bad_field("width", "required")
        strokes = tuple(tuple(points) for points in self.strokes)
        return Ink(strokes=strokes, width=self.width, height=self.height, typed=typed)
