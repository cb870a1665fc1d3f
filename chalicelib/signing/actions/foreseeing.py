"""What our signatures rest on, looked at every day, sixty days ahead (property 5)."""

from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core import clock
from chalicelib.gateways.signing import engine
from chalicelib.offices import store as offices
from chalicelib.signing.actions.certificates import ALARM_DAYS, known
from chalicelib.signing.events.files import CertificateEnding


def watch_certificates(at: datetime) -> int:
    """Tells every office once a week of what ends within sixty days; how many do."""
    ending = [each for each in known(engine.days_left) if each.days < ALARM_DAYS]
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
