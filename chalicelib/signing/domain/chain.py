"""A log in which every line carries the hash of the one before: none can be changed or left out."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from chalicelib.core.clock import stamp

NOTHING_BEFORE = "0" * 64


class LogLine(Struct, frozen=True, kw_only=True):
    """One line; `before` is the hash of the line above it."""

    at: datetime
    what: str
    before: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def canonical(self) -> bytes:
        """JSON with sorted keys and no spaces, in UTF-8: the same for whoever checks it."""
        line = {"at": stamp(self.at), "what": self.what, "before": self.before}
        whole = {**line, "facts": dict(self.facts)}
        return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.canonical).hexdigest()


Log = tuple[LogLine, ...]


def head(log: Log) -> str:
    """The hash that stands for the whole log."""
    return log[-1].sha256 if log else NOTHING_BEFORE


def noted(log: Log, at: datetime, what: str, **facts: str) -> Log:
    return (
        *log,
        LogLine(
            at=at,
            what=what,
            before=head(log),
            facts={name: text for name, text in facts.items() if text},
        ),
    )


def is_whole(log: Log) -> bool:
    """Every line follows on the one before it."""
    before = [NOTHING_BEFORE, *(each.sha256 for each in log)]
    return all(each.before == known for each, known in zip(log, before, strict=False))
