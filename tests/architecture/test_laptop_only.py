"""What only a laptop has cannot exist in a deployed portal."""

import ast
from pathlib import Path

from app import app

ROOT = Path(__file__).resolve().parents[2]
DEPLOYED = [ROOT / "app.py", *sorted((ROOT / "chalicelib").rglob("*.py"))]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def test_no_route_of_the_portal_is_called_dev() -> None:
    assert [route for route in app.routes if route.startswith("/dev")] == []


def test_nothing_that_is_deployed_imports_scripts_or_tests() -> None:
    assert len(DEPLOYED) > 20
    for path in DEPLOYED:
        assert imported(path).isdisjoint({"scripts", "tests"}), path
