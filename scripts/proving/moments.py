"""When an event says that it happened, held against when its batch was made: who puts one in past
the portal chooses the first, and not the second."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.chain.domain import Batch, Entry
from chalicelib.core import clock
from scripts.proving.ledger import Ledger
from scripts.proving.places import Places
from scripts.proving.stored import Stored
from scripts.proving.telling import Telling, event

# An event is in its batch within a minute or two; longer is an outage, or it was put in afterwards.
LATE = timedelta(minutes=15)
# What the clocks of two functions may differ.
DIFFER = timedelta(minutes=1)
# As the portal writes it. Another spelling, such as with a zone, sorts otherwise than it is read.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#")


@dataclass
class Moments:
    """Of one chain; `reached` is the newest moment in the batches before."""

    places: Places
    ledger: Ledger
    tell: Telling
    reached: str = ""

    def judge(self, batch: Batch, it: Stored) -> None:
        """Before what is in it is said: that it comes by once more later makes nothing late."""
        made_at = datetime.fromisoformat(batch.made_at)
        since, until = clock.stamp(made_at - LATE), clock.stamp(made_at + DIFFER)
        past = [e for e in batch.entries if e.name < until and MOMENT.match(e.name)]
        self.ahead(batch, self.asked(set(batch.entries).difference(past)))
        self.late(batch, it, self.asked(e for e in past if e.name < since))
        self.reached = max([self.reached, *(entry.name for entry in past)])

    def asked(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that are asked about, and are in no batch before."""
        said = self.ledger.said
        asked = filter(lambda it: self.places.is_asked(it.name), entries)
        return sorted(it for it in asked if not said(it.owner, it.name))

    def ahead(self, batch: Batch, found: list[Entry]) -> None:
        """It was no moment that had come: nothing of the portal writes that."""
        for entry in found:
            self.tell.bad("ahead", f"{event(entry.owner, entry.name)} chained at {batch.made_at}")

    def late(self, batch: Batch, it: Stored, found: list[Entry]) -> None:
        if found:
            what = f"{len(found)} in {it.key} of {batch.day} are older by over 15 minutes"
            self.tell.note("late", f"{what}, from {found[0].name[:19]} on")
        for entry in filter(self.was_passed, found):
            what = f"{event(entry.owner, entry.name)} chained at {batch.made_at}"
            self.tell.note("out of turn", what)

    def was_passed(self, entry: Entry) -> bool:
        """The chain was not behind: it had what happened long after."""
        at = clock.parse(entry.name.partition("#")[0])
        return clock.stamp(at + LATE) < self.reached
