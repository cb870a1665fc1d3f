"""How often every route asks AWS, as calls_table.txt says."""

import pytest

from tests.support import counting
from tests.support.counting import Seen


@pytest.fixture(scope="module")
def seen(signatures: object) -> dict[str, Seen]:
    return counting.seen()


def test_every_route_asks_what_the_table_says(seen: dict[str, Seen]) -> None:
    known = counting.table()
    other = [
        counting.written(name, each)
        for name, each in seen.items()
        if known.get(name, "").split() != each.cells.split()
    ]
    told = "\n".join(["in tests/http/calls_table.txt; if what was seen is right:", *other])
    assert not other, told


def test_the_table_has_no_route_that_is_gone(seen: dict[str, Seen]) -> None:
    assert counting.table().keys() <= seen.keys()
