"""Setting up a second factor: the password again, a fresh code, then the steps of it (F012)."""

from datetime import datetime

from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import Conflict, NotAllowed, bad_field
from chalicelib.core.replacing import replace
from chalicelib.identity.actions.hashing import fits
from chalicelib.identity.actions.proving import sealed, unsealed
from chalicelib.identity.actions.replacements import overtake_devices
from chalicelib.identity.domain import factor
from chalicelib.identity.domain.factor import Authenticator, Held
from chalicelib.identity.domain.limit import OWN_PASSWORD
from chalicelib.identity.domain.step_up import LASTS, good_until
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.factors import FactorAdded, FactorRemoved, RecoveryCodesMade
from chalicelib.identity.store import counters, credentials, factors, recovery, step_ups, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method

PASSWORD_AGAIN = "password"  # noqa: S105 - what was proved, not a secret
Factors = tuple[User, Held, tuple[Method, ...], bool]


def factors_of(actor: Actor) -> Factors:
    """The user, what is set up, how they may sign in, and whether they must have a factor."""
    user = users.user(actor.office_id, actor.user_id)
    held, office = factors.held_by(user), offices.get(actor.office_id)
    return user, held, factor.methods_of(user, held, office), factor.must_have_factor(user, office)


def left_without(user: User, held: Held) -> dict[str, tuple[Method, ...]]:
    """How somebody would sign in once they took one of these away: the app, a passkey, texts."""
    less = {
        "app": replace(held, authenticator=None),
        "passkey": replace(held, passkeys=held.passkeys[1:]),
        "sms": replace(held, text_messages=False),
    }
    office = offices.get(user.office_id)
    return {name: factor.methods_of(user, left, office) for name, left in less.items()}


def give_password_again(actor: Actor, password: str) -> None:
    """For the next ten minutes in this browser."""
    at = clock.now()
    check_own_password(users.user(actor.office_id, actor.user_id), password, at)
    step_ups.note_proof(actor, PASSWORD_AGAIN, good_until(at))


def check_own_password(user: User, password: str, at: datetime, field: str = "password") -> None:
    """As many tries as at the door, counted apart: a stranger there keeps nobody out here."""
    counters.count(user.office_id, OWN_PASSWORD, user.user_id, at)
    if not fits(password, credentials.password_of(user)):
        raise bad_field(field, "wrong_password")
    counters.forget(user.office_id, OWN_PASSWORD, user.user_id, at)


def offer_authenticator(actor: Actor) -> tuple[str, str]:
    """A secret for an app, and the address of it for a QR code. Nothing changes yet."""
    user, at = users.user(actor.office_id, actor.user_id), clock.now()
    office = offices.get(actor.office_id)
    if Method.TOTP not in office.methods:
        raise Conflict("method_not_allowed")
    may_set_up(actor, user)
    secret = factor.new_secret()
    factors.keep_draft(
        Authenticator(
            office_id=user.office_id, user_id=user.user_id, sealed=sealed(secret, user), made_at=at
        )
    )
    return secret, factor.app_address(secret, user, office)


def confirm_authenticator(actor: Actor, code: str) -> tuple[str, ...]:
    """The app shows that it has the secret. The first recovery codes, shown this once; none when
    there are some already."""
    user, at = users.user(actor.office_id, actor.user_id), clock.now()
    draft = factors.draft_of(user)
    if at >= draft.made_at + LASTS:
        raise Conflict("start_again")
    step = draft.step_of(unsealed(draft), code, at)
    why = factor.why_not(step, at)
    if step is None or why:
        raise bad_field("code", why)
    app = Authenticator(
        office_id=user.office_id,
        user_id=user.user_id,
        sealed=draft.sealed,
        made_at=at,
        last_step=step,
    )
    codes = first_codes(factors.held_by(user))
    event = event_of(actor, FactorAdded(method=Method.TOTP), at)
    overtake_devices(actor)
    factors.confirm(user, app, factor.recovery_hashes(codes), event, enrolled_in(actor))
    return codes


def remove_authenticator(actor: Actor) -> None:
    """Removing what is not there changes nothing."""
    user, at = users.user(actor.office_id, actor.user_id), clock.now()
    held = factors.held_by(user)
    if not held.authenticator:
        return
    factor.check_not_the_last(user, replace(held, authenticator=None), offices.get(user.office_id))
    step_up.require(actor, Act.CHANGE_FACTOR)
    overtake_devices(actor)
    factors.remove_authenticator(user, event_of(actor, FactorRemoved(method=Method.TOTP), at))


def use_text_messages(actor: Actor, on: bool) -> None:
    """Where the office leaves it to people; elsewhere a phone that we know counts by itself."""
    user, at = users.user(actor.office_id, actor.user_id), clock.now()
    if factors.held_by(user).text_messages == on:
        return
    if on and not user.mobile:
        raise Conflict("no_mobile")
    if on:
        may_set_up(actor, user)
    else:
        step_up.require(actor, Act.CHANGE_FACTOR)
    told = FactorAdded(method=Method.SMS) if on else FactorRemoved(method=Method.SMS)
    overtake_devices(actor)
    factors.use_text_messages(user, on, at, event_of(actor, told, at))


def renew_recovery_codes(actor: Actor) -> tuple[str, ...]:
    """Ten new ones; whatever was left of the old ones no longer works."""
    step_up.require(actor, Act.CHANGE_FACTOR)
    user, codes = users.user(actor.office_id, actor.user_id), factor.new_recovery_codes()
    event = event_of(actor, RecoveryCodesMade(), clock.now())
    overtake_devices(actor)
    recovery.replace_recovery_codes(user, factor.recovery_hashes(codes), event)
    return codes


def may_set_up(actor: Actor, user: User) -> None:
    """A session that was left open is not enough: the password, and a code where one can be had."""
    if not step_ups.has_proved(actor, PASSWORD_AGAIN, clock.now()):
        raise NotAllowed("password_needed")
    held, office = factors.held_by(user), offices.get(user.office_id)
    if factor.methods_to_prove(user, held, office):
        step_up.require(actor, Act.CHANGE_FACTOR)


def enrolled_in(actor: Actor) -> str:
    """The session that can do everything once a second step is there; empty for any other."""
    return actor.session_key if actor.enrolling else ""


def first_codes(held: Held) -> tuple[str, ...]:
    """Ten with the first factor; whoever has some keeps those."""
    return () if held.recovery_codes else factor.new_recovery_codes()


def event_of(actor: Actor, told: Happened, at: datetime) -> Event:
    return by(actor, told, at, client_id=NO_CLIENT, subject_id=actor.user_id)
