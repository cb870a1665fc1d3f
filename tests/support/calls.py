"""Which functions of chalicelib name which others: read from the source, and nothing is run."""

import ast
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

from scripts.package import ROOT

Named = tuple[str, str]  # module, name


class Source(Struct, frozen=True, kw_only=True, dict=True):
    """A module, and what its names stand for."""

    name: str
    tree: ast.Module

    @cached_property
    def own(self) -> dict[str, ast.stmt]:
        """Functions and constants, by name."""
        found: dict[str, ast.stmt] = {}
        for each in self.tree.body:
            if isinstance(each, ast.FunctionDef):
                found[each.name] = each
            elif isinstance(each, ast.Assign | ast.AnnAssign):
                targets = each.targets if isinstance(each, ast.Assign) else [each.target]
                found |= {to.id: each for to in targets if isinstance(to, ast.Name)}
        return found

    @cached_property
    def imported(self) -> dict[str, Named]:
        """`from a.b import c as d` gives d: (a.b, c), whether c is a module or a name in it."""
        return {
            name.asname or name.name: (each.module or "", name.name)
            for each in ast.walk(self.tree)
            if isinstance(each, ast.ImportFrom)
            for name in each.names
        }

    def names_in(self, stmt: ast.stmt) -> Iterator[Named]:
        """What this function or constant names; a decorator is not part of what it does."""
        inside = stmt.body if isinstance(stmt, ast.FunctionDef) else [stmt]
        for node in (found for each in inside for found in ast.walk(each)):
            if isinstance(node, ast.Name):
                yield self.imported.get(node.id, (self.name, node.id))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield ".".join(self.imported.get(node.value.id, ("", ""))), node.attr


@cache
def sources() -> dict[str, Source]:
    files = {_dotted(path): path for path in (ROOT / "chalicelib").rglob("*.py")}
    return {
        name: Source(name=name, tree=ast.parse(path.read_text())) for name, path in files.items()
    }


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def stmt_of(named: Named) -> ast.stmt | None:
    """The function or constant of chalicelib that has this name."""
    source = sources().get(named[0])
    return source.own.get(named[1]) if source else None


@cache
def named_by(known: Named) -> frozenset[Named]:
    """What a function or constant names itself."""
    stmt = stmt_of(known)
    return frozenset(sources()[known[0]].names_in(stmt)) if stmt else frozenset()


@cache
def reached_from(start: Named) -> frozenset[Named]:
    """All that a function may come to, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        new = named_by(ahead.pop()) - found
        found |= new
        ahead += new
    return frozenset(found)
