"""A colleague takes over the clients of another, who may have left."""

from chalicelib.clients.actions import clients
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor, UserKind
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.employees.actions.colleagues import known_employee, managed_by
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import users

BATCH = 25


def hand_over(actor: Actor, user_id: str, successor_id: str) -> tuple[int, int]:
    """How many clients were moved now, and how many are left: ask again until none is. What was
    moved stays moved, so that it may be broken off anywhere."""
    known_employee(actor.office_id, user_id)
    _check_successor(actor, user_id, successor_id)
    found = managed_by(actor.office_id, user_id)
    step_up.require(actor, Act.CHANGE_RIGHTS)
    batch = found[:BATCH]
    known = client_rows.clients(actor.office_id, [each.client_id for each in batch])
    for client in known.values():
        facts = replace(client.facts, relation_manager_id=successor_id)
        clients.change_client(actor, client.client_id, facts)
    return len(batch), len(found) - len(batch)


def _check_successor(actor: Actor, user_id: str, successor_id: str) -> None:
    known = users.users(actor.office_id, [successor_id]).get(successor_id)
    works_here = (
        known and known.kind is UserKind.EMPLOYEE and known.status is not Status.DEACTIVATED
    )
    if not works_here or successor_id == user_id:
        raise bad_field("user_id", "not_an_employee")
