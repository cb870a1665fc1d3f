"""Accountbeveiliging: second factors, recovery codes and the mobile number (F012, F104)."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.qr import qr_path
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Code, Password, Pasted
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import factors, mobile
from chalicelib.identity.domain.passkey import Passkey
from chalicelib.identity.routes.challenge import ChallengeView, challenge_view
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method

routes = Routes(__name__)


class PasskeyView(Answer, kw_only=True):
    """`last_used_at` is null as long as it was never used."""

    passkey_id: str
    name: str
    made_at: str
    last_used_at: str | None


class LeftWithout(Answer, kw_only=True):
    app: list[Method]
    passkey: list[Method]
    sms: list[Method]


class FactorsView(Answer, kw_only=True):
    """`methods` is how this person can sign in now; none means with a password alone. `left` is
    what remains without the app, a passkey, or text messages."""

    required: bool
    allowed: list[Method]
    methods: list[Method]
    authenticator_since: str | None
    text_messages: bool
    recovery_codes_left: int
    mobile: str
    number_wrong: bool
    passkeys: list[PasskeyView]
    left: LeftWithout


class PasswordAgain(Body, kw_only=True):
    password: Password


class QrCode(Answer, kw_only=True):
    """`path` is the `d` of an SVG path, dark on light, in a square of `size` by `size`."""

    size: int
    path: str


class AuthenticatorOffer(Answer, kw_only=True):
    """The secret to type into an app, and the same as an address and as a QR code of it."""

    secret: str
    address: str
    qr: QrCode


class AppCode(Body, kw_only=True):
    code: Code


class RecoveryCodes(Answer, kw_only=True):
    """Shown this once; only their hashes are kept. None when there are some already."""

    codes: list[str]


class NewMobile(Body, kw_only=True):
    mobile: Pasted


@routes.get("/me/factors", needs=Needs.ENROLLING)
def show_factors(actor: Actor) -> FactorsView:
    return _factors(actor)


@routes.put("/me/password-proof", needs=Needs.ENROLLING)
def give_password_again(actor: Actor, body: PasswordAgain) -> None:
    """Before a second factor is set up; counts for ten minutes in this browser."""
    factors.give_password_again(actor, body.password)


@routes.post("/me/authenticator", needs=Needs.ENROLLING, code=Act.CHANGE_FACTOR)
def offer_authenticator(actor: Actor) -> AuthenticatorOffer:
    secret, address = factors.offer_authenticator(actor)
    size, path = qr_path(address)
    return AuthenticatorOffer(secret=secret, address=address, qr=QrCode(size=size, path=path))


@routes.put("/me/authenticator", needs=Needs.ENROLLING)
def confirm_authenticator(actor: Actor, body: AppCode) -> RecoveryCodes:
    return RecoveryCodes(codes=list(factors.confirm_authenticator(actor, body.code)))


@routes.delete("/me/authenticator", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def remove_authenticator(actor: Actor) -> None:
    factors.remove_authenticator(actor)


@routes.put("/me/text-messages", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def use_text_messages(actor: Actor) -> FactorsView:
    """Where a second factor is one's own choice: codes by text message from now on."""
    factors.use_text_messages(actor, True)
    return _factors(actor)


@routes.delete("/me/text-messages", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def stop_text_messages(actor: Actor) -> None:
    factors.use_text_messages(actor, False)


@routes.post("/me/recovery-codes", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def renew_recovery_codes(actor: Actor) -> RecoveryCodes:
    return RecoveryCodes(codes=list(factors.renew_recovery_codes(actor)))


@routes.post("/me/mobile-changes", needs=Needs.SIGNED_IN, code=Act.CHANGE_MOBILE)
def ask_new_mobile(visitor: Visitor, actor: Actor, body: NewMobile) -> ChallengeView:
    """A code goes to the new number; it counts once that code comes back."""
    return challenge_view(mobile.ask_new_mobile(visitor, actor, body.mobile))


@routes.put("/me/mobile-changes/{challenge_id}/message", needs=Needs.SIGNED_IN)
def send_new_mobile_again(visitor: Visitor, actor: Actor, challenge_id: str) -> ChallengeView:
    return challenge_view(mobile.send_new_mobile_again(visitor, actor, challenge_id))


@routes.put("/me/mobile-changes/{challenge_id}/answer", needs=Needs.SIGNED_IN)
def change_mobile(actor: Actor, challenge_id: str, body: AppCode) -> FactorsView:
    mobile.change_mobile(actor, challenge_id, body.code)
    return _factors(actor)


def _factors(actor: Actor) -> FactorsView:
    user, held, methods, required = factors.factors_of(actor)
    app, left = held.authenticator, factors.left_without(user, held)
    return FactorsView(
        required=required,
        allowed=list(offices.get(actor.office_id).methods),
        methods=list(methods),
        authenticator_since=clock.stamp(app.made_at) if app else None,
        text_messages=held.text_messages,
        recovery_codes_left=held.recovery_codes,
        mobile=masked_mobile(user.mobile),
        number_wrong=user.number_wrong,
        passkeys=[_passkey(each) for each in held.passkeys],
        left=LeftWithout(**{name: list(ways) for name, ways in left.items()}),
    )


def _passkey(passkey: Passkey) -> PasskeyView:
    used_at = passkey.last_used_at
    return PasskeyView(
        passkey_id=passkey.passkey_id,
        name=passkey.name,
        made_at=clock.stamp(passkey.made_at),
        last_used_at=clock.stamp(used_at) if used_at else None,
    )
