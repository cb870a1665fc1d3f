"""Whoever needs a name takes it from the module that defines it, not from one that uses it too."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.package import ROOT

# Fixtures, and the cast of tests/people.py, are passed on within the tests.
OURS = ("chalicelib", "scripts")
# mypy judges what is replaced only under the name that `dataclasses` has for it.
PASSES_ON = {"chalicelib/core/replacing.py": "replace"}


def test_a_name_is_taken_from_where_it_is_defined() -> None:
    assert len(files()) > 900
    assert [each for path in files() for each in borrowed(path)] == []


def test_no_module_lists_what_it_passes_on() -> None:
    """As `__all__`, or as `from it import name as name`."""
    ours = [path for path in files() if _where(path).partition("/")[0] in OURS]
    assert {_where(path) for path in ours if _passes_on(path)} == PASSES_ON.keys()


def files() -> list[Path]:
    return [ROOT / "app.py", *(each for top in (*OURS, "tests") for each in _below(ROOT / top))]


def borrowed(path: Path) -> list[str]:
    """What a file takes from a module that has it from elsewhere."""
    tree = ast.parse(path.read_text())
    asked = [*_taken(tree), *_through(tree, dict(_modules(tree)))]
    return [f"{_where(path)}: {module}.{name}" for module, name in asked if not _has(module, name)]


@cache
def defined(path: Path) -> frozenset[str]:
    """What a module makes itself, at its top; what stands under a condition there counts too."""
    passed_on = {PASSES_ON[_where(path)]} if _where(path) in PASSES_ON else set()
    return frozenset({*_names(ast.parse(path.read_text()).body), *passed_on})


def _names(body: list[ast.stmt]) -> Iterator[str]:
    for each in body:
        if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield each.name
        elif isinstance(each, ast.If | ast.Try | ast.With | ast.For):
            yield from _names(each.body)
        else:
            yield from (it.id for it in ast.walk(each) if _is_set(it))


def _is_set(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _taken(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What is imported by its name: `from … import User`."""
    for node in _imports(tree):
        yield from ((str(node.module), each.name) for each in node.names)


def _through(tree: ast.AST, modules: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is asked of a module: `users.find`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            yield from [(module, node.attr)] if module else []


def _modules(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Of each module that a file imports the name that it has there, and its own."""
    for node in _imports(tree):
        known = [(each.asname or each.name, f"{node.module}.{each.name}") for each in node.names]
        yield from ((short, name) for short, name in known if home(name))


def _imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] in OURS:
            yield node


def _has(module: str, name: str) -> bool:
    path = home(module)
    known = defined(path) if path else frozenset()
    return name in known or name.startswith("__") or _is_module(f"{module}.{name}")


def _is_module(name: str) -> bool:
    return home(name) is not None or ROOT.joinpath(*name.split(".")).is_dir()


def home(module: str) -> Path | None:
    """The file of one of our modules."""
    path = ROOT.joinpath(*module.split("."))
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((each for each in files if each.is_file()), None)


def _passes_on(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    renamed = any(it.asname == it.name for each in _imports(tree) for it in each.names)
    return renamed or "__all__" in defined(path)


def _below(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")


def _where(path: Path) -> str:
    return str(path.relative_to(ROOT))
