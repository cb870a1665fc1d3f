"""Tries what a colleague with bad intent would try, and writes what came of it into
tests/insiders/insider_table.txt: `python -m scripts.insider_table`. Whether that is right is for a
human to judge: read the difference before it is committed."""

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
        write()


def write() -> None:
    """Keeps the comments on top."""
    from chalicelib.gateways import sms
    from tests.fakes.sms import FakeSms
    from tests.support import insiders

    texts = FakeSms()
    sms.send = texts.send
    known = insiders.TABLE.read_text().splitlines()
    comments = [line for line in known if line.startswith("#")][:-1]
    found = [insiders.written(name, line) for name, line in insiders.seen(texts)]
    insiders.TABLE.write_text("\n".join([*comments, insiders.heading(), *found]) + "\n")


if __name__ == "__main__":
    sys.exit(plain.run(main))
