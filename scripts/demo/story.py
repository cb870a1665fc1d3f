"""The words in which the demo's history is told: a piece is published, people act on it."""

from datetime import date, timedelta

from msgspec import Struct

from chalicelib.core.replacing import replace
from scripts.demo.pdfs.words import period_name
from scripts.demo.periods import month_before, quarter_before, workday, year_before
from scripts.demo.shapes import Client

TYPES = {
    "vat": ("btw-aangifte", "Btw-aangifte"),
    "icp": ("icp-opgaaf", "ICP-opgaaf"),
    "payroll": ("loonaangifte", "Loonaangifte"),
    "income": ("aangifte-ib", "Aangifte inkomstenbelasting"),
    "income_concept": ("concept-ib", "Conceptaangifte inkomstenbelasting"),
    "corporate": ("aangifte-vpb", "Aangifte vennootschapsbelasting"),
    "corporate_concept": ("concept-vpb", "Conceptaangifte vennootschapsbelasting"),
    "accounts": ("jaarrekening", "Jaarrekening"),
    "accounts_concept": ("concept-jaarrekening", "Conceptjaarrekening"),
    "confirmation": ("lor", "Bevestiging bij de jaarrekening"),
    "minutes": ("notulen-ava", "Notulen algemene vergadering"),
    "publication": ("publicatiestukken", "Publicatiestukken"),
    "engagement": ("opdrachtbevestiging", "Opdrachtbevestiging"),
    "quotation": ("offerte", "Offerte stuurinformatie"),
    "letter": ("overig", "Eindejaarsbrief"),
    "invoice": ("factuur", "Factuur"),
    "register": ("kvk-uittreksel", "Uittreksel handelsregister"),
    "authority": ("bewijs-vertegenwoordiging", "Volmacht boekhouder"),
    "credit": ("kredietrapportage", "Kredietrapportage"),
}
QUARTERLY, MONTHLY = {"vat", "icp"}, {"payroll", "invoice"}
UNDATED = {"register", "quotation", "authority"}
THIS_YEAR = {"authority", "engagement", "letter", "quotation", "register"}


# Papers about a year come in seasons, so that those of one season are about the same year.
SEASONS = (80, 600, 1000)
DAYS_TO_SIGN = 30
WEEKEND = 2


class Act(Struct, frozen=True, kw_only=True):
    """What somebody does, this many days after publication; an empty `who` is the office."""

    verb: str  # one of VERBS in play.py or MOVES in moves.py
    days: int
    who: str = ""
    remark: str = ""


class Piece(Struct, frozen=True, kw_only=True):
    """One document in the story, published on a day, and what came of it."""

    client: Client
    kind: str
    on: date
    period: str
    acts: tuple[Act, ...] = ()
    asked: bool = True
    deadline_on: date | None = None
    remark: str = ""
    signers: tuple[tuple[str, int], ...] = ()  # who, and in which stage
    expires_on: date | None = None
    is_signed: bool = False  # by all of them, on the day that the demo is made
    package: str = ""  # what it is offered together with has the same

    @property
    def type_id(self) -> str:
        return TYPES[self.kind][0]

    @property
    def title(self) -> str:
        name = TYPES[self.kind][1]
        return name if self.kind in UNDATED else f"{name} {period_name(self.period)}"

    @property
    def file_name(self) -> str:
        return f"{self.title}.pdf"


class Teller(Struct, frozen=True, kw_only=True):
    """Tells the story of one client, with today as the end of it. Work is done on workdays; terms
    count from today, so that whatever the day the same tasks are equally late."""

    client: Client
    today: date

    def asks(self, kind: str, ago: int, *acts: Act, deadline: int = 14, remark: str = "") -> Piece:
        """Published `ago` days ago, with a task to be done within `deadline` days."""
        return replace(
            self.files(kind, ago, *acts, remark=remark),
            asked=True,
            deadline_on=self._day(ago - deadline),
        )

    def signs(
        self,
        kind: str,
        ago: int,
        *signers: tuple[str, int],
        acts: tuple[Act, ...] = (),
        remark: str = "",
        is_signed: bool = False,
    ) -> Piece:
        """Published `ago` days ago, to be signed by these people, each in a stage."""
        return replace(
            self.asks(kind, ago, *acts, remark=remark),
            signers=signers,
            expires_on=self._day(ago - DAYS_TO_SIGN),
            is_signed=is_signed,
        )

    def files(self, kind: str, ago: int, *acts: Act, remark: str = "") -> Piece:
        """Published `ago` days ago for the dossier only."""
        day = workday(self._day(ago))
        return Piece(
            client=self.client,
            kind=kind,
            on=day,
            period=self._period(kind, ago, day),
            acts=acts,
            asked=False,
            remark=remark,
        )

    def _day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def _period(self, kind: str, ago: int, day: date) -> str:
        if kind in QUARTERLY:
            return quarter_before(day)
        if kind in MONTHLY:
            return month_before(day)
        if kind in THIS_YEAR:
            return str(day.year)
        return year_before(self._day(next(season for season in SEASONS if ago < season)))


def together(*pieces: Piece) -> tuple[Piece, ...]:
    """Published on one day, and offered as one package."""
    return tuple(replace(each, package=pieces[0].title) for each in pieces)


def opened(who: str, days: int) -> Act:
    return Act(verb="open", days=days, who=who)


def has_read(who: str, days: int) -> Act:
    return Act(verb="read", days=days, who=who)


def approved(who: str, days: int, remark: str = "") -> Act:
    return Act(verb="approve", days=days, who=who, remark=remark)


def rejected(who: str, days: int, reason: str) -> Act:
    return Act(verb="reject", days=days, who=who, remark=reason)


def declined(who: str, days: int, reason: str) -> Act:
    return Act(verb="decline", days=days, who=who, remark=reason)


def delivered(who: str, days: int, how: str) -> tuple[Act, ...]:
    """Signed, but not in the portal; the office has it, and that was the last word."""
    return (
        Act(verb="deliver", days=days, who=who, remark=how),
        Act(verb="receive", days=days),
        Act(verb="finish", days=days),
    )


def filed(days: int) -> Act:
    return Act(verb="file", days=days)


def completed(days: int) -> Act:
    return Act(verb="complete", days=days)


def closed() -> Act:
    """The closing job runs when the thirty days are over, which count from before a weekend."""
    return Act(verb="close", days=31 + WEEKEND)


def revised(days: int, remark: str) -> Act:
    return Act(verb="revise", days=days, remark=remark)


def withdrawn(days: int) -> Act:
    return Act(verb="withdraw", days=days)
