"""Who was first: of two who do the same, the second hears whose words count."""

from collections.abc import Callable
from typing import Any

from chalicelib.audit import store
from chalicelib.audit.domain import Event, Happened
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.core.repeating import check_same_words

Kinds = tuple[type[Happened], ...]
When = Callable[[Any], bool]


def check_own(
    actor: Actor,
    subject_id: str,
    kinds: Kinds,
    code: str,
    words: str,
    when: When = lambda told: True,
) -> None:
    """Of what is so already: whoever did it may say so again in the same words; other words, or
    those of anybody else, are a Conflict, since they are not kept."""
    done = last_of(actor.office_id, subject_id, kinds, when)
    if done is None:
        return
    if done.actor_id != actor.user_id:
        raise Conflict(code)
    check_same_words(_words(done.told), words)


def _words(told: Any) -> str:
    return str(getattr(told, "reason", "") or getattr(told, "remark", ""))


def last_of(
    office_id: str, subject_id: str, kinds: Kinds, when: When = lambda told: True
) -> Event | None:
    """The newest event of these kinds about one subject, by what it tells."""
    found = None
    for event in store.history(office_id, subject_id):
        if event.kind in kinds and when(event.told):
            found = event
    return found
