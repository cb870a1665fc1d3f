"""Who was first: of two who do the same, the second hears whose words count."""

from chalicelib.audit import store
from chalicelib.audit.domain import Event
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict


def check_own(actor: Actor, subject_id: str, actions: tuple[str, ...], code: str) -> None:
    """Of what is so already: whoever did it may say so again; to anybody else it is a Conflict,
    since what they wrote with it is not kept."""
    done = last_of(actor.office_id, subject_id, actions)
    if done and done.actor_id != actor.user_id:
        raise Conflict(code)


def last_of(
    office_id: str, subject_id: str, actions: tuple[str, ...], **details: str
) -> Event | None:
    """The newest of these events about one subject."""
    found = None
    for event in store.history(office_id, subject_id):
        if event.action in actions and details.items() <= event.details.items():
            found = event
    return found
