"""Aangifte omzetbelasting and opgaaf intracommunautaire prestaties."""

from datetime import date
from random import Random

from scripts.demo.clients import office_of
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Row,
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
from scripts.demo.pdfs.words import long_date, period_name, whole
from scripts.demo.returns import VatReturn, vat_return
from scripts.demo.shapes import Client

CUSTOMERS = (
    ("BE", "0999800152", "Logistiek Centrum Gent NV"),
    ("DE", "999800317", "Rheinhafen Spedition GmbH"),
    ("BE", "0999800461", "Atelier Lambert BV"),
    ("FR", "98999800528", "Maison Duval SARL"),
)


def draw_vat_return(client: Client, period: str, day: date) -> bytes:
    sheet = Sheet(office_of(client), client, f"Aangifte omzetbelasting {period_name(period)}")
    figures = vat_return(client, period)
    outcome = "Te betalen" if figures.balance >= 0 else "Terug te vragen"
    story = [
        *title(sheet, "Aangifte omzetbelasting", f"{client.name}, {period_name(period)}"),
        _who(client, period, day),
        gap(11),
        highlight(sheet, f"{outcome} (rubriek 5g)", f"€ {whole(abs(figures.balance))}"),
        gap(8),
        amounts(sheet, _domestic(figures), ("Bedrag waarover btw wordt berekend", "Btw"), 92),
        gap(4),
        amounts(sheet, _foreign(figures), width=92),
        gap(4),
        amounts(sheet, _settlement(figures), width=92),
        small(
            "Bedragen in hele euro’s, afgerond in het voordeel van de ondernemer. Deze aangifte is "
            "opgesteld op basis van de administratie zoals die bij ons bekend is. Controleer of de "
            "omzet volledig is voordat u akkoord geeft."
        ),
    ]
    return render(sheet, story)


def _who(client: Client, period: str, day: date) -> object:
    return facts(
        ("Onderneming", client.name),
        ("Btw-identificatienummer", client.btw_id),
        ("Tijdvak", period_name(period)),
        ("Opgesteld op", long_date(day)),
    )


def _domestic(figures: VatReturn) -> list[Row]:
    return [
        head("1  Prestaties binnenland"),
        line(
            "Leveringen en diensten belast met hoog tarief",
            figures.high,
            figures.high_vat,
            code="1a",
        ),
        line(
            "Leveringen en diensten belast met laag tarief", figures.low, figures.low_vat, code="1b"
        ),
        line("Belast met overige tarieven, behalve 0%", 0, 0, code="1c"),
        line("Privégebruik", 0, 0, code="1d"),
        line("Belast met 0% of niet bij u belast", figures.zero, code="1e"),
        head("2  Verleggingsregelingen binnenland"),
        line(
            "Leveringen en diensten waarbij de btw naar u is verlegd",
            figures.reversed_charge,
            figures.reversed_vat,
            code="2a",
        ),
    ]


def _foreign(figures: VatReturn) -> list[Row]:
    return [
        head("3  Prestaties naar of in het buitenland"),
        line("Leveringen naar landen buiten de EU (uitvoer)", 0, code="3a"),
        line("Leveringen naar of diensten in landen binnen de EU", figures.eu_supplies, code="3b"),
        line("Installatie en afstandsverkopen binnen de EU", 0, code="3c"),
        head("4  Prestaties vanuit het buitenland aan u verricht"),
        line("Leveringen en diensten uit landen buiten de EU", 0, 0, code="4a"),
        line(
            "Leveringen en diensten uit landen binnen de EU",
            figures.eu_purchases,
            figures.eu_vat,
            code="4b",
        ),
    ]


def _settlement(figures: VatReturn) -> list[Row]:
    def right(row: Row) -> Row:
        return Row(row.label, ("", *row.values), row.kind, row.code)

    return [
        head("5  Voorbelasting en eindtotaal"),
        right(sub("Verschuldigde btw (rubrieken 1 tot en met 4)", figures.due, code="5a")),
        right(line("Voorbelasting", figures.input_vat, code="5b")),
        right(sub("Subtotaal (5a min 5b)", figures.balance, code="5c")),
        right(line("Vermindering kleineondernemersregeling", 0, code="5d")),
        right(line("Schatting vorige aangifte(n)", 0, code="5e")),
        right(line("Schatting deze aangifte", 0, code="5f")),
        right(total("Totaal", figures.balance, code="5g")),
    ]


def draw_icp_statement(client: Client, period: str, day: date) -> bytes:
    sheet = Sheet(office_of(client), client, f"Opgaaf ICP {period_name(period)}")
    supplied = vat_return(client, period).eu_supplies
    under = "Opgaaf intracommunautaire prestaties"
    story = [
        *title(sheet, under, f"{client.name}, {period_name(period)}"),
        _who(client, period, day),
        heading(sheet, "Leveringen en diensten aan ondernemers in andere EU-landen"),
        amounts(
            sheet,
            _icp_rows(client, period, supplied),
            ("Btw-nummer afnemer", "Leveringen", "Diensten"),
            104,
        ),
        gap(14),
        highlight(sheet, "Totaal intracommunautaire prestaties", f"€ {whole(supplied)}"),
        gap(14),
        *text(
            "Het totaal van deze opgaaf is gelijk aan rubriek 3b van de aangifte omzetbelasting "
            "over hetzelfde tijdvak.",
            "De btw-nummers van de afnemers zijn op de datum van opstellen gecontroleerd in VIES "
            "en waren op dat moment geldig.",
        ),
    ]
    return render(sheet, story)


def _icp_rows(client: Client, period: str, supplied: int) -> list[Row]:
    luck = Random(f"{client.key} icp {period}")  # noqa: S311
    shares = [luck.randrange(10, 40) for _ in CUSTOMERS]
    parts = [supplied * share // sum(shares) for share in shares]
    parts[0] += supplied - sum(parts)
    goods = client.key == "YILMAZ"
    rows = [
        Row(name, (f"{land} {number}", *_split(part, goods=goods)), code=land)
        for (land, number, name), part in zip(CUSTOMERS, parts, strict=True)
    ]
    return [*rows, Row("Totaal", ("", *_split(supplied, goods=goods)), "total")]


def _split(amount: int, *, goods: bool) -> tuple[str, str]:
    return (whole(amount), whole(0)) if goods else (whole(0), whole(amount))
