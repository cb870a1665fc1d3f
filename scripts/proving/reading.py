"""Along each chain, batch by batch: is it whole, and does each hold the one before?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from chalicelib.chain.domain import ANCHORS, Batch, Entry, Head, head_at, read
from scripts.proving.ledger import Ledger
from scripts.proving.moments import Moments
from scripts.proving.places import Places
from scripts.proving.stamps import Stamps, is_ahead, is_far
from scripts.proving.stored import Stored, first, stored
from scripts.proving.telling import Telling


@dataclass
class Reading:
    """Of all chains that are asked about, into the ledger."""

    places: Places
    ledger: Ledger
    tell: Telling
    moments: Moments = field(init=False)

    def all(self) -> None:
        noted = {it["office_id"]["S"]: it for it in self.places.heads()}
        prefix = f"{self.places.office}/" if self.places.office else ""
        for chain, batches in groupby(stored(self.places, prefix), key=lambda it: it.chain):
            if chain != ANCHORS:
                self.along(chain, batches, noted.pop(chain, {}))
        anchored = list(stored(self.places, f"{ANCHORS}/"))
        self.along(ANCHORS, iter(anchored), noted.pop(ANCHORS, {}))
        Stamps(self.places, self.ledger, self.tell).all(anchored)
        for chain, row in noted.items():
            if not self.places.office or chain == self.places.office:
                self.against(row, Head(chain=chain))

    def along(self, chain: str, batches: Iterator[Stored], noted: Any) -> None:
        head = Head(chain=chain)
        self.moments = Moments(self.places, self.ledger, self.tell)
        for it in batches:
            if it.number:
                head = self.step(head, it)
        self.against(noted, head)

    def step(self, head: Head, it: Stored) -> Head:
        self.gap(head, it.number - 1)
        if (content := first(self.places, self.tell, it)) is None:
            return Head(chain=head.chain, number=it.number)
        after, made_at = head_at(head.chain, it.number, content), ""
        try:
            batch = read(content)
            made_at = batch.made_at
            self.take(batch, head, it)
        except ValueError:
            self.tell.bad("batch changed", f"{it.key} is no batch of ours")
        self.ledger.keep(after, made_at)
        return after

    def gap(self, head: Head, until: int) -> None:
        if until == head.number + 1:
            self.tell.bad("batch missing", f"number {until} of {head.chain}")
        elif until > head.number:
            self.tell.bad("batch missing", f"{head.number + 1} to {until} of {head.chain}")

    def take(self, batch: Batch, head: Head, it: Stored) -> None:
        if (batch.chain, batch.number) != (head.chain, it.number):
            self.tell.bad("batch changed", f"{it.key} says that it is another")
        if head.number == it.number - 1 and head.sha256 and batch.before != head.sha256:
            what = f"number {head.number} of {head.chain} is not what {it.number} was put behind"
            self.tell.bad("batch changed", what)
        if head.chain == ANCHORS:
            self.anchors(batch)
            return
        self.moments.judge(batch, it)
        self.ledger.say(batch.entries)

    def anchors(self, batch: Batch) -> None:
        for entry in batch.entries:
            if self.places.office in ("", entry.owner):
                self.anchor(batch, entry)

    def anchor(self, batch: Batch, entry: Entry) -> None:
        found, what = self.ledger.batch(entry.owner, int(entry.name)), f"number {entry.name}"
        if not found:
            self.tell.bad("batch missing", f"{what} of {entry.owner}, anchored on {batch.day}")
        elif found != entry.hash:
            self.tell.bad("batch changed", f"{what} of {entry.owner} since {batch.day}")
        oldest, newest = self.ledger.anchor(entry.owner, int(entry.name))
        anchored = datetime.fromisoformat(batch.made_at)
        for said, is_wrong in ((oldest, is_far), (newest, is_ahead)):
            if said and is_wrong(said, anchored):
                what = f"{entry.owner} has batches that say {said[:10]}"
                self.tell.bad("timestamp", f"{what} and were first anchored on {batch.day}")

    def against(self, noted: Any, head: Head) -> None:
        """What the portal noted as the last: more may lie there, if it was killed, but not less."""
        number = int(noted.get("number", {}).get("N", 0))
        self.gap(head, number)
        if number == head.number and noted and noted["sha256"]["S"] != head.sha256:
            self.tell.bad("batch changed", f"number {number} of {head.chain}, the last")
