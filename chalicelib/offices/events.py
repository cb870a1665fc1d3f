"""What happens to an office: that it opens, and what it decides."""

from enum import StrEnum
from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened
from chalicelib.core.details import Words


class SecondFactor(StrEnum):
    """Whether a client must prove more than a password; employees always must (C1)."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Method(StrEnum):
    """A second factor. A recovery code stands in for the others, so an office cannot bar it. A code
    by e-mail comes before the second one when somebody signs a document, and never alone."""

    PASSKEY = "passkey"
    TOTP = "totp"
    SMS = "sms"
    RECOVERY = "recovery"
    EMAIL = "email"


class Seal(StrEnum):
    """Whose seal closes what was signed: the platform's, or that of a trust service."""

    KMS = "kms"
    CSC = "csc"


class ClientUsers(StrEnum):
    """Whether a beheerder at a client lets people in there, or asks the office to (C2)."""

    REQUEST = "request"
    INVITE = "invite"


class OfficeOpened(Happened, frozen=True, kw_only=True):
    action: ClassVar = "office_opened"
    about: ClassVar = About.OFFICE
    concern: ClassVar = Concern.OFFICE


class PolicyChanged(Happened, frozen=True, kw_only=True):
    """What was decided anew, field by field; None is as it was (C1, C2, C5, F093, F133)."""

    action: ClassVar = "policy_changed"
    about: ClassVar = About.OFFICE
    concern: ClassVar = Concern.OFFICE
    second_factor: SecondFactor | None = None
    methods: Words | None = None
    client_users: ClientUsers | None = None
    sms_sender: str | None = None
    invitation_days: int | None = None
    codes_for: Words | None = None
    privacy_url: str | None = None
    terms_url: str | None = None
    seal: Seal | None = None
    signing_days: int | None = None
    name: str | None = None
    colour: str | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None
    address: str | None = None
