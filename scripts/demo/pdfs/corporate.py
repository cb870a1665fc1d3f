"""Aangifte vennootschapsbelasting: particulars, taxable amount, balance sheet."""

from datetime import date

from scripts.demo.books import CAPITAL, Books, books
from scripts.demo.clients import office_of
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Story,
    amounts,
    facts,
    gap,
    head,
    heading,
    highlight,
    line,
    new_page,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import long_date, whole
from scripts.demo.shapes import Client


def draw_corporate_return(
    client: Client, period: str, day: date, *, concept: bool = False
) -> bytes:
    year = int(period)
    name = f"{'Conceptaangifte' if concept else 'Aangifte'} vennootschapsbelasting {year}"
    sheet = Sheet(office_of(client), client, name, concept=concept)
    figures = books(client, year)
    story = [
        *_particulars(sheet, figures, day),
        new_page(),
        *_profit(sheet, figures),
        new_page(),
        *_balance(sheet, figures, books(client, year - 1)),
    ]
    return render(sheet, story)


def _particulars(sheet: Sheet, figures: Books, day: date) -> Story:
    client = sheet.client
    return [
        *title(sheet, sheet.title, client.name),
        facts(
            ("Belastingplichtige", client.name),
            ("RSIN", client.rsin),
            ("Vestigingsadres", f"{client.street}, {client.place}"),
            ("Boekjaar", f"1 januari {figures.year} tot en met 31 december {figures.year}"),
            ("Omschrijving activiteiten", client.activity),
            ("Fiscale eenheid", "Nee"),
            ("Opgesteld op", long_date(day)),
        ),
        gap(16),
        highlight(sheet, "Verschuldigde vennootschapsbelasting", f"€ {whole(figures.tax)}"),
        gap(14),
        *text(
            f"De aangifte volgt uit de jaarrekening {figures.year}. Op de volgende pagina’s "
            "staan de berekening van het belastbare bedrag en de fiscale vermogensopstelling.",
            "Na uw akkoord wordt de aangifte elektronisch ingediend bij de Belastingdienst. De "
            "aanslag ontvangt u daarna; wij controleren of die met de aangifte overeenstemt.",
        ),
    ]


def _profit(sheet: Sheet, figures: Books) -> Story:
    upper = max(0, figures.taxable - 200_000)
    return [
        *title(sheet, "Belastbaar bedrag", f"Van resultaat naar belasting over {figures.year}"),
        amounts(
            sheet,
            [
                head("Fiscale winstberekening"),
                line("Netto-omzet", figures.turnover),
                line("Kosten van de omzet", -figures.cost),
                line("Personeelskosten", -figures.personnel),
                line("Afschrijvingen", -figures.depreciation),
                line("Overige bedrijfskosten", -figures.other_costs),
                line("Financiële lasten", -figures.interest),
                sub("Resultaat voor belastingen", figures.before_tax),
                head("Fiscale correcties"),
                line("Niet-aftrekbare gemengde kosten", figures.mixed_costs),
                line("Kleinschaligheidsinvesteringsaftrek", -figures.investment_relief),
                sub("Belastbare winst", figures.taxable),
                line("Te verrekenen verliezen", 0),
                total("Belastbaar bedrag", figures.taxable),
                head("Berekening van de belasting"),
                line(f"19,0% over € {whole(figures.taxable - upper)}", figures.tax - _high(upper)),
                line(f"25,8% over € {whole(upper)}", _high(upper)),
                total("Verschuldigde vennootschapsbelasting", figures.tax),
            ],
            (str(figures.year),),
        ),
    ]


def _high(amount: int) -> int:
    return amount * 258 // 1000


def _balance(sheet: Sheet, now: Books, before: Books) -> Story:
    both = (now, before)

    def pair(name: str) -> tuple[int, int]:
        return getattr(now, name), getattr(before, name)

    return [
        *title(sheet, "Fiscale vermogensopstelling", f"Per 31 december {now.year}"),
        heading(sheet, "Activa"),
        amounts(
            sheet,
            [
                line("Materiële vaste activa", *pair("fixed")),
                line("Voorraden", *pair("stock")),
                line("Vorderingen op handelsdebiteuren", *pair("debtors")),
                line("Overige vorderingen", *pair("claims")),
                line("Liquide middelen", *pair("cash")),
                total("Totaal activa", *pair("total")),
            ],
            tuple(f"31-12-{year.year}" for year in both),
        ),
        heading(sheet, "Passiva"),
        amounts(
            sheet,
            [
                line("Gestort kapitaal", CAPITAL, CAPITAL),
                line("Overige reserves", *pair("reserves")),
                line("Langlopende schulden", *pair("loan")),
                line("Handelscrediteuren", *pair("creditors")),
                line("Belastingen en premies", *pair("taxes_due")),
                line("Overige schulden", *pair("other_debts")),
                total("Totaal passiva", *pair("total")),
            ],
            tuple(f"31-12-{year.year}" for year in both),
        ),
    ]
