"""Of six arguments in a row nobody sees which is which: a call gives five by place at most."""

import ast
from pathlib import Path

from scripts.package import ROOT

MOST = 5
# They take as many of one kind as there are: words of a command, acts of a story.
TAKE_MANY = {"module", "asks"}


def crowded(path: Path) -> list[str]:
    calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
    where = path.relative_to(ROOT)
    return [f"{where}:{each.lineno} {_called(each)}" for each in calls if _is_crowded(each)]


def _is_crowded(call: ast.Call) -> bool:
    by_place = [each for each in call.args if not isinstance(each, ast.Starred)]
    return len(by_place) > MOST and _called(call) not in TAKE_MANY


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[-1]


def all_crowded() -> list[str]:
    files = [
        ROOT / "app.py",
        *(ROOT / "chalicelib").rglob("*.py"),
        *(ROOT / "scripts").rglob("*.py"),
    ]
    assert len(files) > 400
    return [each for path in files for each in crowded(path)]


def test_no_call_gives_more_than_five_arguments_by_place() -> None:
    assert all_crowded() == []
