"""One word for one thing: whoever reads the name of a class knows which one is meant."""

import ast
from collections import defaultdict

from scripts.package import ROOT


def homes() -> dict[str, list[str]]:
    """Of each name, the files with a class of that name. A class in another or in a function (the
    `Meta` of a row) is known there alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "chalicelib").rglob("*.py")):
        for each in ast.parse(path.read_text()).body:
            if isinstance(each, ast.ClassDef):
                found[each.name].append(str(path.relative_to(ROOT)))
    return found


def test_no_two_classes_have_the_same_name() -> None:
    found = homes()
    assert len(found) > 650
    assert {name: files for name, files in found.items() if len(files) > 1} == {}
