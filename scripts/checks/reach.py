"""Finds what a change can reach: by imports, and by modules that a string names to be run."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.checks.steps import ROOT
from scripts.plain import Stop

HOUSE = ("app.py", "chalicelib", "scripts", "tests")
NAMED = re.compile(r"\b(?:chalicelib|scripts|tests)(?:\.\w+)+")
# Who reads the files that are no Python; what is in none of these reaches everything.
READ_BY = {
    "templates/": ("chalicelib/core/render.py", "tests/architecture", "tests/unit"),
    "web/": ("scripts/local/site.py", "tests/architecture", "tests/bench/web.py"),
    "infra/": ("scripts/resources.py", "scripts/packaging/template.py"),
    "docs/": ("tests/architecture",),
}
SHOWN_ONLY = ".md"
FOR_EVERY_TEST = "tests/conftest.py"
# What is used without an import or a whole name of it.
UNSEEN = {
    "scripts/local/site.py": ("app",),
    "scripts/local/stand_in.py": ("scripts.local.stand_in_main",),
    "scripts/packaging/bundle.py": ("app",),
}
# Who starts what a test asks for by the name of a fixture that every test may have.
FIXTURES = {"aws": "tests.aws", "signatures": "tests.aws", "portal": "tests.laptop"}


@dataclass(frozen=True)
class Reach:
    """The files that changed, and those in the house that come to them; None means all."""

    changed: frozenset[str]
    files: frozenset[str] | None

    @classmethod
    def since(cls, revision: str) -> "Reach":
        changed = frozenset(changed_since(revision))
        return cls(changed, reached(changed))

    def touches(self, folder: str) -> bool:
        """Whether something in a folder changed."""
        return any(folder == "." or file.startswith(f"{folder}/") for file in self.changed)

    def tests(self, folder: str) -> list[str]:
        """The test files of a folder that the change can reach; the folder itself for all."""
        if self.files is None:
            return [folder]
        return sorted(f for f in self.files if re.match(rf"{folder}/(.*/)?test_\w+\.py$", f))


def changed_since(revision: str) -> list[str]:
    """Committed or not, and new files too; Stop when git does not know the revision."""
    git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    committed = git("diff", "--name-only", "--no-renames", f"{revision}...HEAD")
    here = git("diff", "--name-only", "--no-renames", "HEAD")
    return [*committed, *here, *git("ls-files", "--others", "--exclude-standard")]


def git(*arguments: str) -> list[str]:
    command = ["git", "-c", "core.quotePath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except OSError as error:
        raise Stop(f"What changed is asked of git, which does not start: {error}") from error
    if done.returncode:
        said = done.stderr.strip() or "it is not known here."
        raise Stop(f"git could not tell about {arguments[-1]}: {said}")
    return done.stdout.splitlines()


def reached(changed: frozenset[str]) -> frozenset[str] | None:
    """Everything that comes to one of these files; None when it cannot be told."""
    if changed & {FOR_EVERY_TEST, *uses(FOR_EVERY_TEST)}:
        return None
    users = all_users()
    waiting = [start for file in changed if not is_only_shown(file) for start in starts(file)]
    if any(not (ROOT / start).exists() and start not in users for start in waiting):
        return None
    found: set[str] = set()
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += users.get(file, ())
    return frozenset(found)


def is_only_shown(file: str) -> bool:
    return file.endswith(SHOWN_ONLY) and not file.startswith("docs/")


def starts(file: str) -> list[str]:
    """Where in the house a change of a file begins."""
    if file.endswith(".py") and file.startswith(HOUSE):
        return [file]
    readers = [
        each for place, readers in READ_BY.items() if file.startswith(place) for each in readers
    ]
    return [each for reader in readers for each in inside(reader)] or ["everything"]


def inside(place: str) -> list[str]:
    return [place] if place.endswith(".py") else [f for f in python_files() if f.startswith(place)]


@cache
def all_users() -> dict[str, set[str]]:
    """By file, those that use it."""
    users: dict[str, set[str]] = {}
    for file in python_files():
        for each in uses(file):
            users.setdefault(each, set()).add(file)
    return users


@cache
def python_files() -> frozenset[str]:
    return frozenset(
        file
        for file in git("ls-files", "--cached", "--others", "--exclude-standard", *HOUSE)
        if file.endswith(".py")
    )


def uses(file: str) -> Iterator[str]:
    """What a file imports or names, its packages, and the fixtures of its folders. Of those
    of every test only what it asks for: few tests ask for what they can start."""
    text = (ROOT / file).read_text() if (ROOT / file).exists() else ""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise Stop(f"{file}, line {error.lineno}: {error.msg}.") from error
    named = {*imported(tree), *NAMED.findall(text), *UNSEEN.get(file, ())}
    if file.startswith("tests/") and file != FOR_EVERY_TEST:
        named |= set(asked(tree))
    for name in named:
        yield from files_of(name)
    if file.startswith("tests/") and Path(file).name.startswith("test_"):
        yield from (f"{folder}/conftest.py" for folder in list(Path(file).parents)[:-2])


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def asked(tree: ast.AST) -> Iterator[str]:
    """What starts the fixtures that its tests and its own fixtures ask for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and is_given(node):
            yield from (FIXTURES[each.arg] for each in node.args.args if each.arg in FIXTURES)


def is_given(function: ast.FunctionDef) -> bool:
    """Does pytest call it?"""
    marks = map(ast.unparse, function.decorator_list)
    return function.name.startswith("test_") or any("fixture" in mark for mark in marks)


def files_of(name: str) -> Iterator[str]:
    """The module of this name and the packages that it lies in."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        place = "/".join(parts[:count])
        yield from {f"{place}.py", f"{place}/__init__.py"} & python_files()
