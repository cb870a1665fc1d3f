"""What belongs to closing a year: LOR, notulen AVA and publicatiestukken."""

from datetime import date

from scripts.demo.books import CAPITAL, Books, books
from scripts.demo.clients import office_of, person_of
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Row,
    Story,
    amounts,
    bullets,
    facts,
    gap,
    head,
    heading,
    line,
    new_page,
    signatures,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import long_date, whole
from scripts.demo.shapes import Client


def directors(client: Client) -> list[tuple[str, str]]:
    return [(name, f"directeur {client.name}") for name in client.directors]


def draw_confirmation(client: Client, period: str, day: date) -> bytes:
    name = f"Bevestiging bij de jaarrekening {period}"
    sheet = Sheet(office_of(client), client, name)
    manager = person_of(client.manager)
    story = [
        *title(sheet, name, f"{client.name} aan {sheet.office.name}"),
        *text(
            f"Geachte {manager.name},",
            f"Deze bevestiging geven wij bij de door u samengestelde jaarrekening {period} van "
            f"{client.name}, met een eigen vermogen van "
            f"€ {whole(books(client, int(period)).equity)} en een resultaat na belastingen van "
            f"€ {whole(books(client, int(period)).result)}. Wij bevestigen, naar ons beste weten "
            "en overtuiging, het volgende.",
        ),
        *_confirmed(period),
        gap(6),
        *text(
            "Wij hebben de conceptjaarrekening met u besproken, begrijpen de inhoud en stemmen "
            "ermee in dat u haar in deze vorm definitief maakt.",
            "Met vriendelijke groet,",
        ),
        signatures(client.place[8:], directors(client), long_date(day)),
    ]
    return render(sheet, story)


def _confirmed(period: str) -> Story:
    return [
        *bullets(
            "Wij zijn verantwoordelijk voor het opmaken van de jaarrekening volgens Titel 9 Boek 2 "
            "van het Burgerlijk Wetboek en voor de volledigheid van de administratie.",
            "Wij hebben u alle informatie gegeven die voor uw opdracht van belang is, ook over "
            "verbonden partijen en transacties met bestuurders.",
            f"Alle baten, lasten, bezittingen en schulden die op {period} betrekking hebben, zijn "
            "verwerkt. Andere verplichtingen, garanties of claims zijn er niet.",
            "Ons is geen fraude bekend en geen vermoeden daarvan, en geen overtreding van wetten "
            "of regels die voor de jaarrekening van belang is.",
            "Na de balansdatum is niets gebeurd dat in de jaarrekening verwerkt of toegelicht had "
            "moeten worden.",
            "De onderneming kan haar activiteiten voortzetten; plannen die de waardering "
            "veranderen, zijn er niet.",
        )
    ]


def draw_minutes(client: Client, period: str, day: date) -> bytes:
    figures = books(client, int(period))
    sheet = Sheet(office_of(client), client, f"Notulen AVA {period}")
    story = [
        *title(sheet, "Notulen van de algemene vergadering", f"{client.name}, boekjaar {period}"),
        facts(
            ("Datum", long_date(day)),
            ("Plaats", f"{client.street}, {client.place}"),
            ("Aanwezig", ", ".join(client.directors)),
            ("Vertegenwoordigd kapitaal", "100% van het geplaatste kapitaal"),
            ("Voorzitter", client.directors[0]),
        ),
        heading(sheet, "1  Opening"),
        *text(
            "De voorzitter opent de vergadering en stelt vast dat het gehele geplaatste kapitaal "
            "aanwezig of vertegenwoordigd is, zodat geldige besluiten kunnen worden genomen."
        ),
        heading(sheet, f"2  Vaststelling van de jaarrekening {period}"),
        *text(
            f"De jaarrekening {period} wordt besproken. Zij sluit met een balanstotaal van "
            f"€ {whole(figures.total)} en een resultaat na belastingen van "
            f"€ {whole(figures.result)}. De vergadering stelt de jaarrekening met algemene "
            "stemmen vast."
        ),
        heading(sheet, "3  Bestemming van het resultaat"),
        *text(_appropriation(figures)),
        heading(sheet, "4  Decharge"),
        *text(f"De vergadering verleent de directie decharge voor het beleid in {period}."),
        heading(sheet, "5  Sluiting"),
        *text("Niets meer aan de orde zijnde sluit de voorzitter de vergadering."),
        signatures(client.place[8:], directors(client), long_date(day)),
    ]
    return render(sheet, story)


def _appropriation(figures: Books) -> str:
    return (
        f"Van het resultaat wordt € {whole(figures.dividend)} als dividend uitgekeerd en "
        f"€ {whole(figures.result - figures.dividend)} aan de overige reserves toegevoegd. De "
        "directie heeft de uitkeringstoets uitgevoerd en keurt de uitkering goed."
    )


def draw_publication(client: Client, period: str, day: date) -> bytes:
    year = int(period)
    sheet = Sheet(office_of(client), client, f"Publicatiestukken {period}")
    now, before = books(client, year), books(client, year - 1)
    story = [
        *title(sheet, f"Publicatiestukken {period}", "Te deponeren bij de Kamer van Koophandel"),
        facts(
            ("Rechtspersoon", client.name),
            ("KvK-nummer", client.kvk),
            ("Statutaire zetel", client.place[8:]),
            ("Bedrijfsklasse", "Klein"),
            ("Boekjaar", f"1 januari {year} tot en met 31 december {year}"),
            ("Jaarrekening vastgesteld", f"Ja, op {long_date(day)}"),
        ),
        heading(sheet, f"Balans per 31 december {year}, na resultaatbestemming"),
        amounts(sheet, _short_balance(now, before), (f"31-12-{year}", f"31-12-{year - 1}")),
        new_page(),
        *title(sheet, "Toelichting", "Bij de te publiceren balans"),
        *_publication_notes(sheet, now),
    ]
    return render(sheet, story)


def _short_balance(now: Books, before: Books) -> list[Row]:
    def pair(name: str) -> tuple[int, int]:
        return getattr(now, name), getattr(before, name)

    return [
        head("Activa"),
        line("Materiële vaste activa", *pair("fixed")),
        line("Voorraden", *pair("stock")),
        line("Vorderingen", now.debtors + now.claims, before.debtors + before.claims),
        line("Liquide middelen", *pair("cash")),
        total("Totaal activa", *pair("total")),
        head("Passiva"),
        line("Geplaatst kapitaal", CAPITAL, CAPITAL),
        line("Overige reserves", *pair("reserves")),
        sub("Eigen vermogen", *pair("equity")),
        line("Langlopende schulden", *pair("loan")),
        line("Kortlopende schulden", *pair("short_debts")),
        total("Totaal passiva", *pair("total")),
    ]


def _publication_notes(sheet: Sheet, now: Books) -> Story:
    return [
        heading(sheet, "Algemene grondslagen"),
        *text(
            "De jaarrekening is opgesteld volgens Titel 9 Boek 2 BW, met toepassing van de "
            "vrijstellingen voor kleine rechtspersonen. Activa en passiva zijn gewaardeerd tegen "
            "historische kosten; vaste activa worden lineair afgeschreven.",
        ),
        heading(sheet, "Kapitaal"),
        *text(
            f"Het geplaatste en gestorte kapitaal bedraagt € {whole(CAPITAL)}, verdeeld in 180 "
            "gewone aandelen van € 100."
        ),
        heading(sheet, "Personeel"),
        *text(f"Gemiddeld waren in {now.year} {sheet.client.staff} werknemers in dienst."),
        heading(sheet, "Ondertekening van de jaarrekening"),
        *text("De jaarrekening is ondertekend door alle bestuurders."),
    ]
