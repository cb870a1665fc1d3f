"""Invented tax returns that agree with the books: btw, loonheffingen and inkomstenbelasting."""

from dataclasses import dataclass
from random import Random

from scripts.demo.books import books, turnover
from scripts.demo.shapes import Client


@dataclass(frozen=True)
class VatReturn:
    high: int
    low: int
    zero: int
    reversed_charge: int
    eu_supplies: int
    eu_purchases: int
    input_vat: int

    @property
    def high_vat(self) -> int:
        return self.high * 21 // 100

    @property
    def low_vat(self) -> int:
        return self.low * 9 // 100

    @property
    def reversed_vat(self) -> int:
        return self.reversed_charge * 21 // 100

    @property
    def eu_vat(self) -> int:
        return self.eu_purchases * 21 // 100

    @property
    def due(self) -> int:
        return self.high_vat + self.low_vat + self.reversed_vat + self.eu_vat

    @property
    def balance(self) -> int:
        return self.due - self.input_vat


def months_of(period: str) -> tuple[int, list[int]]:
    """The year and the month numbers of "2026", "2026-Q3" or "2026-09"."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        first = int(part[1]) * 3 - 2
        return int(year), [first, first + 1, first + 2]
    return int(year), [int(part)] if part else list(range(1, 13))


def _weight(client: Client, year: int, month: int) -> float:
    return Random(f"{client.key} month {year}-{month}").uniform(0.86, 1.14)  # noqa: S311


def sales(client: Client, period: str) -> int:
    """What was sold in the period: a share of the turnover of the year."""
    year, months = months_of(period)
    weights = {month: _weight(client, year, month) for month in range(1, 13)}
    part = sum(weights[month] for month in months) / sum(weights.values())
    return round(turnover(client, year) * part)


def vat_return(client: Client, period: str) -> VatReturn:
    sold = sales(client, period)
    low, eu = sold * client.low_rate // 100, sold * client.abroad // 100
    year = books(client, months_of(period)[0])
    bought = sold * (year.cost + year.other_costs) // year.turnover
    reversed_charge = bought * 3 // 100
    eu_purchases = bought * client.abroad // 300
    rate = 21 - client.low_rate * 10 // 100
    own = bought * rate * 88 // 10_000
    input_vat = own + (reversed_charge + eu_purchases) * 21 // 100
    return VatReturn(sold - low - eu, low, 0, reversed_charge, eu, eu_purchases, input_vat)


@dataclass(frozen=True)
class Payroll:
    people: int
    wages: int
    withheld: int
    awf: int
    aof: int
    whk: int
    zvw: int
    childcare: int

    @property
    def total(self) -> int:
        return self.withheld + self.awf + self.aof + self.whk + self.zvw + self.childcare


def payroll(client: Client, period: str) -> Payroll:
    year, months = months_of(period)
    wages = books(client, year).wages * (120 if 5 in months else 89) // 1080 * len(months)
    return Payroll(
        people=client.staff,
        wages=wages,
        withheld=wages * 243 // 1000,
        awf=wages * 274 // 10_000,
        aof=wages * 628 // 10_000,
        whk=wages * 133 // 10_000,
        zvw=wages * 651 // 10_000,
        childcare=wages * 5 // 1000,
    )


@dataclass(frozen=True)
class IncomeTax:
    salary: int
    wage_tax: int
    profit: int
    self_employed_relief: int
    profit_relief: int
    woz: int
    house: int
    mortgage_interest: int
    mortgage: int
    gifts: int
    dividend: int
    dividend_tax: int
    savings: int
    shares: int
    debts: int
    free_assets: int
    general_credit: int
    labour_credit: int

    @property
    def own_home(self) -> int:
        return self.house - self.mortgage_interest

    @property
    def business(self) -> int:
        return self.profit - self.self_employed_relief - self.profit_relief

    @property
    def box1(self) -> int:
        return self.salary + self.business + self.own_home - self.gifts

    @property
    def box1_tax(self) -> int:
        low, middle = min(self.box1, 38_441), max(0, min(self.box1, 76_817) - 38_441)
        top = max(0, self.box1 - 76_817)
        return (low * 3582 + middle * 3748 + top * 4950) // 10_000

    @property
    def box2_tax(self) -> int:
        return (min(self.dividend, 67_804) * 245 + max(0, self.dividend - 67_804) * 310) // 1000

    @property
    def assets(self) -> int:
        return self.savings + self.shares - self.debts

    @property
    def box3(self) -> int:
        gain = (self.savings * 144 + self.shares * 588 - self.debts * 262) // 10_000
        base = max(0, self.assets - self.free_assets)
        return gain * base // max(1, self.assets)

    @property
    def box3_tax(self) -> int:
        return self.box3 * 36 // 100

    @property
    def tax(self) -> int:
        return self.box1_tax + self.box2_tax + self.box3_tax

    @property
    def credits(self) -> int:
        return self.general_credit + self.labour_credit

    @property
    def paid_before(self) -> int:
        return self.wage_tax + self.dividend_tax

    @property
    def balance(self) -> int:
        return self.tax - self.credits - self.paid_before


def income_tax(client: Client, year: int, business: Client | None = None) -> IncomeTax:
    """A return that holds together; `business` is the sole proprietorship of the person."""
    luck = Random(f"{client.key} income {year}")  # noqa: S311
    profit = books(business, year).before_tax if business else 0
    salary = 0 if business else round(61_500 * 1.03 ** (year - 2025)) + luck.randrange(900)
    own_relief = 2_470 if business else 0
    dividend = 0 if business else luck.randrange(18, 31) * 1000
    woz = luck.randrange(380, 520) * 1000
    mortgage = woz * 54 // 100
    return IncomeTax(
        salary=salary,
        wage_tax=salary * 289 // 1000,
        profit=profit,
        self_employed_relief=own_relief,
        profit_relief=(profit - own_relief) * 127 // 1000 if business else 0,
        woz=woz,
        house=woz * 35 // 10_000,
        mortgage_interest=mortgage * 31 // 1000,
        mortgage=mortgage,
        gifts=luck.randrange(15, 60) * 10,
        dividend=dividend,
        dividend_tax=dividend * 15 // 100,
        savings=luck.randrange(48_000, 92_000),
        shares=luck.randrange(9_000, 41_000),
        debts=0,
        free_assets=57_684,
        general_credit=luck.randrange(640, 1_480),
        labour_credit=luck.randrange(2_900, 4_700),
    )
