"""What happened is chained as it comes by, and anchored every day."""

from typing import Any

from chalicelib.chain import actions
from chalicelib.chain.domain import chain_of, entry_of
from chalicelib.core import clock, log
from chalicelib.core.batches import Change, Failures, each_group


def chain_events(event: Any) -> Failures:
    """The stream of the events table → a batch per office: also what should never happen, a row
    that changed or went."""
    return each_group("chain_events", event, _chain, _add)


def _chain(change: Change) -> str:
    return chain_of(change["dynamodb"]["Keys"]["client_key"]["S"])


def _add(chain: str, changes: list[Change]) -> None:
    entries = [
        entry_of(it["eventName"], it["dynamodb"]["Keys"], it["dynamodb"].get("NewImage", {}))
        for it in changes
    ]
    actions.add(chain, entries, clock.now())


def anchor_chains(event: Any) -> None:
    """Every hour, so that a failing timestamp service is asked again; once a day it does work."""
    log.line("job", job="anchor_chains", anchored=actions.anchor(clock.now()))
