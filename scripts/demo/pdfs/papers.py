"""Loose papers: the office's invoice, an extract of the trade register, a credit report."""

from datetime import date, timedelta
from random import Random

from scripts.demo.books import Books, books
from scripts.demo.clients import office_of
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Row,
    Story,
    amounts,
    facts,
    gap,
    head,
    heading,
    highlight,
    line,
    small,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import cents, long_date, period_name, short_date, whole
from scripts.demo.shapes import Client

WORK = (
    ("Administratie en btw-aangifte", 24_500),
    ("Loonadministratie", 17_900),
    ("Jaarrekening, termijn", 41_000),
    ("Fiscaal advies", 19_500),
)


def draw_invoice(client: Client, period: str, day: date) -> bytes:
    office, number = office_of(client), f"{day:%Y}-{int(client.number) * 7 % 9000 + day.month:04d}"
    sheet = Sheet(office, client, f"Factuur {number}", opening="letter")
    rows = _invoice_lines(client, period)
    net = sum(amount for _, amount in rows)
    vat = net * 21 // 100
    story = [
        *title(sheet, "Factuur", f"Werkzaamheden {period_name(period)}"),
        facts(
            ("Factuurnummer", number),
            ("Factuurdatum", long_date(day)),
            ("Vervaldatum", long_date(day + timedelta(days=14))),
            ("Klantnummer", client.number),
            ("Ons btw-nummer", office.btw_id),
        ),
        gap(12),
        amounts(
            sheet,
            [
                *(Row(name, (cents(amount),)) for name, amount in rows),
                Row("Totaal exclusief btw", (cents(net),), "sub"),
                Row("Btw 21%", (cents(vat),)),
                Row("Te betalen", (cents(net + vat),), "total"),
            ],
            ("Bedrag (€)",),
        ),
        gap(14),
        *text(
            f"Wilt u € {cents(net + vat)} vóór {long_date(day + timedelta(days=14))} overmaken "
            f"naar {office.iban} ten name van {office.name}, met vermelding van {number}?"
        ),
    ]
    return render(sheet, story)


def _invoice_lines(client: Client, period: str) -> list[tuple[str, int]]:
    luck = Random(f"{client.key} invoice {period}")  # noqa: S311
    offered = [work for work in WORK if client.staff or work[0] != "Loonadministratie"]
    chosen = [work for work in offered if luck.random() < 0.7] or offered[:1]
    return [(name, amount + luck.randrange(0, 60) * 250) for name, amount in chosen]


def draw_register_extract(client: Client, period: str, day: date) -> bytes:
    del period  # an extract tells how things stand on its day
    sheet = Sheet(office_of(client), client, "Uittreksel handelsregister")
    form = "Besloten vennootschap" if client.rsin else "Eenmanszaak"
    story = [
        *title(sheet, sheet.title, f"{client.name}, opgevraagd {short_date(day)}"),
        facts(("KvK-nummer", client.kvk), ("Stand van", long_date(day))),
        heading(sheet, "Rechtspersoon" if client.rsin else "Onderneming"),
        facts(
            *((("RSIN", client.rsin),) if client.rsin else ()),
            ("Rechtsvorm", form),
            ("Naam", client.name),
            ("Statutaire zetel", client.place[8:]),
            ("Datum van oprichting", f"1 april {client.founded}"),
            *((("Geplaatst kapitaal", "EUR 18.000,00"),) if client.rsin else ()),
        ),
        heading(sheet, "Vestiging"),
        facts(
            ("Vestigingsnummer", f"0000{client.kvk}"),
            ("Bezoekadres", f"{client.street}, {client.place}"),
            ("Activiteiten", client.activity),
            ("Werkzame personen", str(max(1, client.staff))),
        ),
        heading(sheet, "Bestuurders" if client.rsin else "Eigenaar"),
        *_officers(client),
        gap(10),
        small(
            "Afschrift voor het permanente dossier. Voor een gewaarmerkt uittreksel is het "
            "handelsregister zelf de bron."
        ),
    ]
    return render(sheet, story)


def _officers(client: Client) -> Story:
    power = "Gezamenlijk bevoegd" if len(client.directors) > 1 else "Alleen/zelfstandig bevoegd"
    return [facts(*((name, power) for name in client.directors))]


def draw_credit_report(client: Client, period: str, day: date) -> bytes:
    year = int(period)
    sheet = Sheet(office_of(client), client, f"Kredietrapportage {period}")
    now, before = books(client, year), books(client, year - 1)
    both = (now, before)
    story = [
        *title(sheet, f"Kredietrapportage {period}", "Voor de bank, op basis van de jaarrekening"),
        facts(
            ("Kredietnemer", client.name),
            ("KvK-nummer", client.kvk),
            ("Rekening", client.iban),
            ("Opgesteld op", long_date(day)),
        ),
        gap(12),
        highlight(sheet, "Solvabiliteit", _percent(now.equity, now.total)),
        gap(6),
        amounts(
            sheet,
            [
                head("Resultaat"),
                line("Netto-omzet", *(at.turnover for at in both)),
                line("Bedrijfsresultaat", *(at.operating for at in both)),
                line("Afschrijvingen", *(at.depreciation for at in both)),
                sub("EBITDA", *(at.operating + at.depreciation for at in both)),
                head("Vermogen"),
                line("Eigen vermogen", *(at.equity for at in both)),
                line("Rentedragende schuld", *(at.loan for at in both)),
                total("Balanstotaal", *(at.total for at in both)),
                head("Verplichtingen in het jaar"),
                line("Rente", *(at.interest for at in both)),
                line("Aflossing", *(at.repaid for at in both)),
                sub("Totaal rente en aflossing", *(at.interest + at.repaid for at in both)),
            ],
            (period, str(year - 1)),
        ),
        heading(sheet, "Afgesproken verhoudingen"),
        facts(
            ("Solvabiliteit, minstens 30,0%", _percent(now.equity, now.total)),
            ("Debt service coverage ratio, minstens 1,2", _ratio(now)),
            ("Rentedragende schuld", f"€ {whole(now.loan)}"),
            label_width=260,
        ),
    ]
    return render(sheet, story)


def _percent(part: int, whole_amount: int) -> str:
    per_mille = part * 1000 // whole_amount
    return f"{per_mille // 10},{per_mille % 10}%"


def _ratio(figures: Books) -> str:
    """Cash flow before interest divided by interest and repayment, one decimal."""
    cash_flow = figures.operating + figures.depreciation - figures.tax
    tenths = cash_flow * 10 // max(1, figures.interest + figures.repaid)
    return f"{tenths // 10},{tenths % 10}"
