"""Does the check notice what was done to a signed file? The published attacks, and mutations.

SEED= makes the same mutations again, of files that are alike; CHECK_MUTATIONS= says how many.
"""

import logging
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from tests.aws import running_signatures
from tests.bench.lines import Line, line
from tests.bench.stage import Stage
from tests.support.attacks import judging, looking, published
from tests.support.attacks.bases import bases
from tests.support.attacks.judging import Base, Tried
from tests.support.attacks.mutations import mutation

T = TypeVar("T")
COUNT = int(os.environ.get("CHECK_MUTATIONS", "5000"))
KEPT = Path("build/undetected")


def figures(stage: Stage) -> Iterator[Line]:
    logging.disable(logging.WARNING)
    seed, start = int(os.environ.get("SEED") or secrets.randbits(32)), time.perf_counter()
    say(f"seed {seed}, seen by {' and '.join(looking.RENDERERS)}")
    with running_signatures(stage.aws, Path(stage.event).parent):
        genuine = list(bases())
        known = list(all_tried(judging.tried, published.attacks(genuine)))
        found = list(all_tried(lambda number: one_tried(genuine, seed, number), range(COUNT)))
    keep(one for one in (*known, *found) if one.seen)
    yield undetected("check.attacks", known)
    yield undetected("check.mutations", found)
    yield from harmless(found)
    gave_up = sum(one.refused == "pdf_too_complex" for one in (*known, *found))
    yield line("check.gave_up", gave_up, "called too complex")
    yield line("check.seconds", time.perf_counter() - start, "seconds")


def undetected(name: str, found: Sequence[Tried]) -> Line:
    value = sum(bool(one.seen) for one in found)
    return line(name, value, f"undetected of {len(found)} tried", 0)


def all_tried(trying: Callable[[T], Tried], given: Iterable[T]) -> Iterator[Tried]:
    """The engine has a process for each file: as many at a time as the machine can do."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(trying, given)


def one_tried(genuine: Sequence[Base], seed: int, number: int) -> Tried:
    return judging.tried(mutation(genuine, seed, number))


def harmless(found: Iterable[Tried]) -> Iterator[Line]:
    """What is called unchanged, and rightly so: kind by kind."""
    kinds = Counter(one.kind.split(": ")[-1] for one in found if one.harmless)
    for kind, count in kinds.most_common():
        yield line(f"check.harmless.{kind.replace(', ', '.')}", count, "mutations")


def keep(undetected: Iterable[Tried]) -> None:
    for number, one in enumerate(undetected):
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{number}.pdf").write_bytes(one.content)
        say(f"{KEPT}/{number}.pdf: {one.base}, {one.kind}, {one.verdict}: {', '.join(one.seen)}")


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
