"""What cannot be seen does not come in."""

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from chalicelib.core.decoding import decode_body
from chalicelib.core.errors import Invalid
from chalicelib.core.letters import visible
from chalicelib.core.shapes import Body
from chalicelib.core.text import Line, OptionalLine, Password


class Person(Body, kw_only=True):
    name: Line
    reference: OptionalLine = ""
    title: Line | UnsetType = UNSET
    password: Password = "-"


def came_in(**facts: str) -> Person:
    found: Person = decode_body(msgspec.json.encode(facts), Person)
    return found


def test_lines_come_in_composed_and_without_what_cannot_be_seen() -> None:
    found = came_in(name="Zoe\u0308\u200b \u00adKuipers", reference="\u2060", title="Dr.\u200e")
    assert (found.name, found.reference, found.title) == ("Zoë Kuipers", "", "Dr.")


def test_a_secret_stays_as_it_was_typed() -> None:
    typed = "e\u0301\u200b"
    assert came_in(name="Anna", password=typed).password == typed


@pytest.mark.parametrize("field", ["name", "title"])
@pytest.mark.parametrize("text", ["\u200b\ufe0f", "\u2800", "\ufffc", "\u0301", "\u3000\u00a0"])
def test_a_line_of_which_nothing_can_be_seen_is_missing(field: str, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        came_in(**{"name": "Anna", field: text})
    [fault] = refused.value.fields
    assert (fault.field, fault.code) == (field, "required")


def test_two_names_that_look_the_same_are_the_same() -> None:
    assert visible("Ay\u200bs\u0327e\u00ad \u202eY\u0131lmaz\ufeff") == "Ayşe Y\u0131lmaz"
    assert visible("Anna de Vries") == "Anna de Vries"
