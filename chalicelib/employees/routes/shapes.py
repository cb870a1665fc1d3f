"""How a colleague looks to others."""

from typing import Any

from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole
from chalicelib.core.language import Language
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.shapes import Answer
from chalicelib.employees.actions import colleagues
from chalicelib.identity.domain.factor import FirstStep, first_step, methods_of
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.routes.replacement_views import ReplacementView, replacement_views
from chalicelib.identity.store import factors, replacements
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method


class EmployeeAccount(Answer, kw_only=True):
    """Without a `client_count` somebody sees every client."""

    role: EmployeeRole | None
    status: Status
    client_count: int | None
    invited_at: str
    last_signed_in_at: str | None


class EmployeeView(Answer, kw_only=True):
    """`account` is for who leads the office."""

    user_id: str
    name: str
    email: str
    account: EmployeeAccount | None = None


class EmployeeList(Answer, kw_only=True):
    items: list[EmployeeView]


class ManagedClient(Answer, kw_only=True):
    client_id: str
    name: str


class EmployeeDetail(EmployeeView, kw_only=True):
    """`mobile` is masked, `methods` are how they can sign in, `manages` the clients of which they
    are relation manager. Without `client_ids` they see every client. `replacements` wait for
    somebody to say that they are right; `number_wrong` and `first_step` are as of a client's
    people."""

    mobile: str
    number_wrong: bool
    language: Language
    methods: list[Method]
    client_ids: list[str] | None
    manages: list[ManagedClient]
    replacements: list[ReplacementView]
    first_step: FirstStep


def employee_view(actor: Actor, user: User) -> EmployeeView:
    return EmployeeView(**_facts(actor, user))


def employee_detail(actor: Actor, user: User) -> EmployeeDetail:
    methods = methods_of(user, factors.held_by(user), offices.get(user.office_id))
    managed = colleagues.managed_by(user.office_id, user.user_id)
    return EmployeeDetail(
        **_facts(actor, user),
        mobile=masked_mobile(user.mobile),
        language=user.language,
        methods=list(methods),
        client_ids=None if user.assigned is None else sorted(user.assigned),
        manages=[ManagedClient(client_id=each.client_id, name=each.name) for each in managed],
        replacements=replacement_views(
            replacements.waiting(user.office_id, user.user_id), actor=actor
        ),
        number_wrong=user.number_wrong,
        first_step=first_step(user, offices.get(user.office_id)),
    )


def _facts(actor: Actor, user: User) -> dict[str, Any]:
    account = _account(user) if actor.leads else None
    return {"user_id": user.user_id, "name": user.name, "email": user.email, "account": account}


def _account(user: User) -> EmployeeAccount:
    seen = user.last_signed_in_at
    return EmployeeAccount(
        role=user.role,
        status=user.status,
        client_count=None if user.assigned is None else len(user.assigned),
        invited_at=clock.stamp(user.invited_at),
        last_signed_in_at=clock.stamp(seen) if seen else None,
    )
