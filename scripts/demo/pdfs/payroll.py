"""Aangifte loonheffingen: the collective part, on one page."""

from datetime import date

from scripts.demo.clients import office_of
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Row,
    amounts,
    facts,
    gap,
    head,
    highlight,
    line,
    small,
    title,
)
from scripts.demo.pdfs.words import long_date, period_name, whole
from scripts.demo.returns import Payroll, payroll
from scripts.demo.shapes import Client


def draw_payroll_return(client: Client, period: str, day: date) -> bytes:
    sheet = Sheet(office_of(client), client, f"Aangifte loonheffingen {period_name(period)}")
    figures = payroll(client, period)
    story = [
        *title(sheet, "Aangifte loonheffingen", f"{client.name}, {period_name(period)}"),
        facts(
            ("Inhoudingsplichtige", client.name),
            ("Loonheffingennummer", f"{client.rsin}L01"),
            ("Tijdvak", period_name(period)),
            ("Aantal inkomstenverhoudingen", str(figures.people)),
            ("Opgesteld op", long_date(day)),
        ),
        gap(14),
        highlight(sheet, "Totaal te betalen", f"€ {whole(figures.total)}"),
        gap(8),
        amounts(sheet, _rows(figures), ("Grondslag", "Bedrag"), 92),
        small(
            "Het nominatieve deel van de aangifte, met de gegevens per werknemer, wordt samen met "
            "dit collectieve deel verzonden. Het betalingskenmerk ontvangt u na verzending."
        ),
    ]
    return render(sheet, story)


def _rows(figures: Payroll) -> list[Row]:
    def due(label: str, amount: int) -> Row:
        return line(label, figures.wages, amount)

    return [
        head("Loonbelasting en premie volksverzekeringen"),
        due("Loon voor de loonbelasting en ingehouden loonheffing", figures.withheld),
        line("Eindheffing werkkostenregeling", 0, 0),
        head("Premies werknemersverzekeringen"),
        due("Premie AWf, lage premie (2,74%)", figures.awf),
        due("Premie Aof, lage premie (6,28%)", figures.aof),
        due("Gedifferentieerde premie Whk (1,33%)", figures.whk),
        due("Opslag kinderopvang (0,50%)", figures.childcare),
        head("Zorgverzekeringswet"),
        due("Werkgeversheffing Zvw (6,51%)", figures.zvw),
        Row("Totaal te betalen", ("", whole(figures.total)), "total"),
    ]
