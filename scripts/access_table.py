"""Asks every route as everybody in tests/http/access_table.txt, and prints the lines that the table
lacks or has differently, as they were seen: `python -m scripts.access_table`.

Whether what was seen is right is for a human to judge; a `+` line that is right goes into the
table. With `--write` all of it goes in at once: read the difference before it is committed."""

import os
import sys
import tempfile
from pathlib import Path

from scripts import plain
from tests import settings

settings.use()


def main() -> None:
    from tests.aws import running_aws

    with tempfile.TemporaryDirectory() as data, running_aws(Path(data)) as aws:
        os.environ.update(aws.environment)
        if "--write" in sys.argv:
            write()
        else:
            tell()


def seen() -> dict[str, dict[str, str]]:
    from tests.support import access

    stage = access.Stage()
    return {name: stage.line(contract) for name, contract in access.contracts().items()}


def tell() -> None:
    from tests.support import access

    known, found = access.table(), seen()
    for name in sorted(known.keys() | found.keys(), key=lambda each: each.split()[::-1]):
        if known.get(name) == found.get(name):
            continue
        for mark, lines in (("-", known), ("+", found)):
            if name in lines:
                print(mark, access.written(name, lines[name]))


def write() -> None:
    """Keeps the comments on top."""
    from tests.support import access

    lines = access.TABLE.read_text().splitlines()
    comments = [line for line in lines if line.startswith("#")]
    comments[-1] = access.heading()
    found = [access.written(name, line) for name, line in seen().items()]
    access.TABLE.write_text("\n".join([*comments, *found]) + "\n")


if __name__ == "__main__":
    sys.exit(plain.run(main))
