"""Invented tax returns that agree with the books: btw, loonheffingen and inkomstenbelasting."""

from random import Random

from scripts.demo.books import Figures, books, turnover
from scripts.demo.shapes import Client


def months_of(period: str) -> tuple[int, list[int]]:
    """The year and the month numbers of "2026", "2026-Q3" or "2026-09"."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        first = int(part[1]) * 3 - 2
        return int(year), [first, first + 1, first + 2]
    return int(year), [int(part)] if part else list(range(1, 13))


def sales(client: Client, period: str) -> int:
    """What was sold in the period: a share of the turnover of the year."""
    year, months = months_of(period)
    weights = {month: _weight(client, year, month) for month in range(1, 13)}
    part = sum(weights[month] for month in months) / sum(weights.values())
    return round(turnover(client, year) * part)


def _weight(client: Client, year: int, month: int) -> float:
    return Random(f"{client.key} month {year}-{month}").uniform(0.86, 1.14)  # noqa: S311


def vat_return(client: Client, period: str) -> Figures:
    sold = sales(client, period)
    low, supplied = sold * client.low_rate // 100, sold * client.abroad // 100
    year = books(client, months_of(period)[0])
    bought = sold * (year["cost"] + year["other_costs"]) // year["turnover"]
    fetched = bought * client.abroad // 300
    rates = {"high_vat": (sold - low - supplied) * 21 // 100, "low_vat": low * 9 // 100}
    rates |= {"eu_vat": fetched * 21 // 100}
    input_vat = bought * (21 - client.low_rate * 10 // 100) * 88 // 10_000 + rates["eu_vat"]
    due = sum(rates.values())
    return rates | {
        "high": sold - low - supplied,
        "low": low,
        "eu_supplies": supplied,
        "eu_purchases": fetched,
        "due": due,
        "input_vat": input_vat,
        "balance": due - input_vat,
    }


def payroll(client: Client, period: str) -> Figures:
    """A month's share of the wages, with the holiday pay in May."""
    year, months = months_of(period)
    share = 120 if 5 in months else 89
    wages = books(client, year)["personnel"] * 100 // 123 * share // 1080 * len(months)
    parts = {"withheld": 2430, "insurances": 1085, "zvw": 651}
    due = {name: wages * rate // 10_000 for name, rate in parts.items()}
    return due | {"wages": wages, "total": sum(due.values())}


def income_tax(client: Client, year: int, business: Client | None = None) -> Figures:
    """A return that holds together; `business` is the sole proprietorship of the person."""
    luck = Random(f"{client.key} income {year}")  # noqa: S311
    salary = 0 if business else round(61_500 * 1.03 ** (year - 2025)) + luck.randrange(900)
    profit = books(business, year)["before_tax"] if business else 0
    relief = 2_470 + (profit - 2_470) * 127 // 1000 if business else 0
    woz = luck.randrange(380, 520) * 1000
    house, mortgage_interest = woz * 35 // 10_000, woz * 54 * 31 // 100_000
    savings = luck.randrange(58_000, 92_000)
    boxes = {
        "box1": salary + profit - relief + house - mortgage_interest,
        "box2": 0 if business else luck.randrange(18, 31) * 1000,
        "box3": max(0, savings - 57_684) * 144 // 10_000,
    }
    taxes = {
        "box1_tax": _box1_tax(boxes["box1"]),
        "box2_tax": boxes["box2"] * 245 // 1000,
        "box3_tax": boxes["box3"] * 36 // 100,
    }
    tax, credits_due = sum(taxes.values()), luck.randrange(3_540, 6_180)
    paid_before = salary * 289 // 1000 + boxes["box2"] * 15 // 100
    return (
        boxes
        | taxes
        | {
            "salary": salary,
            "profit": profit,
            "relief": relief,
            "house": house,
            "mortgage_interest": mortgage_interest,
            "savings": savings,
            "income": sum(boxes.values()),
            "tax": tax,
            "credits": credits_due,
            "paid_before": paid_before,
            "balance": tax - credits_due - paid_before,
        }
    )


def _box1_tax(income: int) -> int:
    low, middle = min(income, 38_441), max(0, min(income, 76_817) - 38_441)
    return (low * 3582 + middle * 3748 + max(0, income - 76_817) * 4950) // 10_000
