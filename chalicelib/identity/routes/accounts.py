"""What the office does with the account of a person."""

from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Email
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.routes.replacement_views import ReplacementView, replacement_views
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements

routes = Routes(__name__)


class AccountView(Answer, kw_only=True):
    """`new_email` is an address that still has to confirm itself; `replacements` are what somebody
    asked and nobody has said yet that it is right."""

    user_id: str
    name: str
    status: Status
    new_email: str = ""
    replacements: list[ReplacementView]


class NewEmailBody(Body, kw_only=True):
    email: Email


@routes.put("/people/{user_id}/deactivation", needs=Needs.EMPLOYEE, code=Act.CHANGE_RIGHTS)
def deactivate_person(actor: Actor, user_id: str) -> AccountView:
    """At once, in every browser."""
    return account_view(actor, accounts.deactivate_person(actor, user_id))


@routes.delete("/people/{user_id}/new-email", needs=Needs.EMPLOYEE)
def cancel_new_email(actor: Actor, user_id: str) -> AccountView:
    """The old address stays in use."""
    return account_view(actor, accounts.cancel_new_email(actor, user_id))


@routes.delete("/people/{user_id}/factors", needs=Needs.EMPLOYEE, code=Act.CHANGE_FACTOR)
def drop_factors(actor: Actor, user_id: str) -> None:
    """For a lost phone: once it is said that this is right, the person signs in with a code by text
    message."""
    accounts.drop_factors(actor, user_id)


def account_view(actor: Actor, user: User) -> AccountView:
    awaited = new_email_rows.new_emails(user.office_id, [user.user_id])
    return AccountView(
        user_id=user.user_id,
        name=user.name,
        status=user.status,
        new_email=awaited.get(user.user_id, ""),
        replacements=replacement_views(
            replacements.waiting(user.office_id, user.user_id), actor=actor
        ),
    )
