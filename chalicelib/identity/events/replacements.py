"""What becomes of a replacement before it counts (property 3)."""

from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened, Hears, Often, Tells
from chalicelib.core.details import Ids
from chalicelib.identity.events.shared import Factor


class ReplacementAsked(Happened, frozen=True, kw_only=True):
    """What may come from a colleague with bad intent is told in two ways (ADR 44). Those hear of it
    too who can say that it is right."""

    action: ClassVar = "replacement_asked"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_asked", Hears.SUBJECT),
        Tells("replacement_asked", Hears.SUBJECT, by_text=True),
        Tells("confirm_asked", Hears.COLLEAGUES, often=Often.ONCE_A_DAY),
    )
    factor: Factor
    mobile: str = ""


class ReplacementStopped(Happened, frozen=True, kw_only=True):
    """The beheerder who asked it is `told`; of an employee the office is."""

    action: ClassVar = "replacement_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (
        Tells("replacement_stopped", Hears.GENERAL_ADDRESS),
        Tells("wish_stopped", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
    )
    factor: Factor
    asked_by_id: str = ""
    asked_by_name: str = ""
    told: Ids = ()


class ReplacementCancelled(Happened, frozen=True, kw_only=True):
    action: ClassVar = "replacement_cancelled"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    tells: ClassVar = (Tells("replacement_cancelled", Hears.SUBJECT, leads="/account"),)
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
