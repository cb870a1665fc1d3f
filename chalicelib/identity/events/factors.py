"""What becomes of what somebody proves themself with, and is reached by."""

from typing import Any, ClassVar

from chalicelib.audit.domain import About, Concern, Happened, Hears, Tells
from chalicelib.identity.events.shared import Counted, Factor, Ground, Reset
from chalicelib.offices.events import Method


def _passed_on(told: Any) -> bool:
    """By somebody else, and its person was here before."""
    return bool(told.counted.ground not in (None, Ground.INVITED))


class FactorAdded(Happened, frozen=True, kw_only=True):
    action: ClassVar = "factor_added"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("factor_added", Hears.SUBJECT, leads="/account"),)
    method: Method


class FactorRemoved(Happened, frozen=True, kw_only=True):
    """Without a `method` a lost phone `reset` these."""

    action: ClassVar = "factor_removed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells(
            "replacement_counts", Hears.SUBJECT, lambda told: told.counted.ground, leads="/account"
        ),
        Tells("own_change", Hears.SUBJECT, leads="/account"),
    )
    factor: ClassVar = Factor.DEVICES
    method: Method | None = None
    counted: Counted = Counted()
    reset: tuple[Reset, ...] = ()


class RecoveryCodesMade(Happened, frozen=True, kw_only=True):
    action: ClassVar = "recovery_codes_made"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("own_change", Hears.SUBJECT, leads="/account"),)


class MobileChanged(Happened, frozen=True, kw_only=True):
    """That it counts what was passed on is told too at the number that was known before."""

    action: ClassVar = "mobile_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_counts", Hears.SUBJECT, _passed_on, leads="/account"),
        Tells(
            "replacement_counts",
            Hears.SUBJECT,
            lambda told: told.counted.ground,
            by_text=True,
            leads="/account",
        ),
        Tells("mobile_changed", Hears.SUBJECT, lambda told: told.counted.ground),
        Tells("own_change", Hears.SUBJECT, leads="/account"),
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
        Tells(
            "replacement_counts",
            Hears.SUBJECT,
            lambda told: told.counted.ground,
            beside=True,
            leads="/account",
        ),
    )
    factor: ClassVar = Factor.EMAIL
    counted: Counted = Counted()


class EmailChangeCancelled(Happened, frozen=True, kw_only=True):
    action: ClassVar = "email_change_cancelled"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_cancelled", Hears.SUBJECT, leads="/account"),)
    factor: ClassVar = Factor.EMAIL


class EmailChanged(Happened, frozen=True, kw_only=True):
    """Told at the old address; of who was only `invited` that is where the invitation went."""

    action: ClassVar = "email_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("invitation_moved", Hears.SUBJECT, lambda told: told.invited),
        Tells("email_changed", Hears.SUBJECT, leads="/account"),
    )
    factor: ClassVar = Factor.EMAIL
    counted: Counted = Counted()
    invited: bool = False
