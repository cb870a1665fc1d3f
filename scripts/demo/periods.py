"""Which month, quarter and year were the last to be over on a day."""

from datetime import date, timedelta


def month_before(day: date) -> str:
    """The last whole month before a day as "2026-09"."""
    months = day.year * 12 + day.month - 2
    return f"{months // 12}-{months % 12 + 1:02d}"


def quarter_before(day: date) -> str:
    quarters = day.year * 4 + (day.month - 1) // 3 - 1
    return f"{quarters // 4}-Q{quarters % 4 + 1}"


def year_before(day: date) -> str:
    return str(day.year - 1)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
