"""Fiscale partners, what each of them agreed to, and how far the other is with the same file."""

from chalicelib.clients.actions.letting_in import shut_until
from chalicelib.clients.domain.client import Client
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor, may, may_know
from chalicelib.core.errors import bad_field
from chalicelib.core.http import Needs, Routes
from chalicelib.core.order import cursor_at, place_of
from chalicelib.core.rights import Right
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Cursor, OptionalLine, Ulid
from chalicelib.documents.actions import dossier
from chalicelib.documents.domain.document import Document
from chalicelib.documents.store import documents
from chalicelib.tasks.actions import partners, twins
from chalicelib.tasks.actions.partners import Pair
from chalicelib.tasks.domain.recipient import HAS_SIGNED, Recipient
from chalicelib.tasks.routes.shapes import SHORTEST_GROUND, GroundBody
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import PersonState

routes = Routes(__name__)

PARTNER = "/clients/{client_id}/partner"
ANSWERED = HAS_SIGNED | {PersonState.APPROVED, PersonState.REJECTED, PersonState.READ}


class PartnerChoice(Body, kw_only=True):
    partner_id: Ulid


class RecordedConsent(PartnerChoice, kw_only=True):
    ground: GroundBody


class CandidateQuery(Body, kw_only=True):
    """`search`: parts of a name or client number, in any order."""

    search: OptionalLine = ""
    cursor: Cursor | None = None


class CandidateView(Answer, kw_only=True):
    """`has_partner`: then that must end first."""

    client_id: str
    name: str
    client_number: str
    has_partner: bool


class CandidateList(Answer, kw_only=True):
    items: list[CandidateView]
    cursor: str | None


class PartnerView(Answer, kw_only=True):
    """`agreed` is what this client said, `partner_agreed` what the other one did. `hidden`: there
    is a partner, whose dossier this employee does not see, so nothing more is said of them.
    `acts_from` is when who looks, and was let in lately, may agree or end it."""

    partner_id: str | None = None
    name: str = ""
    agreed: bool = False
    partner_agreed: bool = False
    hidden: bool = False
    acts_from: str | None = None


class ConsentView(Answer, kw_only=True):
    """That a client is asked to agree that the partner is asked too. Without the name of the
    partner for who looks along and does not see that dossier."""

    client_id: str
    client_name: str
    partner_name: str


class ConsentList(Answer, kw_only=True):
    items: list[ConsentView]


class TwinView(Answer, kw_only=True):
    """The same file in the dossier of the partner. `answered`: whether somebody did there what is
    asked, `rejected` that they did not agree; for a client unknown as soon as one of the two agrees
    no more. `document_id`, `done` of the two dossiers, and why the partner's share is `gone`, are
    for the office. `hidden`: there is a partner, whose dossier this employee does not see."""

    partner_name: str = ""
    answered: bool | None = None
    rejected: bool = False
    document_id: str | None = None
    done: int | None = None
    hidden: bool = False
    gone: twins.ShareGone | None = None


@routes.get("/partner-consents", needs=Needs.SIGNED_IN)
def list_consents(actor: Actor) -> ConsentList:
    """What is asked of this person about fiscal partners, at all clients."""
    found = [each for each in partners.awaited(actor) if each.other]
    return ConsentList(items=[_consent(actor, each) for each in found])


@routes.get(PARTNER, needs=Right.READ)
def show_partner(actor: Actor, client_id: str) -> PartnerView:
    shown = _view(actor, partners.pair_of(actor, client_id))
    opens = shut_until(actor, client_id, Right.APPROVE) if shown.partner_id else None
    shown.acts_from = clock.stamp(opens) if opens else None
    return shown


@routes.get(f"{PARTNER}/candidates", needs=Right.MANAGE)
def list_candidates(actor: Actor, client_id: str, query: CandidateQuery) -> CandidateList:
    """The persons whom this employee can record as the partner, by name, a page at a time."""
    of = f"candidates {client_id} {query.search}"
    found = partners.candidates(actor, client_id, query.search, place_of(query.cursor, of))
    items = [_candidate(each) for each in found.rows]
    return CandidateList(items=items, cursor=cursor_at(found.after, of))


@routes.put(PARTNER, needs=Right.MANAGE)
def record_partners(actor: Actor, client_id: str, body: PartnerChoice) -> PartnerView:
    """Of two persons; nobody has agreed by it."""
    return _view(actor, partners.record_partners(actor, client_id, body.partner_id, clock.now()))


@routes.delete(PARTNER, needs=Right.READ)
def end_partners(actor: Actor, client_id: str) -> None:
    """By either of the two, or by the office."""
    partners.end_partners(actor, client_id, clock.now())


@routes.put(f"{PARTNER}/consent", needs=Right.APPROVE, code=Act.CONSENT)
def agree_to_partner(actor: Actor, client_id: str, body: PartnerChoice) -> PartnerView:
    return _view(actor, partners.agree(actor, client_id, body.partner_id, clock.now()))


@routes.put(f"{PARTNER}/recorded-consent", needs=Right.MANAGE, code=Act.CONSENT)
def record_agreement(actor: Actor, client_id: str, body: RecordedConsent) -> PartnerView:
    """What the person told the office."""
    ground = body.ground.text.strip()
    if len(ground) < SHORTEST_GROUND:
        raise bad_field("ground.text", "too_short")
    kind, at = body.ground.kind, clock.now()
    pair = partners.record_agreement(
        actor, client_id, body.partner_id, kind=kind, ground=ground, at=at
    )
    return _view(actor, pair)


@routes.get("/clients/{client_id}/documents/{document_id}/twin", needs=Right.READ)
def show_twin(actor: Actor, client_id: str, document_id: str) -> TwinView:
    """Empty where the partner was not asked, and nobody forgot to."""
    document = dossier.visible_document(actor, client_id, document_id)
    twin, pair = document.twin, partners.pair_of(actor, client_id)
    gone = _gone(actor, document, pair)
    if twin is None:
        return _left_out(actor, pair, gone)
    if not may_know(actor, twin.client_id):
        return TwinView(hidden=True, gone=gone)
    here = may(actor, Right.MANAGE, twin.client_id)
    agree = pair.other is not None and pair.client.agrees_with(pair.other)
    known = agree and pair.other is not None and pair.other.client_id == twin.client_id
    if not (here or known):
        return TwinView()
    other = documents.document(actor.office_id, twin.client_id, twin.document_id)
    return TwinView(
        partner_name=client_rows.client(actor.office_id, twin.client_id).name,
        answered=_answered(other),
        rejected=any(each.state is PersonState.REJECTED for each in _people(other)),
        document_id=twin.document_id if here else None,
        done=sum(map(_answered, (document, other))) if here else None,
        gone=gone,
    )


def _gone(actor: Actor, document: Document, pair: Pair) -> twins.ShareGone | None:
    if not may(actor, Right.MANAGE, document.client_id):
        return None
    return twins.share_gone(document, pair.client, pair.other)


def _left_out(actor: Actor, pair: Pair, gone: twins.ShareGone | None) -> TwinView:
    other = pair.other
    if other is None or gone is None:
        return TwinView()
    known = may_know(actor, other.client_id)
    return TwinView(partner_name=other.name if known else "", hidden=not known, gone=gone)


def _candidate(client: Client) -> CandidateView:
    return CandidateView(
        client_id=client.client_id,
        name=client.name,
        client_number=client.client_number,
        has_partner=client.partner is not None,
    )


def _consent(actor: Actor, pair: Pair) -> ConsentView:
    client, other = pair.client, pair.other
    name = other.name if other and may_know(actor, other.client_id) else ""
    return ConsentView(client_id=client.client_id, client_name=client.name, partner_name=name)


def _answered(document: Document) -> bool:
    return any(each.state in ANSWERED for each in _people(document))


def _people(document: Document) -> tuple[Recipient, ...]:
    if document.task_id is None:
        return ()
    return tasks.get(document.office_id, document.client_id, document.task_id).recipients


def _view(actor: Actor, pair: Pair) -> PartnerView:
    mine, other = pair.client.partner, pair.other
    if mine is None or other is None:
        return PartnerView()
    if not may_know(actor, other.client_id):
        return PartnerView(agreed=mine.consent is not None, hidden=True)
    theirs = other.partner
    return PartnerView(
        partner_id=other.client_id,
        name=other.name,
        agreed=mine.consent is not None,
        partner_agreed=theirs is not None and theirs.consent is not None,
    )
