"""Inviting a colleague, and what they are and see at the office."""

from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by
from chalicelib.clients.domain.listing import Listed
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict, NotAllowed, NotFound, bad_field
from chalicelib.core.language import Language
from chalicelib.core.racing import judged_again
from chalicelib.employees.domain import Assigned, check_clients, differences
from chalicelib.employees.events import EmployeeRoleChanged
from chalicelib.identity.actions import accounts, limiting
from chalicelib.identity.domain.limit import INVITATIONS
from chalicelib.identity.domain.user import Status, User, new_user
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Account, GivenRights
from chalicelib.identity.store import counters, signing_in, users
from chalicelib.offices import store as offices


@judged_again
def invite_colleague(
    actor: Actor,
    role: EmployeeRole,
    client_ids: Assigned,
    *,
    email: str,
    name: str,
    mobile: str,
    language: Language,
) -> User:
    """The same invitation again gives the same colleague, and no second mail."""
    _may_give(actor, role)
    facts = {"email": email, "name": name, "mobile": mobile}
    draft = new_user(
        actor.office_id,
        UserKind.EMPLOYEE,
        clock.now(),
        **facts,
        language=language,
        role=role,
        other_factors=offices.get(actor.office_id).takes_other_factors,
    ).working_for(client_ids)
    _check(actor, draft, client_ids)
    if known := users.user_with_email(actor.office_id, draft.email):
        return _invited_before(known, draft)
    draft = draft.also_let_in_by(actor.user_id)
    step_up.require(actor, Act.CHANGE_RIGHTS)
    limiting.count_invitation(actor, clock.now())
    signing_in.add_colleague(draft, actor, _invited(actor, draft))
    return users.user(actor.office_id, draft.user_id)


def change_role(actor: Actor, user_id: str, role: EmployeeRole) -> User:
    user = accounts.colleague(actor, user_id)
    _may_give(actor, role)
    if user.role is role:
        return user
    step_up.require(actor, Act.CHANGE_RIGHTS)
    event = _event(actor, EmployeeRoleChanged(old=user.role, new=role), user)
    signing_in.keep_colleague(user.as_role(role), actor, event)
    return users.user(actor.office_id, user_id)


def change_clients(actor: Actor, user_id: str, client_ids: Assigned) -> User:
    user = accounts.colleague(actor, user_id)
    changed = user.working_for(client_ids)
    _check(actor, user, client_ids)
    if changed == user:
        return user
    step_up.require(actor, Act.CHANGE_RIGHTS)
    event = _event(actor, differences(user.assigned, changed.assigned), user)
    signing_in.keep_colleague(changed, actor, event)
    return users.user(actor.office_id, user_id)


@judged_again
def invite_again(actor: Actor, user_id: str) -> User:
    """Another mail with a new link; the link before it stops working. Whoever sends it lets them
    in too."""
    user = accounts.colleague(actor, user_id)
    if user.status is not Status.INVITED:
        raise Conflict("already_active")
    counters.count(actor.office_id, INVITATIONS, user_id, clock.now())
    limiting.count_invitation(actor, clock.now())
    again = user.also_let_in_by(actor.user_id)
    signing_in.keep_colleague(again, actor, _invited(actor, user))
    return again


def known_employee(office_id: str, user_id: str) -> User:
    user = users.user(office_id, user_id)
    if user.kind is not UserKind.EMPLOYEE:
        raise NotFound
    return user


def managed_by(office_id: str, user_id: str) -> list[Listed]:
    """The clients of which this employee is relation manager, by name."""
    every = client_rows.every_listed(office_id)
    return [client for client in every if client.relation_manager_id == user_id]


def _may_give(actor: Actor, role: EmployeeRole) -> None:
    """Owners are made by owners alone."""
    if role is EmployeeRole.OWNER and not actor.owns:
        raise NotAllowed("not_your_role")


def _check(actor: Actor, user: User, client_ids: Assigned) -> None:
    every = list(client_rows.every_listed(actor.office_id)) if client_ids is not None else []
    managed = [each.client_id for each in every if each.relation_manager_id == user.user_id]
    check_clients(client_ids, [each.client_id for each in every], managed)


def _invited_before(known: User, draft: User) -> User:
    """An address is one person's; what was asked before may be asked again."""
    same = (known.kind, known.name, known.mobile, known.role, known.assigned)
    wanted = (draft.kind, draft.name, draft.mobile, draft.role, draft.assigned)
    if known.status is not Status.INVITED or same != wanted:
        raise bad_field("email", "email_in_use")
    return known


def _invited(actor: Actor, user: User) -> Event:
    given = GivenRights(role=user.role or "")
    return _event(actor, PersonInvited(account=Account.EMPLOYEE, given=given), user)


def _event(actor: Actor, told: Happened, user: User) -> Event:
    return by(actor, told, clock.now(), client_id=NO_CLIENT, subject_id=user.user_id)
