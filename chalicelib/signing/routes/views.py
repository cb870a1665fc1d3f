"""A signing as people see it."""

from collections.abc import Container

from chalicelib.core import clock
from chalicelib.core.actor import Actor, UserKind, answers_for, may
from chalicelib.core.emails import masked_email
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.namens import named
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.rights import Right
from chalicelib.core.text import texts
from chalicelib.delivery.domain import Arrival
from chalicelib.documents.domain.upload import Made
from chalicelib.gateways.signing.shapes import MOST_SIGNERS
from chalicelib.identity.domain.user import User
from chalicelib.signing.actions import reading
from chalicelib.signing.actions.deliveries import Delivery
from chalicelib.signing.actions.reading import Seen, ToSign
from chalicelib.signing.actions.starting import Candidates
from chalicelib.signing.domain.allowed import moves_with
from chalicelib.signing.domain.moves import on_paper
from chalicelib.signing.domain.preparing import waits_for_worker
from chalicelib.signing.domain.signatories import Receipt, signatories, stage_of
from chalicelib.signing.domain.signing import Form, Signing
from chalicelib.signing.routes.shapes import (
    Awaits,
    Deliveries,
    DeliveryView,
    FormReason,
    PeopleToSign,
    PersonToSign,
    ScanView,
    SignerView,
    SigningList,
    SigningPart,
    TaskToSign,
)
from chalicelib.tasks.domain.moves import open_of
from chalicelib.tasks.domain.recipient import HAS_SIGNED, ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Apart, Task
from chalicelib.tasks.routes.parts import KindPart
from chalicelib.tasks.routes.shut import Opens, acts_from, openings_of
from chalicelib.tasks.routes.views import box_shape, row_facts
from chalicelib.work.domain.office_task import PersonState, TaskState


def signing_list(found: ToSign, actor: Actor) -> SigningList:
    opens = openings_of(actor)
    return SigningList(
        items=[_row(each, actor, opens) for each in found.items],
        needs_mobile=found.needs_mobile,
        email_to=masked_email(found.user.email),
        mobile_to=masked_mobile(found.user.mobile),
    )


def signing_part(task: Task, apart: Apart | None, actor: Actor) -> SigningPart:
    """What the page of a task shows when it is signed."""
    signing = apart if isinstance(apart, Signing) else None
    seen, layout = reading.seen_by(actor, task, signing), signing.layout if signing else None
    return SigningPart(
        awaits=awaits(task),
        stage=stage_of(task) or 0,
        file_sha256=seen.file_sha256,
        signatures=len(signing.signatures) if signing else 0,
        signers=[_signer(seen, each, actor) for each in task.recipients],
        what_comes_next=what_comes_next(task, actor),
        preparing_since=_preparing_since(task),
        form=signing.form if signing else Form.SIGNATURES,
        form_reason=_form_reason(signing) if signing else FormReason.NONE,
        signed_at=clock.stamp(signing.sealed_at) if signing and signing.sealed_at else None,
        signed_version=signing.released_version if signing else None,
        sealed_by=signing.sealed_by if signing else "",
        repaired=_was_repaired(seen),
        owner_password_removed=layout.owner_password_removed if layout else False,
        stripped=list(layout.stripped) if layout else [],
        hiding=list(layout.hiding) if layout else [],
        page_added=layout.page_added if layout else False,
    )


PART = KindPart(shape=SigningPart, make=signing_part)


# Ended, or held up, without that it still matters what came on paper.
OVER = (TaskState.REJECTED, TaskState.EXPIRED, TaskState.WITHDRAWN, TaskState.STUCK)


def awaits(task: Task) -> Awaits | None:
    """Once all have acted: what came on paper waits for the office, and then the file for its
    seal."""
    if task.state is not TaskState.OPEN:
        return None
    if task.awaits_people:
        return Awaits.PEOPLE
    return Awaits.RECEIPT if task.awaits_office else Awaits.SEAL


def _form_reason(signing: Signing) -> FormReason:
    """Why the signatures do not stand in the document."""
    if signing.form is Form.SIGNATURES:
        return FormReason.NONE
    if signing.form is Form.WRAPPER:
        return FormReason.NO_OTHER_WAY if signing.layout.unsigned else FormReason.ARRIVED_SIGNED
    too_many = len(signing.places) > MOST_SIGNERS
    return FormReason.MANY_SIGNERS if too_many else FormReason.NO_OTHER_WAY


def _preparing_since(task: Task) -> str | None:
    wish = signatories(task).preparing
    return clock.stamp(wish.since) if wish and waits_for_worker(task) else None


def what_comes_next(task: Task, actor: Actor) -> str:
    """One plain sentence: who is waited for, or what the office does."""
    language = actor.language
    known, now = texts(language, "signing_next"), awaits(task)
    if now is Awaits.RECEIPT:
        told = [
            named(each.name, each.represents, language)
            for each in task.recipients
            if each.awaits_office
        ]
        return known["receipt"].replace("{names}", spoken_list(told, language))
    if task.state is TaskState.REJECTED:
        return _declined(task, known, actor)
    if now is not Awaits.PEOPLE:
        return _ended(task, _text_of(task, now, known), known, language)
    waits = [
        named(each.name, each.represents, language)
        for each in task.recipients
        if task.is_turn_of(each)
    ]
    later = any(each.is_open and not task.is_turn_of(each) for each in task.recipients)
    text = known["people.then" if later else "people"]
    return text.replace("{names}", spoken_list(waits, language))


def _text_of(task: Task, now: Awaits | None, known: dict[str, str]) -> str:
    """Signed by all, unless it is told apart."""
    if told := known.get(now or task.state):
        return told
    return known.get(f"signed.{on_paper(task)}", known["signed"])


def _ended(task: Task, text: str, known: dict[str, str], language: Language) -> str:
    """Who signed, and who was to sign and is not asked any more."""
    told = text.replace("{signed}", _names(task, HAS_SIGNED, language))
    without = _names(task, {PersonState.REMOVED}, language)
    if "{signed}" not in text or not without:
        return told
    return f"{told} {known['without'].replace('{names}', without)}"


def _names(task: Task, states: Container[PersonState], language: Language) -> str:
    people = [
        named(each.name, each.represents, language)
        for each in task.recipients
        if each.state in states
    ]
    return spoken_list(people, language)


def _declined(task: Task, known: dict[str, str], actor: Actor) -> str:
    """One refusal ends it, so that there is one name; whoever declined is spoken to."""
    people = task.recipients
    refused = next(each for each in people if each.state is PersonState.DECLINED)
    name = named(refused.name, refused.represents, actor.language)
    is_own = refused.user_id == actor.user_id
    who = known["declines.you" if is_own else "declines"].replace("{name}", name)
    signed = any(each.state in HAS_SIGNED for each in people)
    return known["declined.partly" if signed else "declined"].replace("{who}", who)


def people_to_sign(actor: Actor, found: Candidates, client_id: str) -> PeopleToSign:
    of_client = [_candidate(actor, each, found, client_id) for each in found.people]
    office = [_candidate(actor, each, found, client_id) for each in found.office]
    return PeopleToSign(items=[*of_client, *office], relation_manager_id=found.relation_manager_id)


def deliveries_view(found: tuple[Delivery, ...]) -> Deliveries:
    return Deliveries(items=[_delivery(each) for each in found])


def _row(task: Task, actor: Actor, opens: Opens) -> TaskToSign:
    return TaskToSign(
        **row_facts(task, actor.language),
        acts_from=acts_from(actor, task.client_id, task.action, task.place, opens),
        document_sha256=task.about.sha256,
        expires_on=str(task.expires_on) if task.expires_on else None,
    )


def _signer(seen: Seen, person: Recipient, actor: Actor) -> SignerView:
    """Scans are for the office, which judges them; what it waits for ends with the signing."""
    user = seen.users.get(person.user_id)
    office = may(actor, Right.MANAGE, seen.task.client_id)
    theirs = signatories(seen.task).of(person.user_id)
    scans = theirs.scans if office or theirs.receipt is Receipt.CONFIRMED else ()
    moot = theirs.receipt is Receipt.AWAITED and seen.task.state in OVER
    return SignerView(
        user_id=person.user_id,
        email=user.email if user and office else "",
        kind=UserKind.EMPLOYEE if person.by_office else UserKind.CLIENT,
        stage=theirs.stage,
        receipt=None if moot else theirs.receipt,
        receipt_remark=theirs.receipt_remark,
        receipt_by=theirs.receipt_by,
        scans=[ScanView(document_id=it.document_id, file_name=it.file_name) for it in scans],
        needs_mobile=person.user_id in seen.without,
        box=box_shape(theirs.box),
        may=open_of(moves_with(seen.task, person, actor, clock.now())),
    )


def _candidate(actor: Actor, user: User, found: Candidates, client_id: str) -> PersonToSign:
    held = user.rights.get(client_id)
    return PersonToSign(
        user_id=user.user_id,
        name=user.name,
        kind=user.kind,
        needs_mobile=user.user_id in found.without,
        may_add_mobile=user.kind is UserKind.CLIENT and answers_for(actor, user.access),
        status=user.status,
        represents=held.represents if held else None,
        folders=list(held.folders) if held else [],
        types=list(held.types) if held else [],
    )


def _delivery(found: Delivery) -> DeliveryView:
    person, sent = found.person, found.asked
    times = (sent.sent_at, sent.delivered_at) if sent else (None, None)
    mailed, delivered = (clock.stamp(at) if at else None for at in times)
    acted = person.state in ON_PAPER or person.state is PersonState.SIGNED
    return DeliveryView(
        user_id=person.user_id,
        name=person.name,
        mail=sent.outcome if sent else Arrival.NOTHING,
        mailed_at=mailed,
        delivered_at=delivered,
        signed_in_at=clock.stamp(found.signed_in_at) if found.signed_in_at else None,
        reminded_at=clock.stamp(found.reminded_at) if found.reminded_at else None,
        opened_at=clock.stamp(person.opened_at) if person.opened_at else None,
        acted_at=clock.stamp(person.acted_at) if acted and person.acted_at else None,
    )


def _was_repaired(seen: Seen) -> bool:
    """When it came in, or when it was laid out."""
    came_in = seen.first_version is not None and seen.first_version.made is Made.REPAIRED
    return came_in or (seen.signing is not None and seen.signing.layout.repaired)
