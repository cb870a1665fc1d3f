"""Runs the checks: `make test`, which is `python -m scripts.checks all`, and `make check`."""

import shutil
import sys
import time

from scripts import plain
from scripts.checks import coverage, lanes, report, wishes
from scripts.checks.steps import BESIDE, BROWSERS, FOUND
from scripts.plain import duration, only_one

COVERAGE = "*.coverage.json"


def main() -> None:
    wish, started = wishes.read(), time.monotonic()
    lock = only_one(FOUND, "The checks of this folder already run: end them first.")
    shutil.rmtree(FOUND / "tally", ignore_errors=True)
    for earlier in FOUND.glob(COVERAGE):
        earlier.unlink()
    again = f"seed {wish.seed}; SEED={wish.seed} gives the same order again"
    try:
        lanes.run_all(wish.plan(BESIDE))
        if wish.is_whole:
            coverage.judge(FOUND.glob(COVERAGE))
        lanes.run_all(wish.plan([BROWSERS]))
    except plain.Stop as reason:
        raise plain.Stop(f"{reason} ({again})") from None
    finally:
        print(report.of(FOUND / "tally"))
        lock.close()
    print(f"All good in {duration(time.monotonic() - started)} ({again}).")


if __name__ == "__main__":
    sys.exit(plain.run(main))
