"""Counts what every route asks of AWS, and prints the lines that tests/http/calls_table.txt lacks
or has differently: `python -m scripts.calls_table`. With `--write` all of it goes in at once: read
the difference before it is committed; more calls than before want a reason."""

import os
import sys
import tempfile
from pathlib import Path

from scripts import plain
from tests import settings

settings.use()

HEADING = """\
# What each route asks of AWS, by whoever may, with a fresh code where it takes one: the status of
# the answer, how often AWS was asked, how often what had been read was read again, and whether it
# asks more where there are more clients, people, employees, tasks and documents. A status of 400 or
# more is what this stage cannot do by itself: the calls are those up to the refusal.
#      route                                                                   status  calls  twice
"""


def main() -> None:
    from tests.aws import running_aws, running_signatures

    with tempfile.TemporaryDirectory() as data, running_aws(Path(data)) as aws:
        os.environ.update(aws.environment)
        with running_signatures(aws, Path(data)):
            tell()


def tell() -> None:
    from tests.support import counting

    found, known = counting.seen(), counting.table() if counting.TABLE.exists() else {}
    lines = {name: counting.written(name, each) for name, each in found.items()}
    if "--write" in sys.argv:
        counting.TABLE.write_text(HEADING + "".join(f"{line}\n" for line in lines.values()))
        return
    for name in known.keys() - found.keys():
        print(f"- {name}")
    for name, each in found.items():
        if known.get(name, "").split() != each.cells.split():
            print(f"+ {lines[name]}")


if __name__ == "__main__":
    sys.exit(plain.run(main))
