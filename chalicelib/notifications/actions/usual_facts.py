"""What any mail may say of an event: at which client, who did it, when, and where it leads."""

from collections.abc import Callable
from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, Happened
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.rights import Capacity, Represents
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import spoken_date
from chalicelib.identity.events.replacements import ReplacementOvertaken, ReplacementStopped
from chalicelib.identity.events.shared import Counted
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office

Facts = dict[str, object]
Tell = Callable[[Letter, Office, Language, datetime], Facts]


def usual(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The facts of a message that needs no others; what needs them adds to these."""
    event = letter.event
    return {
        "client_name": client_name(event),
        "actor_name": asked_by(event.told) or event.actor_name,
        "at": moment(event.at, language),
        "link": portal_url(office, letter.leads),
    }


def client_name(event: Event) -> str:
    if event.client_id == NO_CLIENT:
        return ""
    return client_rows.client(event.office_id, event.client_id).facts.name


def asked_by(told: Happened) -> str:
    """Who passed on what counts now, or was overtaken or stopped: not who confirmed it."""
    if isinstance(told, (ReplacementOvertaken, ReplacementStopped)):
        return told.asked_by_name
    return counted(told).asked_by_name


def counted(told: Happened) -> Counted:
    """Why it counts, of what somebody else replaced."""
    found: Counted = getattr(told, "counted", Counted())
    return found


def acted_for(event: Event) -> Represents | None:
    """For whom whoever did it acted there."""
    told = event.details
    if "represents" not in told:
        return None
    return Represents(name=told["represents"], capacity=Capacity(told["capacity"]))


def moment(at: datetime, language: Language) -> str:
    local = at.astimezone(clock.amsterdam())
    return f"{spoken_date(local.date(), language)}, {local:%H:%M}"
