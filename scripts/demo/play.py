"""Plays the demo's history through the portal's own actions, each at its own moment."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from msgspec import Struct, field

from chalicelib.core.actor import Actor
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain.document import Document
from chalicelib.documents.store import documents
from chalicelib.tasks.actions import moving, publishing
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.wish import Wish
from scripts.demo.clients import person_of
from scripts.demo.moved_clock import SetClock
from scripts.demo.moves import move
from scripts.demo.pdfs import draw
from scripts.demo.post import bring_in, id_at
from scripts.demo.shapes import Client
from scripts.demo.signatures import ask, lay_out, sign
from scripts.demo.stage import client_user, employee, let_represent
from scripts.demo.story import Act, Piece
from scripts.demo.timeline import act_of, timeline

READ_KINDS = {"income_concept", "corporate_concept", "accounts_concept"}


class Player(Struct, kw_only=True):
    """Knows which document each piece of the history became."""

    pieces: list[Piece]
    set_clock: SetClock
    documents: dict[int, str] = field(default_factory=dict)

    def play(self) -> None:
        for moment in timeline(self.pieces):
            self.set_clock(moment.at)
            piece, act = self.pieces[moment.piece], act_of(self.pieces, moment)
            if act.verb == "publish":
                self.documents[moment.piece] = publish(piece, moment.at)
            else:
                act_on(piece, act, self._document(moment.piece), moment.at)

    def sign(self, now: datetime) -> None:
        """What is signed by all on the day that the demo is made."""
        for index, piece in enumerate(self.pieces):
            if piece.signers:
                lay_out(piece.client, _task(self._document(index)), now)
            if piece.is_signed:
                sign(piece, _task(self._document(index)), now)

    def let_represent(self) -> None:
        """Who acts for the holder of a dossier, the day after the paper that shows it came in."""
        for index, piece in enumerate(self.pieces):
            if piece.kind == "authority" and (agent := piece.client.agent):
                proof = self._document(index)
                at = proof.published_at + timedelta(days=1)
                self.set_clock(at)
                let_represent(piece.client, agent, proof.document_id, at)

    def _document(self, index: int) -> Document:
        client = self.pieces[index].client
        return documents.document(client.office, client.id, self.documents[index])


def publish(piece: Piece, at: datetime) -> str:
    """The id of the document; ids sort by the moment of publishing."""
    actor = manager(piece.client)
    document_id = id_at(at, f"{piece.client.key} {piece.title}")
    content = draw(piece.kind, piece.client, piece.period, piece.on)
    wish = Wish(
        document_id=document_id,
        upload_id=bring_in(actor, piece.client.id, piece.file_name, content, at),
        type_id=piece.type_id,
        title=piece.title,
        period=piece.period,
        deadline_on=piece.deadline_on,
        remark=piece.remark,
        recipients=recipients(piece) if piece.asked and not piece.signers else (),
        silent=not piece.asked,
        signers=tuple(
            Signer(user_id=person_of(who).id, stage=stage) for who, stage in piece.signers
        ),
        expires_on=piece.expires_on,
        package_id=_package(piece),
    )
    made = publishing.publish(actor, piece.client.id, wish, at)
    if piece.signers:
        ask(piece.client, _task(made), at)
    return document_id


def _package(piece: Piece) -> str | None:
    """The same for all that are offered together."""
    began = datetime.combine(piece.on, time(), UTC)
    return id_at(began, f"{piece.client.key} {piece.package}") if piece.package else None


def recipients(piece: Piece) -> tuple[str, ...]:
    """Who the office would choose: for a return who may approve it, for a draft the directors."""
    seats = [seat for seat in piece.client.seats if seat.approve]
    if piece.kind in READ_KINDS:
        names = piece.client.directors
        seats = [seat for seat in seats if person_of(seat.person).name in names] or seats
    return tuple(person_of(seat.person).id for seat in seats)


def manager(client: Client) -> Actor:
    return employee(person_of(client.manager))


def act_on(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    """What concerns the document is done to it; everything else is a move of its task."""
    if act.verb in VERBS:
        VERBS[act.verb](piece, act, document, at)
        return
    actor = actor_of(piece, act)
    place = (piece.client.id, _task(document))
    moving.move(actor, *place, lambda task, at: move(task, actor, act, at), at)


def actor_of(piece: Piece, act: Act) -> Actor:
    if not act.who:
        return manager(piece.client)
    person = person_of(act.who)
    return employee(person) if person.kind == "employee" else client_user(person)


def _open(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = actor_of(piece, act)
    dossier.open_document(actor, document, None, download=False, at=at)
    mark_opened(actor.office_id, actor.user_id, document.document_id, document.version, at)


def _revise(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = actor_of(piece, act)
    content = draw(piece.kind, piece.client, piece.period, piece.on + timedelta(days=act.days))
    upload_id = bring_in(actor, piece.client.id, piece.file_name, content, at)
    publishing.add_version(
        actor, piece.client.id, document.document_id, upload_id, remark=act.remark, at=at
    )
    if piece.signers:
        ask(piece.client, _task(document), at)


def _withdraw(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = actor_of(piece, act)
    publishing.withdraw(actor, piece.client.id, document.document_id, act.remark, at)


def _task(document: Document) -> str:
    if document.task_id is None:
        raise ValueError(f"nothing was asked about {document.title}")
    return document.task_id


VERBS: dict[str, Callable[[Piece, Act, Document, datetime], None]] = {
    "open": _open,
    "revise": _revise,
    "withdraw": _withdraw,
}
