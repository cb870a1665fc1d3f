"""What happens on its own when something has happened: tell, send."""

from typing import Any

import msgspec

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Queue, Reaction
from chalicelib.core import clock, log
from chalicelib.core.batches import Failures, each_message
from chalicelib.gateways import mail_feedback
from chalicelib.notifications.actions import digests, feedback, sending, telling
from chalicelib.notifications.domain.letters import Digest, Letter
from chalicelib.tasks.events.answers import TaskClosed

_letters = msgspec.json.Decoder(Letter | Digest)


def note_closed(event: Event) -> None:
    """A line in the digest of today."""
    digests.note_closed(event, clock.now())


REACTIONS = (
    Reaction(
        name="notify",
        act=telling.tell,
        does="a mail",
        to=None,
        when=lambda told: any(each.when(told) for each in told.tells),
        queue=Queue.NOTIFICATIONS,
    ),
    Reaction(
        name="digest",
        act=note_closed,
        does="a line in the daily mail to the office (`closed_digest`)",
        to=(TaskClosed,),
        queue=Queue.NOTIFICATIONS,
    ),
)


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
