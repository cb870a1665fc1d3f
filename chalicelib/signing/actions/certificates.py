"""What our signatures rest on, looked at before a ceremony begins (property 5)."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.core import log
from chalicelib.core.errors import Conflict, Refused
from chalicelib.gateways import judging
from chalicelib.gateways.signing.shapes import CertificateLeft

ALARM_DAYS = 60
Left = tuple[CertificateLeft, ...]


def certificates() -> Left:
    return known(judging.days_left)


def known(days_left: Callable[[], Left]) -> Left:
    """The first to end first; none before the first ones are made, which the log says."""
    try:
        return days_left()
    except Refused as none:
        log.line("no_certificates", why=str(none))
        return ()


def check_certificates(at: datetime) -> None:
    """Not after the last signer, but before the first code: Conflict without a certificate, or
    with one that has ended."""
    found = certificates()
    ended = [each.name for each in found if each.until <= at]
    if not found or ended:
        log.line("signing_shut", ended=", ".join(ended))
        raise Conflict("signing_not_possible_now")
