"""Beginning a ceremony, finding it again, and leaving it."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.clients.actions.letting_in import check_may_act, grounds
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, authorise
from chalicelib.core.emails import masked_email
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, NotSignedIn
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.racing import judged_again
from chalicelib.core.rights import Right
from chalicelib.core.visitor import Visitor
from chalicelib.documents.store import documents
from chalicelib.identity.actions.codes import AskedChallenge, ask
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, replacements, users
from chalicelib.offices import store as offices
from chalicelib.signing.actions.certificates import check_certificates
from chalicelib.signing.actions.means import means_at, second_means, wording
from chalicelib.signing.actions.running import Running
from chalicelib.signing.domain.allowed import check_signature
from chalicelib.signing.domain.ceremony import Ceremony, CeremonySigner, Chosen, Step
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.moving import may_see
from chalicelib.tasks.domain.moves import Move, check_answer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks

ASKING = (Step.EMAIL, Step.SECOND)


@judged_again
def begin(
    visitor: Visitor,
    actor: Actor,
    client_id: str,
    ceremony_id: str,
    chosen: Mapping[str, str],
    at: datetime,
) -> Running:
    """A code goes out by mail. `chosen` has the hash of what was shown, by task id. The same id
    again is the same ceremony."""
    known = _begun_before(visitor, actor, client_id, ceremony_id, at)
    if known:
        return known
    documents = tuple(
        _chosen(actor, client_id, task_id, sha256, at) for task_id, sha256 in chosen.items()
    )
    user = users.user(actor.office_id, actor.user_id)
    if not second_means(user, offices.get(user.office_id), visitor.host).methods:
        raise Conflict("needs_mobile")
    check_certificates(at)
    name = client_rows.client(actor.office_id, client_id).name
    signer = _signer(visitor, actor, user, client_id)
    new = Ceremony(
        office_id=actor.office_id,
        client_id=client_id,
        client_name=name,
        ceremony_id=ceremony_id,
        signer=signer,
        documents=documents,
        started_at=at,
    )
    return ask_code(visitor, user, _with_first_lines(new, actor), at)


def own_ceremony(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, at: datetime
) -> Running:
    """Only where and by whom it was begun; anywhere else it does not exist."""
    ceremony = mine(actor, client_id, ceremony_id).as_of(at)
    user = users.user(actor.office_id, actor.user_id)
    asked = asked_now(visitor, ceremony, user, at)
    return Running(
        ceremony=ceremony, user=user, asked=asked, spent=asked is None and _is_spent(ceremony, at)
    )


def leave(actor: Actor, client_id: str, ceremony_id: str, at: datetime) -> None:
    try:
        ceremony = mine(actor, client_id, ceremony_id)
    except NotFound:
        return
    left = ceremony.left(at)
    if left is not ceremony:
        signings.keep_ceremony(left)
        challenges.drop_challenge(actor.office_id, ceremony.challenge_id or "-")


def mine(actor: Actor, client_id: str, ceremony_id: str) -> Ceremony:
    ceremony = signings.ceremony(actor.office_id, client_id, ceremony_id)
    if not ceremony.is_of(actor.user_id, actor.session_key):
        raise NotFound
    return ceremony


def ask_code(visitor: Visitor, user: User, ceremony: Ceremony, at: datetime) -> Running:
    """The code of this step is on its way, and the ceremony knows which."""
    means = means_at(ceremony, user, visitor.host)
    asked = ask(
        visitor,
        user,
        means,
        purpose=Purpose.SIGNING,
        at=at,
        binding=ceremony.binding,
        wording=wording(ceremony),
    )
    challenge = asked.challenge
    known = ceremony.asked(challenge.challenge_id, challenge.method, _sent_to(asked), at)
    signings.keep_ceremony(known)
    return Running(
        ceremony=signings.ceremony(user.office_id, known.client_id, known.ceremony_id),
        user=user,
        asked=asked,
    )


def asked_now(
    visitor: Visitor, ceremony: Ceremony, user: User, at: datetime
) -> AskedChallenge | None:
    """None when no code is asked, or not any more."""
    if ceremony.step not in ASKING or not ceremony.challenge_id:
        return None
    try:
        challenge = challenges.challenge(user.office_id, ceremony.challenge_id, at)
    except NotSignedIn:
        return None
    if challenge.is_spent:
        return None
    means = means_at(ceremony, user, visitor.host)
    return AskedChallenge(user=user, challenge=challenge, means=means, wording=wording(ceremony))


def _is_spent(ceremony: Ceremony, at: datetime) -> bool:
    """No answer is left to the code that was asked; otherwise it was asked too long ago."""
    if ceremony.step not in ASKING or not ceremony.challenge_id:
        return False
    try:
        return challenges.challenge(ceremony.office_id, ceremony.challenge_id, at).is_spent
    except NotSignedIn:
        return False


def check_unchanged(actor: Actor, ceremony: Ceremony, at: datetime) -> None:
    """A document that changed, or is not theirs to sign any more, voids the codes: nothing of this
    ceremony can be signed after that."""
    try:
        for each in ceremony.documents:
            task = signable(actor, ceremony.client_id, each.task_id)
            check_may_act(actor, ceremony.client_id, Right.SIGN, task.place)
            check_answer(task, Move.SIGN, actor.user_id, each.sha256, at)
            check_shown(signings.signing(task), each)
    except (Conflict, NotAllowed, NotFound) as error:
        signings.keep_ceremony(ceremony.void(error.code, at))
        challenges.drop_challenge(actor.office_id, ceremony.challenge_id or "-")
        raise


def check_shown(signing: Signing | None, chosen: Chosen) -> None:
    """What they were shown is in the file, and names the people that it names now."""
    if signing and not signing.was_as(chosen.shown_sha256):
        raise Conflict("document_changed")


def signable(actor: Actor, client_id: str, task_id: str) -> Task:
    task = tasks.get(actor.office_id, client_id, task_id)
    authorise(actor, Right.SIGN, client_id, task.place)
    if not may_see(actor, task):
        raise NotFound
    return task


def _begun_before(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, at: datetime
) -> Running | None:
    try:
        signings.ceremony(actor.office_id, client_id, ceremony_id)
    except NotFound:
        return None
    return own_ceremony(visitor, actor, client_id, ceremony_id, at)


def _chosen(actor: Actor, client_id: str, task_id: str, sha256: str, at: datetime) -> Chosen:
    task = signable(actor, client_id, task_id)
    check_may_act(actor, client_id, Right.SIGN, task.place)
    signing = signings.signing(task)
    check_signature(task, signing, actor.user_id, sha256, at)
    return Chosen(
        task_id=task_id,
        document_id=task.document.document_id,
        title=task.about.title,
        type_names=task.about.type_names,
        period=task.about.period,
        version=task.document.version,
        sha256=sha256,
        shown_sha256=signing.file.sha256 if signing else sha256,
        pages=signing.pages(_pages(task)) if signing else _pages(task),
    )


def _pages(task: Task) -> int | None:
    """Of the document, as it came."""
    document = documents.document(task.office_id, task.client_id, task.document.document_id)
    return documents.version(document, task.document.version).pages


def _signer(visitor: Visitor, actor: Actor, user: User, client_id: str) -> CeremonySigner:
    """IP address and browser as the server saw them (property 7)."""
    if not actor.session_key:
        raise NotAllowed("not_allowed")
    return CeremonySigner(
        user_id=user.user_id,
        name=user.name,
        email=user.email,
        phone=masked_mobile(user.mobile),
        language=user.language,
        by_office=actor.is_employee,
        session=actor.session_key,
        ip=visitor.ip,
        user_agent=visitor.user_agent,
        represents=actor.represents(client_id),
    )


def _with_first_lines(new: Ceremony, actor: Actor) -> Ceremony:
    """Who begins, what of theirs somebody else replaced before, and who let them in: by whom, and
    why it counts."""
    shown = {f"document_{i}": each.shown_sha256 for i, each in enumerate(new.documents, 1)}
    signer = new.signer
    begun = new.note(
        new.started_at,
        "begun",
        ceremony=new.ceremony_id,
        user=signer.user_id,
        name=signer.name,
        email=signer.email,
        phone=signer.phone,
        ip=signer.ip,
        user_agent=signer.user_agent,
        **(signer.represents.facts if signer.represents else {}),
        **shown,
    )
    found = replacements.counting(new.office_id, signer.user_id)
    told = grounds(actor, new.client_id)
    return begun.with_replaced(found, new.started_at).with_let_in(told, new.started_at)


def _sent_to(asked: AskedChallenge) -> str:
    return sent_to(asked.user, asked.challenge.method)


def sent_to(user: User, method: str) -> str:
    """Masked, as the screen and the log show it."""
    if method == "email":
        return masked_email(user.email)
    return masked_mobile(user.mobile) if method == "sms" else ""
