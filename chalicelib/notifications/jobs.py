"""What happens on its own when something has happened: route, tell, send."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from chalicelib.audit.domain import Event
from chalicelib.audit.store import from_stream
from chalicelib.core import clock, log
from chalicelib.core.batches import Failures, each_message, each_new_row
from chalicelib.documents.jobs import check_upload
from chalicelib.gateways import mail_feedback
from chalicelib.notifications.actions import digests, feedback, sending, telling
from chalicelib.notifications.actions.telling import Work
from chalicelib.notifications.domain.letters import Letter
from chalicelib.notifications.domain.reactions import Reaction
from chalicelib.tasks.jobs import ask_too, mark_task_opened, reassign

# Each is safe to run again.
_REACTING: Mapping[Reaction, Callable[[Event], None]] = {
    Reaction.MARK_OPENED: mark_task_opened,
    Reaction.CHECK_UPLOAD: check_upload,
    Reaction.REASSIGN: reassign,
    Reaction.ASK_TOO: ask_too,
}
_work = msgspec.json.Decoder(Work)
_letters = msgspec.json.Decoder(Letter)


def route_events(event: Any) -> Failures:
    """The stream of the events table → one message per reaction; no other outside calls."""
    return each_new_row("route_events", event, lambda image: telling.route(from_stream(image)))


def send_notifications(event: Any) -> Failures:
    """Queue `notifications`: who hears about it → queue `mail`, or a line in the digest."""
    return each_message("send_notifications", event, _notify)


def _notify(body: str) -> None:
    work = _work.decode(body)
    if work.reaction is Reaction.DIGEST:
        digests.note_closed(work.event, clock.now())
    else:
        telling.tell(work.event)


def run_reactions(event: Any) -> Failures:
    """Queue `reactions`: what other modules do when something has happened."""
    return each_message("run_reactions", event, _react)


def _react(body: str) -> None:
    work = _work.decode(body)
    _REACTING[work.reaction](work.event)


def send_mail(event: Any) -> Failures:
    """Queue `mail`: one letter each, sent once."""
    return each_message("send_mail", event, _send)


def _send(body: str) -> None:
    sending.send_letter(_letters.decode(body), clock.now())


def note_feedback(event: Any) -> Failures:
    """Queue `feedback`: what SES tells of the mails we sent."""
    return each_message("note_feedback", event, _note_feedback)


def _note_feedback(body: str) -> None:
    if found := mail_feedback.read(body):
        feedback.note_feedback(found)


def send_digests(event: Any) -> None:
    """Every day: what closed by itself, to the offices concerned."""
    log.line("job", job="send_digests", letters=digests.send_digests(clock.now()))
