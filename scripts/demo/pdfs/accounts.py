"""Jaarrekening of ten pages: cover, contents, statement, figures, balance, result, notes."""

from datetime import date

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing

from scripts.demo.books import CAPITAL, Books, books
from scripts.demo.clients import office_of, person_of
from scripts.demo.pdfs.notes import assets_page, debts_page, policies_page, result_page
from scripts.demo.pdfs.paper import GREY, INNER, LINE, TEXT, Sheet, render
from scripts.demo.pdfs.pieces import (
    Story,
    amounts,
    facts,
    gap,
    head,
    heading,
    line,
    listing,
    new_page,
    signatures,
    small,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import long_date, whole
from scripts.demo.shapes import Client

CONTENTS = (
    ("Samenstellingsverklaring", 3),
    ("Kerncijfers", 4),
    ("Balans", 5),
    ("Winst-en-verliesrekening", 6),
    ("Grondslagen", 7),
    ("Toelichting op de activa", 8),
    ("Toelichting op de passiva", 9),
    ("Toelichting op het resultaat en overige gegevens", 10),
)


def draw_annual_accounts(client: Client, period: str, day: date, *, concept: bool = False) -> bytes:
    year = int(period)
    name = f"{'Conceptjaarrekening' if concept else 'Jaarrekening'} {year}"
    sheet = Sheet(office_of(client), client, name, concept=concept, opening="cover")
    now, before = books(client, year), books(client, year - 1)
    pages = [
        _cover(sheet, year, day),
        _contents(sheet),
        _statement(sheet, year, day),
        _key_figures(sheet, year),
        balance_sheet(sheet, now, before),
        profit_and_loss(sheet, now, before),
        policies_page(sheet),
        assets_page(sheet, now, before),
        debts_page(sheet, now, before),
        result_page(sheet, now, before),
    ]
    return render(sheet, [piece for page in pages for piece in [*page, new_page()]][:-1])


def _cover(sheet: Sheet, year: int, day: date) -> Story:
    manager = person_of(sheet.client.manager)
    return [
        gap(60),
        facts(
            ("Boekjaar", f"1 januari {year} tot en met 31 december {year}"),
            ("Datum van opmaak", long_date(day)),
            ("Klantnummer", sheet.client.number),
            ("Status", "Concept, ter bespreking" if sheet.concept else "Definitief"),
            ("Samengesteld door", f"{manager.name}, {sheet.office.name}"),
        ),
    ]


def _contents(sheet: Sheet) -> Story:
    return [*title(sheet, "Inhoud"), listing((name, str(at)) for name, at in CONTENTS)]


def _statement(sheet: Sheet, year: int, day: date) -> Story:
    client, manager = sheet.client, person_of(sheet.client.manager)
    return [
        *title(sheet, "Samenstellingsverklaring", f"Aan de directie van {client.name}"),
        *text(
            f"De jaarrekening {year} van {client.name} te {client.place[8:]} is door ons "
            "samengesteld op basis van de van u gekregen informatie. De jaarrekening bestaat uit "
            f"de balans per 31 december {year}, de winst-en-verliesrekening over {year} en de "
            "toelichting. In de toelichting staat onder andere een overzicht van de gehanteerde "
            "grondslagen voor financiële verslaggeving.",
            "Deze opdracht hebben wij uitgevoerd volgens de voor accountants geldende standaard "
            "voor samenstellingsopdrachten. Die vraagt van ons dat wij u ondersteunen bij het "
            "opstellen en presenteren van de jaarrekening in overeenstemming met Titel 9 Boek 2 "
            "van het Burgerlijk Wetboek. Wij hebben daarvoor onze deskundigheid op het gebied van "
            "administratieve verwerking en financiële verslaggeving ingezet.",
            "Bij een samenstellingsopdracht bent u ervoor verantwoordelijk dat de informatie "
            "klopt en dat u ons alle relevante informatie aanlevert. Wij zijn er daarom van "
            "uitgegaan dat u aan die verantwoordelijkheid hebt voldaan. Als slotstuk van ons werk "
            "zijn wij door het lezen van de jaarrekening globaal nagegaan dat het beeld ervan "
            f"overeenkomt met onze kennis van {client.name}. Wij hebben geen controle- of "
            "beoordelingswerkzaamheden uitgevoerd.",
            "Wij hebben ons gehouden aan de voor ons geldende voorschriften over onder meer "
            "vertrouwelijkheid, integriteit en objectiviteit.",
        ),
        signatures(
            sheet.office.place[8:],
            [(manager.name, f"{manager.title}, {sheet.office.name}")],
            long_date(day),
        ),
    ]


def _key_figures(sheet: Sheet, year: int) -> Story:
    years = [books(sheet.client, at) for at in range(year, year - 4, -1)]
    return [
        *title(sheet, "Kerncijfers", f"Ontwikkeling in de jaren {year - 3} tot en met {year}"),
        _chart(sheet, years[::-1]),
        small("Donker: netto-omzet. Licht: brutomarge. Bedragen × € 1.000."),
        gap(14),
        amounts(
            sheet,
            [
                line("Netto-omzet", *(at.turnover for at in years)),
                line("Brutomarge", *(at.gross for at in years)),
                line("Bedrijfslasten", *(at.costs for at in years)),
                sub("Resultaat voor belastingen", *(at.before_tax for at in years)),
                head("Vermogen"),
                line("Eigen vermogen", *(at.equity for at in years)),
                line("Balanstotaal", *(at.total for at in years)),
                line("Liquide middelen", *(at.cash for at in years)),
            ],
            tuple(str(at.year) for at in years),
            66,
        ),
        heading(sheet, "Toelichting"),
        *text(_comparison(years[0], years[1])),
    ]


def _comparison(now: Books, before: Books) -> str:
    growth = (now.turnover - before.turnover) * 1000 // before.turnover
    solvency = now.equity * 1000 // now.total
    return (
        f"De omzet is ten opzichte van {before.year} "
        f"{'gestegen' if growth >= 0 else 'gedaald'} met {_percent(abs(growth))}. Het resultaat "
        f"voor belastingen komt uit op € {whole(now.before_tax)} ({before.year}: "
        f"€ {whole(before.before_tax)}). De solvabiliteit, het eigen vermogen als "
        f"deel van het balanstotaal, bedraagt {_percent(solvency)}."
    )


def _percent(per_mille: int) -> str:
    return f"{per_mille // 10},{per_mille % 10}%"


def _chart(sheet: Sheet, years: list[Books]) -> Drawing:
    drawing, chart = Drawing(INNER, 150), VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 46, 22, INNER - 50, 116
    chart.data = [[at.turnover / 1000 for at in years], [at.gross / 1000 for at in years]]
    chart.bars[0].fillColor, chart.bars[1].fillColor = sheet.colour, LINE
    chart.bars.strokeColor = None
    chart.groupSpacing, chart.barSpacing = 16, 2
    chart.categoryAxis.categoryNames = [str(at.year) for at in years]
    chart.valueAxis.valueMin = 0
    chart.valueAxis.labelTextFormat = lambda value: whole(round(value))
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName, axis.labels.fontSize, axis.labels.fillColor = TEXT, 7, GREY
        axis.strokeColor = LINE
    chart.valueAxis.visibleGrid, chart.valueAxis.gridStrokeColor = True, LINE
    drawing.add(chart)
    return drawing


def balance_sheet(sheet: Sheet, now: Books, before: Books) -> Story:
    def pair(name: str) -> tuple[int, int]:
        return getattr(now, name), getattr(before, name)

    heads = (f"31-12-{now.year}", f"31-12-{before.year}")
    assets = [
        head("Vaste activa"),
        line("Materiële vaste activa", *pair("fixed")),
        head("Vlottende activa"),
        line("Voorraden", *pair("stock")),
        line("Handelsdebiteuren", *pair("debtors")),
        line("Overige vorderingen", *pair("claims")),
        line("Liquide middelen", *pair("cash")),
        sub("Totaal vlottende activa", *pair("current")),
        total("Totaal activa", *pair("total")),
    ]
    liabilities = [
        head("Eigen vermogen"),
        line("Geplaatst kapitaal", CAPITAL, CAPITAL),
        line("Overige reserves", *pair("reserves")),
        sub("Totaal eigen vermogen", *pair("equity")),
        head("Langlopende schulden"),
        line("Schulden aan kredietinstellingen", *pair("loan")),
        head("Kortlopende schulden"),
        line("Handelscrediteuren", *pair("creditors")),
        line("Belastingen en premies sociale verzekeringen", *pair("taxes_due")),
        line("Overige schulden en overlopende passiva", *pair("other_debts")),
        sub("Totaal kortlopende schulden", *pair("short_debts")),
        total("Totaal passiva", *pair("total")),
    ]
    return [
        *title(sheet, f"Balans per 31 december {now.year}", "Na resultaatbestemming, in euro’s"),
        heading(sheet, "Activa"),
        amounts(sheet, assets, heads),
        heading(sheet, "Passiva"),
        amounts(sheet, liabilities, heads),
    ]


def profit_and_loss(sheet: Sheet, now: Books, before: Books) -> Story:
    def pair(name: str, sign: int = 1) -> tuple[int, int]:
        return sign * getattr(now, name), sign * getattr(before, name)

    rows = [
        line("Netto-omzet", *pair("turnover")),
        line("Kosten van de omzet", *pair("cost", -1)),
        sub("Brutomarge", *pair("gross")),
        head("Bedrijfslasten"),
        line("Personeelskosten", *pair("personnel")),
        line("Afschrijvingen", *pair("depreciation")),
        line("Huisvestingskosten", *pair("housing")),
        line("Verkoopkosten", *pair("selling")),
        line("Autokosten", *pair("cars")),
        line("Kantoorkosten", *pair("office")),
        line("Algemene kosten", *pair("general")),
        sub("Totaal bedrijfslasten", *pair("costs")),
        sub("Bedrijfsresultaat", *pair("operating")),
        line("Rentelasten en soortgelijke kosten", *pair("interest", -1)),
        sub("Resultaat voor belastingen", *pair("before_tax")),
        line("Vennootschapsbelasting", *pair("tax", -1)),
        total("Resultaat na belastingen", *pair("result")),
    ]
    return [
        *title(sheet, f"Winst-en-verliesrekening over {now.year}", "In euro’s"),
        amounts(sheet, rows, (str(now.year), str(before.year))),
    ]
