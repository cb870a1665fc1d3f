"""Adding to a chain, whoever else does so at the same moment and wherever one was killed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from chalicelib.chain import store
from chalicelib.chain.domain import (
    ANCHORS,
    HEAD,
    OTHERS,
    Entry,
    Head,
    NoBatch,
    following,
    head_at,
    place,
    read,
    stamp_of,
    written,
)
from chalicelib.core import clock
from chalicelib.gateways import locked
from chalicelib.gateways.signing import timestamps
from chalicelib.offices import store as offices


def add(chain: str, entries: Sequence[Entry], at: datetime) -> Head:
    """One batch behind the last one: its place can be taken only once, so a chain never forks. Who
    finds it taken goes on behind that, with what is not in it yet."""
    head, waiting = store.head(chain), tuple(entries)
    while waiting:
        content = written(following(head, waiting, at))
        key = place(chain, head.number + 1)
        if locked.put(key, content, at):
            waiting = ()
        else:
            content = locked.get(key)
            waiting = _without(waiting, content)
        head = head_at(chain, head.number + 1, content)
        store.advance(head)
    return head


def _without(entries: Iterable[Entry], content: bytes) -> tuple[Entry, ...]:
    try:
        known = set(read(content).entries)
    except NoBatch:  # somebody wrote over it: the proof will say so, and this goes on
        known = set()
    return tuple(entry for entry in entries if entry not in known)


def anchor(at: datetime) -> bool:
    """Once a day where each chain stands, with the time proven by somebody else; whether there was
    anything to do. What could not be stamped is tried again."""
    head = store.head(ANCHORS)
    if head.day < clock.local_date(at).isoformat() and (entries := _standing()):
        head = add(ANCHORS, entries, at)
    if head.number <= store.stamped(ANCHORS):
        return False
    locked.put(stamp_of(head.number), timestamps.stamp(bytes.fromhex(head.sha256)), at)
    store.note_stamp(head)
    return True


def _standing() -> list[Entry]:
    heads = store.heads([*offices.office_ids(), OTHERS])
    return [Entry(it.chain, str(it.number), HEAD, it.sha256) for it in heads]
