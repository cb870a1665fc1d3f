"""What an office decides about signing: whose seal closes it, and the last day to propose."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.config import config
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import PolicyChanged, Seal


def settings_of(office_id: str) -> Office:
    return offices.get(office_id)


def change(actor: Actor, seal: str, days: int, at: datetime) -> Office:
    """With a fresh code, and in the log as every policy."""
    office = offices.get(actor.office_id)
    if Seal(seal) is Seal.CSC and not config().csc_service_url:
        raise bad_field("seal", "no_trust_service")
    changed = replace(office, seal=Seal(seal), signing_days=days)
    if changed == office:
        return office
    step_up.require(actor, Act.CHANGE_POLICY)
    told = PolicyChanged(seal=Seal(seal), signing_days=days)
    event = by(actor, told, at, client_id=NO_CLIENT, subject_id=actor.office_id)
    offices.keep_policy(changed, [], event)
    return changed
