"""What an office decides for everybody; whoever decides gives a fresh code."""

from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import Conflict
from chalicelib.offices import store as offices
from chalicelib.offices.domain.policy import Policy, check_policy, differences, policy_of, tidy
from chalicelib.offices.events import PolicyChanged


def change_policy(actor: Actor, wanted: Policy, version: int) -> None:
    """`version` is of what was on the screen: two owners do not overwrite each other."""
    office, types = offices.get(actor.office_id), offices.document_types(actor.office_id)
    old, new = policy_of(office, types), tidy(wanted)
    check_policy(new, types)
    changed = differences(old, new)
    if changed == PolicyChanged():
        return
    if version != office.version:
        raise Conflict("changed_meanwhile")
    step_up.require(actor, Act.CHANGE_POLICY)
    about, at = actor.office_id, clock.now()
    event = by(actor, changed, at, client_id=NO_CLIENT, subject_id=about)
    offices.keep_policy(new.of(office), new.changed_types(types), event)
