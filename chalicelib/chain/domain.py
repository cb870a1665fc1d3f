"""Batches of hashes, each holding the hash of the one before. One chain per office, and one in
which the others stand every day, for the timestamp."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct, structs

from chalicelib.core import clock

ANCHORS = "-"
# Where keys end up that no function of ours wrote: they too must be found back, and hold up nobody.
OTHERS = "_"
OFFICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")
FORM = 1
SALT = "salt"
SETS = ("SS", "NS", "BS")
NEW, GONE, HEAD = "INSERT", "REMOVE", "HEAD"

Image = Mapping[str, Mapping[str, Any]]


class NoBatch(ValueError):
    """Not written by us."""


class Entry(NamedTuple):
    """Of an event its two keys, what the stream said of it, and its hash; of a chain its name, the
    number of its last batch, HEAD, and the hash of that."""

    owner: str
    name: str
    change: str
    hash: str


class Head(Struct, frozen=True, kw_only=True):
    """The last batch of a chain; before the first there is number 0."""

    chain: str
    number: int = 0
    sha256: str = ""
    day: str = ""


class Batch(Struct, frozen=True, kw_only=True):
    """`day` is the day on which it was made, in the Netherlands; events say their own."""

    chain: str
    number: int
    day: str
    made_at: str
    before: str
    entries: tuple[Entry, ...]
    form: int = FORM


def chain_of(client_key: str) -> str:
    """The chain in which an event belongs: that of its office."""
    office = client_key.partition("#")[0]
    return office if OFFICE.fullmatch(office) else OTHERS


def entry_of(change: str, keys: Image, image: Image) -> Entry:
    """What is kept of a record of the stream; of a row that went there is only the key."""
    owner, name = keys["client_key"]["S"], keys["event_key"]["S"]
    return Entry(owner, name, change, fingerprint(image) if image else "")


def fingerprint(image: Image) -> str:
    """HMAC-SHA256 of all that is stored of an event, under the salt that is stored with it: without
    the row nobody can tell what was in it, not even by guessing."""
    salt = str(image.get(SALT, {}).get("S", ""))
    rest = {name: _same(value) for name, value in image.items() if name != SALT}
    return hmac.new(salt.encode(), _text(rest), hashlib.sha256).hexdigest()


def _same(value: Mapping[str, Any]) -> Any:
    """One spelling for what the table, its stream and Lambda write differently."""
    ((kind, content),) = value.items()
    if kind == "M":
        return {kind: {name: _same(each) for name, each in content.items()}}
    if kind == "L":
        return {kind: [_same(each) for each in content]}
    if kind in SETS:
        return {kind: sorted(map(_plain, content))}
    return {kind: _plain(content)}


def _plain(content: Any) -> Any:
    return base64.b64encode(content).decode() if isinstance(content, bytes) else content


def _text(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def following(head: Head, entries: Sequence[Entry], at: datetime) -> Batch:
    """The batch that comes after this one."""
    day = clock.local_date(at).isoformat()
    made_at, number = clock.stamp(at), head.number + 1
    return Batch(
        chain=head.chain,
        number=number,
        day=day,
        made_at=made_at,
        before=head.sha256,
        entries=tuple(entries),
    )


def written(batch: Batch) -> bytes:
    """As it lies in the bucket."""
    return _text(structs.asdict(batch) | {"entries": [list(entry) for entry in batch.entries]})


def read(content: bytes) -> Batch:
    """The batch that was written so; NoBatch when this is none."""
    try:
        found = json.loads(content)
        entries = tuple(Entry(*entry) for entry in found.pop("entries"))
        batch = Batch(**found, entries=entries)
        has_zone = datetime.fromisoformat(batch.made_at).tzinfo is not None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoBatch from error
    said = (batch.chain, batch.day, batch.before, *(part for entry in entries for part in entry))
    if not has_zone or not all(isinstance(text, str) for text in said):
        raise NoBatch
    return batch


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def head_at(chain: str, number: int, content: bytes) -> Head:
    """Where a chain stands with this as its last; of what cannot be read only the hash counts."""
    try:
        day = read(content).day
    except NoBatch:
        day = ""
    return Head(chain=chain, number=number, sha256=digest(content), day=day)


def place(chain: str, number: int) -> str:
    """The key of a batch: it leaves room for one alone."""
    return f"{chain}/{number:012d}.json"


def stamp_of(number: int) -> str:
    """The key of the timestamp on the heads of all chains."""
    return f"{ANCHORS}/{number:012d}.tst"
