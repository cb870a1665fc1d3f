"""Runs the checks: `make test`, which is `python -m scripts.checks all`, and `make check`."""

import shutil
import sys
import time

from scripts import plain
from scripts.checks import coverage, lanes, report, rights, wishes
from scripts.checks.steps import BESIDE, BROWSERS, FOUND
from scripts.plain import duration, only_one


def main() -> None:
    wish, started = wishes.read(), time.monotonic()
    lock = only_one(FOUND, "The checks of this folder already run: end them first.")
    shutil.rmtree(report.NOTES, ignore_errors=True)
    measured = [step.noted for step in BESIDE if step.is_covered]
    for earlier in measured:
        earlier.unlink(missing_ok=True)
    again = f"seed {wish.seed}; SEED={wish.seed} gives the same order again"
    try:
        beside, browsers = wish.plan(BESIDE), wish.plan([BROWSERS])
        if not beside and not browsers:
            print("Nothing that was asked for can be reached by this change.")
            return
        lanes.run_all(beside)
        rights.judge(is_whole=wish.is_whole)
        if wish.is_whole:
            coverage.judge(measured)
        lanes.run_all(browsers)
    except plain.Stop as reason:
        raise plain.Stop(f"{reason} ({again})") from None
    finally:
        print(report.of(report.NOTES))
        lock.close()
    print(f"All good in {duration(time.monotonic() - started)} ({again}).")


if __name__ == "__main__":
    sys.exit(plain.run(main))
