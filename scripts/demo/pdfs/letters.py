"""Letters on the office's paper: opdrachtbevestiging, offerte and an accompanying letter."""

from datetime import date, timedelta

from scripts.demo.clients import office_of, person_of
from scripts.demo.pdfs.closing import directors
from scripts.demo.pdfs.paper import Sheet, render
from scripts.demo.pdfs.pieces import (
    Row,
    Story,
    amounts,
    bullets,
    facts,
    gap,
    heading,
    new_page,
    signatures,
    text,
)
from scripts.demo.pdfs.words import cents, long_date
from scripts.demo.shapes import Client


def _letter(client: Client, subject: str, day: date, body: Story) -> bytes:
    office = office_of(client)
    sheet = Sheet(office, client, subject, opening="letter")
    about = facts(
        ("Datum", long_date(day)),
        ("Betreft", f"<b>{subject}</b>"),
        ("Ons kenmerk", f"{client.number}/{day:%Y%m%d}"),
        label_width=92,
    )
    return render(sheet, [about, gap(18), *text(salutation(client)), *body])


def salutation(client: Client) -> str:
    if client.rsin:
        return "Geachte directie,"
    return f"Geachte {person_of(client.seats[0].person).name},"


def closing(client: Client) -> Story:
    office, manager = office_of(client), person_of(client.manager)
    return [
        *text("Met vriendelijke groet,"),
        gap(26),
        *text(f"<b>{manager.name}</b><br/>{manager.title}, {office.name}"),
    ]


def draw_engagement(client: Client, period: str, day: date) -> bytes:
    office = office_of(client)
    sheet = Sheet(office, client, "Opdrachtbevestiging")
    body = [
        *text(
            "Hierbij bevestigen wij de opdracht die wij van u kregen. In deze brief staat wat wij "
            "voor u doen, wat wij van u nodig hebben en welke afspraken gelden. De opdracht loopt "
            f"vanaf 1 januari {period} en wordt ieder jaar stilzwijgend verlengd."
        ),
        heading(sheet, "Wat wij voor u doen"),
        *bullets(*_services(client)),
        heading(sheet, "Wat wij van u nodig hebben"),
        *text(
            "U levert de administratie tijdig en volledig aan, uiterlijk drie weken na afloop van "
            "ieder kwartaal. U blijft zelf verantwoordelijk voor de juistheid van wat u aanlevert."
        ),
        heading(sheet, "Honorarium"),
        *text(
            "Wij brengen een vast bedrag per maand in rekening, dat jaarlijks wordt aangepast aan "
            "de prijsontwikkeling. Werk dat hierbuiten valt, doen wij pas na overleg."
        ),
        heading(sheet, "Geheimhouding en privacy"),
        *text(
            "Wij gaan vertrouwelijk met uw gegevens om en bewaren het dossier zeven jaar. Volgens "
            "de Wwft moeten wij de identiteit van onze cliënten vaststellen en ongebruikelijke "
            "transacties melden."
        ),
        new_page(),
        heading(sheet, "Ondertekening"),
        *text("Bent u het met deze opdracht eens, onderteken haar dan in het portaal."),
        signatures(
            office.place[8:],
            [(person_of(client.manager).name, office.name), *_signers(client)],
            long_date(day),
        ),
    ]
    return _letter(client, f"Opdrachtbevestiging {period}", day, body)


def _services(client: Client) -> list[str]:
    if client.kind == "person":
        return ["De aangifte inkomstenbelasting verzorgen.", "Uw aanslagen controleren."]
    common = [
        "De jaarrekening samenstellen en met u bespreken.",
        "De aangiften omzetbelasting controleren en na uw akkoord indienen.",
    ]
    if client.rsin:
        common.append("De aangifte vennootschapsbelasting opstellen en indienen.")
    if client.staff:
        common.append("De loonadministratie voeren en de aangiften loonheffingen indienen.")
    return [*common, "U gedurende het jaar adviseren over fiscale en financiële vragen."]


def _signers(client: Client) -> list[tuple[str, str]]:
    if client.kind == "person":
        return [(person_of(client.seats[0].person).name, "opdrachtgever")]
    return directors(client) if client.rsin else [(client.directors[0], f"eigenaar {client.name}")]


def draw_quotation(client: Client, period: str, day: date) -> bytes:
    sheet = Sheet(office_of(client), client, "Offerte")
    lines = [
        ("Inrichten van de koppeling met uw kassa en bank", 1, 68_000),
        ("Maandelijkse rapportage met toelichting", 12, 14_500),
        ("Halfjaarlijks gesprek over de cijfers", 2, 32_500),
    ]
    amount = sum(count * price for _, count, price in lines)
    body = [
        *text(
            "Naar aanleiding van ons gesprek bieden wij u graag maandelijkse stuurinformatie aan: "
            "een overzicht van omzet, marge en liquiditeit, binnen tien dagen na het einde van de "
            "maand."
        ),
        heading(sheet, f"Ons voorstel voor {period}"),
        amounts(
            sheet,
            [
                *(
                    Row(name, (str(count), cents(price), cents(count * price)))
                    for name, count, price in lines
                ),
                Row("Totaal, exclusief btw", ("", "", cents(amount)), "total"),
            ],
            ("Aantal", "Tarief (€)", "Bedrag (€)"),
        ),
        gap(10),
        *text(
            "Deze offerte geldt tot en met "
            f"{long_date(day + timedelta(days=30))}. Geeft u in het portaal akkoord, dan "
            "beginnen wij op de eerste dag van de maand daarna.",
            "Hebt u vragen of wensen? Bel of mail gerust.",
        ),
        *closing(client),
    ]
    return _letter(client, "Offerte stuurinformatie", day, body)


def draw_letter(client: Client, period: str, day: date) -> bytes:
    body = [
        *text(
            f"Het jaar {period} loopt naar zijn einde. In deze brief zetten wij op een rij wat u "
            "nu nog kunt regelen en wat er volgend jaar verandert. Niet alles zal voor u gelden; "
            "wat voor u van belang is, bespreken wij graag persoonlijk.",
        ),
        *bullets(
            "Plant u een investering? Kijk of het gunstig is om die nog dit jaar te doen, in "
            "verband met de kleinschaligheidsinvesteringsaftrek.",
            "Controleer of de vrije ruimte van de werkkostenregeling is benut.",
            "Leg uw kilometeradministratie en de afspraken over de auto van de zaak vast.",
            "Vraag btw op oninbare vorderingen binnen een jaar na de vervaldatum terug.",
            "Denk aan een voorlopige aanslag als uw inkomen anders uitvalt dan verwacht.",
        ),
        gap(8),
        *text(
            "Wij maken graag een afspraak om de voorlopige cijfers door te nemen. U kunt daarvoor "
            "antwoorden op het bericht in het portaal of ons bellen.",
        ),
        *closing(client),
    ]
    return _letter(client, f"Eindejaarsbrief {period}", day, body)
