"""Dutch amounts, dates and periods."""

from datetime import date

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def whole(amount: int) -> str:
    """1234567 → 1.234.567; zero is a dash, as accountants write it."""
    if not amount:
        return "–"
    return f"{amount:,}".replace(",", ".").replace("-", "−")


def cents(amount: int) -> str:
    """An amount in cents: 123456 → 1.234,56."""
    sign = "−" if amount < 0 else ""
    euros, rest = divmod(abs(amount), 100)
    return f"{sign}{euros:,}".replace(",", ".") + f",{rest:02d}"


def long_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_name(period: str) -> str:
    """ "2026-Q3" → 3e kwartaal 2026; "2026-09" → september 2026."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return f"{part[1]}e kwartaal {year}"
    return f"{MONTHS[int(part) - 1]} {year}" if part else year
