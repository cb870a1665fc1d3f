"""Proves that no event was altered: `python -m scripts.prove_events [--office ID] [--day DATE]`.

Holds the events table against the chain of batches, and the chain against its timestamps. Names
what was altered, added, erased or is missing, and ends with status 1 then. That an event was erased
counts only for who vouches for it, with --erased FILE. Works with AWS, with the
credentials of whoever runs it (who must be able to read events, chain and certificates), and
locally with --endpoint and --stage local. It reads the whole table, also for one office. See
docs/operations.md.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain
from scripts.proving import places
from scripts.proving.comparing import Comparing
from scripts.proving.ledger import Ledger, ledger
from scripts.proving.places import Places
from scripts.proving.reading import Reading
from scripts.proving.telling import Telling


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts.prove_events", description=__doc__)
    places.ask(parser)
    parser.add_argument("--day", default="", help="on which they happened, in UTC")
    options = parser.parse_args()
    try:
        tell = prove(places.told(options, options.day))
    except (BotoCoreError, ClientError) as trouble:
        raise plain.Stop(f"Nothing can be proven: {trouble}") from trouble
    return 0 if tell.holds else 1


def prove(asked: Places) -> Telling:
    with compared(asked) as (_, tell):
        tell.end()
    return tell


@contextmanager
def compared(asked: Places) -> Iterator[tuple[Ledger, Telling]]:
    """What the chain says, held against the table; what is wrong was told."""
    tell = Telling()
    with ledger() as known:
        comparing = Comparing.of(asked, known, tell)
        Reading(asked, known, tell).all()
        comparing.all()
        yield known, tell


if __name__ == "__main__":
    sys.exit(plain.run(main))
