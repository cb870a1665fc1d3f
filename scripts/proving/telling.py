"""What is found is said at once, and counted."""

from collections import Counter
from dataclasses import dataclass, field

EVENTS = ("altered", "added", "ahead", "missing", "erased")
BATCHES = ("batch missing", "batch changed", "timestamp")


@dataclass
class Telling:
    counts: Counter[str] = field(default_factory=Counter)

    def bad(self, kind: str, what: str) -> None:
        self.counts[kind] += 1
        print(f"{kind}: {what}")

    def note(self, kind: str, what: str) -> None:
        """What somebody should know, and is no fault."""
        self.counts[kind] += 1
        print(f"({kind}: {what})")

    @property
    def holds(self) -> bool:
        return not any(self.counts[kind] for kind in EVENTS + BATCHES)

    def end(self) -> None:
        known = self.counts
        print(f"{known['equal']} events are as the chain has them; {known['waiting']} wait for it.")
        if self.holds:
            print("Table and chain are equal.")
            return
        found = [f"{known[kind]} {kind}" for kind in EVENTS + BATCHES if known[kind]]
        print(f"Table and chain are NOT equal: {', '.join(found)}.")


def event(owner: str, name: str) -> str:
    office, _, client = owner.partition("#")
    return f"event {name} of office {office}, client {client}"
