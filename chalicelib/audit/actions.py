"""Who was first: of two who do the same, the second hears whose words count."""

from collections.abc import Callable
from typing import Any

from chalicelib.audit import store
from chalicelib.audit.domain import Event, Happened
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict

Kinds = tuple[type[Happened], ...]


def check_own(actor: Actor, subject_id: str, kinds: Kinds, code: str) -> None:
    """Of what is so already: whoever did it may say so again; to anybody else it is a Conflict,
    since what they wrote with it is not kept."""
    done = last_of(actor.office_id, subject_id, kinds)
    if done and done.actor_id != actor.user_id:
        raise Conflict(code)


def last_of(
    office_id: str, subject_id: str, kinds: Kinds, when: Callable[[Any], bool] = lambda told: True
) -> Event | None:
    """The newest event of these kinds about one subject, by what it tells."""
    found = None
    for event in store.history(office_id, subject_id):
        if event.kind in kinds and when(event.told):
            found = event
    return found
