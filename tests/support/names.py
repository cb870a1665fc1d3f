"""Two hundred names of the world, made up: how people write themselves who sign something."""

from pathlib import Path

UNSEEN = [
    "An\u200bna de Vries",
    "Anna de\u00ad Vries",
    "Anna \u202eedirb",
    "\ufeffAnna",
    "A\u2060B",
]


def names(kind: str) -> list[str]:
    """`drawn`: in Latin, Greek or Cyrillic letters; `refused`: in others."""
    lines = Path(__file__).with_name(f"names_{kind}.txt").read_text().splitlines()
    found = [name for line in lines for name in line.split("|")]
    return found + (UNSEEN if kind == "refused" else [])
