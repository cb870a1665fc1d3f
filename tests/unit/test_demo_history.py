"""The demo's history is believable on whatever day it is told."""

from collections import Counter
from datetime import date, timedelta

import pytest

from scripts.demo.history import history
from scripts.demo.pdfs import KINDS
from scripts.demo.periods import month_before, quarter_before, workday, year_before
from scripts.demo.story import TYPES

DAYS = [date(2026, 1, 1) + timedelta(days=13 * step) for step in range(60)]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_happens_after_yesterday_and_no_period_is_told_twice(today):
    pieces = history(today)
    told = Counter((piece.client.key, piece.title, piece.asked) for piece in pieces)
    ends = [piece.on + timedelta(days=act.days) for piece in pieces for act in piece.acts]
    assert max(ends) < today
    assert max(told.values()) == 1


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_belongs_to_the_last_annual_accounts_is_about_one_year(today):
    about = {"accounts", "accounts_concept", "confirmation", "corporate", "corporate_concept"}
    asked = [piece for piece in history(today) if piece.kind in about and piece.asked]
    recent = [piece for piece in asked if today - piece.on < timedelta(days=90)]
    assert len(recent) > len(about)
    assert len({piece.period for piece in recent}) == 1


@pytest.mark.parametrize("today", DAYS[::10], ids=str)
def test_no_return_is_published_before_its_period_is_over(today):
    returns = {"vat", "icp", "payroll", "income", "corporate", "accounts"}
    for piece in history(today):
        assert piece.kind not in returns or end_of(piece.period) < piece.on


def test_the_story_has_some_eighty_documents_and_every_kind():
    pieces = history(DAYS[0])
    assert 70 <= len(pieces) <= 90
    assert {piece.kind for piece in pieces} == set(TYPES) == KINDS


def test_everybody_acts_at_their_own_clients_only():
    for piece in history(DAYS[0]):
        seats = {piece.client.manager, *(seat.person for seat in piece.client.seats)}
        assert {act.who for act in piece.acts if act.who} <= seats


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2026, 1, 1), "2025-12", "2025-Q4"),
        (date(2026, 11, 22), "2026-10", "2026-Q3"),
        (date(2026, 3, 31), "2026-02", "2025-Q4"),
    ],
)
def test_the_last_whole_month_and_quarter_before_a_day(day, month, quarter):
    assert (month_before(day), quarter_before(day)) == (month, quarter)
    assert year_before(day) == str(day.year - 1)


def test_a_weekend_becomes_the_friday_before():
    assert workday(date(2026, 11, 22)) == workday(date(2026, 11, 21)) == date(2026, 11, 20)
    assert workday(date(2026, 11, 23)) == date(2026, 11, 23)


def end_of(period: str) -> date:
    """The last day of a period."""
    year, _, part = period.partition("-")
    month = int(part[1]) * 3 if part.startswith("Q") else int(part or 12)
    first_of_next = date(int(year) + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)
