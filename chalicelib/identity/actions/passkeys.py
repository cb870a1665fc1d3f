"""Setting up a passkey, naming it and taking it away: after the steps of any second factor."""

from datetime import datetime

from msgspec import Struct

from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import Conflict, NotFound, NotSignedIn, bad_field
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.factors import enrolled_in, event_of, first_codes, may_set_up
from chalicelib.identity.actions.passkey_checks import expected_of, new_key
from chalicelib.identity.actions.proving import burn
from chalicelib.identity.actions.replacements import overtake_devices
from chalicelib.identity.domain.challenge import Challenge, new_challenge
from chalicelib.identity.domain.factor import Held, check_not_the_last, recovery_hashes
from chalicelib.identity.domain.passkey import (
    MOST_PASSKEYS,
    Attestation,
    Passkey,
    known_transports,
    passkey_name,
    relying_party,
)
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.factors import FactorAdded, FactorRemoved
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges, factors, passkeys, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import Method


class Offer(Struct, frozen=True, kw_only=True):
    """What a device must know to make a key; `passkey_id` is the id that it will have."""

    passkey_id: str
    rp_id: str
    office: Office
    user: User
    held: tuple[Passkey, ...]


def offer_passkey(visitor: Visitor, actor: Actor) -> Offer:
    """Nothing changes yet: the device first makes a key, and its answer comes back."""
    at, office = clock.now(), offices.get(actor.office_id)
    user = users.user(actor.office_id, actor.user_id)
    rp_id, held = relying_party(visitor.host), factors.held_by(user)
    if Method.PASSKEY not in office.methods:
        raise Conflict("method_not_allowed")
    _check_room(held)
    may_set_up(actor, user)
    bound = actor.session_key
    asked = new_challenge(user.office_id, user.user_id, Purpose.NEW_PASSKEY, at, bound)
    challenges.add_challenge(asked.by(Method.PASSKEY))
    return Offer(
        passkey_id=asked.challenge_id,
        rp_id=rp_id,
        office=office,
        user=user,
        held=held.at(rp_id).passkeys,
    )


def keep_passkey(
    visitor: Visitor, actor: Actor, passkey_id: str, name: str, attestation: Attestation
) -> tuple[str, ...]:
    """The first recovery codes, shown this once; none when there are some already."""
    at, user = clock.now(), users.user(actor.office_id, actor.user_id)
    held, tidy = factors.held_by(user), passkey_name(name)
    if held.passkey(passkey_id):
        return ()
    asked = _asked(actor, passkey_id, at)
    key = new_key(attestation, expected_of(visitor, passkey_id))
    if key is None:
        raise bad_field("credential", "passkey_not_made")
    _check_room(held)
    codes = first_codes(held)
    event = event_of(actor, FactorAdded(method=Method.PASSKEY), at)
    new = Passkey(
        office_id=user.office_id,
        user_id=user.user_id,
        passkey_id=passkey_id,
        name=tidy,
        rp_id=visitor.host,
        credential_id=key.credential_id,
        public_key=key.public_key,
        transports=known_transports(attestation.transports),
        made_at=at,
        sign_count=key.sign_count,
    )
    enrolled = enrolled_in(actor)
    overtake_devices(actor)
    passkeys.add_passkey(
        user, new, asked, hashes=recovery_hashes(codes), event=event, enrolled=enrolled
    )
    return codes


def rename_passkey(actor: Actor, passkey_id: str, name: str) -> None:
    user, tidy = users.user(actor.office_id, actor.user_id), passkey_name(name)
    known = factors.held_by(user).passkey(passkey_id)
    if known is None:
        raise NotFound
    passkeys.rename_passkey(known, tidy)


def remove_passkey(actor: Actor, passkey_id: str) -> None:
    """Removing what is not there changes nothing."""
    user = users.user(actor.office_id, actor.user_id)
    held = factors.held_by(user)
    known = held.passkey(passkey_id)
    if known is None:
        return
    left = held.without_passkey(passkey_id)
    check_not_the_last(user, left, offices.get(user.office_id))
    step_up.require(actor, Act.CHANGE_FACTOR)
    event = event_of(actor, FactorRemoved(method=Method.PASSKEY), clock.now())
    overtake_devices(actor)
    passkeys.remove_passkey(known, event)


def _check_room(held: Held) -> None:
    if len(held.passkeys) >= MOST_PASSKEYS:
        raise Conflict("too_many_passkeys")


def _asked(actor: Actor, passkey_id: str, at: datetime) -> Challenge:
    """Only the browser that was offered it, and in time."""
    try:
        asked = burn(actor.office_id, passkey_id, Purpose.NEW_PASSKEY, at)
    except NotSignedIn as error:
        raise Conflict("start_again") from error
    if asked.user_id != actor.user_id or asked.binding != actor.session_key:
        raise Conflict("start_again")
    return asked
