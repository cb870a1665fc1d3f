"""What becomes work of the office when something happens in modules below."""

from chalicelib.audit.domain import Happened
from chalicelib.audit.jobs import Reaction
from chalicelib.clients.events import (
    AccessDeclined,
    AccessGranted,
    AccessRequested,
    AccessRequestWithdrawn,
    LetInAgain,
    LetInAnew,
    MembershipEnded,
    PersonVouched,
    RightsChanged,
    RightsEnded,
)
from chalicelib.delivery.domain import AT_FORMER_ADDRESS
from chalicelib.delivery.events import MailBounced
from chalicelib.identity.events.accounts import (
    AccountDeactivated,
    AccountReactivated,
    PersonInvited,
)
from chalicelib.identity.events.factors import (
    EmailChangeAsked,
    EmailChanged,
    FactorRemoved,
    MobileChanged,
)
from chalicelib.identity.events.replacements import (
    ReplacementAsked,
    ReplacementCancelled,
    ReplacementOvertaken,
    ReplacementStopped,
)
from chalicelib.work import actions


def _is_about_now(told: Happened) -> bool:
    """Not what did not arrive at an address that they left."""
    return not (isinstance(told, MailBounced) and told.message in AT_FORMER_ADDRESS)


REACTIONS = (
    Reaction(
        name="work_of_request",
        act=actions.hear_of_request,
        does="`work`: waits for the office until it is decided",
        to=(AccessRequested, AccessGranted, AccessDeclined, AccessRequestWithdrawn),
    ),
    Reaction(
        name="work_of_person",
        act=actions.hear_of_person,
        does="`work`: waits for the office while this person needs help",
        to=(*actions.BEGINS, *actions.ENDS),
        when=_is_about_now,
    ),
    Reaction(
        name="work_of_replacement",
        act=actions.hear_of_replacement,
        does="`work`: waits for a colleague while it waits to be said right",
        to=(
            ReplacementAsked,
            ReplacementStopped,
            ReplacementCancelled,
            ReplacementOvertaken,
            EmailChangeAsked,
            EmailChanged,
            MobileChanged,
            FactorRemoved,
        ),
    ),
    Reaction(
        name="work_of_newcomer",
        act=actions.hear_of_newcomer,
        does="`work`: waits for a colleague while this person may not act yet",
        to=(
            PersonInvited,
            RightsChanged,
            LetInAnew,
            LetInAgain,
            PersonVouched,
            MembershipEnded,
            RightsEnded,
            AccountDeactivated,
            AccountReactivated,
        ),
    ),
)
