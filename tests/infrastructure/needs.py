"""What each function of app.py may come to: modules of ours, and what those import of others, also
what a function of theirs imports when it is called."""

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache

from app import reacting
from chalicelib import doors
from chalicelib.audit.jobs import Queue
from scripts.checks import reach
from scripts.package import ROOT

API = "APIHandler"
ON_QUEUE = {
    Queue.NOTIFICATIONS: "SendNotifications",
    Queue.REACTIONS: "RunReactions",
    Queue.SIGNING: "SignDocuments",
}
# What a handler does whichever it is: asks a kind of task what is different there.
FOR_ALL = "kinds.know"
TREE = ast.parse((ROOT / "app.py").read_text())


def of_functions() -> dict[str, set[str]]:
    """By the name that a function has in infra/, the modules that it begins with."""
    shared = {*_imported(TREE.body), *_told_to(FOR_ALL)} - {doors.__name__}
    found = {name: shared | modules for name, modules in _handlers()}
    found[API] = shared | {module for modules in doors.MODULES.values() for module in modules}
    found[API] |= {*_told_to("parts.know"), *_told_to("open_door")}
    for reaction in reacting.known.values():
        found[ON_QUEUE[reaction.queue]].add(reaction.act.__module__)
    return found


def named_in_app() -> set[str]:
    """What app.py imports when it is first asked for."""
    return set(_named(TREE))


def _handlers() -> Iterator[tuple[str, set[str]]]:
    """Each `name = app.on_…(…)(calling("module", "name"))`, and each function under `@app.on_…`."""
    for node in TREE.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("app."):
            yield _in_infra(ast.unparse(node.targets[0])), set(_named(node))
        elif isinstance(node, ast.FunctionDef) and "app.on_" in ast.unparse(node.decorator_list[0]):
            yield _in_infra(node.name), set()


def _in_infra(name: str) -> str:
    return name.title().replace("_", "")


def _told_to(name: str) -> Iterator[str]:
    for node in TREE.body:
        if isinstance(node, ast.Expr) and ast.unparse(node).startswith(f"{name}("):
            yield from _named(node)


def _named(node: ast.AST) -> Iterator[str]:
    texts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    yield from (text for text in texts if str(text).startswith("chalicelib."))


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Names as they are imported, but for what only a type checker reads."""
    for node in nodes:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from _imported(node.orelse)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{each.name}" for each in node.names]
            ours = [each for each in inside if list(reach.files_of(each))[-1:] == [_file(each)]]
            yield from ours or [node.module]
            yield from [node.module] if ours and len(ours) < len(inside) else []
        else:
            yield from _imported(ast.iter_child_nodes(node))


def _file(module: str) -> str:
    place = module.replace(".", "/")
    return f"{place}.py" if (ROOT / f"{place}.py").exists() else f"{place}/__init__.py"


@cache
def uses(module: str) -> frozenset[str]:
    """What a module imports, or names in a text to be imported later."""
    tree = ast.parse((ROOT / _file(module)).read_text())
    texts = {text.partition(":")[0] for text in _named(tree)}
    return frozenset({*_imported(tree.body), *(text for text in texts if _exists(text))})


def _exists(module: str) -> bool:
    return (ROOT / _file(module)).exists()


def reached(modules: Iterable[str]) -> tuple[set[str], set[str]]:
    """Modules of ours, and those of others that are no part of Python."""
    ours, theirs, waiting = set[str](), set[str](), list(modules)
    while waiting:
        module = waiting.pop()
        if not module.startswith("chalicelib"):
            theirs |= {module} if module.partition(".")[0] not in sys.stdlib_module_names else set()
        elif module not in ours:
            ours.add(module)
            waiting += uses(module)
    return ours, theirs
