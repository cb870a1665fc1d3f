"""What happens at the door: who came in, and who was refused."""

from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened, Hears, Often, Tells
from chalicelib.core.actor import Act
from chalicelib.identity.events.shared import Purpose, Whereabouts
from chalicelib.offices.events import Method


class SignedIn(Happened, frozen=True, kw_only=True):
    """Without a `method` it was by password alone. Who is `enrolling` sees nothing until they have
    set up a second step."""

    action: ClassVar = "signed_in"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    method: Method | None = None
    enrolling: bool = False
    seen: Whereabouts = Whereabouts()


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
    tells: ClassVar = (Tells("device_new", Hears.SUBJECT, leads="/wachtwoord-opvragen"),)
    seen: Whereabouts = Whereabouts()


class SignInRefused(Happened, frozen=True, kw_only=True):
    action: ClassVar = "sign_in_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    seen: Whereabouts = Whereabouts()


class CodeRefused(Happened, frozen=True, kw_only=True):
    """`code` is the reason, one of errors.json."""

    action: ClassVar = "code_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    purpose: Purpose
    method: Method
    code: str
    seen: Whereabouts = Whereabouts()


class CodesStopped(Happened, frozen=True, kw_only=True):
    """No code counts for the rest of the day."""

    action: ClassVar = "codes_stopped"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (
        Tells("codes_stopped", Hears.SUBJECT, often=Often.ONCE_A_DAY, leads="/wachtwoord-opvragen"),
    )
    seen: Whereabouts = Whereabouts()


class CodeNotSent(Happened, frozen=True, kw_only=True):
    """`mobile` is masked, here and everywhere."""

    action: ClassVar = "code_not_sent"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (
        Tells("code_not_sent", Hears.GENERAL_ADDRESS, often=Often.ONCE_A_DAY, leads="/kantoor"),
    )
    mobile: str


class PasskeyRefused(Happened, frozen=True, kw_only=True):
    """It counted back, so that somebody may have a copy of it."""

    action: ClassVar = "passkey_refused"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    tells: ClassVar = (
        Tells("passkey_refused", Hears.GENERAL_ADDRESS, often=Often.ONCE_A_DAY, leads="/kantoor"),
    )


class LimitReached(Happened, frozen=True, kw_only=True):
    """`limit` is the name of one in identity/domain/limit.py."""

    action: ClassVar = "limit_reached"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.SIGNING_IN
    limit: str
    ip: str = ""


class SteppedUp(Happened, frozen=True, kw_only=True):
    action: ClassVar = "stepped_up"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.PROOF
    purpose: Act
    method: Method
    also: Act | None = None
