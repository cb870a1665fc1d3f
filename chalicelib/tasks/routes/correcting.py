"""Another number or address for somebody."""

from chalicelib.clients.routes.shapes import PersonView
from chalicelib.clients.routes.views import person_view
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.rights import Right
from chalicelib.identity.routes.accounts import AccountView, NewEmailBody, account_view
from chalicelib.identity.routes.factors import NewMobile
from chalicelib.tasks.actions import correcting

routes = Routes(__name__)


@routes.put("/people/{user_id}/mobile", needs=Needs.EMPLOYEE, code=Act.CHANGE_MOBILE)
def correct_mobile(actor: Actor, user_id: str, body: NewMobile) -> AccountView:
    """Who has an account, or of whom something is asked, keeps the old number until it is said that
    the new one is right."""
    return account_view(actor, correcting.correct_mobile(actor, user_id, body.mobile))


@routes.put("/people/{user_id}/email", needs=Needs.EMPLOYEE, code=Act.CHANGE_EMAIL)
def correct_email(actor: Actor, user_id: str, body: NewEmailBody) -> AccountView:
    """Who has an account, or of whom something is asked, keeps the old address until it is said
    that the new one is right, and the link that then goes there is followed."""
    return account_view(actor, correcting.correct_email(actor, user_id, body.email))


@routes.put(
    "/clients/{client_id}/people/{user_id}/mobile", needs=Right.PEOPLE, code=Act.CHANGE_MOBILE
)
def change_mobile_of_colleague(
    actor: Actor, client_id: str, user_id: str, body: NewMobile
) -> PersonView:
    """Only of who has no other clients than those the actor answers for."""
    member = correcting.change_mobile(actor, client_id, user_id, body.mobile)
    return person_view(actor, member)
