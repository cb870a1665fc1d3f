"""Who was let in by one employee where others are: those hear of it, or a colleague vouches."""

from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import LetIn
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import letter_key
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Answer, Portal
from tests.support.replacing import second
from tests.world import World

GROUND = "Zij kwam langs met haar paspoort"


def let_in_of(world: World, client_id: str, user_id: str) -> LetIn:
    member = memberships.membership(world.office_id, client_id, user_id)
    assert member
    assert member.let_in
    return member.let_in


def others_heard(world: World, client_id: str, user_id: str) -> None:
    """As if the messages to them had just gone out."""
    heard_by(world, client_id, user_id, *let_in_of(world, client_id, user_id).told)


def heard_by(world: World, client_id: str, user_id: str, *heard: str) -> None:
    """As if the messages to these had just gone out."""
    known = let_in_of(world, client_id, user_id)
    for to in heard:
        if claim := delivery.claim(letter_key(world.office_id, known.event_id, to), clock.now()):
            delivery.mark_sent(claim, "message")


def came_back(world: World, client_id: str, user_id: str, to: str) -> None:
    """The mail to one of them: nobody has that address."""
    event_id = let_in_of(world, client_id, user_id).event_id
    claim = delivery.claim_of(letter_key(world.office_id, event_id, to))
    assert claim
    delivery.note_outcome(claim, "bounced", clock.now())


def vouch(
    door: Portal, client_id: str, user_id: str, ground: str = GROUND, shown: str = ""
) -> Answer:
    """For what is on the screen now, unless that was something else."""
    seen = {"ground": ground, "shown": shown or shown_to(door, client_id, user_id)}
    return door.put(f"/clients/{client_id}/people/{user_id}/vouching", seen)


def shown_to(door: Portal, client_id: str, user_id: str) -> str:
    """What there is to say yes to; anything of whom nothing is shut."""
    items = door.get(f"/clients/{client_id}/people").body["items"]
    return next((each["shown"] for each in items if each["user_id"] == user_id), "") or "0" * 64


def vouched(world: World, texts: FakeSms, client_id: str, user_id: str) -> Answer:
    """By a colleague who has been here longer than today, with a fresh code."""
    return vouch(proved(second(world), texts), client_id, user_id)
