"""Empties the local state: `make reset`, which is `python -m scripts.reset`."""

import argparse
import shutil
import sys
from pathlib import Path

from scripts import plain
from scripts.local.stand_in import ROOT
from scripts.plain import only_one
from scripts.up import RUNS_ALREADY


def main() -> None:
    parser = argparse.ArgumentParser(prog="make reset", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / ".data")
    data = parser.parse_args().data.resolve()
    lock = only_one(data, RUNS_ALREADY.format(data))
    for path in data.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != "lock":
            path.unlink()
    lock.close()
    print("The local state is empty.")


if __name__ == "__main__":
    sys.exit(plain.run(main))
