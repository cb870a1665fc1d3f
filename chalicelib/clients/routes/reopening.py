"""A stopped account is opened again."""

from chalicelib.clients.actions import reopening
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.identity.routes.accounts import AccountView, account_view

routes = Routes(__name__)


@routes.delete("/people/{user_id}/deactivation", needs=Needs.EMPLOYEE, code=Act.CHANGE_RIGHTS)
def reactivate_person(actor: Actor, user_id: str) -> AccountView:
    """A mail brings a link to choose a new password. Where they could not act yet when the account
    was stopped, they are let in anew."""
    return account_view(actor, reopening.reactivate(actor, user_id))
