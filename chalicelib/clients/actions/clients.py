"""What the office knows of its clients."""

from dataclasses import replace

from chalicelib.clients import store
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.domain import Client, Facts, checked, differences
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.identity import store as identity
from chalicelib.identity.domain import Status


def add_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    """Asking the same again gives the same client."""
    new = Client(actor.office_id, client_id, checked(facts), clock.now())
    _check_manager(actor, new.relation_manager_id)
    if known := store.clients(actor.office_id, [client_id]).get(client_id):
        return _same(known, new.facts)
    try:
        store.add(new, happened(actor, "client_created", client_id, client_id))
    except Conflict:
        return _same(store.client(actor.office_id, client_id), new.facts)
    return store.client(actor.office_id, client_id)


def change_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    known = store.client(actor.office_id, client_id)
    tidy = checked(facts, known.facts)
    _check_manager(actor, tidy.relation_manager_id)
    changed = known.changed(tidy)
    if changed == known:
        return known
    fields = differences(known.facts, tidy)
    store.change(changed, happened(actor, "client_changed", client_id, client_id, **fields))
    if changed.name != known.name:
        _rename(changed)
    return changed


def _rename(client: Client) -> None:
    """The switcher of everybody there shows the new name."""
    members = store.memberships(client.office_id, client.client_id)
    for user in identity.users(client.office_id, [each.user_id for each in members]).values():
        access = replace(user.access[client.client_id], name=client.name)
        identity.keep_change(user.with_access(client.client_id, access))


def _check_manager(actor: Actor, user_id: str | None) -> None:
    if user_id is None:
        return
    known = identity.users(actor.office_id, [user_id]).get(user_id)
    if not known or known.kind is not Kind.EMPLOYEE or known.status is Status.DEACTIVATED:
        raise bad_field("relation_manager_id", "not_an_employee")


def _same(known: Client, facts: Facts) -> Client:
    if known.facts != facts:
        raise Conflict("id_taken")
    return known
