"""What is offered together takes others in for a day, and so many (F056)."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.tasks.domain.package import MOST_TOGETHER, STAYS_OPEN, Package, why_closed

NOW = clock.parse("2026-03-01T12:00:00Z")
JUST_OPEN = NOW - STAYS_OPEN + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("package", "why"),
    [
        (None, ""),
        (Package(begun_at=NOW, documents=1), ""),
        (Package(begun_at=JUST_OPEN, documents=MOST_TOGETHER - 1), ""),
        (Package(begun_at=NOW, documents=MOST_TOGETHER), "package_full"),
        (Package(begun_at=NOW - STAYS_OPEN, documents=1), "package_closed"),
    ],
)
def test_a_package_takes_others_in_for_a_day_and_so_many(package: Package | None, why: str) -> None:
    assert why_closed(package, NOW) == why
