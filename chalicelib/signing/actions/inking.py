"""Ondertekenen and Afhandelen: given here, put into the file by the worker."""

from datetime import datetime

from chalicelib.audit.domain import Event, by
from chalicelib.clients.actions import letting_in
from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.racing import judged_again
from chalicelib.core.visitor import Visitor
from chalicelib.gateways.signing import typeface
from chalicelib.identity.store import replacements, users
from chalicelib.signing.actions.ceremonies import check_unchanged, mine
from chalicelib.signing.actions.running import Running
from chalicelib.signing.domain.ceremony import Ceremony, Chosen, Step
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.events.files import SignatureGiven
from chalicelib.signing.store import signings
from chalicelib.tasks.events.shared import AboutTask


@judged_again
def give_signature(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, ink: Ink, at: datetime
) -> Running:
    """From here on it is given. Its events reach the worker through the stream, so that what was
    given is never forgotten."""
    ceremony = mine(actor, client_id, ceremony_id)
    user = users.user(actor.office_id, actor.user_id)
    if ceremony.step in (Step.SIGNING, Step.READY, Step.COMPLETED):
        return Running(ceremony=ceremony, user=user)
    if typeface.undrawable(ink.typed):
        raise bad_field("typed", "cannot_be_drawn")
    known = _with_grounds(actor, ceremony, at)
    given = known.signed(ink, at, visitor.ip, visitor.user_agent)
    check_unchanged(actor, ceremony, at)
    signings.keep_ceremony(given, *(_given(actor, given, each, at) for each in given.documents))
    return Running(ceremony=given, user=user)


@judged_again
def complete(
    visitor: Visitor, actor: Actor, client_id: str, ceremony_id: str, at: datetime
) -> Running:
    """Afhandelen: the signer has seen that it is done. What was signed stays so without it too."""
    ceremony = mine(actor, client_id, ceremony_id)
    done = ceremony.completed(at)
    if done is not ceremony:
        signings.keep_ceremony(done)
    return Running(ceremony=done, user=users.user(actor.office_id, actor.user_id))


def _with_grounds(actor: Actor, ceremony: Ceremony, at: datetime) -> Ceremony:
    """Also what was replaced since it began, and who gave them more rights."""
    found = replacements.counting(actor.office_id, actor.user_id) if actor.replaced else ()
    told = letting_in.grounds(actor, ceremony.client_id)
    return ceremony.with_replaced(found, at).with_let_in(told, at)


def _given(actor: Actor, ceremony: Ceremony, chosen: Chosen, at: datetime) -> Event:
    about_task = AboutTask(
        task_id=chosen.task_id,
        title=chosen.title,
        document_version=chosen.version,
        document_sha256=chosen.sha256,
        asks="sign",
    )
    told = SignatureGiven(
        task=about_task, ceremony_id=ceremony.ceremony_id, marks=ceremony.replaced
    )
    about = {"client_id": ceremony.client_id, "subject_id": chosen.document_id}
    return by(actor, told, at, **about)
