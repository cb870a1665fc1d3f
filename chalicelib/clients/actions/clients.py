"""What the office knows of its clients."""

from chalicelib.audit.domain import NO_CLIENT, Event
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.domain.client import Client, Facts, checked, differences
from chalicelib.clients.domain.membership import check_same
from chalicelib.clients.events import ClientChanged, ClientCreated, EmployeeClientsChanged
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.clients.store.clients import NOBODY, Workers
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor, UserKind
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.numbers import masked_bsn
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users


def add_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    """Asking the same again gives the same client; whoever sees some clients alone sees it too."""
    new = Client(
        office_id=actor.office_id, client_id=client_id, facts=checked(facts), created_at=clock.now()
    )
    if known := client_rows.clients(actor.office_id, [client_id]).get(client_id):
        return _same(known, new.facts)
    limited = () if actor.assigned is None else (actor.user_id,)
    workers = _workers(actor, new, *limited)
    try:
        client_rows.add(new, happened(actor, ClientCreated(), client_id, client_id), workers)
    except Conflict:
        if known := client_rows.clients(actor.office_id, [client_id]).get(client_id):
            return _same(known, new.facts)
        raise
    return client_rows.client(actor.office_id, client_id)


def change_client(actor: Actor, client_id: str, facts: Facts, seen: Facts | None = None) -> Client:
    """`seen` are the facts that were on the screen, the BSN masked: what a colleague changed is not
    overwritten. Asked again it finishes what was broken off."""
    known = client_rows.client(actor.office_id, client_id)
    tidy = checked(facts, known.facts)
    changed = known.changed(tidy)
    if changed == known:
        _rename(known.office_id, client_id)
        return known
    if seen and seen != replace(known.facts, bsn=masked_bsn(known.facts.bsn)):
        raise Conflict("changed_meanwhile")
    other = tidy.relation_manager_id != known.relation_manager_id
    workers = _workers(actor, changed) if other else NOBODY
    told = ClientChanged(fields=differences(known.facts, tidy))
    event = happened(actor, told, client_id, client_id)
    client_rows.change(changed, event, workers)
    if changed.name != known.name:
        _rename(known.office_id, client_id)
    return changed


def managers(actor: Actor, client_id: str | None) -> list[tuple[User, bool]]:
    """Who can be relation manager of this client, or of a new one, and whether they see it only
    from then on: that is for who leads the office to give."""
    found = [
        (each, each.user_id != actor.user_id and each.gaining(client_id or "") is not each)
        for each in users.employees(actor.office_id)
        if each.status is not Status.DEACTIVATED
    ]
    return [(each, gains) for each, gains in found if actor.leads or not gains]


@judged_again
def _rename(office_id: str, client_id: str) -> None:
    """The switcher of everybody there shows the new name, and who acts for it does so by that. The
    name is read last: of two who rename at once, the last one's is left."""
    members = memberships.memberships(office_id, client_id, fresh=True)
    known = users.users(office_id, [each.user_id for each in members], fresh=True)
    name = client_rows.client(office_id, client_id).name
    for member in members:
        user = known[member.user_id]
        check_same(member, user.rights.get(client_id))
        held = user.access[client_id]
        access = replace(held, name=name, rights=held.rights.called(name))
        if access != held:
            renamed = user.with_access(client_id, access)
            memberships.rename(replace(member, rights=access.rights), renamed)


def _workers(actor: Actor, client: Client, *others: str) -> Workers:
    """Who must be able to see the client: its relation manager, and the others. Showing it to a
    colleague is giving a right: by who leads the office, with a fresh code, and in the log."""
    manager_id = client.relation_manager_id
    found = [_manager(actor, manager_id)] if manager_id else []
    found += [users.user(actor.office_id, each) for each in others if each != manager_id]
    gaining = [each for each in found if each.gaining(client.client_id) is not each]
    gives = any(each.user_id != actor.user_id for each in gaining)
    if gives and not actor.leads:
        raise bad_field("relation_manager_id", "does_not_see_client")
    if gives:
        step_up.require(actor, Act.CHANGE_RIGHTS)
    events = [_sees_from_now_on(actor, client.client_id, each) for each in gaining]
    return Workers(users=tuple(found), events=tuple(events), giver=actor if gives else None)


def _sees_from_now_on(actor: Actor, client_id: str, user: User) -> Event:
    told = EmployeeClientsChanged(added=(client_id,))
    return happened(actor, told, NO_CLIENT, user.user_id)


def _manager(actor: Actor, user_id: str) -> User:
    known = users.users(actor.office_id, [user_id]).get(user_id)
    if not known or known.kind is not UserKind.EMPLOYEE or known.status is Status.DEACTIVATED:
        raise bad_field("relation_manager_id", "not_an_employee")
    return known


def _same(known: Client, facts: Facts) -> Client:
    if known.facts != facts:
        raise Conflict("id_taken")
    return known
