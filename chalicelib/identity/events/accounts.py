"""What happens to accounts: invited, a password, stopped, opened again."""

from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened, Hears, Often, Tells
from chalicelib.core.details import Ids
from chalicelib.core.rights import Capacity
from chalicelib.identity.events.shared import Account, GivenRights, Whereabouts

# Of who was let in where others are, and by one employee: a colleague can say who they are.
VOUCH_ASKED = Tells("vouch_asked", Hears.COLLEAGUES, lambda told: told.told, often=Often.ONCE_A_DAY)


class PersonInvited(Happened, frozen=True, kw_only=True):
    """At a client, or as a colleague: by `account` the mail brings a link to choose a password.
    With `open_tasks` they are asked too for what waits already (ADR 42). `let_in_as` and `proof`
    are of who acts there for the `holder`, who hears of it (F016), and of what they may still do
    themself (`holder_keeps`). The others who have access are `told` (ADR 52)."""

    action: ClassVar = "person_invited"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("represented", Hears.HOLDER, lambda told: told.holder),
        Tells(
            "access",
            Hears.SUBJECT,
            lambda told: told.account is Account.EXISTING,
            leads="/omgeving/{client}",
        ),
        Tells("colleague", Hears.SUBJECT, lambda told: told.account is Account.EMPLOYEE),
        Tells("invitation", Hears.SUBJECT),
        Tells("let_in", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
        VOUCH_ASKED,
    )
    account: Account
    open_tasks: bool = False
    let_in_as: Capacity | None = None
    proof: str = ""
    holder: str = ""
    holder_keeps: str = ""
    told: Ids = ()
    given: GivenRights = GivenRights()


class PasswordRequested(Happened, frozen=True, kw_only=True):
    """Who never chose one gets the invitation to their `account` anew."""

    action: ClassVar = "password_requested"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("colleague", Hears.SUBJECT, lambda told: told.account is Account.EMPLOYEE),
        Tells("invitation", Hears.SUBJECT, lambda told: told.account),
        Tells("password", Hears.SUBJECT),
    )
    seen: Whereabouts = Whereabouts()
    account: Account | None = None


class PasswordChosen(Happened, frozen=True, kw_only=True):
    """With the link in a mail."""

    action: ClassVar = "password_chosen"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    seen: Whereabouts = Whereabouts()


class PasswordChanged(Happened, frozen=True, kw_only=True):
    """By who knew the old one."""

    action: ClassVar = "password_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF


class AccountStopped(Happened, frozen=True, kw_only=True):
    """The code went to a wrong number (F089); said by who has the password, a stranger perhaps."""

    action: ClassVar = "account_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("number_wrong", Hears.SUBJECT),
        Tells("account_stopped", Hears.GENERAL_ADDRESS, leads="/kantoor"),
    )
    seen: Whereabouts = Whereabouts()


class AccountDeactivated(Happened, frozen=True, kw_only=True):
    action: ClassVar = "account_deactivated"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("access_ended", Hears.SUBJECT_OF_OTHERS),)


class AccountReactivated(Happened, frozen=True, kw_only=True):
    action: ClassVar = "account_reactivated"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("account_reopened", Hears.SUBJECT),)
