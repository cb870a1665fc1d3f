"""The demo is made at the portal's own moment, also when somebody has moved the portal's clock."""

from datetime import UTC, datetime, timedelta

import pytest

from scripts.demo.moved_clock import moved_clock, portal_now

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("days", [-400, 0, 200])
def test_a_moved_portal_has_its_demo_at_the_moved_moment(tmp_path, days):
    clock = tmp_path / "clock"
    clock.write_text(str(days * 86_400))
    passed = portal_now({"CLOCK_OFFSET_FILE": str(clock)}) - datetime.now(UTC)
    assert abs(passed - timedelta(days=days)) < HOUR


@pytest.mark.parametrize("environment", [{}, {"CLOCK_OFFSET_FILE": "/nowhere/clock"}])
def test_a_portal_whose_clock_was_never_moved_goes_by_the_machine(environment):
    assert abs(portal_now(environment) - datetime.now(UTC)) < HOUR


def test_the_moved_clock_of_the_portal_itself_is_left_alone(tmp_path):
    clock = tmp_path / "clock"
    clock.write_text("60")
    environment = {"CLOCK_OFFSET_FILE": str(clock)}
    with moved_clock(environment) as set_clock:
        set_clock(datetime(2024, 2, 29, 12, tzinfo=UTC))
        assert environment["CLOCK_OFFSET_FILE"] != str(clock)
    assert clock.read_text() == "60"
