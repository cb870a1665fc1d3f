"""The notes of the annual accounts: policies, assets, equity and debts, result."""

from scripts.demo.books import CAPITAL, Books
from scripts.demo.pdfs.paper import Sheet
from scripts.demo.pdfs.pieces import (
    Row,
    Story,
    amounts,
    gap,
    head,
    heading,
    line,
    signatures,
    sub,
    text,
    title,
    total,
)
from scripts.demo.pdfs.words import whole


def policies_page(sheet: Sheet) -> Story:
    client = sheet.client
    return [
        *title(sheet, "Grondslagen", "Toelichting op de jaarrekening"),
        heading(sheet, "Algemeen"),
        *text(
            f"{client.name} is gevestigd te {client.place[8:]} en ingeschreven in het "
            f"handelsregister onder nummer {client.kvk}. De activiteiten: "
            f"{client.activity[0].lower()}{client.activity[1:]}. De vennootschap is opgericht in "
            f"{client.founded} en had gemiddeld {client.staff} medewerkers in dienst.",
            "De jaarrekening is opgesteld volgens Titel 9 Boek 2 BW voor kleine rechtspersonen. "
            "Waardering vindt plaats tegen historische kosten, tenzij anders vermeld.",
        ),
        heading(sheet, "Waardering van activa en passiva"),
        *text(
            "<b>Materiële vaste activa</b> worden gewaardeerd tegen aanschafwaarde verminderd met "
            "lineaire afschrijvingen naar de verwachte levensduur: inventaris vijf tot tien jaar, "
            "machines acht jaar en vervoermiddelen vijf jaar.",
            "<b>Voorraden</b> staan tegen de laatst bekende inkoopprijs of lagere opbrengstwaarde.",
            "<b>Vorderingen</b> worden opgenomen tegen nominale waarde, onder aftrek van een "
            "voorziening voor oninbaarheid waar dat nodig is.",
            "<b>Liquide middelen</b> staan ter vrije beschikking, tenzij anders vermeld.",
            "<b>Schulden</b> worden gewaardeerd tegen nominale waarde. Aflossingen binnen een jaar "
            "zijn in het langlopende bedrag begrepen en afzonderlijk toegelicht.",
        ),
        heading(sheet, "Bepaling van het resultaat"),
        *text(
            "De <b>netto-omzet</b> is de opbrengst van in het verslagjaar geleverde goederen en "
            "diensten, na aftrek van kortingen en omzetbelasting. Kosten worden toegerekend aan "
            "het jaar waarop zij betrekking hebben; verliezen worden genomen zodra zij "
            "voorzienbaar zijn.",
            "De <b>vennootschapsbelasting</b> is berekend over het resultaat, rekening houdend met "
            "niet-aftrekbare kosten en fiscale faciliteiten.",
        ),
    ]


def assets_page(sheet: Sheet, now: Books, before: Books) -> Story:
    heads = (f"31-12-{now.year}", f"31-12-{before.year}")
    return [
        *title(sheet, "Toelichting op de activa", "In euro’s"),
        heading(sheet, "Materiële vaste activa"),
        amounts(sheet, _movement(now), ("Machines", "Inventaris", "Vervoer", "Totaal"), 68),
        heading(sheet, "Voorraden"),
        amounts(sheet, _parts(now, before, "stock", STOCK), heads),
        heading(sheet, "Handelsdebiteuren en overige vorderingen"),
        amounts(sheet, _claims(now, before), heads),
        heading(sheet, "Liquide middelen"),
        amounts(sheet, _parts(now, before, "cash", CASH), heads),
    ]


STOCK = (("Grond- en hulpstoffen", 64), ("Handelsgoederen", 36))
KINDS = [52, 29, 19]  # machines, inventory, vehicles
CASH = (("Rekening-courant bank", 61), ("Spaarrekening", 38), ("Kas", 1))


def split(amount: int, shares: list[int]) -> list[int]:
    """The amount in parts by percentage; the first part takes what rounding leaves."""
    parts = [amount * share // 100 for share in shares]
    return [parts[0] + amount - sum(parts), *parts[1:]]


def _parts(now: Books, before: Books, name: str, shares: tuple[tuple[str, int], ...]) -> list[Row]:
    percentages = [share for _, share in shares]
    this, last = (split(getattr(year, name), percentages) for year in (now, before))
    rows = [line(label, a, b) for (label, _), a, b in zip(shares, this, last, strict=True)]
    return [*rows, total("Totaal", getattr(now, name), getattr(before, name))]


def _movement(now: Books) -> list[Row]:
    opening, invested, written_off = (
        split(amount, KINDS) for amount in (now.fixed_open, now.invested, now.depreciation)
    )
    closing = [a + b - c for a, b, c in zip(opening, invested, written_off, strict=True)]
    return [
        line(f"Boekwaarde per 1 januari {now.year}", *opening, now.fixed_open),
        line("Investeringen", *invested, now.invested),
        line("Afschrijvingen", *(-amount for amount in written_off), -now.depreciation),
        total(f"Boekwaarde per 31 december {now.year}", *closing, now.fixed),
    ]


def _claims(now: Books, before: Books) -> list[Row]:
    return [
        line("Nominale waarde vorderingen", now.debtors + 1_500, before.debtors + 1_500),
        line("Voorziening voor oninbaarheid", -1_500, -1_500),
        sub("Handelsdebiteuren", now.debtors, before.debtors),
        line("Overige vorderingen en vooruitbetaald", now.claims, before.claims),
        total("Totaal vorderingen", now.debtors + now.claims, before.debtors + before.claims),
    ]


def debts_page(sheet: Sheet, now: Books, before: Books) -> Story:
    heads = (f"31-12-{now.year}", f"31-12-{before.year}")
    return [
        *title(sheet, "Toelichting op de passiva", "In euro’s"),
        heading(sheet, "Eigen vermogen"),
        amounts(sheet, _equity(now, before), (str(now.year), str(before.year))),
        heading(sheet, "Langlopende schulden"),
        amounts(sheet, _loan(now, before), (str(now.year), str(before.year))),
        gap(6),
        *text(
            "De lening is verstrekt tegen een vaste rente van 4,1% met een looptijd van veertien "
            f"jaar. Van het saldo vervalt € {whole(min(now.repaid, now.loan))} binnen een jaar. "
            "Tot zekerheid zijn de bedrijfsinventaris en de vorderingen verpand.",
        ),
        heading(sheet, "Kortlopende schulden"),
        amounts(sheet, _short(now, before), heads),
        heading(sheet, "Niet in de balans opgenomen verplichtingen"),
        *text(
            "De vennootschap huurt haar bedrijfsruimte. De jaarlijkse huur bedraagt ongeveer "
            f"€ {whole(max(6_000, now.housing * 7 // 10 // 100 * 100))}; het contract loopt nog "
            "drie jaar en wordt daarna telkens met een jaar verlengd."
        ),
    ]


def _equity(now: Books, before: Books) -> list[Row]:
    both = (now, before)
    return [
        line("Geplaatst en gestort kapitaal", CAPITAL, CAPITAL),
        head("Overige reserves"),
        line("Stand per 1 januari", *(year.reserves_open for year in both)),
        line("Resultaat boekjaar", *(year.result for year in both)),
        line("Dividend", *(-year.dividend for year in both)),
        sub("Stand per 31 december", *(year.reserves for year in both)),
        total("Totaal eigen vermogen", *(year.equity for year in both)),
    ]


def _loan(now: Books, before: Books) -> list[Row]:
    return [
        line("Stand per 1 januari", now.loan_open, before.loan_open),
        line("Aflossing", -now.repaid, -before.repaid),
        total("Stand per 31 december", now.loan, before.loan),
    ]


def _short(now: Books, before: Books) -> list[Row]:
    taxes = (("Omzetbelasting", 46), ("Loonheffingen", 31), ("Vennootschapsbelasting", 23))
    others = (("Vakantiegeld en vakantiedagen", 58), ("Accountantskosten", 14), ("Overig", 28))
    return [
        line("Handelscrediteuren", now.creditors, before.creditors),
        *_parts(now, before, "taxes_due", taxes)[:-1],
        *_parts(now, before, "other_debts", others)[:-1],
        total("Totaal kortlopende schulden", now.short_debts, before.short_debts),
    ]


def result_page(sheet: Sheet, now: Books, before: Books) -> Story:
    both = (now, before)
    return [
        *title(sheet, "Toelichting op het resultaat", "In euro’s, en overige gegevens"),
        heading(sheet, "Personeelskosten"),
        amounts(
            sheet,
            [
                line("Lonen en salarissen", *(year.wages for year in both)),
                line("Sociale lasten", *(year.social for year in both)),
                line("Pensioenlasten", *(year.pension for year in both)),
                total("Totaal personeelskosten", *(year.personnel for year in both)),
            ],
            (str(now.year), str(before.year)),
        ),
        heading(sheet, "Vennootschapsbelasting"),
        amounts(
            sheet,
            [
                line("Resultaat voor belastingen", *(year.before_tax for year in both)),
                line("Niet-aftrekbare kosten", *(year.mixed_costs for year in both)),
                line("Investeringsaftrek", *(-year.investment_relief for year in both)),
                sub("Belastbaar bedrag", *(year.taxable for year in both)),
                total("Vennootschapsbelasting", *(year.tax for year in both)),
            ],
            (str(now.year), str(before.year)),
        ),
        heading(sheet, "Voorstel resultaatbestemming"),
        *text(
            f"De directie stelt voor het resultaat van € {whole(now.result)} als volgt te "
            f"bestemmen: € {whole(now.dividend)} uit te keren als dividend en "
            f"€ {whole(now.result - now.dividend)} toe te voegen aan de overige reserves."
        ),
        heading(sheet, "Ondertekening"),
        signatures(
            sheet.client.place[8:], [(name, "directeur") for name in sheet.client.directors]
        ),
    ]
