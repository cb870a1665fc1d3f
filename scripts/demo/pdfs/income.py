"""Aangifte inkomstenbelasting: summary, box 1, box 2, box 3 and the calculation."""

from datetime import date

from scripts.demo.books import books
from scripts.demo.clients import STUDIO, office_of
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
    new_page,
    small,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import long_date, short_date, whole
from scripts.demo.returns import IncomeTax, income_tax
from scripts.demo.shapes import Client

EXPLANATION = (
    "Wij hebben de gegevens overgenomen uit de vooraf ingevulde aangifte en aangevuld met de "
    "stukken die u ons hebt gestuurd. Kijk in het bijzonder naar de eigen woning, de giften "
    "en de saldi op 1 januari."
)
WHAT_FOLLOWS = (
    "Na uw akkoord wordt de aangifte elektronisch ingediend bij de Belastingdienst. U ontvangt "
    "daarna een (voorlopige) aanslag; wij controleren die voor u."
)


def business_of(client: Client) -> Client | None:
    return STUDIO if client.key == "LOTTEPRIVE" else None


def draw_income_return(client: Client, period: str, day: date, *, concept: bool = False) -> bytes:
    year = int(period)
    figures = income_tax(client, year, business_of(client))
    name = f"{'Conceptaangifte' if concept else 'Aangifte'} inkomstenbelasting {year}"
    sheet = Sheet(office_of(client), client, name, concept=concept)
    story = [
        *_summary(sheet, figures, year, day),
        new_page(),
        *_box1(sheet, figures, year),
        new_page(),
        *_box2_and_3(sheet, figures, year),
        new_page(),
        *_calculation(sheet, figures, year),
    ]
    return render(sheet, story)


def _outcome(figures: IncomeTax) -> tuple[str, str]:
    word = "Te betalen" if figures.balance >= 0 else "Terug te ontvangen"
    return word, f"€ {whole(abs(figures.balance))}"


def _summary(sheet: Sheet, figures: IncomeTax, year: int, day: date) -> Story:
    client = sheet.client
    return [
        *title(sheet, sheet.title, client.name),
        facts(
            ("Naam", client.name),
            ("Burgerservicenummer", client.bsn),
            ("Geboortedatum", short_date(date.fromisoformat(client.born_on))),
            ("Adres", f"{client.street}, {client.place}"),
            ("Belastingjaar", str(year)),
            ("Opgesteld op", long_date(day)),
        ),
        gap(16),
        highlight(sheet, f"{_outcome(figures)[0]} inkomstenbelasting {year}", _outcome(figures)[1]),
        heading(sheet, "Samenvatting"),
        amounts(
            sheet,
            [
                line("Box 1: inkomen uit werk en woning", figures.box1, figures.box1_tax),
                line("Box 2: inkomen uit aanmerkelijk belang", figures.dividend, figures.box2_tax),
                line("Box 3: inkomen uit sparen en beleggen", figures.box3, figures.box3_tax),
                sub(
                    "Verzamelinkomen en belasting",
                    figures.box1 + figures.dividend + figures.box3,
                    figures.tax,
                ),
            ],
            ("Inkomen", "Belasting"),
        ),
        gap(12),
        *text(EXPLANATION, WHAT_FOLLOWS),
    ]


def _box1(sheet: Sheet, figures: IncomeTax, year: int) -> Story:
    return [
        *title(sheet, "Box 1", "Inkomen uit werk en woning"),
        amounts(sheet, [*_work(sheet.client, figures, year), *_home(figures)], (str(year),)),
        small(
            f"De WOZ-waarde is vastgesteld op € {whole(figures.woz)} (peildatum 1 januari "
            f"{year - 1}). De hypotheekschuld op 31 december bedroeg € {whole(figures.mortgage)}."
        ),
    ]


def _work(client: Client, figures: IncomeTax, year: int) -> list[Row]:
    business = business_of(client)
    if not business:
        return [head("Inkomsten uit loondienst"), line("Loon volgens jaaropgaaf", figures.salary)]
    figures_of_year = books(business, year)
    return [
        head(f"Winst uit onderneming: {business.name}"),
        line("Netto-omzet", figures_of_year.turnover),
        line("Kosten van de omzet", -figures_of_year.cost),
        line("Afschrijvingen", -figures_of_year.depreciation),
        line("Overige bedrijfskosten", -figures_of_year.other_costs),
        line("Rentelasten", -figures_of_year.interest),
        sub("Winst uit onderneming", figures.profit),
        line("Zelfstandigenaftrek (urencriterium gehaald)", -figures.self_employed_relief),
        line("Mkb-winstvrijstelling (12,7%)", -figures.profit_relief),
        sub("Belastbare winst", figures.business),
    ]


def _home(figures: IncomeTax) -> list[Row]:
    return [
        head("Eigen woning"),
        line("Eigenwoningforfait (0,35% van de WOZ-waarde)", figures.house),
        line("Betaalde hypotheekrente", -figures.mortgage_interest),
        sub("Saldo eigen woning", figures.own_home),
        head("Persoonsgebonden aftrek"),
        line("Giften aan ANBI’s", -figures.gifts),
        total("Belastbaar inkomen box 1", figures.box1),
    ]


def _box2_and_3(sheet: Sheet, figures: IncomeTax, year: int) -> Story:
    return [
        *title(sheet, "Box 2 en box 3", "Aanmerkelijk belang, sparen en beleggen"),
        heading(sheet, "Box 2: inkomen uit aanmerkelijk belang"),
        amounts(
            sheet,
            [
                line("Reguliere voordelen (dividend)", figures.dividend),
                line("Vervreemdingsvoordelen", 0),
                sub("Belastbaar inkomen box 2", figures.dividend),
                line("Ingehouden dividendbelasting (15%)", figures.dividend_tax),
            ],
            (str(year),),
        ),
        heading(sheet, f"Box 3: bezittingen en schulden op 1 januari {year}"),
        amounts(
            sheet,
            [
                line("Bank- en spaartegoeden", figures.savings),
                line("Aandelen en beleggingsfondsen", figures.shares),
                line("Schulden", -figures.debts),
                sub("Rendementsgrondslag", figures.assets),
                line("Heffingsvrij vermogen", -figures.free_assets),
                sub("Grondslag sparen en beleggen", max(0, figures.assets - figures.free_assets)),
                total("Voordeel uit sparen en beleggen", figures.box3),
            ],
            (str(year),),
        ),
        small("Forfaitair rendement: bank 1,44%, overige bezittingen 5,88%, schulden 2,62%."),
    ]


def _calculation(sheet: Sheet, figures: IncomeTax, year: int) -> Story:
    return [
        *title(sheet, "Berekening", f"Inkomstenbelasting en premie volksverzekeringen {year}"),
        amounts(
            sheet,
            [
                head("Verschuldigd"),
                line("Box 1: belasting en premies", figures.box1_tax),
                line("Box 2: 24,5% (boven € 67.804: 31%)", figures.box2_tax),
                line("Box 3: 36%", figures.box3_tax),
                sub("Totaal", figures.tax),
                head("Heffingskortingen"),
                line("Algemene heffingskorting", -figures.general_credit),
                line("Arbeidskorting", -figures.labour_credit),
                sub("Inkomensheffing", figures.tax - figures.credits),
                head("Al ingehouden"),
                line("Loonheffing", -figures.wage_tax),
                line("Dividendbelasting", -figures.dividend_tax),
                total(_outcome(figures)[0], figures.balance),
            ],
            (str(year),),
        ),
    ]
