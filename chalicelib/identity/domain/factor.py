"""Second factors: which somebody can use, and codes that an app makes or that are kept for need."""

import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from chalicelib.core.actor import UserKind
from chalicelib.core.errors import Conflict
from chalicelib.core.ids import sha256
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.passkey import Passkey
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Reset
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import Method, SecondFactor

STEP_SECONDS = 30
# How far off we still recognise the clock of a phone: five minutes.
STEPS_OFF = 10
# What a code takes from the eye to us (RFC 6238, 5.2).
ON_ITS_WAY = timedelta(seconds=10)
RECOVERY_CODES = 10
FirstStep = Literal["", "sms", "app", "passkey", "either"]
_GROUPS, _GROUP = 6, 4
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": ""})


class Authenticator(Struct, frozen=True, kw_only=True):
    """An app that makes codes. `sealed` is its secret, encrypted; a step up to and including
    `last_step` has been used, and those in `spoilt` were shown before their time."""

    office_id: str
    user_id: str
    sealed: str
    made_at: datetime
    last_step: int = 0
    spoilt: frozenset[int] = frozenset()

    def step_of(self, secret: str, code: str, at: datetime) -> int | None:
        """The half minute that the code is of, when that is now or not far away; now goes first."""
        from pyotp import TOTP

        app, now = TOTP(secret), step_at(at)
        near = sorted(range(now - STEPS_OFF, now + STEPS_OFF + 1), key=lambda step: abs(step - now))
        right = [step for step in near if hmac.compare_digest(app.at(step * STEP_SECONDS), code)]
        return right[0] if right else None

    def has_used(self, step: int) -> bool:
        return step <= self.last_step or step in self.spoilt


class Held(Struct, frozen=True, kw_only=True):
    """What somebody has set up."""

    authenticator: Authenticator | None = None
    recovery_codes: int = 0
    text_messages: bool = False
    devices: frozenset[str] = frozenset()
    passkeys: tuple[Passkey, ...] = ()

    def at(self, host: str) -> "Held":
        """What works there: a passkey is of one host."""
        here = tuple(each for each in self.passkeys if each.rp_id == host)
        return replace(self, passkeys=here)

    def without_passkey(self, passkey_id: str) -> "Held":
        left = tuple(each for each in self.passkeys if each.passkey_id != passkey_id)
        return replace(self, passkeys=left)

    def passkey(self, passkey_id: str) -> Passkey | None:
        return next((each for each in self.passkeys if each.passkey_id == passkey_id), None)

    def is_strange(self, device: Device) -> bool:
        """Not the first, and not one that was here before."""
        return bool(self.devices) and device.device_id not in self.devices


class Means(Struct, frozen=True, kw_only=True):
    """Every way in which somebody can answer here, the safest first."""

    methods: tuple[Method, ...]
    passkeys: tuple[Passkey, ...] = ()


class Used(Struct, frozen=True, kw_only=True):
    """What proved it was them, and can prove nothing any more; a passkey as it is from now on."""

    method: Method
    step: int = 0
    recovery_sha256: str = ""
    passkey: Passkey | None = None


def step_at(at: datetime) -> int:
    return int(at.timestamp()) // STEP_SECONDS


def why_not(step: int | None, at: datetime) -> str:
    """Why a code of this half minute is refused; empty when it is of now, or was on its way."""
    if step is None:
        return "wrong_app_code"
    if step in (step_at(at), step_at(at - ON_ITS_WAY)):
        return ""
    return "code_late" if step == step_at(at) - 1 else "clock_off"


def new_secret() -> str:
    """160 bits, as an app reads them."""
    from pyotp import random_base32

    return random_base32(32)


def app_address(secret: str, user: User, office: Office) -> str:
    """What the QR code says: the app shows the office and the address."""
    from pyotp import TOTP

    return TOTP(secret).provisioning_uri(name=user.email, issuer_name=office.name)


def new_recovery_codes() -> tuple[str, ...]:
    """Ten of 120 bits each, without letters that look alike."""
    return tuple(_recovery_code() for _ in range(RECOVERY_CODES))


def recovery_hashes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(recovery_sha256(code) for code in codes)


def recovery_sha256(code: str) -> str:
    """However it was typed."""
    return sha256(code.upper().translate(_MISREAD))


def must_have_factor(user: User, office: Office) -> bool:
    return user.kind is UserKind.EMPLOYEE or office.second_factor is SecondFactor.REQUIRED


def methods_of(user: User, held: Held, office: Office) -> tuple[Method, ...]:
    """How somebody can prove who they are, the safest first; nothing when a password is enough."""
    required = must_have_factor(user, office)
    texts = bool(user.mobile) and (required or held.text_messages)
    known = {
        Method.PASSKEY: bool(held.passkeys),
        Method.TOTP: held.authenticator is not None,
        Method.SMS: texts,
    }
    found = [method for method, has in known.items() if has and method in office.methods]
    if not found and required and user.mobile:
        found = [Method.SMS]
    return _with_recovery(found, held)


def must_enrol(user: User, held: Held, office: Office) -> bool:
    """Who was let in without a number sets up a second step first (F014)."""
    return must_have_factor(user, office) and not methods_of(user, held, office)


def first_step(user: User, office: Office) -> FirstStep:
    """What comes after the password of who has set nothing up yet: a code by `sms`, setting up an
    `app`, a `passkey` or `either`, or nothing."""
    if methods_of(user, Held(), office):
        return "sms"
    if not must_have_factor(user, office):
        return ""
    app, passkey = Method.TOTP in office.methods, Method.PASSKEY in office.methods
    if app and passkey:
        return "either"
    return "app" if app else "passkey" if passkey else ""


def resets(user: User, held: Held, office: Office) -> tuple[Reset, ...]:
    """What would stop working, were their phone lost; text messages only where they are a choice:
    elsewhere the number goes on."""
    has = {
        Reset.APP: held.authenticator is not None,
        Reset.PASSKEYS: bool(held.passkeys),
        Reset.RECOVERY_CODES: bool(held.recovery_codes),
        Reset.TEXT_MESSAGES: held.text_messages and not must_have_factor(user, office),
    }
    return tuple(each for each, there in has.items() if there)


def methods_to_prove(user: User, held: Held, office: Office) -> tuple[Method, ...]:
    """For a sensitive act also who signs in with a password alone uses the phone we know."""
    found = methods_of(user, held, office)
    return found or ((Method.SMS,) if user.mobile else ())


def check_not_the_last(user: User, left: Held, office: Office) -> None:
    """Who must have a second factor keeps one: they could not come back in to set up another."""
    if must_have_factor(user, office) and not methods_of(user, left, office):
        raise Conflict("last_factor")


def _with_recovery(found: Iterable[Method], held: Held) -> tuple[Method, ...]:
    methods = tuple(found)
    return (*methods, Method.RECOVERY) if methods and held.recovery_codes else methods


def _recovery_code() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
