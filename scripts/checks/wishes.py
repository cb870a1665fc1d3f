"""What somebody wants to have checked, and which steps that takes."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from random import SystemRandom

from scripts.checks.reach import Reach
from scripts.checks.steps import NAMES, Step
from scripts.plain import Stop


@dataclass(frozen=True)
class Wish:
    """`short` leaves out slow steps and tests; `only` names steps; `since` is a revision."""

    is_short: bool
    only: frozenset[str]
    since: str
    seed: int

    @property
    def is_whole(self) -> bool:
        return not (self.is_short or self.only or self.since)

    def plan(self, steps: Iterable[Step]) -> list[Step]:
        """Those of the steps that are wanted, each with what is wanted of its tests."""
        reach = Reach.since(self.since) if self.since else None
        wanted = (self.narrowed(step, reach) for step in steps if self._names(step))
        return [step for step in wanted if step]

    def _names(self, step: Step) -> bool:
        return step.name in self.only if self.only else not (self.is_short and step.is_slow)

    def narrowed(self, step: Step, reach: Reach | None) -> Step | None:
        if not step.tests:
            return step if reach is None or reach.touches(step.folder) else None
        paths = reach.tests(step.tests) if reach else [step.tests]
        marks = ("-m", "not slow") if self.is_short else ()
        options = (*paths, *marks, f"--randomly-seed={self.seed}")
        measured = step.measured if self.is_whole and step.is_covered else step
        return measured.with_options(*options) if paths else None


def read() -> Wish:
    parser = argparse.ArgumentParser(prog="python -m scripts.checks", description=__doc__)
    parser.add_argument("what", choices=("all", "short"))
    parser.add_argument("--only", default="", help="steps, with commas between them")
    parser.add_argument("--since", default="", help="a revision: run what a change since can reach")
    parser.add_argument("--seed", default="", help="of the order of the tests")
    given = parser.parse_args()
    only = frozenset(name.strip() for name in given.only.split(",")) if given.only else frozenset()
    if unknown := only.difference(NAMES):
        raise Stop(f"Unknown: {', '.join(sorted(unknown))}. Choose from: {', '.join(NAMES)}.")
    if given.seed and not given.seed.isdecimal():
        raise Stop("A seed is a whole number, such as SEED=1234.")
    seed = int(given.seed or SystemRandom().randrange(1, 10**6))
    return Wish(given.what == "short", only, given.since, seed)
