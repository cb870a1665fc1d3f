"""Replacing what reaches or proves somebody, and the answers to it."""

from dataclasses import replace

from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core import clock
from chalicelib.identity.actions import replacements
from chalicelib.identity.domain.replacement import ACT_OF, Factor, Replacement, Via
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import replacements as rows
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Answer, Portal
from tests.world import World

HOW = "Zij kwam langs met haar paspoort"
NEW_EMAIL, NEW_MOBILE = "anna@nieuw.example", "+31622222222"


def ask(door: Portal, texts: FakeSms, user: User, factor: Factor, value: str = "") -> Answer:
    """By somebody who just gave a code for it."""
    proved(door, texts, ACT_OF[factor])
    path = f"/people/{user.user_id}"
    match factor:
        case Factor.MOBILE:
            return door.put(f"{path}/mobile", {"mobile": value or NEW_MOBILE})
        case Factor.EMAIL:
            return door.put(f"{path}/email", {"email": value or NEW_EMAIL})
        case Factor.DEVICES:
            return door.delete(f"{path}/factors")


def passed_on(user: User) -> None:
    """A number that waits, as if somebody who is gone had passed it on."""
    event = by_itself(
        user.office_id,
        "replacement_asked",
        clock.now(),
        client_id=NO_CLIENT,
        subject_id=user.user_id,
    )
    ids = (user.office_id, user.user_id, Factor.MOBILE)
    asked = Replacement(*ids, NEW_MOBILE, event.event_id, "gone", "Joost", event.at)
    rows.ask(replace(user, replacing=True), asked, event)


def waiting(user: User, factor: Factor) -> Replacement:
    found = rows.waiting(user.office_id, user.user_id)
    return next(each for each in found if each.factor is factor)


def link(user: User, factor: Factor, via: Via = Via.MAIL) -> str:
    """The token in the message that follows."""
    asked = waiting(user, factor).asked
    return replacements.link(user.office_id, user.user_id, asked, via)[1]


def second(world: World) -> Portal:
    """The browser of another colleague, who has been here longer than today."""
    known = world.users.get("FATIMA") or world.employ("FATIMA", "Fatima el Idrissi")
    return Portal(world.host).sign_in(known)


def agree(door: Portal, texts: FakeSms, user: User, factor: Factor, how: str = HOW) -> Answer:
    """With a fresh code."""
    proved(door, texts, ACT_OF[factor])
    return door.put(f"/people/{user.user_id}/replacements/{factor}/agreement", {"how": how})
