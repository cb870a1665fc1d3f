"""The words in which the demo's history is told: a piece is published, people act on it."""

from dataclasses import dataclass
from datetime import date, timedelta

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
    "credit": ("kredietrapportage", "Kredietrapportage"),
}
QUARTERLY, MONTHLY = {"vat", "icp"}, {"payroll", "invoice"}
UNDATED = {"register", "quotation"}
THIS_YEAR = {"engagement", "letter", "quotation", "register"}


@dataclass(frozen=True)
class Act:
    """What somebody does, this many days after publication; an empty `who` is the office."""

    verb: str  # one of VERBS in play.py
    days: int
    who: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Piece:
    """One document in the story, published on a day, and what came of it."""

    client: Client
    kind: str
    on: date
    period: str
    acts: tuple[Act, ...] = ()
    asked: bool = True
    deadline_days: int | None = 14
    remark: str = ""
    signers: tuple[tuple[str, int], ...] = ()  # who, and in which stage
    days_to_sign: int = 30
    is_signed: bool = False  # by all of them, on the day that the demo is made

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

    @property
    def deadline_on(self) -> date | None:
        if not self.asked or self.deadline_days is None:
            return None
        return self.on + timedelta(days=self.deadline_days)


@dataclass(frozen=True)
class Teller:
    """Tells the story of one client, with today as the end of it."""

    client: Client
    today: date

    def period(self, kind: str, day: date, back: int = 0) -> str:
        if kind in QUARTERLY:
            return quarter_before(day, back)
        if kind in MONTHLY:
            return month_before(day, back)
        return str(day.year - back) if kind in THIS_YEAR else year_before(day, back)

    def asks(
        self, kind: str, ago: int, *acts: Act, back: int = 0, deadline: int = 14, remark: str = ""
    ) -> Piece:
        """Published `ago` days ago, with a task."""
        day = workday(self.today - timedelta(days=ago))
        period = self.period(kind, day, back)
        return Piece(self.client, kind, day, period, acts, deadline_days=deadline, remark=remark)

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
        day = workday(self.today - timedelta(days=ago))
        period = self.period(kind, day)
        return Piece(
            self.client,
            kind,
            day,
            period,
            acts,
            remark=remark,
            signers=signers,
            is_signed=is_signed,
        )

    def files(self, kind: str, ago: int, *acts: Act, back: int = 0, remark: str = "") -> Piece:
        """Published `ago` days ago for the dossier only."""
        day = workday(self.today - timedelta(days=ago))
        period = self.period(kind, day, back)
        return Piece(self.client, kind, day, period, acts, asked=False, remark=remark)


def opened(who: str, days: int) -> Act:
    return Act("open", days, who)


def has_read(who: str, days: int) -> Act:
    return Act("read", days, who)


def approved(who: str, days: int, remark: str = "") -> Act:
    return Act("approve", days, who, remark)


def rejected(who: str, days: int, reason: str) -> Act:
    return Act("reject", days, who, reason)


def declined(who: str, days: int, reason: str) -> Act:
    return Act("decline", days, who, reason)


def delivered(who: str, days: int, how: str) -> Act:
    """Signed, but not in the portal."""
    return Act("deliver", days, who, how)


def filed(days: int) -> Act:
    return Act("file", days)


def completed(days: int) -> Act:
    return Act("complete", days)


def closed() -> Act:
    """The closing job runs when the thirty days are over."""
    return Act("close", 31)


def revised(days: int, remark: str) -> Act:
    return Act("revise", days, remark=remark)


def withdrawn(days: int) -> Act:
    return Act("withdraw", days)
