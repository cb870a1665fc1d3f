"""Rows that know their facts: what stands where, and what is not written at all."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from msgspec import Struct, field
from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.core.errors import NotFound, TryAgain
from chalicelib.core.facts_row import FactsRow, Json, KeyOf, Moment, Texts
from chalicelib.core.replacing import replace

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Hand(Struct, frozen=True, kw_only=True):
    name: str
    fingers: int = 5


class Clock(Struct, frozen=True, kw_only=True):
    office_id: str
    clock_id: str
    hands: tuple[Hand, ...] = ()
    wound_at: datetime | None = None
    ticks: bool = True
    marks: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    days: frozenset[str] = frozenset()
    first: Hand | None = None
    revision: int = 0


class ClockRow(FactsRow[Clock]):
    client_key = KeyOf("office_id", "clock_id", hash_key=True)
    wound_at = Moment(null=True)
    ticks = BooleanAttribute(null=True)
    keys = Texts()
    first = Json(null=True)
    late = UnicodeAttribute(null=True)

    def index(self, known: Clock) -> None:
        self.late = None if known.ticks else known.clock_id


class Rings(Struct, frozen=True, kw_only=True, tag="rings"):
    times: int = 1


class Hums(Struct, frozen=True, kw_only=True, tag="hums"):
    tone: str = "a"


class Alarm(Struct, frozen=True, kw_only=True):
    does: Rings | Hums
    ends: str = ""


class AlarmRow(FactsRow[Alarm]):
    of_index = frozenset({"ends"})
    alarm_id = UnicodeAttribute(hash_key=True)
    ends = UnicodeAttribute(null=True)


class Dot(Struct, frozen=True, array_like=True):
    x: int
    y: int = 0


class DotRow(FactsRow[Dot]):
    dot_id = UnicodeAttribute(hash_key=True)


USUAL = Clock(office_id="o", clock_id="c")
ODD = Clock(
    office_id="o",
    clock_id="c",
    hands=(Hand(name="big", fingers=4), Hand(name="small")),
    wound_at=NOON,
    ticks=False,
    marks={"a": "b"},
    keys={"mail": "x"},
    days=frozenset({"monday", "friday"}),
    first=Hand(name="big"),
    revision=7,
)


def stored_again(row: FactsRow[Clock]) -> Clock:
    found = ClockRow()
    found.deserialize(row.serialize())
    return found.read()


@pytest.mark.parametrize("known", [USUAL, ODD], ids=["usual", "odd"])
def test_what_is_read_is_what_was_written_one_revision_on(known: Clock) -> None:
    found = stored_again(ClockRow.of(known))
    assert found.revision == known.revision + 1
    assert ClockRow.of(found).facts == ClockRow.of(known).facts
    assert (found.hands, found.wound_at, found.days) == (known.hands, known.wound_at, known.days)
    assert (found.keys, found.marks, found.first) == (known.keys, known.marks, known.first)


def test_what_is_as_usual_is_not_written() -> None:
    assert ClockRow.of(USUAL).serialize() == {
        "client_key": {"S": "o#c"},
        "facts": {"S": "{}"},
        "form": {"N": "1"},
        "keys": {"M": {}},
        "revision": {"N": "1"},
    }
    assert '{"name":"small"}' in ClockRow.of(ODD).facts


def test_what_has_an_attribute_of_its_own_is_not_in_the_facts() -> None:
    row = ClockRow.of(ODD)
    assert row.serialize()["wound_at"] == {"S": "2026-11-30T12:00:00.000Z"}
    assert (row.late, row.first) == ("c", ODD.first)
    assert not any(name in row.facts for name in ("office_id", "wound_at", "revision", "first"))


def test_a_set_stands_in_the_facts_in_one_order() -> None:
    days = ["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"]
    told = json.loads(ClockRow.of(replace(USUAL, days=frozenset(days))).facts)
    assert told["days"] == days


def test_what_is_of_two_kinds_says_which() -> None:
    known = Alarm(does=Hums())
    assert AlarmRow.of(known, alarm_id="a").read() == known


def test_an_attribute_of_an_index_leaves_the_field_in_the_facts() -> None:
    row = AlarmRow.of(Alarm(does=Rings(times=2), ends="noon"), alarm_id="a")
    assert "ends" not in row.serialize()
    assert row.read().ends == "noon"


def test_a_list_of_facts_is_complete_and_without_names() -> None:
    assert DotRow.of(Dot(3), dot_id="d").facts == "[3,0]"
    assert DotRow.of(Dot(3), dot_id="d").read() == Dot(3)


def test_an_id_cannot_become_two() -> None:
    with pytest.raises(NotFound):
        ClockRow.of(Clock(office_id="o", clock_id="c#d"))


def test_only_what_was_never_written_is_new() -> None:
    assert str(ClockRow.unchanged(USUAL)) == "attribute_not_exists (form)"
    assert str(ClockRow.unchanged(ODD)) == "revision = {'N': '7'}"


def test_a_change_leaves_the_keys_and_what_it_is_told_to_leave() -> None:
    told = [str(each) for each in ClockRow.of(ODD).changes(but=("first", "facts"))]
    assert sorted(each.split(" ")[0] for each in told) == sorted(
        ["form", "keys", "late", "revision", "ticks", "wound_at"]
    )
    assert "first" in [str(each) for each in ClockRow.of(USUAL).changes()]


def test_what_newer_code_wrote_is_not_read() -> None:
    """It would be written back without what is not known here."""
    row = DotRow.of(Dot(3), dot_id="d")
    row.form = 2
    with pytest.raises(TryAgain, match="Dot in form 2"):
        row.read()
