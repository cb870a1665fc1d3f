"""Chains what the stream lost: `python -m scripts.chain_late [--office ID]`.

Every event that is in the table, in no batch and had time to get there (`added` in the words of
scripts.prove_events) comes into the chain of its office, marked as late. Look at each first: what
somebody put in past the stream is chained too. Works with AWS, with credentials that may do what
the function that chains may and read the events table, and locally with --endpoint and --stage
local.
"""

import argparse
import sys
from itertools import groupby, islice

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.chain.domain import chain_of, entry_of
from scripts import plain
from scripts.prove_events import compared
from scripts.proving import places
from scripts.proving.places import Places
from scripts.stages import use

LATE = "LATE"
AT_ONCE = 1000


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts.chain_late", description=__doc__)
    places.ask(parser)
    asked = places.told(parser.parse_args())
    use(settings(asked))
    try:
        done = chain_late(asked)
    except (BotoCoreError, ClientError) as trouble:
        raise plain.Stop(f"Not everything was chained, run it again: {trouble}") from trouble
    print(f"{done} chained as late. Now run scripts.prove_events.")


def settings(asked: Places) -> dict[str, str]:
    """Of the function that chains, and something for what it does not use."""
    unused = ("DOSSIER_BUCKET", "QUARANTINE_BUCKET", "MAIL_FROM_DOMAIN")
    nouns = ("NOTIFICATIONS", "REACTIONS", "MAIL", "SIGNING", "UNROUTED")
    queues = [f"{noun}_QUEUE_URL" for noun in nouns]
    own = {
        "STAGE": "local" if asked.endpoint else asked.prefix.removeprefix("akkoord-").strip("-"),
        "REGION": asked.session.region_name,
        "TABLE_PREFIX": asked.prefix,
        "CHAIN_BUCKET": asked.bucket,
        "DATA_KEY_ID": f"alias/{asked.prefix}data",
    }
    if asked.endpoint:
        own |= {"AWS_ENDPOINT_URL": asked.endpoint}
        own |= dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "test")
    return dict.fromkeys([*unused, *queues], "-") | own


def chain_late(asked: Places) -> int:
    from chalicelib.chain import actions
    from chalicelib.core import clock

    done = 0
    with compared(asked) as (known, _):
        for chain, keys in groupby(known.unchained(), key=lambda it: chain_of(it[0])):
            while some := list(islice(keys, AT_ONCE)):
                rows = [asked.row(owner, name) for owner, name in some]
                actions.add(chain, [entry_of(LATE, row, row) for row in rows], clock.now())
                done += len(some)
    return done


if __name__ == "__main__":
    sys.exit(plain.run(main))
