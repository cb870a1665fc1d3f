"""Each row of the events table against what the chain says of it."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chalicelib.chain.domain import fingerprint
from chalicelib.core import clock
from scripts.proving.ledger import ALTERED, EQUAL, Ledger
from scripts.proving.places import Item, Places
from scripts.proving.telling import Telling, event

# How long an event may be on its way to the chain.
ON_ITS_WAY = timedelta(minutes=15)


@dataclass
class Comparing:
    places: Places
    ledger: Ledger
    tell: Telling
    since: datetime

    @classmethod
    def of(cls, places: Places, ledger: Ledger, tell: Telling) -> "Comparing":
        """From before the chains are read: what comes later is on its way."""
        return cls(places, ledger, tell, datetime.now(UTC) - ON_ITS_WAY)

    def all(self) -> None:
        for item in self.places.rows():
            self.judge(item["client_key"]["S"], item["event_key"]["S"], item)
        for owner, name in self.ledger.gone():
            self.say("missing", owner, name)
        for owner, name, how, is_vouched in self.ledger.erased():
            kind = "erased on purpose" if is_vouched else "erased"
            self.say(kind, owner, name, how, is_bad=not is_vouched)

    def judge(self, owner: str, name: str, item: Item) -> None:
        said = self.ledger.said(owner, name)
        if said is None:
            self.unknown(owner, name, item)
        elif said.hash != fingerprint(item):
            self.ledger.found(owner, name, ALTERED)
            self.say("altered", owner, name)
        else:
            self.equal(owner, name, item, changed=said.changed)

    def unknown(self, owner: str, name: str, item: Item) -> None:
        if clock.stamp(self.since) < name < clock.stamp(datetime.now(UTC) + ON_ITS_WAY):
            self.tell.counts["waiting"] += self.places.is_asked(name)
            self.erased(owner, name, item)
        else:
            self.ledger.miss(owner, name)
            self.say("added", owner, name, "in no batch")

    def equal(self, owner: str, name: str, item: Item, *, changed: bool) -> None:
        self.ledger.found(owner, name, EQUAL)
        self.tell.counts["equal"] += self.places.is_asked(name)
        self.erased(owner, name, item)
        if changed:
            self.say("put back", owner, name, "altered or gone for a while", is_bad=False)

    def erased(self, owner: str, name: str, item: Item) -> None:
        """What this says of another event, if it stands in its place."""
        if item.get("action") == {"S": "event_erased"}:
            with suppress(KeyError, TypeError, ValueError):
                gone = str(json.loads(item["details"]["S"])["erased"])
                is_vouched = event(owner, gone) in self.places.vouched
                how = f"on {name[:19]} by {item['actor_id']['S']}"
                self.ledger.erase(owner, gone, how, is_vouched=is_vouched)

    def say(self, kind: str, owner: str, name: str, more: str = "", *, is_bad: bool = True) -> None:
        if self.places.is_asked(name):
            tell = self.tell.bad if is_bad else self.tell.note
            tell(kind, f"{event(owner, name)} {more}".strip())
