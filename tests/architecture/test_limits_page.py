"""docs/security.md says of each limit how often, in what time, and what it is counted per."""

from datetime import timedelta

import pytest

from chalicelib.identity.domain import limit
from chalicelib.identity.domain.limit import Limit, Per
from scripts.install import ROOT

LIMITS = [each for each in vars(limit).values() if isinstance(each, Limit)]
WINDOWS = {
    timedelta(minutes=15): "quarter of an hour",
    timedelta(hours=1): "hour",
    timedelta(days=1): "day",
}


def rows() -> dict[str, list[str]]:
    """By the name of the limit: its cells."""
    page = (ROOT / "docs/security.md").read_text().split("## Limits")[1].split("\n## ")[0]
    cells = [[each.strip() for each in line.split("|")[1:-1]] for line in page.splitlines()]
    return {each[0].strip("`"): each for each in cells if each and each[0].startswith("`")}


@pytest.mark.parametrize("known", LIMITS, ids=lambda known: known.name)
def test_the_page_says_what_each_limit_is_counted_per(known: Limit) -> None:
    _, _, times, window, per = rows()[known.name]
    assert times.startswith(str(known.times))
    assert window == WINDOWS[known.window]
    assert per.startswith(known.per.value)


def test_the_page_names_no_limit_that_is_not_there() -> None:
    assert set(rows()) == {each.name for each in LIMITS}


def test_what_is_counted_with_the_network_address_has_a_name_that_says_so() -> None:
    assert [each for each in Per if "FROM" in each.name] == [Per.PERSON_FROM, Per.TYPED_FROM]
