"""Counts the lines of the house by folder, since a commit: `python -m scripts.lines c2327b2`.

Only what was committed counts. Characters that are no space stand beside the lines, so that packing
them tighter shows as no gain.
"""

import io
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator

from scripts import plain
from scripts.plain import Stop

MADE = ("web/package-lock.json", "web/src/api/schema.d.ts", "docs/api/openapi.json", "vendor/")
Count = Counter[str]


def main() -> None:
    if len(sys.argv) != 2:
        raise Stop("Say since which commit: python -m scripts.lines c2327b2")
    (lines, marks), (lines_now, marks_now) = count(sys.argv[1]), count("HEAD")
    print(f"{'folder':<28}{'lines':>8}{'now':>8}{'change':>8}{'marks, thousands':>20}{'now':>8}")
    for folder in sorted(lines | lines_now):
        print(row(folder, lines[folder], lines_now[folder], marks[folder], marks_now[folder]))
    for name, is_in in (("all tests", is_test), ("the house without tests", is_house)):
        print(
            row(
                name,
                *(sum(c[f] for f in c if is_in(f)) for c in (lines, lines_now, marks, marks_now)),
            )
        )


def row(name: str, lines: int, lines_now: int, marks: int, marks_now: int) -> str:
    told = f"{name:<28}{lines:>8}{lines_now:>8}{lines_now - lines:>+8}"
    return f"{told}{marks / 1000:>20.0f}{marks_now / 1000:>8.0f}"


def count(revision: str) -> tuple[Count, Count]:
    """Lines, and characters that are no space, by folder; what is made or binary does not count."""
    lines, marks = Count(), Count()
    for name, content in files(revision):
        if b"\0" not in content and not name.startswith(MADE):
            folder = folder_of(name)
            lines[folder] += content.count(b"\n")
            marks[folder] += sum(map(len, content.split()))
    return lines, marks


def files(revision: str) -> Iterator[tuple[str, bytes]]:
    packed = subprocess.run(["git", "archive", "--", f"{revision}^{{tree}}"], capture_output=True)
    if packed.returncode:
        raise Stop(f"git does not know {revision}.")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        for each in archive:
            if content := archive.extractfile(each) if each.isfile() else None:
                yield each.name, content.read()


def folder_of(name: str) -> str:
    """The first two folders; the root has a line of its own."""
    return "/".join(name.split("/")[:-1][:2]) or "(root)"


def is_test(folder: str) -> bool:
    return folder.split("/")[0] == "tests"


def is_house(folder: str) -> bool:
    return not is_test(folder)


if __name__ == "__main__":
    sys.exit(plain.run(main))
