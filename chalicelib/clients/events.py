"""What happens to clients, and to who may do what for them."""

from enum import StrEnum
from typing import ClassVar, Literal

from chalicelib.audit.domain import About, Concern, Happened, Hears, Tells
from chalicelib.core.details import Ids
from chalicelib.core.rights import Rights
from chalicelib.identity.events.accounts import VOUCH_ASKED
from chalicelib.identity.events.shared import Factor, GivenRights


class GroundKind(StrEnum):
    """How the office knows what somebody said."""

    PHONE = "phone"
    MAIL = "mail"
    PAPER = "paper"
    MEETING = "meeting"


class ClientCreated(Happened, frozen=True, kw_only=True):
    action: ClassVar = "client_created"
    about: ClassVar = About.CLIENT


class ClientChanged(Happened, frozen=True, kw_only=True):
    """`fields` by name; never their values."""

    action: ClassVar = "client_changed"
    about: ClassVar = About.CLIENT
    fields: Ids


class RightsChanged(Happened, frozen=True, kw_only=True):
    """As they are now. With `open_tasks` come the rights that were `held`: of those is asked what
    the new ones allow (ADR 42). The others are `told` where somebody may do more by it (ADR 52).
    Who lost them as somebody was let in to act for them hears it with that (`represented`); of who
    acts for another `proof` is the document that shows it."""

    action: ClassVar = "rights_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells(
            "rights_changed",
            Hears.SUBJECT_OF_OTHERS,
            lambda told: not told.represented,
            leads="/mijn-gebruikers",
        ),
        Tells("let_in", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
        VOUCH_ASKED,
    )
    given: GivenRights
    open_tasks: bool = False
    held: Rights | None = None
    told: Ids = ()
    represented: bool = False
    proof: str = ""


class RightsEnded(Happened, frozen=True, kw_only=True):
    action: ClassVar = "rights_ended"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    ends_on: str


class MembershipEnded(Happened, frozen=True, kw_only=True):
    """Of a holder who hears of it with who acts for them (`represented`)."""

    action: ClassVar = "membership_ended"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("access_ended", Hears.SUBJECT_OF_OTHERS, lambda told: not told.represented),
    )
    represented: bool = False


class LetInAnew(Happened, frozen=True, kw_only=True):
    """Who was only invited is reached elsewhere from now on: they come in as if invited again, and
    the others are `told` (ADR 52)."""

    action: ClassVar = "let_in_anew"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("let_in", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
        VOUCH_ASKED,
    )
    factor: Factor
    told: Ids = ()


class LetInAgain(Happened, frozen=True, kw_only=True):
    """The account of somebody who could not act here yet was stopped, and is opened again: they
    come in as if invited again, and the others are `told` (ADR 52)."""

    action: ClassVar = "let_in_again"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("let_in", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
        VOUCH_ASKED,
    )
    told: Ids = ()


class PersonVouched(Happened, frozen=True, kw_only=True):
    """Who was let in by one employee may act from now on; somebody else says how they know them.
    They hear of it, and the others who have access, who are `told`."""

    action: ClassVar = "person_vouched"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("may_act", Hears.SUBJECT_OF_OTHERS, leads="/taken"),
        Tells("vouched", Hears.TOLD, lambda told: told.told, leads="/mijn-gebruikers"),
    )
    ground: str
    told: Ids = ()


class PartnerRecorded(Happened, frozen=True, kw_only=True):
    action: ClassVar = "partner_recorded"
    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("partner_asked", Hears.MAY_AGREE, leads="/taken"),)
    partner: str
    partner_id: str


class PartnerAgreed(Happened, frozen=True, kw_only=True):
    """With a ground where an employee recorded it."""

    action: ClassVar = "partner_agreed"
    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells(
            "consent_recorded", Hears.MAY_AGREE, lambda told: told.ground, leads="/mijn-gebruikers"
        ),
    )
    partner: str
    partner_id: str
    ground_kind: GroundKind | None = None
    ground: str = ""


class PartnerEnded(Happened, frozen=True, kw_only=True):
    """`agreed`: both did, now or before a consent lapsed; else there never was anything of both.
    `refused` by who was asked to agree; `by_partner`, as seen from this dossier. The office hears
    it of who is no employee: once, or at each of the two dossiers where those have other relation
    managers."""

    action: ClassVar = "partner_ended"
    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("partner_ended", Hears.READERS, leads="/mijn-gebruikers"),
        Tells(
            "consent_gone",
            Hears.OFFICE,
            lambda told: told.tells_office,
            leads="/kantoor/klanten/{client}?deel=mensen",
        ),
    )
    partner: str
    partner_id: str
    agreed: bool = False
    refused: bool = False
    by_partner: bool = False
    tells_office: bool = False


class PartnerConsentLapsed(Happened, frozen=True, kw_only=True):
    """With the access of the holder."""

    action: ClassVar = "partner_consent_lapsed"
    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (
        Tells("consent_gone", Hears.OFFICE, leads="/kantoor/klanten/{client}?deel=mensen"),
    )
    partner_id: str


class AccessRequested(Happened, frozen=True, kw_only=True):
    action: ClassVar = "access_requested"
    about: ClassVar = About.REQUEST
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("access_requested", Hears.OFFICE, leads="/kantoor/postvak"),)
    person: str = ""


class AccessRequestWithdrawn(Happened, frozen=True, kw_only=True):
    action: ClassVar = "access_request_withdrawn"
    about: ClassVar = About.REQUEST
    concern: ClassVar = Concern.ACCESS
    asked_by: str
    person: str = ""


class AccessGranted(Happened, frozen=True, kw_only=True):
    action: ClassVar = "access_granted"
    about: ClassVar = About.REQUEST
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("access_granted", Hears.ASKED_BY, leads="/mijn-gebruikers"),)
    asked_by: str
    person: str = ""
    person_id: str = ""
    given: GivenRights = GivenRights()


class AccessDeclined(Happened, frozen=True, kw_only=True):
    action: ClassVar = "access_declined"
    about: ClassVar = About.REQUEST
    concern: ClassVar = Concern.ACCESS
    tells: ClassVar = (Tells("access_declined", Hears.ASKED_BY, leads="/mijn-gebruikers"),)
    asked_by: str
    person: str = ""


class EmployeeClientsChanged(Happened, frozen=True, kw_only=True):
    """Which clients an employee sees, by id; `all` says that it became, or was, every client."""

    action: ClassVar = "employee_clients_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    added: Ids = ()
    removed: Ids = ()
    all: Literal["now", "before"] | None = None


Outcome = type[AccessRequestWithdrawn] | type[AccessGranted] | type[AccessDeclined]
