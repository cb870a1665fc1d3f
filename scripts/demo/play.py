"""Plays the demo's history through the portal's own actions, each at its own moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.actor import Actor
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain.document import Document
from chalicelib.documents.store import documents
from chalicelib.signing.actions.declining import decline
from chalicelib.signing.actions.paper import sign_on_paper
from chalicelib.signing.store import signings
from chalicelib.tasks.actions import acting, publishing
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.domain import signing as moves
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.states import State
from chalicelib.tasks.store import tasks
from scripts.demo.clients import person_of
from scripts.demo.moved_clock import SetClock
from scripts.demo.pdfs import draw
from scripts.demo.post import bring_in, id_at
from scripts.demo.shapes import Client
from scripts.demo.signatures import sign
from scripts.demo.stage import client_user, employee
from scripts.demo.story import Act, Piece
from scripts.demo.timeline import act_of, timeline

READ_KINDS = {"income_concept", "corporate_concept", "accounts_concept"}


@dataclass
class Player:
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
                VERBS[act.verb](piece, act, self._document(moment.piece), moment.at)

    def sign(self, now: datetime) -> None:
        """What is signed by all on the day that the demo is made."""
        for index, piece in enumerate(self.pieces):
            if piece.is_signed:
                sign(piece, _task(self._document(index)), now)

    def _document(self, index: int) -> Document:
        client = self.pieces[index].client
        return documents.document(client.office, client.id, self.documents[index])


def publish(piece: Piece, at: datetime) -> str:
    """The id of the document; ids sort by the moment of publishing."""
    actor = manager(piece.client)
    document_id = id_at(at, f"{piece.client.key} {piece.title}")
    content = draw(piece.kind, piece.client, piece.period, piece.on)
    wish = publishing.Wish(
        document_id=document_id,
        upload_id=bring_in(actor, piece.client.id, piece.file_name, content, at),
        type_id=piece.type_id,
        title=piece.title,
        period=piece.period,
        deadline_on=piece.deadline_on,
        remark=piece.remark,
        recipients=recipients(piece) if piece.asked and not piece.signers else (),
        silent=not piece.asked,
        signers=tuple(Signer(person_of(who).id, stage) for who, stage in piece.signers),
        expires_on=piece.on + timedelta(days=piece.days_to_sign) if piece.signers else None,
    )
    publishing.publish(actor, piece.client.id, wish, at)
    return document_id


def recipients(piece: Piece) -> tuple[str, ...]:
    """Who the office would choose: for a return who may approve it, for a draft the directors."""
    seats = [seat for seat in piece.client.seats if seat.approve]
    if piece.kind in READ_KINDS:
        names = piece.client.directors
        seats = [seat for seat in seats if person_of(seat.person).name in names] or seats
    return tuple(person_of(seat.person).id for seat in seats)


def manager(client: Client) -> Actor:
    return employee(person_of(client.manager))


def _open(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    person = person_of(act.who)
    actor = employee(person) if person.kind == "employee" else client_user(person)
    dossier.open_document(actor, document, None, download=False, at=at)
    mark_opened(actor.office_id, actor.user_id, document.document_id, document.version, at)


def _approve(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = client_user(person_of(act.who))
    acting.approve_task(actor, piece.client.id, _task(document), document.sha256, act.remark, at)


def _reject(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = client_user(person_of(act.who))
    acting.reject_task(actor, piece.client.id, _task(document), document.sha256, act.remark, at)


def _read(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = client_user(person_of(act.who))
    acting.mark_task_read(actor, piece.client.id, _task(document), document.sha256, at)


def _decline(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = client_user(person_of(act.who))
    decline(actor, piece.client.id, _task(document), document.sha256, act.remark, at)


def _deliver(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    """The last word of a signing; there is no file to seal."""
    actor = client_user(person_of(act.who))
    task_id = _task(document)
    sign_on_paper(actor, piece.client.id, task_id, document.sha256, (), act.remark, at)
    task = tasks.get(document.office_id, document.client_id, task_id)
    signings.keep_task(moves.finish(task, at), task)


def _file(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = manager(piece.client)
    acting.complete_task(actor, piece.client.id, _task(document), State.FILED, act.remark, at)


def _complete(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = manager(piece.client)
    acting.complete_task(actor, piece.client.id, _task(document), State.COMPLETED, act.remark, at)


def _close(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    """As the hourly job did: a walk through all the days in between would take minutes."""
    task = tasks.get(document.office_id, document.client_id, _task(document))
    tasks.save(task.close(at), before=task)


def _revise(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = manager(piece.client)
    content = draw(piece.kind, piece.client, piece.period, piece.on + timedelta(days=act.days))
    upload_id = bring_in(actor, piece.client.id, piece.file_name, content, at)
    publishing.add_version(actor, piece.client.id, document.document_id, upload_id, act.remark, at)


def _withdraw(piece: Piece, act: Act, document: Document, at: datetime) -> None:
    actor = manager(piece.client)
    publishing.withdraw(actor, piece.client.id, document.document_id, act.remark, at)


def _task(document: Document) -> str:
    if document.task_id is None:
        raise ValueError(f"nothing was asked about {document.title}")
    return document.task_id


VERBS: dict[str, Callable[[Piece, Act, Document, datetime], None]] = {
    "open": _open,
    "approve": _approve,
    "reject": _reject,
    "read": _read,
    "decline": _decline,
    "deliver": _deliver,
    "file": _file,
    "complete": _complete,
    "close": _close,
    "revise": _revise,
    "withdraw": _withdraw,
}
