"""What is stored stays readable: per noun an item of every form that its facts ever had."""

from typing import Any

import pytest
from msgspec import Struct, structs
from pynamodb.attributes import UnicodeAttribute

from chalicelib.core import forms
from chalicelib.core.facts_row import FactsRow, facts_of
from scripts import facts_forms
from scripts.facts_forms import Form

ROWS = facts_forms.rows()
STORED = [(name, form) for name in sorted(ROWS) for form in facts_forms.kept(name)]
WRITTEN_ANEW = ("revision",)


def read(row: type[FactsRow[Any]], item: dict[str, Any]) -> Struct:
    found = row()
    found.deserialize(item)
    known: Struct = found.read()
    return known


def written(row: type[FactsRow[Any]], known: Struct, like: dict[str, Any]) -> dict[str, Any]:
    """As it would be stored; what the struct does not say is as in the other item."""
    made = row.get_attributes()
    others = [name for name in like if name not in ("facts", "form")]
    given = {name: made[name].deserialize(made[name].get_value(like[name])) for name in others}
    again: dict[str, Any] = row.of(known, **given).serialize()
    return {name: each for name, each in again.items() if name not in WRITTEN_ANEW}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_noun_has_an_item_of_each_of_its_forms(name: str) -> None:
    wanted = range(1, forms.form_of(facts_of(ROWS[name])) + 1)
    known = [each.form for each in facts_forms.kept(name)]
    assert known == list(wanted), "run python -m scripts.facts_forms"


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_noun_of_another_shape_has_another_form(name: str) -> None:
    complaint = facts_forms.complaint(facts_of(ROWS[name]), facts_forms.kept(name)[-1])
    assert not complaint, complaint


@pytest.mark.parametrize(("name", "stored"), STORED, ids=lambda it: getattr(it, "form", it))
def test_what_was_ever_stored_is_read_and_written_as_it_is_now(name: str, stored: Form) -> None:
    row = ROWS[name]
    known = read(row, stored.stored)
    again = written(row, known, stored.stored)
    assert again["form"] == {"N": str(forms.form_of(facts_of(row)))}
    assert written(row, read(row, again), again) == again
    if stored.form == forms.form_of(facts_of(row)):
        same = {name: it for name, it in stored.stored.items() if name not in WRITTEN_ANEW}
        assert again == same


@pytest.mark.parametrize("name", sorted(ROWS))
def test_who_says_least_is_read_too(name: str) -> None:
    row = ROWS[name]
    known = facts_forms.least(facts_of(row))
    found = read(row, facts_forms.item(row, known))
    if "revision" in known.__struct_fields__:
        found = structs.replace(found, revision=known.revision)  # type: ignore[attr-defined]
    assert found == known


def test_nothing_is_kept_of_a_noun_that_is_gone() -> None:
    assert {path.stem for path in facts_forms.FOLDER.glob("*.json")} == set(ROWS)


class Colour(Struct, frozen=True, kw_only=True):
    name: str


class Boat(Struct, frozen=True, kw_only=True):
    boat_id: str
    sails: int = 2
    colour: Colour | None = None


class BoatRow(FactsRow[Boat]):
    boat_id = UnicodeAttribute(hash_key=True)


OF_BOAT = {
    "Boat": {"boat_id": "str", "sails": "int = 2", "colour": "Colour | None = null"},
    "Colour": {"name": "str"},
}


@pytest.fixture
def upgrades(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of this test go when it is over."""
    monkeypatch.setattr(forms, "_UPGRADES", {})


def kept_as(shape: dict[str, Any]) -> Form:
    return Form(form=1, shape=shape, stored={})


def test_the_same_shape_is_fine() -> None:
    assert facts_forms.shape(Boat) == OF_BOAT
    assert not facts_forms.complaint(Boat, kept_as(OF_BOAT))


@pytest.mark.parametrize(
    "before",
    [
        {**OF_BOAT, "Boat": {**OF_BOAT["Boat"], "sails": "int = 3"}},
        {**OF_BOAT, "Boat": {"boat_id": "str"}},
        {**OF_BOAT, "Colour": {"name": "str", "shade": "str"}},
        {"Boat": OF_BOAT["Boat"]},
    ],
    ids=["another default", "a field more", "a field less, further in", "a struct more"],
)
def test_any_other_shape_is_told_with_what_to_do(before: dict[str, Any]) -> None:
    told = facts_forms.complaint(Boat, kept_as(before))
    assert "@upgrade(Boat, to=2)" in told
    assert "python -m scripts.facts_forms" in told


def test_a_state_more_is_no_other_form_and_one_less_is() -> None:
    from chalicelib.documents.domain.upload import Upload

    now = facts_forms.shape(Upload)
    states = now["UploadStatus"]
    assert not facts_forms.complaint(Upload, kept_as({**now, "UploadStatus": states[:-1]}))
    assert facts_forms.complaint(Upload, kept_as({**now, "UploadStatus": [*states, "lost"]}))


def test_facts_of_an_older_form_go_through_every_upgrade(upgrades: None) -> None:
    @forms.upgrade(Boat, to=2)
    def _count_sails(facts: forms.Stored) -> forms.Stored:
        return facts | {"sails": len(facts["sails"])}

    @forms.upgrade(Boat, to=3)
    def _name_colour(facts: forms.Stored) -> forms.Stored:
        return facts | {"colour": {"name": facts["colour"]}}

    item = {
        "boat_id": {"S": "b1"},
        "form": {"N": "1"},
        "facts": {"S": '{"sails":["fok"],"colour":"rood"}'},
    }
    known = read(BoatRow, item)
    assert known == Boat(boat_id="b1", sails=1, colour=Colour(name="rood"))
    assert read(BoatRow, BoatRow.of(known).serialize()) == known  # type: ignore[arg-type]
    assert BoatRow.of(known).form == 3  # type: ignore[arg-type]


def test_a_form_follows_the_one_before_it(upgrades: None) -> None:
    with pytest.raises(ValueError, match="the next is not 3"):
        forms.upgrade(Boat, to=3)(dict)
