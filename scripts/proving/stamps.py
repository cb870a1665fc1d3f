"""The times of somebody else: without them a chain that was made anew as a whole looks as good."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from chalicelib.chain.domain import ANCHORS, stamp_of
from chalicelib.gateways.signing import timestamps
from chalicelib.gateways.signing.chain import Chain
from scripts.proving.ledger import Ledger
from scripts.proving.places import Places
from scripts.proving.stored import Stored, first
from scripts.proving.telling import Telling

# It happens daily; for a week it may fail.
STAMPED_WITHIN = timedelta(days=7)
# What the clock of a timestamp service may differ from ours.
CLOCKS_DIFFER = timedelta(minutes=5)


def is_far(earlier: str, later: datetime) -> bool:
    return later - datetime.fromisoformat(earlier) > STAMPED_WITHIN


def is_ahead(said: str, proven: datetime) -> bool:
    """It says a moment that was still to come when it was proven to be there."""
    return datetime.fromisoformat(said) - proven > CLOCKS_DIFFER


@dataclass
class Stamps:
    places: Places
    ledger: Ledger
    tell: Telling
    trusted: list[Chain] = field(default_factory=list)

    def all(self, anchored: Iterable[Stored]) -> None:
        """Each anchor holds those before it, so that its timestamp is theirs too."""
        known = {it.key: it for it in anchored}
        last = ""
        for it in known.values():
            token = known.get(stamp_of(it.number))
            if it.number and token:
                last = self.stamp(it.number, token) or last
        if last and is_far(last, datetime.now(UTC)):
            self.tell.bad("timestamp", f"the last is of {last[:10]}")
        for chain, since in self.ledger.adrift():
            if is_far(since, datetime.now(UTC)):
                self.tell.bad("timestamp", f"of {chain} nothing is anchored since {since[:10]}")

    def stamp(self, number: int, token: Stored) -> str:
        """The time that is proven, or nothing."""
        proof, sha256 = first(self.places, self.tell, token), self.ledger.batch(ANCHORS, number)
        try:
            at = timestamps.stamped_at(proof or b"", bytes.fromhex(sha256), self.trust())
        except timestamps.Unfit as trouble:
            self.tell.bad("timestamp", f"{token.key} proves nothing: {trouble}")
            return ""
        made_at = self.ledger.made_at(ANCHORS, number)
        if made_at and (is_far(made_at, at) or is_ahead(made_at, at)):
            self.tell.bad(
                "timestamp", f"{token.key} is of {at:%Y-%m-%d}, its anchor says {made_at}"
            )
        return at.isoformat()

    def trust(self) -> Chain:
        if not self.trusted:
            self.trusted.append(self.places.trusted())
        return self.trusted[0]
