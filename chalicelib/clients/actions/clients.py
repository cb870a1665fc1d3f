"""What the office knows of its clients."""

from dataclasses import replace

from chalicelib.clients.actions.happened import happened
from chalicelib.clients.domain.client import Client, Facts, checked, differences
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.numbers import masked_bsn
from chalicelib.identity.actions import step_ups
from chalicelib.identity.domain.step_up import Act
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users


def add_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    """Asking the same again gives the same client; whoever sees some clients alone sees it too."""
    new = Client(actor.office_id, client_id, checked(facts), clock.now())
    limited = () if actor.assigned is None else (actor.user_id,)
    workers = _workers(actor, new.relation_manager_id, *limited)
    if known := client_rows.clients(actor.office_id, [client_id]).get(client_id):
        return _same(known, new.facts)
    try:
        client_rows.add(new, happened(actor, "client_created", client_id, client_id), *workers)
    except Conflict:
        if known := client_rows.clients(actor.office_id, [client_id]).get(client_id):
            return _same(known, new.facts)
        raise
    return client_rows.client(actor.office_id, client_id)


def change_client(actor: Actor, client_id: str, facts: Facts, seen: Facts | None = None) -> Client:
    """A relation manager who did not see this client before takes a fresh code. `seen` are the
    facts that were on the screen, the BSN masked: what a colleague changed is not overwritten."""
    known = client_rows.client(actor.office_id, client_id)
    tidy = checked(facts, known.facts)
    changed = known.changed(tidy)
    if changed == known:
        return known
    if seen and seen != replace(known.facts, bsn=masked_bsn(known.facts.bsn)):
        raise Conflict("changed_meanwhile")
    other = tidy.relation_manager_id != known.relation_manager_id
    workers = _workers(actor, tidy.relation_manager_id) if other else []
    if any(user.gaining(client_id) is not user for user in workers):
        step_ups.require_step_up(actor, Act.CHANGE_RIGHTS)
    fields = differences(known.facts, tidy)
    event = happened(actor, "client_changed", client_id, client_id, **fields)
    client_rows.change(changed, event, *workers)
    if changed.name != known.name:
        _rename(changed)
    return changed


def _rename(client: Client) -> None:
    """The switcher of everybody there shows the new name, and who acts for it does so by that."""
    members = memberships.memberships(client.office_id, client.client_id)
    known = users.users(client.office_id, [each.user_id for each in members])
    for member in members:
        user = known[member.user_id]
        held = user.access[client.client_id]
        access = replace(held, name=client.name, rights=held.rights.called(client.name))
        renamed = user.with_access(client.client_id, access)
        memberships.rename(replace(member, rights=access.rights), renamed)


def _workers(actor: Actor, manager_id: str | None, *others: str) -> list[User]:
    """Who must be able to see the client: its relation manager, and the others."""
    found = [_manager(actor, manager_id)] if manager_id else []
    return found + [users.user(actor.office_id, each) for each in others if each != manager_id]


def _manager(actor: Actor, user_id: str) -> User:
    known = users.users(actor.office_id, [user_id]).get(user_id)
    if not known or known.kind is not Kind.EMPLOYEE or known.status is Status.DEACTIVATED:
        raise bad_field("relation_manager_id", "not_an_employee")
    return known


def _same(known: Client, facts: Facts) -> Client:
    if known.facts != facts:
        raise Conflict("id_taken")
    return known
