"""What happens on its own when something has happened: route, tell, send."""

from typing import Any

import msgspec

from chalicelib.audit.store import from_stream
from chalicelib.core import clock, log
from chalicelib.core.batches import Failures, each_message, each_new_row
from chalicelib.notifications import actions
from chalicelib.notifications.actions.telling import Work
from chalicelib.notifications.domain import Letter, Reaction

_work = msgspec.json.Decoder(Work)
_letters = msgspec.json.Decoder(Letter)


def route_events(event: Any) -> Failures:
    """The stream of the events table → one message per reaction; no other outside calls."""
    return each_new_row("route_events", event, lambda image: actions.route(from_stream(image)))


def send_notifications(event: Any) -> Failures:
    """Queue `notifications`: who hears about it → queue `mail`, or a line in the digest."""
    return each_message("send_notifications", event, _notify)


def _notify(body: str) -> None:
    work = _work.decode(body)
    if work.reaction is Reaction.DIGEST:
        actions.note_closed(work.event, clock.now())
    else:
        actions.tell(work.event)


def send_mail(event: Any) -> Failures:
    """Queue `mail`: one letter each, sent once."""
    return each_message("send_mail", event, _send)


def _send(body: str) -> None:
    actions.send_letter(_letters.decode(body), clock.now())


def send_digests(event: Any) -> None:
    """Every day: what closed by itself, to the offices concerned."""
    log.line("job", job="send_digests", letters=actions.send_digests(clock.now()))
