"""Invented bookkeeping of a company per year; every figure follows from the others."""

from functools import cache
from random import Random

from scripts.demo.shapes import Client

START = 2018
CAPITAL = 18_000
LOW_UP_TO = 200_000
# Shares of the turnover, in per mille: cost, personnel, other costs, assets, stock, debtors.
PROFILES = {
    "BAKKERIJ": (338, 422, 134, 330, 21, 12),
    "HOLDING": (0, 543, 149, 820, 0, 40),
    "YILMAZ": (512, 306, 100, 140, 46, 118),
    "STUDIO": (58, 0, 221, 120, 0, 96),
    "MULDER": (421, 340, 137, 340, 6, 96),
}
Figures = dict[str, int]


@cache
def books(client: Client, year: int) -> Figures:
    """The figures of a year; it opens with what the year before closed."""
    luck, sales = Random(f"{client.key} books {year}"), turnover(client, year)  # noqa: S311
    cost, personnel, other, assets, stock, debtors = (
        round(sales * share / 1000 * luck.uniform(0.97, 1.03)) for share in PROFILES[client.key]
    )
    opening, depreciation = _opening(client, year), assets * 13 // 100
    figures = {
        "turnover": sales,
        "cost": cost,
        "gross": sales - cost,
        "personnel": personnel,
        "depreciation": depreciation,
        "other_costs": other,
        "operating": sales - cost - personnel - depreciation - other,
        "interest": opening["loan_open"] * 41 // 1000,
        "invested": round(depreciation * luck.uniform(0.75, 1.3)),
        "repaid": min(opening["loan_open"], _first_loan(client) // 14),
        "creditors": (cost + sales * 120 // 1000) // 9,
        "taxes_due": sales * 21 // 1000,
        "other_debts": (personnel + sales * 60 // 1000) // 11,
        "stock": stock,
        "debtors": debtors,
    }
    return _closed(figures | opening, luck.uniform(0.3, 0.6))


def _closed(year: Figures, paid_out: float) -> Figures:
    """With the result, what is paid out of it, and the balance sheet at the end."""
    profit = year["operating"] - year["interest"]
    low, high = min(max(0, profit), LOW_UP_TO), max(0, profit - LOW_UP_TO)
    low_tax, high_tax = low * 190 // 1000, high * 258 // 1000
    result = profit - low_tax - high_tax
    dividend = max(0, round(result * paid_out) // 1000 * 1000)
    fixed = year["fixed_open"] + year["invested"] - year["depreciation"]
    reserves = year["reserves_open"] + result - dividend
    loan = year["loan_open"] - year["repaid"]
    short = year["creditors"] + year["taxes_due"] + year["other_debts"]
    total = CAPITAL + reserves + loan + short
    taxes = {"low": low, "high": high, "low_tax": low_tax, "high_tax": high_tax}
    return (
        year
        | taxes
        | {
            "before_tax": profit,
            "tax": low_tax + high_tax,
            "result": result,
            "dividend": dividend,
            "retained": result - dividend,
            "fixed": fixed,
            "cash": total - fixed - year["stock"] - year["debtors"],
            "capital": CAPITAL,
            "reserves": reserves,
            "equity": CAPITAL + reserves,
            "loan": loan,
            "short_debts": short,
            "total": total,
        }
    )


def turnover(client: Client, year: int) -> int:
    luck = Random(f"{client.key} turnover {year}")  # noqa: S311
    return round(client.turnover * 1.035 ** (year - 2025) * luck.uniform(0.98, 1.02))


def _opening(client: Client, year: int) -> Figures:
    if year > START:
        before = books(client, year - 1)
        return {f"{name}_open": before[name] for name in ("fixed", "reserves", "loan")}
    sales, (_, _, _, assets, _, debtors) = turnover(client, year), PROFILES[client.key]
    return {
        "fixed_open": sales * assets // 1000,
        "reserves_open": sales * (assets + debtors) // 2400,
        "loan_open": _first_loan(client),
    }


def _first_loan(client: Client) -> int:
    return turnover(client, START) * PROFILES[client.key][3] * 7 // 10_000 // 500 * 500
