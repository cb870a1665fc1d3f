"""Brings back events from a restored table: `python -m scripts.restore_events TABLE`.

TABLE is a backup of the events table, restored beside it. What the chain says was there, and is not
any more or is otherwise, is put back if TABLE has it as the chain has it; nothing else is touched.
Works with AWS, with credentials that may write events, and locally with --endpoint and
--stage local.
See docs/operations.md.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.chain.domain import fingerprint
from scripts import plain
from scripts.prove_events import compared
from scripts.proving import places
from scripts.proving.places import Item, Places
from scripts.proving.telling import event

AT_ONCE = 100


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts.restore_events", description=__doc__)
    parser.add_argument("table", metavar="TABLE")
    places.ask(parser)
    options = parser.parse_args()
    try:
        back, lost = restore(places.told(options), options.table)
    except (BotoCoreError, ClientError) as trouble:
        raise plain.Stop(f"Not everything was put back, run it again: {trouble}") from trouble
    print(f"{back} put back, {lost} could not be. Now run scripts.prove_events.")
    return 1 if lost else 0


def restore(asked: Places, table: str) -> tuple[int, int]:
    """How many were put back, and how many the other table has not as they were."""
    back = lost = 0
    with compared(asked) as (known, _):
        wanted = known.wanting()
        while some := {(owner, name): said for owner, name, said in islice(wanted, AT_ONCE)}:
            for item in rows(asked, table, list(some)):
                key = (item["client_key"]["S"], item["event_key"]["S"])
                if fingerprint(item) == some.get(key):
                    asked.dynamodb.put_item(TableName=asked.events, Item=item)
                    print(f"put back: {event(*key)}")
                    del some[key]
                    back += 1
            for key in some:
                print(f"NOT in {table} as it was: {event(*key)}")
            lost += len(some)
    return back, lost


def rows(asked: Places, table: str, keys: list[tuple[str, str]]) -> Iterator[Item]:
    wanted: Any = [{"client_key": {"S": owner}, "event_key": {"S": name}} for owner, name in keys]
    while wanted:
        answer = asked.dynamodb.batch_get_item(
            RequestItems={table: {"Keys": wanted, "ConsistentRead": True}}
        )
        yield from answer["Responses"][table]
        wanted = answer["UnprocessedKeys"].get(table, {}).get("Keys")


if __name__ == "__main__":
    sys.exit(plain.run(main))
