"""What happens around accounts, signing in, and what proves who somebody is."""

from enum import StrEnum
from typing import Any, ClassVar

from chalicelib.audit.domain import About, Concern, Happened, Hears, Often, Tells
from chalicelib.core.actor import Capacity
from chalicelib.core.details import Ids, Part
from chalicelib.offices.events import Method


class Factor(StrEnum):
    """DEVICES are the app, the passkeys and the recovery codes, which stop working."""

    EMAIL = "email"
    MOBILE = "mobile"
    DEVICES = "devices"


class Ground(StrEnum):
    """By what a replacement counts; INVITED at once, since its person was never here."""

    CONFIRMED = "confirmed"
    COLLEAGUE = "colleague"
    WAITED = "waited"
    INVITED = "invited"


class Via(StrEnum):
    """Where the person confirmed it: by the link at the address or number that they had, or signed
    in with what they still have."""

    MAIL = "mail"
    TEXT = "text"
    PORTAL = "portal"


class Act(StrEnum):
    """What takes a fresh code."""

    CHANGE_FACTOR = "change_factor"
    CHANGE_MOBILE = "change_mobile"
    CHANGE_EMAIL = "change_email"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - the name of an act
    CHANGE_RIGHTS = "change_rights"
    CHANGE_POLICY = "change_policy"
    APPROVE = "approve"
    REJECT = "reject"
    DECLINE = "decline"
    ON_BEHALF = "on_behalf"
    PASS_ON = "pass_on"  # noqa: S105 - the name of an act
    CONSENT = "consent"


class Purpose(StrEnum):
    SIGN_IN = "sign_in"
    STEP_UP = "step_up"
    SIGNING = "signing"
    NEW_MOBILE = "new_mobile"
    NEW_PASSKEY = "new_passkey"
    PASSKEY = "passkey"


class Account(StrEnum):
    """Of somebody who is invited: one to make, one that they have, or one of a colleague."""

    NEW = "new"
    EXISTING = "existing"
    EMPLOYEE = "employee"


class Seen(Part, frozen=True, kw_only=True):
    """Where it was done, as the log of security keeps it; empty is unknown."""

    device: str = ""
    place: str = ""
    ip: str = ""


class Counted(Part, frozen=True, kw_only=True):
    """Of what somebody else replaced: who asked it, and why it counts (ADR 44)."""

    asked_by_name: str = ""
    confirmed_by_name: str = ""
    ground: Ground | None = None
    how: str = ""
    via: Via | None = None


def _passed_on(told: Any) -> bool:
    """By somebody else, and its person was here before."""
    return bool(told.counted.ground not in (None, Ground.INVITED))


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
        Tells("access", Hears.SUBJECT, lambda told: told.account is Account.EXISTING),
        Tells("colleague", Hears.SUBJECT, lambda told: told.account is Account.EMPLOYEE),
        Tells("invitation", Hears.SUBJECT),
        Tells("let_in", Hears.TOLD, lambda told: told.told),
    )
    account: Account
    open_tasks: bool = False
    let_in_as: Capacity | None = None
    proof: str = ""
    holder: str = ""
    holder_keeps: str = ""
    told: Ids = ()


class PasswordRequested(Happened, frozen=True, kw_only=True):
    action: ClassVar = "password_requested"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("password", Hears.SUBJECT),)
    seen: Seen = Seen()


class PasswordChosen(Happened, frozen=True, kw_only=True):
    """With the link in a mail."""

    action: ClassVar = "password_chosen"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    seen: Seen = Seen()


class PasswordChanged(Happened, frozen=True, kw_only=True):
    """By who knew the old one."""

    action: ClassVar = "password_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF


class SignedIn(Happened, frozen=True, kw_only=True):
    """Without a `method` it was by password alone."""

    action: ClassVar = "signed_in"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    method: Method | None = None
    seen: Seen = Seen()


class SignedOut(Happened, frozen=True, kw_only=True):
    action: ClassVar = "signed_out"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN


class SessionsEnded(Happened, frozen=True, kw_only=True):
    action: ClassVar = "sessions_ended"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    count: int


class DeviceNew(Happened, frozen=True, kw_only=True):
    action: ClassVar = "device_new"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (Tells("device_new", Hears.SUBJECT),)
    seen: Seen = Seen()


class SignInRefused(Happened, frozen=True, kw_only=True):
    action: ClassVar = "sign_in_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    seen: Seen = Seen()


class CodeRefused(Happened, frozen=True, kw_only=True):
    """`code` is the reason, one of errors.json."""

    action: ClassVar = "code_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    purpose: Purpose
    method: Method
    code: str
    seen: Seen = Seen()


class CodesStopped(Happened, frozen=True, kw_only=True):
    """No code counts for the rest of the day."""

    action: ClassVar = "codes_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (Tells("codes_stopped", Hears.SUBJECT, often=Often.ONCE_A_DAY),)
    seen: Seen = Seen()


class CodeNotSent(Happened, frozen=True, kw_only=True):
    """`mobile` is masked, here and everywhere."""

    action: ClassVar = "code_not_sent"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (Tells("code_not_sent", Hears.GENERAL_ADDRESS, often=Often.ONCE_A_DAY),)
    mobile: str


class PasskeyRefused(Happened, frozen=True, kw_only=True):
    """It counted back, so that somebody may have a copy of it."""

    action: ClassVar = "passkey_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (Tells("passkey_refused", Hears.GENERAL_ADDRESS, often=Often.ONCE_A_DAY),)


class LimitReached(Happened, frozen=True, kw_only=True):
    """`limit` is the name of one in identity/domain/limit.py."""

    action: ClassVar = "limit_reached"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    limit: str
    ip: str = ""


class FactorAdded(Happened, frozen=True, kw_only=True):
    action: ClassVar = "factor_added"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("factor_added", Hears.SUBJECT),)
    method: Method


class FactorRemoved(Happened, frozen=True, kw_only=True):
    """Without a `method` it was all of them: the app, the passkeys and the recovery codes."""

    action: ClassVar = "factor_removed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_counts", Hears.SUBJECT, lambda told: told.counted.ground),
        Tells("own_change", Hears.SUBJECT),
    )
    factor: ClassVar = Factor.DEVICES
    method: Method | None = None
    counted: Counted = Counted()


class RecoveryCodesMade(Happened, frozen=True, kw_only=True):
    action: ClassVar = "recovery_codes_made"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("own_change", Hears.SUBJECT),)


class SteppedUp(Happened, frozen=True, kw_only=True):
    action: ClassVar = "stepped_up"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    purpose: Act
    method: Method
    also: Act | None = None


class MobileChanged(Happened, frozen=True, kw_only=True):
    """That it counts what was passed on is told too at the number that was known before."""

    action: ClassVar = "mobile_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_counts", Hears.SUBJECT, _passed_on),
        Tells("replacement_counts", Hears.SUBJECT, _passed_on, by_text=True),
        Tells("mobile_changed", Hears.SUBJECT, lambda told: told.counted.ground),
        Tells("own_change", Hears.SUBJECT),
    )
    factor: ClassVar = Factor.MOBILE
    mobile: str
    counted: Counted = Counted()


class EmailChangeAsked(Happened, frozen=True, kw_only=True):
    """The new address has to confirm itself (F009); what was passed on is told at the old one."""

    action: ClassVar = "email_change_asked"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("new_email", Hears.SUBJECT),
        Tells("replacement_counts", Hears.SUBJECT, lambda told: told.counted.ground, beside=True),
    )
    counted: Counted = Counted()


class EmailChangeCancelled(Happened, frozen=True, kw_only=True):
    action: ClassVar = "email_change_cancelled"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_cancelled", Hears.SUBJECT),)


class EmailChanged(Happened, frozen=True, kw_only=True):
    """Told at the old address; of who was only `invited` that is where the invitation went."""

    action: ClassVar = "email_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("invitation_moved", Hears.SUBJECT, lambda told: told.invited),
        Tells("email_changed", Hears.SUBJECT),
    )
    counted: Counted = Counted()
    invited: bool = False


class ReplacementAsked(Happened, frozen=True, kw_only=True):
    """What may come from a colleague with bad intent is told in two ways (ADR 44)."""

    action: ClassVar = "replacement_asked"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_asked", Hears.SUBJECT),
        Tells("replacement_asked", Hears.SUBJECT, by_text=True),
    )
    factor: Factor
    mobile: str = ""


class ReplacementStopped(Happened, frozen=True, kw_only=True):
    action: ClassVar = "replacement_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_stopped", Hears.GENERAL_ADDRESS),)
    factor: Factor
    asked_by_id: str = ""


class ReplacementCancelled(Happened, frozen=True, kw_only=True):
    action: ClassVar = "replacement_cancelled"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_cancelled", Hears.SUBJECT),)
    factor: Factor
    asked_by_id: str = ""


class ReplacementOvertaken(Happened, frozen=True, kw_only=True):
    """What waited is gone, since its person changed that themself."""

    action: ClassVar = "replacement_overtaken"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_overtaken", Hears.GENERAL_ADDRESS),)
    factor: Factor
    asked_by_name: str = ""


class AccountStopped(Happened, frozen=True, kw_only=True):
    """The code went to a wrong number (F089); said by who has the password, a stranger perhaps."""

    action: ClassVar = "account_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("number_wrong", Hears.SUBJECT),
        Tells("account_stopped", Hears.GENERAL_ADDRESS),
    )
    seen: Seen = Seen()


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
