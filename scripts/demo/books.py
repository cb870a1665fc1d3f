"""Invented bookkeeping of a company per year; every figure follows from the others."""

from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.demo.shapes import Client

START = 2018
CAPITAL = 18_000


@dataclass(frozen=True)
class Profile:
    """Shares of the turnover, in per mille."""

    cost: int
    wages: int
    housing: int
    selling: int
    cars: int
    office: int
    general: int
    assets: int
    stock: int
    debtors: int


PROFILES = {
    "BAKKERIJ": Profile(338, 342, 62, 18, 14, 16, 24, 330, 21, 12),
    "HOLDING": Profile(0, 440, 0, 0, 62, 21, 66, 820, 0, 40),
    "YILMAZ": Profile(512, 248, 19, 11, 38, 17, 15, 140, 46, 118),
    "STUDIO": Profile(58, 0, 84, 31, 22, 46, 38, 120, 0, 96),
    "MULDER": Profile(421, 276, 24, 6, 71, 14, 22, 340, 6, 96),
}


@dataclass(frozen=True)
class Books:
    year: int
    turnover: int
    cost: int
    wages: int
    social: int
    pension: int
    depreciation: int
    housing: int
    selling: int
    cars: int
    office: int
    general: int
    interest: int
    mixed_costs: int
    investment_relief: int
    tax: int
    fixed_open: int
    invested: int
    stock: int
    debtors: int
    claims: int
    reserves_open: int
    dividend: int
    loan_open: int
    repaid: int
    creditors: int
    taxes_due: int
    other_debts: int

    @property
    def gross(self) -> int:
        return self.turnover - self.cost

    @property
    def personnel(self) -> int:
        return self.wages + self.social + self.pension

    @property
    def other_costs(self) -> int:
        return self.housing + self.selling + self.cars + self.office + self.general

    @property
    def costs(self) -> int:
        return self.personnel + self.depreciation + self.other_costs

    @property
    def operating(self) -> int:
        return self.gross - self.costs

    @property
    def before_tax(self) -> int:
        return self.operating - self.interest

    @property
    def taxable(self) -> int:
        return self.before_tax + self.mixed_costs - self.investment_relief

    @property
    def result(self) -> int:
        return self.before_tax - self.tax

    @property
    def fixed(self) -> int:
        return self.fixed_open + self.invested - self.depreciation

    @property
    def reserves(self) -> int:
        return self.reserves_open + self.result - self.dividend

    @property
    def equity(self) -> int:
        return CAPITAL + self.reserves

    @property
    def loan(self) -> int:
        return self.loan_open - self.repaid

    @property
    def short_debts(self) -> int:
        return self.creditors + self.taxes_due + self.other_debts

    @property
    def total(self) -> int:
        return self.equity + self.loan + self.short_debts

    @property
    def cash(self) -> int:
        return self.total - self.fixed - self.stock - self.debtors - self.claims

    @property
    def current(self) -> int:
        return self.stock + self.debtors + self.claims + self.cash


def corporate_tax(taxable: int) -> int:
    """Vennootschapsbelasting: 19 % up to 200,000 and 25.8 % above."""
    taxable = max(0, taxable)
    return (min(taxable, 200_000) * 190 + max(0, taxable - 200_000) * 258) // 1000


def turnover(client: Client, year: int) -> int:
    luck = Random(f"{client.key} turnover {year}")  # noqa: S311
    return round(client.turnover * 1.035 ** (year - 2025) * luck.uniform(0.98, 1.02))


@cache
def books(client: Client, year: int) -> Books:
    """The figures of a year; its opening figures are the closing ones of the year before."""
    luck = Random(f"{client.key} books {year}")  # noqa: S311
    fixed_open, reserves_open, loan_open = _opening(client, year)
    figures = {
        **_costs(client, year, luck),
        "fixed_open": fixed_open,
        "reserves_open": reserves_open,
        "loan_open": loan_open,
        "repaid": min(loan_open, _first_loan(client) // 14),
        "interest": loan_open * 41 // 1000,
        **_short(client, year, luck),
    }
    return _taxed(year, figures, luck)


def _opening(client: Client, year: int) -> tuple[int, int, int]:
    if year > START:
        before = books(client, year - 1)
        return before.fixed, before.reserves, before.loan
    sales = turnover(client, year)
    profile = PROFILES[client.key]
    reserves = sales * (profile.assets + profile.debtors) // 2400
    return sales * profile.assets // 1000, reserves, _first_loan(client)


def _first_loan(client: Client) -> int:
    return turnover(client, START) * PROFILES[client.key].assets * 7 // 10_000 // 500 * 500


def _costs(client: Client, year: int, luck: Random) -> dict[str, int]:
    sales, profile = turnover(client, year), PROFILES[client.key]

    def share(per_mille: int) -> int:
        return round(sales * per_mille / 1000 * luck.uniform(0.97, 1.03))

    wages = share(profile.wages)
    names = ("cost", "housing", "selling", "cars", "office", "general")
    shares = {name: share(getattr(profile, name)) for name in names}
    depreciation = share(profile.assets * 13 // 100)
    return {
        **shares,
        "turnover": sales,
        "wages": wages,
        "social": wages * 172 // 1000,
        "pension": wages * 61 // 1000,
        "depreciation": depreciation,
        "invested": round(depreciation * luck.uniform(0.75, 1.3)),
        "mixed_costs": wages * 4 // 1000,
    }


def _short(client: Client, year: int, luck: Random) -> dict[str, int]:
    sales, profile = turnover(client, year), PROFILES[client.key]
    return {
        "stock": round(sales * profile.stock / 1000 * luck.uniform(0.9, 1.1)),
        "debtors": round(sales * profile.debtors / 1000 * luck.uniform(0.9, 1.1)),
        "claims": round(sales * 0.009 * luck.uniform(0.7, 1.3)),
        "creditors": round(sales * (profile.cost + 120) / 9000 * luck.uniform(0.9, 1.1)),
        "taxes_due": round(sales * 0.021 * luck.uniform(0.9, 1.1)),
        "other_debts": round(sales * (profile.wages + 60) / 11_000 * luck.uniform(0.9, 1.1)),
    }


def _taxed(year: int, figures: dict[str, int], luck: Random) -> Books:
    relief = figures["invested"] * 28 // 100 if figures["invested"] < 71_000 else 19_769
    draft = Books(year=year, tax=0, dividend=0, investment_relief=relief, **figures)
    tax = corporate_tax(draft.taxable)
    dividend = max(0, round((draft.before_tax - tax) * luck.uniform(0.3, 0.6)) // 1000 * 1000)
    return Books(year=year, tax=tax, dividend=dividend, investment_relief=relief, **figures)
