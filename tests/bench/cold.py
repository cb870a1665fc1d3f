"""What the first request costs a process that has just started."""

import json
import re
import shutil
import statistics
import time
from collections.abc import Iterator

from tests.bench.contenders import NAMES, Contender, Outcome, contenders, run
from tests.bench.lines import Line, line
from tests.bench.stage import TASKS, Stage

COUNT = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
COUNTED = re.compile(r"I\s+refs:\s+([0-9,]+)")
RUNS = 9
LIMITS = {"raw": 0.70, "framework": 1 / 3}


def figures(stage: Stage) -> Iterator[Line]:
    known = contenders()
    same_answers(stage, known)
    instructions = {name: count(stage, known[name]) for name in NAMES}
    for name in NAMES:
        yield line(f"cold.instructions.{name}", instructions[name], "million instructions")
    for name, limit in LIMITS.items():
        value = ratio(instructions["ours"], instructions[name])
        yield line(f"cold.instructions.ours_of_{name}", value, "ratio", limit)
    seconds = wall(stage, known)
    for name in NAMES:
        yield line(f"cold.first_list.{name}", seconds[name], "seconds")
    for name, limit in LIMITS.items():
        value = ratio(seconds["ours"], seconds[name])
        yield line(f"cold.first_list.ours_of_{name}", value, "ratio", limit)


def same_answers(stage: Stage, known: dict[str, Contender]) -> None:
    """Who answers something else is not comparable; it also writes the bytecode of the probes."""
    answers = [run(each.command(stage.event), stage.environment).answer for each in known.values()]
    bodies = [json.loads(answer["body"]) for answer in answers]
    if any(body != bodies[0] for body in bodies) or len(bodies[0]["items"]) != TASKS:
        raise RuntimeError("the contenders do not give the same answer")


def count(stage: Stage, contender: Contender) -> float | None:
    """Millions of instructions, or None where valgrind is not installed."""
    if not shutil.which("valgrind"):
        return None
    done = run([*COUNT, *contender.command(stage.event)], stage.environment)
    return instructions_of(done) / 1e6


def instructions_of(done: Outcome) -> int:
    found = COUNTED.search(done.errors)
    if not found:
        raise RuntimeError(f"valgrind said nothing of use: {done.errors[-500:]}")
    return int(found[1].replace(",", ""))


def wall(stage: Stage, known: dict[str, Contender]) -> dict[str, float]:
    """Median seconds from starting Python to having the list, taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(RUNS):
        for name in NAMES:
            started = time.perf_counter()
            run(known[name].command(stage.event), stage.environment)
            taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(each) for name, each in taken.items()}


def ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None
