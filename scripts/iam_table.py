"""The table of what each function does with AWS and what its role allows besides that.

After a whole `make test`, `python -m scripts.iam_table` prints the lines that
tests/infrastructure/iam_table.txt lacks or has differently; with `--write` all of it goes in at
once: read the difference before it is committed. What is allowed and was not seen wants a reason
behind its line."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts import plain
from scripts.checks import report
from scripts.checks.steps import BESIDE
from scripts.rights import Right, granted

TABLE = Path(__file__).resolve().parents[1] / "tests/infrastructure/iam_table.txt"
UNSEEN, NO_REASON, EVERY = "!", "?", "every function"
COLUMN = re.compile(" {2,}")


def table() -> tuple[frozenset[Right], dict[Right, str]]:
    """What was seen, and what was not with the reason why it is allowed."""
    seen: set[Right] = set()
    unseen: dict[Right, str] = {}
    for line in TABLE.read_text().splitlines():
        if line.startswith(UNSEEN):
            rights, reason = _read(line.removeprefix(UNSEEN).strip())
            unseen |= dict.fromkeys(rights, reason)
        elif line and not line.startswith("#"):
            seen.update(_read(line)[0])
    return frozenset(seen), unseen


def _read(line: str) -> tuple[list[Right], str]:
    function, resource, actions, *reason = COLUMN.split(line)
    service, *verbs = actions.split()
    who = _functions() if function == EVERY else {function}
    rights = [Right(each, f"{service}:{verb}", resource) for each in who for verb in verbs]
    return rights, " ".join(reason)


def _functions() -> set[str]:
    return {right.function for right in granted()}


def asked(notes: Path = report.NOTES) -> frozenset[Right]:
    """What the functions asked of AWS while the tests ran, from the notes of tests/tally.py."""
    told = [report.note(path) or {} for path in notes.glob("*/*.json")]
    return frozenset(Right(*each) for note in told for each in note.get("asked", ()))


def lines(done: frozenset[Right], reasons: Mapping[Right, str]) -> Iterator[str]:
    """The table as it should be."""
    yield from _grouped("", done & granted(), {})
    yield from _grouped(f"{UNSEEN} ", granted() - done, reasons)


def _grouped(mark: str, rights: Iterable[Right], reasons: Mapping[Right, str]) -> Iterator[str]:
    alike: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for right in rights:
        reason = reasons.get(right, NO_REASON) if mark else ""
        alike[right.resource, right.action, reason].add(right.function)
    verbs: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for (resource, action, reason), functions in sorted(alike.items()):
        service, verb = action.split(":")
        for function in {EVERY} if functions == _functions() else functions:
            verbs[function, resource, service, reason].append(verb)
    for (function, resource, service, reason), said in sorted(verbs.items()):
        line = f"{mark}{function:<18}  {resource:<44}  {service} {' '.join(said)}"
        yield f"{line}  {reason}".rstrip()


def main() -> None:
    if missing := [step.name for step in BESIDE if step.is_covered and not report.end_of(step)]:
        raise plain.Stop(f"Only a whole `make test` tells; there is nothing of {missing[0]}.")
    known = TABLE.read_text().splitlines()
    comments = [line for line in known if line.startswith("#")]
    found = [*comments, *lines(asked(), table()[1])]
    if "--write" in sys.argv:
        TABLE.write_text("\n".join(found) + "\n")
        return
    print("\n".join(f"- {line}" for line in known if line not in found))
    print("\n".join(f"+ {line}" for line in found if line not in known))


if __name__ == "__main__":
    sys.exit(plain.run(main))
