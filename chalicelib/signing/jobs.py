"""What happens to signings without anybody asking."""

from typing import Any

import msgspec

from chalicelib.audit.domain import Event
from chalicelib.core import clock, log
from chalicelib.core.batches import Failures, each_message
from chalicelib.signing.actions import certificates, watching, working


class Work(msgspec.Struct, frozen=True):
    """What waits on the queue `signing`."""

    event: Event


_work = msgspec.json.Decoder(Work)


def sign_documents(event: Any) -> Failures:
    """Queue `signing`: signatures, seals and evidence, in order for each document."""
    return each_message("sign_documents", event, _sign)


def _sign(body: str) -> None:
    working.work(_work.decode(body).event, clock.now())


def watch_signings(event: Any) -> None:
    """Every five minutes: what is signed and not sealed."""
    log.line("job", job="watch_signings", late=watching.watch_signings(clock.now()))


def watch_certificates(event: Any) -> None:
    """Every day: what our signatures rest on, sixty days ahead."""
    log.line("job", job="watch_certificates", ending=certificates.watch_certificates(clock.now()))
