"""What events about people and the rules of identity share."""

from enum import StrEnum

from chalicelib.core.details import Part, Words


class Factor(StrEnum):
    """DEVICES are what a lost phone resets."""

    EMAIL = "email"
    MOBILE = "mobile"
    DEVICES = "devices"


class Reset(StrEnum):
    """What stops working with a lost phone."""

    APP = "app"
    PASSKEYS = "passkeys"
    RECOVERY_CODES = "recovery_codes"
    TEXT_MESSAGES = "text_messages"


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


class Whereabouts(Part, frozen=True, kw_only=True):
    """Where it was done, as the log of security keeps it; empty is unknown."""

    device: str = ""
    place: str = ""
    ip: str = ""


class GivenRights(Part, frozen=True, kw_only=True):
    """What somebody may do from now on, as the log of security tells it; of a colleague the `role`
    alone."""

    role: str = ""
    read: bool | None = None
    approve: bool | None = None
    sign: bool | None = None
    handle: bool | None = None
    folders: Words = ()
    types: Words = ()
    ends_on: str | None = None


class Counted(Part, frozen=True, kw_only=True):
    """Of what somebody else replaced: who asked it, and why it counts (ADR 44)."""

    asked_by_name: str = ""
    confirmed_by_name: str = ""
    ground: Ground | None = None
    how: str = ""
    via: Via | None = None
