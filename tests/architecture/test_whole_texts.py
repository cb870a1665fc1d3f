"""What comes in is judged to its last character: nothing stands behind it that nobody sees."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

import chalicelib
from chalicelib.core.shapes import readings
from chalicelib.core.text import Ground, Password, Reason, Remark
from chalicelib.gateways.signing import typeface
from chalicelib.signing.routes.ceremony_shapes import InkBody
from tests.architecture.test_bounds import fields, shapes

BEHIND = ["\n", "\r", "\r\n", "\u2028", "\x00"]
# Of several lines, or a person's own secret, of which every character counts.
AS_IT_IS = (Remark, Reason, Ground, Password)
# Judged elsewhere: of what browsers say only what we know is kept; a file is read and goes; of a
# typed signature what is around it goes, and what cannot be drawn is refused (the test below).
ELSEWHERE = {"AttestationResponse.transports", "DocumentCheck.pdf", "InkBody.typed"}
EXAMPLES = (
    *("01JA0000000000000000BAKKER", "a" * 64, "abc", "2026-Q1", "a" * 30, "123456", "Anna"),
    *("anna@bakkerij.example", "filed"),
)
PORTAL = Path(chalicelib.__path__[0])


def texts() -> Iterator[tuple[type[msgspec.Struct], str, Any]]:
    """Each text that a request may carry, alone or in a list, with its type."""
    for kind in shapes():
        for name, hint in fields(kind):
            if f"{kind.__name__}.{name}" not in ELSEWHERE:
                yield from ((kind, name, each) for each in bare(hint) if each not in AS_IT_IS)


def bare(hint: Any) -> Iterator[Any]:
    """Texts in a hint, whole: `Annotated[str, …]`, and not the `str` in it."""
    meant = get_args(hint)
    if hint is str or (meant and meant[0] is str and hasattr(hint, "__metadata__")):
        yield hint
    else:
        for each in meant:
            yield from bare(each)


def judged(hint: Any, given: str) -> str:
    came: str = msgspec.convert(given, hint)
    return came


def example(hint: Any) -> str:
    for each in EXAMPLES:
        try:
            return judged(hint, each)
        except msgspec.ValidationError:
            continue
    raise AssertionError(f"no example fits {hint}")


TEXTS = [pytest.param(*each, id=f"{each[0].__name__}.{each[1]}") for each in texts()]


def test_there_are_texts_to_judge() -> None:
    known = {f"{kind.__name__}.{name}" for kind, name, _ in texts()}
    assert {"NewPublication.document_id", "SignerWish.user_id", "AskedOf.recipients"} <= known
    assert {"TaskQuery.cursor", "NewPublication.period", "RightsBody.folders"} <= known


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize(("kind", "name", "hint"), TEXTS)
def test_nothing_comes_in_behind_a_text(
    kind: type[msgspec.Struct], name: str, hint: Any, behind: str
) -> None:
    """It is refused, or what was pasted along is gone when it comes in."""
    good = example(hint)
    reading = readings(kind).get(name)
    try:
        came = judged(hint, good + behind)
    except msgspec.ValidationError:
        return
    assert reading, f"{kind.__name__}.{name} takes {good + behind!r}"
    assert reading.tidy(came) == good


@pytest.mark.parametrize("behind", BEHIND)
def test_a_typed_signature_has_no_line_behind_it(behind: str) -> None:
    assert "Anna" + behind.strip() == InkBody(typed="Anna" + behind).ink.typed
    assert not behind.strip() or typeface.undrawable("Anna" + behind)


def dollars(path: Path) -> list[int]:
    """Lines with a pattern in which a dollar ends the text."""
    calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
    return [each.lineno for call in calls for each in patterns(call) if ends_in_dollar(each.value)]


def patterns(call: ast.Call) -> Iterator[ast.Constant]:
    """Texts in what is given to `re`, `whole` or as a `pattern`."""
    of_re = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "re"
    of_ours = getattr(call.func, "id", "") == "whole"
    given = call.args if of_re or of_ours else []
    for each in [*given, *(named.value for named in call.keywords if named.arg == "pattern")]:
        yield from (part for part in ast.walk(each) if isinstance(part, ast.Constant))


def ends_in_dollar(text: Any) -> bool:
    """Outside brackets, where it is a dollar like any other, and not behind a backslash."""
    plain = text.decode("latin-1") if isinstance(text, bytes) else str(text)
    return "$" in re.sub(r"\\.|\[[^\]]*\]", "", plain)


@pytest.mark.parametrize("pattern", ["^a$", "(a|$)b", rb"a$|b"])
def test_a_dollar_is_seen(pattern: str | bytes) -> None:
    assert ends_in_dollar(pattern)
    assert not ends_in_dollar(r"[$a]\$\Z")


def test_no_pattern_ends_in_a_dollar() -> None:
    """In Python it lets a line end behind the text; `\\Z` does not."""
    found = {str(each): dollars(each) for each in PORTAL.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}
