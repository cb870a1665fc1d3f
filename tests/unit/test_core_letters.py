"""What cannot be seen does not come in."""

from typing import Annotated, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from chalicelib.core import text
from chalicelib.core.decoding import decode_body
from chalicelib.core.errors import Invalid
from chalicelib.core.letters import ciphers, composed, pasted, visible
from chalicelib.core.shapes import Body
from chalicelib.core.text import (
    READINGS,
    Code,
    Email,
    Line,
    OptionalLine,
    Password,
    ProofCode,
    Reason,
)


class Person(Body, kw_only=True):
    name: Line
    reference: OptionalLine = ""
    title: Line | UnsetType = UNSET
    password: Password = "-"
    email: Email = "a@b.nl"
    code: Code = "000000"
    proof: ProofCode = "000000"
    reason: Reason = "-"


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


# As Windows, Word, PDF readers, chats and other keyboards put it on the clipboard.
AS_PASTED = [
    "{}",
    " {}\n",
    "\ufeff{}",
    "\u202a{}\u202c",
    "\u2066{}\u2069",
    "\u00a0{}\u2003",
    "{}\u200b\u200e\u00ad\u2060",
    "\x00{}\x1f\x7f\x9f",
    "\u3000{}\U000e0020",
]


@pytest.mark.parametrize("how", AS_PASTED)
@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("email", "Anna@Bakkerij.Example"),
        ("code", "123456"),
        ("proof", "123456"),
        ("proof", "ABCDEFGHJKMNPQRSTVWXYZ23"),
        ("reason", "Zie de brief."),
    ],
)
def test_what_is_pasted_is_what_was_meant(how: str, field: str, meant: str) -> None:
    found = getattr(came_in(name="Anna", **{field: how.format(meant)}), field)
    assert found.strip("\u00a0\u2003\u200e\u3000 \n") == meant
    if field != "reason":
        assert found == meant


@pytest.mark.parametrize(
    "typed",
    [
        "123 456",
        "123\u00a0456",
        "123\u2011456",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "\u0661\u0662\u0663\u0664\u0665\u0666",
        "1\u200b2\u200b3\u200b4\u200b5\u200b6",
    ],
)
def test_a_code_has_six_digits_of_whatever_script(typed: str) -> None:
    assert came_in(name="Anna", code=typed, proof=typed).code == "123456"


@pytest.mark.parametrize(
    "typed", ["12345", "1234567", "12345a", "\u00b923456", "\u2167", "\u200b", "-"]
)
def test_anything_else_is_no_code(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        came_in(name="Anna", code=typed)
    assert refused.value.fields[0].field == "code"


def test_a_reason_keeps_what_scripts_need_and_loses_what_turns_letters_around() -> None:
    found = came_in(
        name="Anna", reason="\u0645\u06cc\u200c\u0631\u0648\u0645 \u202eetteb\x0b\ufeffregel"
    )
    assert found.reason == "\u0645\u06cc\u200c\u0631\u0648\u0645 etteb\nregel"
    with pytest.raises(Invalid):
        came_in(name="Anna", reason="\u200b\ufeff")


@given(st.text())
def test_tidying_twice_changes_nothing_more(given_text: str) -> None:
    for tidy in {reading.tidy for reading in READINGS.values()}:
        assert tidy(tidy(given_text)) == tidy(given_text)


@given(st.text(max_size=20))
def test_nothing_that_cannot_be_seen_is_left_in_what_was_pasted(typed: str) -> None:
    for kept in (pasted(typed), ciphers(typed)):
        assert kept == kept.strip()
        assert all(each.isprintable() for each in kept if each.isascii())
        assert visible(kept) == composed(kept)


def test_each_kind_of_text_is_read_in_its_own_way() -> None:
    kinds = [each for each in vars(text).values() if get_origin(each) is Annotated]
    assert len(set(kinds)) == len(kinds)
