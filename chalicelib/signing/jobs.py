"""What happens to signings without anybody asking."""

from typing import Any

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Queue, Reaction
from chalicelib.core import clock, log
from chalicelib.signing.actions import foreseeing, watching, working
from chalicelib.signing.events.files import EvidenceAsked, SignatureGiven
from chalicelib.signing.events.moves import (
    PaperReceived,
    SigningBegun,
    SigningLate,
    TaskSignedElsewhere,
    TaskSignedOnPaper,
)


def sign(event: Event) -> None:
    """Signatures, seals and evidence, in order for each document."""
    working.work(event, clock.now())


def watch_signings(event: Any) -> None:
    """Every five minutes: what is signed and not sealed."""
    log.line("job", job="watch_signings", late=watching.watch_signings(clock.now()))


def watch_certificates(event: Any) -> None:
    """Every day: what our signatures rest on, sixty days ahead."""
    log.line("job", job="watch_certificates", ending=foreseeing.watch_certificates(clock.now()))


REACTIONS = (
    Reaction(
        name="sign",
        act=sign,
        does="`signing`: puts signatures and seal in the file",
        to=(
            SigningBegun,
            SignatureGiven,
            TaskSignedOnPaper,
            TaskSignedElsewhere,
            PaperReceived,
            SigningLate,
            EvidenceAsked,
        ),
        queue=Queue.SIGNING,
    ),
)
