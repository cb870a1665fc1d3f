"""A ceremony as its signer sees it."""

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.language import Language
from chalicelib.core.letters import visible
from chalicelib.core.text import error_text, texts
from chalicelib.identity.actions.codes import AskedChallenge
from chalicelib.identity.routes.challenge import passkey_request
from chalicelib.signing.actions.ceremonies import ASKING, sent_to
from chalicelib.signing.actions.running import Running
from chalicelib.signing.domain.ceremony import TO_SIGN, Ceremony, Chosen, Progress, Step
from chalicelib.signing.domain.signatories import signatories
from chalicelib.signing.routes.ceremony_shapes import CeremonyDocument, CeremonyView, CodeAsked
from chalicelib.signing.routes.views import what_comes_next
from chalicelib.tasks.routes.views import box_shape
from chalicelib.tasks.store import tasks


def ceremony_view(running: Running, actor: Actor) -> CeremonyView:
    """Steps that nobody comes back from look the same: begin anew."""
    ceremony = running.ceremony.as_of(clock.now())
    code = _code(running.asked) if running.asked else None
    step = _step(ceremony, code)
    return CeremonyView(
        ceremony_id=ceremony.ceremony_id,
        client_id=ceremony.client_id,
        client_name=ceremony.client_name,
        step=step,
        documents=[_document(ceremony, each, actor) for each in ceremony.documents],
        code=code,
        expires_at=_expires(ceremony, code),
        signer_name=visible(ceremony.signer.name),
        void_because=_void_because(running, actor.language) if step is Step.VOID else "",
    )


def _void_because(running: Running, language: Language) -> str:
    why = "too_many_tries" if running.spent else running.ceremony.void_why or "too_late"
    said = texts(language, "errors").get(f"void_{why}")
    return said or error_text(why, language)


def _step(ceremony: Ceremony, code: CodeAsked | None) -> Step:
    """A code that can no longer be answered is asked of nobody; one that could not be sent is."""
    gone = ceremony.step in ASKING and code is None and bool(ceremony.challenge_id)
    over = ceremony.step in (Step.VOID, Step.LEFT)
    return Step.VOID if gone or over else ceremony.step


def _expires(ceremony: Ceremony, code: CodeAsked | None) -> str | None:
    if code:
        return code.expires_at
    waits = ceremony.step is Step.INK and ceremony.proved_at
    return clock.stamp(ceremony.proved_at + TO_SIGN) if waits and ceremony.proved_at else None


def _code(asked: AskedChallenge) -> CodeAsked:
    challenge = asked.challenge
    return CodeAsked(
        method=challenge.method,
        methods=list(asked.means.methods),
        sent_to=sent_to(asked.user, challenge.method),
        resend_after_seconds=challenge.wait(clock.now()),
        sends_left=challenge.sends_left,
        tries_left=challenge.tries_left,
        expires_at=clock.stamp(challenge.expires_at),
        passkey=passkey_request(asked),
        not_sent=asked.not_sent,
    )


def _document(ceremony: Ceremony, chosen: Chosen, actor: Actor) -> CeremonyDocument:
    office_id, client_id = ceremony.office_id, ceremony.client_id
    task = tasks.get(office_id, client_id, chosen.task_id).as_of(clock.now())
    is_in = chosen.progress is Progress.READY
    problem = chosen.problem or (task.problem if is_in else "")
    return CeremonyDocument(
        task_id=chosen.task_id,
        document_id=chosen.document_id,
        title=chosen.title,
        type_name=chosen.type_names.spoken(actor.language),
        period=chosen.period,
        document_version=chosen.version,
        document_sha256=chosen.sha256,
        file_sha256=chosen.shown_sha256,
        pages=chosen.pages,
        box=box_shape(signatories(task).of(actor.user_id).box),
        state=chosen.progress,
        problem=error_text(problem, actor.language) if problem else None,
        what_comes_next=what_comes_next(task, actor) if is_in else "",
    )
