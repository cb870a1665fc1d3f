"""Along each chain, batch by batch: is it whole, and does each hold the one before?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain as one_after_another
from itertools import groupby
from typing import Any

from chalicelib.chain.domain import ANCHORS, Batch, Head, digest, head_at, read, stamp_of
from chalicelib.gateways.signing import timestamps
from scripts.proving.ledger import Ledger
from scripts.proving.places import Places
from scripts.proving.telling import Telling

LATE = timedelta(hours=1)
# A day may pass before a timestamp is there.
STAMPED_WITHIN = timedelta(days=2)


@dataclass(frozen=True)
class Stored:
    """A key with its versions, the first one first; that one counts."""

    key: str
    versions: list[dict[str, Any]]

    @property
    def chain(self) -> str:
        return self.key.partition("/")[0]

    @property
    def number(self) -> int:
        """0 of what is no batch."""
        name, _, kind = self.key.partition("/")[2].partition(".")
        return int(name) if kind == "json" and name.isdigit() else 0


def stored(places: Places, prefix: str) -> Iterator[Stored]:
    """What lies in the bucket or ever did, in order of key."""
    pages = places.s3.get_paginator("list_object_versions")
    found = one_after_another.from_iterable(
        sorted(
            [*page.get("Versions", []), *page.get("DeleteMarkers", [])],
            key=lambda it: str(it["Key"]),
        )
        for page in pages.paginate(Bucket=places.bucket, Prefix=prefix)
    )
    for key, versions in groupby(found, key=lambda it: str(it["Key"])):
        known = list(versions)
        known.reverse()  # of one second too, the first stays the first
        yield Stored(key, sorted(known, key=lambda it: it["LastModified"]))


@dataclass
class Reading:
    """Of all chains that are asked about, into the ledger."""

    places: Places
    ledger: Ledger
    tell: Telling

    def all(self) -> None:
        noted = {it["office_id"]["S"]: it for it in self.places.heads()}
        prefix = f"{self.places.office}/" if self.places.office else ""
        for chain, batches in groupby(stored(self.places, prefix), key=lambda it: it.chain):
            if chain != ANCHORS:
                self.along(chain, batches, noted.pop(chain, {}))
        anchored = list(stored(self.places, f"{ANCHORS}/"))
        self.along(ANCHORS, iter(anchored), noted.pop(ANCHORS, {}))
        self.stamps({it.key: it for it in anchored})
        for chain, row in noted.items():
            if not self.places.office or chain == self.places.office:
                self.against(row, Head(chain))

    def along(self, chain: str, batches: Iterator[Stored], noted: Any) -> None:
        head = Head(chain)
        for it in batches:
            if it.number:
                head = self.step(head, it)
        self.against(noted, head)

    def step(self, head: Head, it: Stored) -> Head:
        self.gap(head, it.number - 1)
        if (content := self.first(it)) is None:
            return Head(head.chain, it.number)
        try:
            self.take(read(content), head, it)
        except ValueError:
            self.tell.bad("batch changed", f"{it.key} is no batch of ours")
        after = head_at(head.chain, it.number, content)
        self.ledger.keep(after)
        return after

    def gap(self, head: Head, until: int) -> None:
        if until == head.number + 1:
            self.tell.bad("batch missing", f"number {until} of {head.chain}")
        elif until > head.number:
            self.tell.bad("batch missing", f"{head.number + 1} to {until} of {head.chain}")

    def first(self, it: Stored) -> bytes | None:
        """The bytes that came there first."""
        first, *later = it.versions
        for each in later:
            how = "written over" if "ETag" in each else "hidden"
            moment = f"{each['LastModified']:%Y-%m-%d %H:%M:%S} UTC"
            self.tell.bad("batch changed", f"{it.key} was {how} on {moment}; the first is used")
        if "ETag" not in first:
            self.tell.bad("batch missing", f"{it.key} was removed")
            return None
        return self.places.file(it.key, first["VersionId"])

    def take(self, batch: Batch, head: Head, it: Stored) -> None:
        if (batch.chain, batch.number) != (head.chain, it.number):
            self.tell.bad("batch changed", f"{it.key} says that it is another")
        if head.number == it.number - 1 and head.sha256 and batch.before != head.sha256:
            what = f"number {head.number} of {head.chain} is not what {it.number} was put behind"
            self.tell.bad("batch changed", what)
        if head.chain == ANCHORS:
            self.anchors(batch)
            return
        self.late(batch, it)
        self.ledger.say(batch.entries)

    def late(self, batch: Batch, it: Stored) -> None:
        """An event that is put in afterwards cannot say so itself: its batch does."""
        since = (datetime.fromisoformat(batch.made_at) - LATE).isoformat()
        late = [it for it in batch.entries if self.places.is_asked(it.name) and it.name < since]
        if late:
            what = f"{len(late)} in {it.key} of {batch.day} are older by an hour or more"
            self.tell.note("late", f"{what}, from {late[0].name[:19]} on")

    def anchors(self, batch: Batch) -> None:
        for entry in batch.entries:
            if self.places.office not in ("", entry.owner):
                continue
            found, what = self.ledger.batch(entry.owner, int(entry.name)), f"number {entry.name}"
            if not found:
                self.tell.bad("batch missing", f"{what} of {entry.owner}, anchored on {batch.day}")
            elif found != entry.hash:
                self.tell.bad("batch changed", f"{what} of {entry.owner} since {batch.day}")

    def stamps(self, anchored: dict[str, Stored]) -> None:
        """Each anchor holds those before it, so the next timestamp is theirs too."""
        waiting: list[Stored] = []
        for it in (it for it in anchored.values() if it.number):
            waiting.append(it)
            token = anchored.get(stamp_of(it.number))
            if token and self.stamp(it, token):
                waiting = []
        for it in waiting:
            made = it.versions[0]["LastModified"]
            if datetime.now(UTC) - made > STAMPED_WITHIN:
                self.tell.bad("timestamp", f"nobody else says when {it.key} was there")

    def stamp(self, it: Stored, token: Stored) -> bool:
        content, proof = self.first(it), self.first(token)
        if content is None or proof is None:
            return False
        try:
            known = self.places.trusted()
            timestamps.stamped_at(proof, bytes.fromhex(digest(content)), known)
        except timestamps.Unfit as trouble:
            self.tell.bad("timestamp", f"{token.key} does not prove {it.key}: {trouble}")
            return False
        return True

    def against(self, noted: Any, head: Head) -> None:
        """What the portal noted as the last: more may lie there, if it was killed, but not less."""
        number = int(noted.get("number", {}).get("N", 0))
        self.gap(head, number)
        if number == head.number and noted and noted["sha256"]["S"] != head.sha256:
            self.tell.bad("batch changed", f"number {number} of {head.chain}, the last")
