"""What our signatures rest on, looked at before a ceremony begins and every day (property 5)."""

from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core import clock, log
from chalicelib.core.errors import Conflict, Refused
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import CertificateLeft
from chalicelib.offices import store as offices
from chalicelib.signing.events.files import CertificateEnding

ALARM_DAYS = 60


def certificates() -> tuple[CertificateLeft, ...]:
    """The first to end first; none before the first ones are made, which the log says."""
    try:
        return engine.days_left()
    except Refused as none:
        log.line("no_certificates", why=str(none))
        return ()


def check_certificates(at: datetime) -> None:
    """Not after the last signer, but before the first code: Conflict without a certificate, or
    with one that has ended."""
    known = certificates()
    ended = [each.name for each in known if each.until <= at]
    if not known or ended:
        log.line("signing_shut", ended=", ".join(ended))
        raise Conflict("signing_not_possible_now")


def watch_certificates(at: datetime) -> int:
    """Tells every office once a week of what ends within sixty days; how many do."""
    ending = [each for each in certificates() if each.days < ALARM_DAYS]
    if ending:
        names = ", ".join(f"{each.name} ({each.days})" for each in ending)
        for office in offices.all_offices():
            audit.put(_told(office.office_id, names, at))
    return len(ending)


def _told(office_id: str, names: str, at: datetime) -> Event:
    year, week, _ = clock.local_date(at).isocalendar()
    about = f"certificates-{year}-{week:02}"
    told = CertificateEnding(names=names)
    return by_itself(office_id, told, at, client_id=NO_CLIENT, subject_id=about)
