"""What stands for one of a few words reaches the web as an enum, and becomes a union there."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from chalicelib.tasks.routes.parts import shapes as parts_of_tasks
from scripts.package import ROOT
from tests.support.contracts import CONTRACTS

HOME = ROOT / "chalicelib"

# What a field is called that says one of a few words.
WORDS = frozenset(
    [
        "account",
        "action",
        "actions",
        "after",
        "allowed",
        "capacity",
        "concern",
        "factor",
        "form",
        "form_reason",
        "ground_kind",
        "keeps",
        "kind",
        "language",
        "mail",
        "made",
        "method",
        "outcome",
        "part",
        "purpose",
        "reason_code",
        "receipt",
        "resets",
        "role",
        "rule",
        "seal",
        "second_factor",
        "state",
        "status",
        "step",
        "verdict",
        "why",
    ]
)
# Of these there is no list: an event names itself where it is declared, and a code of errors.json
# has its words there.
NO_LIST = {"HistoryItem.action", "SecurityEvent.action", "UploadView.reason_code"}


def test_what_is_one_of_a_few_words_is_no_plain_text() -> None:
    named = [(shape, name, hint) for shape, name, hint in fields() if name in WORDS]
    assert len(named) > 60
    found = {f"{shape.__name__}.{name}" for shape, name, hint in named if str in parts(hint)}
    assert found == NO_LIST


def test_a_view_gives_the_enum_itself() -> None:
    """Of `document.status.value` nobody sees any more what it may be."""
    views = [each for name in ("routes/*.py", "routes.py") for each in HOME.glob(f"*/{name}")]
    assert len(views) > 50
    assert [each for path in views for each in flattened(path)] == []


def flattened(path: Path) -> list[str]:
    """Where a value of an enum is made text: `it.status.value`, `str(it.status)`."""
    found = [each for each in ast.walk(ast.parse(path.read_text())) if _is_text_of_enum(each)]
    return [f"{path.relative_to(HOME)}: {ast.unparse(each)}" for each in found]


def _is_text_of_enum(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr="value", value=ast.Attribute()):
            return True
        case ast.Call(func=ast.Name(id="str"), args=[ast.Attribute(attr=name)]):
            return name in WORDS
    return False


def parts(hint: Any) -> set[Any]:
    """What a type is made of: `list[Method] | None` of a list, Method and None."""
    return {hint, *(part for each in get_args(hint) for part in parts(each))}


def fields() -> Iterator[tuple[type[Struct], str, Any]]:
    """Of every shape that goes in or out the fields, by name and type."""
    for shape in shapes():
        yield from ((shape, name, hint) for name, hint in get_type_hints(shape).items())


def shapes() -> set[type[Struct]]:
    found: set[type[Struct]] = set()
    for each in CONTRACTS:
        _collect((each.body, each.query, each.answer), found)
    _collect(parts_of_tasks(), found)
    assert len(found) > 150
    return found


def _collect(hints: Iterable[Any], found: set[type[Struct]]) -> None:
    for hint in hints:
        if isinstance(hint, type) and issubclass(hint, Struct) and hint not in found:
            found.add(hint)
            _collect(get_type_hints(hint).values(), found)
        _collect(get_args(hint), found)
