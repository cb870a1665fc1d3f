"""A signing as people see it."""

from collections.abc import Container
from typing import Any

from chalicelib.core import clock
from chalicelib.core.actor import Actor, Right, UserKind, answers_for, may
from chalicelib.core.emails import masked_email
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.namens import named
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.text import error_text, texts
from chalicelib.delivery.domain import Arrival
from chalicelib.documents.domain.upload import Made
from chalicelib.gateways.signing.shapes import MOST_SIGNERS
from chalicelib.identity.domain.user import User
from chalicelib.signing.actions.deliveries import Delivery
from chalicelib.signing.actions.reading import Seen, ToSign
from chalicelib.signing.actions.starting import Candidates
from chalicelib.signing.domain.allowed import moves_with
from chalicelib.signing.domain.moves import on_paper
from chalicelib.signing.domain.preparing import waits_for_worker
from chalicelib.signing.domain.signatories import Receipt, signatories, stage_of
from chalicelib.signing.domain.signing import Form, Signing
from chalicelib.signing.routes.shapes import (
    Deliveries,
    DeliveryView,
    FormReason,
    ListedSigning,
    PeopleToSign,
    PersonToSign,
    ScanView,
    SignerView,
    SigningList,
    SigningState,
    SigningView,
)
from chalicelib.tasks.domain.moves import moves_for, open_of
from chalicelib.tasks.domain.recipient import HAS_SIGNED, ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.routes.shut import Opens, Shut, acts_from, openings_of, shut_among
from chalicelib.tasks.routes.views import box_shape
from chalicelib.work.domain import PersonState, TaskState

STATES = {
    TaskState.PREPARING: SigningState.PREPARING,
    TaskState.OPEN: SigningState.OPEN,
    TaskState.REJECTED: SigningState.DECLINED,
    TaskState.EXPIRED: SigningState.EXPIRED,
    TaskState.WITHDRAWN: SigningState.WITHDRAWN,
    TaskState.STUCK: SigningState.STUCK,
}


def signing_list(found: ToSign, actor: Actor) -> SigningList:
    opens = openings_of(actor)
    return SigningList(
        items=[ListedSigning(**_row(each, actor, opens)) for each in found.items],
        needs_mobile=found.needs_mobile,
        email_to=masked_email(found.user.email),
        mobile_to=masked_mobile(found.user.mobile),
    )


def signing_view(seen: Seen, actor: Actor) -> SigningView:
    """One signing in full, with what this actor may do with it now."""
    task, signing = seen.task, seen.signing
    layout = signing.layout if signing else None
    office = may(actor, Right.MANAGE, task.client_id)
    shut = shut_among(actor, (task,) if office else (), seen.users)
    return SigningView(
        **_row(seen, actor, openings_of(actor)),
        created_by=task.created_by,
        held=task.held,
        preparing_since=_preparing_since(task),
        remark=task.remark,
        form=signing.form if signing else Form.SIGNATURES,
        form_reason=_form_reason(signing) if signing else FormReason.NONE,
        signers=[_signer(seen, each, actor, shut) for each in task.recipients],
        what_comes_next=what_comes_next(seen.task, actor),
        needs_mobile=actor.user_id in seen.without,
        signed_at=clock.stamp(signing.sealed_at) if signing and signing.sealed_at else None,
        signed_version=signing.released_version if signing else None,
        sealed_by=signing.sealed_by if signing else "",
        problem=error_text(task.problem, actor.language) if task.problem else None,
        repaired=_was_repaired(seen),
        owner_password_removed=layout.owner_password_removed if layout else False,
        stripped=list(layout.stripped) if layout else [],
        hiding=list(layout.hiding) if layout else [],
        page_added=layout.page_added if layout else False,
    )


# Ended, or held up, without that it still matters what came on paper.
OVER = (TaskState.REJECTED, TaskState.EXPIRED, TaskState.WITHDRAWN, TaskState.STUCK)


def state_of(task: Task) -> SigningState:
    """Once all have acted: what came on paper waits for the office, and then the file for its
    seal."""
    if task.state not in OVER and not task.awaits_people and _waits_for_receipt(task):
        return SigningState.RECEIPT
    if task.state is TaskState.OPEN and not task.awaits_people:
        return SigningState.SEALING
    return STATES.get(task.state, SigningState.SIGNED)


def _waits_for_receipt(task: Task) -> bool:
    return any(each.awaits_office for each in task.recipients)


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
    known, state = texts(language, "signing_next"), state_of(task)
    if state is SigningState.RECEIPT:
        told = [
            named(each.name, each.represents, language)
            for each in task.recipients
            if each.awaits_office
        ]
        return known["receipt"].replace("{names}", spoken_list(told, language))
    if state is SigningState.DECLINED:
        return _declined(task, known, actor)
    if state is not SigningState.OPEN:
        return _ended(task, known.get(f"{state}.{on_paper(task)}", known[state]), known, language)
    waits = [
        named(each.name, each.represents, language)
        for each in task.recipients
        if task.is_turn_of(each)
    ]
    later = any(each.is_open and not task.is_turn_of(each) for each in task.recipients)
    text = known["open.then" if later else "open"]
    return text.replace("{names}", spoken_list(waits, language))


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


def _row(seen: Seen, actor: Actor, opens: Opens) -> dict[str, Any]:
    task, names = seen.task, seen.task.about.type_names
    kept = signatories(task)
    return {
        "task_id": task.task_id,
        "document_id": task.document.document_id,
        "client_id": task.client_id,
        "client_name": task.client_name,
        "title": task.about.title,
        "type_id": task.about.type_id,
        "type_name": names.nl if actor.language is Language.NL else names.en,
        "period": task.about.period,
        "document_version": task.document.version,
        "document_sha256": task.document.sha256,
        "file_sha256": seen.file_sha256,
        "signatures": len(seen.signing.signatures) if seen.signing else 0,
        "state": state_of(task),
        "stage": stage_of(task) or 0,
        "stages": len({kept.of(each.user_id).stage for each in task.recipients}),
        "deadline_on": str(task.deadline_on) if task.deadline_on else None,
        "expires_on": str(task.expires_on) if task.expires_on else None,
        "created_at": clock.stamp(task.created_at),
        "box": box_shape(kept.of(actor.user_id).box),
        **_allowed(seen, actor),
        "acts_from": acts_from(actor, task.client_id, task.action, task.place, opens),
    }


def _allowed(seen: Seen, actor: Actor) -> dict[str, Any]:
    """A button without the right for it is not shown; who looks along sees what the person may."""
    now = open_of(moves_for(seen.task, actor, clock.now(), seen.signing))
    return {"may": [], "theirs": now} if actor.viewer else {"may": now, "theirs": []}


def _signer(seen: Seen, person: Recipient, actor: Actor, shut: Shut) -> SignerView:
    """Scans are for the office, which judges them; what it waits for ends with the signing."""
    user = seen.users.get(person.user_id)
    office = may(actor, Right.MANAGE, seen.task.client_id)
    theirs = signatories(seen.task).of(person.user_id)
    scans = theirs.scans if office or theirs.receipt is Receipt.CONFIRMED else ()
    moot = theirs.receipt is Receipt.AWAITED and seen.task.state in OVER
    return SignerView(
        user_id=person.user_id,
        name=person.name,
        email=user.email if user and office else "",
        kind=UserKind.EMPLOYEE if person.by_office else UserKind.CLIENT,
        stage=theirs.stage,
        state=seen.task.seen_state(person),
        is_me=person.user_id == actor.user_id,
        opened_at=clock.stamp(person.opened_at) if person.opened_at else None,
        acted_at=clock.stamp(person.acted_at) if person.acted_at else None,
        remark=person.remark,
        receipt=None if moot else theirs.receipt,
        receipt_remark=theirs.receipt_remark,
        receipt_by=theirs.receipt_by,
        scans=[ScanView(document_id=it.document_id, file_name=it.file_name) for it in scans],
        needs_mobile=person.user_id in seen.without,
        box=box_shape(theirs.box),
        may=open_of(moves_with(seen.task, person, actor, clock.now())),
        represents=person.represents,
        shut=shut.replacing(seen.task, person),
        acts_from=shut.acts_from(seen.task, person),
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
