"""What an office decides for everybody; whoever decides gives a fresh code."""

from chalicelib.audit.domain import NO_CLIENT, Event, by
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.config import config
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices import store
from chalicelib.offices.domain.policy import Policy, check_policy, differences, policy_of, tidy
from chalicelib.offices.events import PolicyChanged, Seal


def change_policy(actor: Actor, wanted: Policy, revision: int) -> None:
    """`revision` is of what was on the screen: two owners do not overwrite each other."""
    office, types = store.get(actor.office_id), store.document_types(actor.office_id)
    old, new = policy_of(office, types), tidy(wanted)
    check_policy(new, types)
    changed = differences(old, new)
    if changed == PolicyChanged():
        return
    if revision != office.revision:
        raise Conflict("changed_meanwhile")
    step_up.require(actor, Act.CHANGE_POLICY)
    store.keep_policy(new.of(office), new.changed_types(types), _event(actor, changed))


def change_signing(actor: Actor, seal: Seal, days: int) -> None:
    """Whose seal closes what is signed, and the last day to propose."""
    office = store.get(actor.office_id)
    if seal is Seal.CSC and not config().csc_service_url:
        raise bad_field("seal", "no_trust_service")
    changed = replace(office, seal=seal, signing_days=days)
    if changed == office:
        return
    step_up.require(actor, Act.CHANGE_POLICY)
    store.keep_policy(changed, [], _event(actor, PolicyChanged(seal=seal, signing_days=days)))


def _event(actor: Actor, told: PolicyChanged) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=actor.office_id)
