"""Places in lists, and what texts are sought and sorted by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core import order
from chalicelib.core.errors import PortalError
from chalicelib.core.order import cursor_at, page_among, place_of, sought


@pytest.mark.parametrize(
    ("written", "as_sought"),
    [
        ("Smit B.V.", "smit bv"),
        ("’t Hart", "t hart"),
        ("CAFÉ Zoë", "cafe zoe"),
        ("Straße", "straße"),
        ("", ""),
    ],
)
def test_a_text_is_sought_as_people_type_it(written: str, as_sought: str) -> None:
    assert sought(written) == as_sought


def test_a_cursor_is_of_its_own_list() -> None:
    cursor = cursor_at("bakker#1", "clients name")
    assert place_of(cursor, "clients name") == "bakker#1"
    assert (cursor_at(None, "clients"), place_of(None, "clients")) == (None, None)
    made_up = cursor_at("", "clients name")
    for wrong in (cursor, "bm90aGluZw==", "a", "e30=", "WzEsMl0="):
        with pytest.raises(PortalError):
            place_of(wrong, "clients number")
    with pytest.raises(PortalError):
        place_of(made_up, "clients name")


@given(st.sets(st.text(min_size=1), max_size=12), st.booleans(), st.integers(1, 5))
def test_pages_together_are_the_list(places: set[str], descending: bool, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "PAGE", size)
        found: list[str] = []
        after, first = None, True
        while first or after:
            page = page_among([(each, each) for each in places], after, descending=descending)
            assert len(page.rows) <= size
            found, after, first = [*found, *page.rows], page.after, False
    assert found == sorted(places, reverse=descending)


def test_what_is_known_up_to_a_place_goes_on_behind_it() -> None:
    page = page_among([(each, each) for each in "dacb"], None, "b")
    assert (page.rows, page.after) == (["a", "b"], "b")
    back = page_among([(each, each) for each in "dacb"], None, "c", descending=True)
    assert (back.rows, back.after) == (["d", "c"], "c")
