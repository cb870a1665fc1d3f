"""What happened in the demo: some eighty documents of all types and ages, told up to today."""

from datetime import date

from scripts.demo.clients import (
    ANNA_PRIVATE,
    BAKKERIJ,
    CHRIS_PRIVATE,
    HOLDING,
    LOTTE_PRIVATE,
    MULDER,
    STUDIO,
    YILMAZ,
)
from scripts.demo.story import (
    Piece,
    Teller,
    approved,
    closed,
    completed,
    declined,
    delivered,
    filed,
    has_read,
    opened,
    rejected,
    revised,
    together,
    withdrawn,
)


def history(today: date) -> list[Piece]:
    """Every piece, per client, newest last; nothing in it happens after yesterday."""
    return [
        *_bakery_archive(Teller(client=BAKKERIJ, today=today)),
        *_bakery_returns(Teller(client=BAKKERIJ, today=today)),
        *_bakery_now(Teller(client=BAKKERIJ, today=today)),
        *_holding(Teller(client=HOLDING, today=today)),
        *_anna(Teller(client=ANNA_PRIVATE, today=today)),
        *_yilmaz_archive(Teller(client=YILMAZ, today=today)),
        *_yilmaz_now(Teller(client=YILMAZ, today=today)),
        *_studio(Teller(client=STUDIO, today=today)),
        *_lotte(Teller(client=LOTTE_PRIVATE, today=today)),
        *_mulder(Teller(client=MULDER, today=today)),
        *_chris(Teller(client=CHRIS_PRIVATE, today=today)),
    ]


def _bakery_archive(tell: Teller) -> list[Piece]:
    return [
        tell.files("engagement", 1120),
        tell.files("register", 1118),
        tell.files("accounts", 962),
        tell.files("minutes", 957),
        tell.asks("accounts_concept", 590, opened("ANNA", 2), closed()),
        tell.asks("corporate", 560, opened("PIETER", 1), approved("PIETER", 1), filed(2)),
        tell.files("confirmation", 556),
        tell.files("accounts", 551),
        tell.files("minutes", 545),
        tell.asks("publication", 540, opened("ANNA", 4), approved("ANNA", 4), completed(6)),
        tell.asks(
            "credit",
            470,
            opened("ANNA", 1),
            approved("ANNA", 2, "Graag ook een kopie naar onze contactpersoon bij de bank."),
            completed(4),
        ),
        tell.files("letter", 382),
    ]


def _bakery_returns(tell: Teller) -> list[Piece]:
    return [
        tell.asks("vat", 409, opened("ANNA", 2), approved("ANNA", 2), filed(3)),
        tell.asks("vat", 314, opened("ANNA", 1), approved("ANNA", 1), filed(2)),
        tell.asks("vat", 219, opened("PIETER", 3), approved("PIETER", 3), filed(4)),
        tell.asks(
            "vat",
            124,
            opened("ANNA", 1),
            rejected(
                "ANNA", 1, "De omzet van de winkel aan het plein in de laatste week mist nog."
            ),
            revised(2, "Omzet van de laatste week toegevoegd."),
            opened("PIETER", 3),
            approved("PIETER", 3, "Klopt nu, dank."),
            filed(4),
        ),
        tell.asks("payroll", 71, opened("ANNA", 1), approved("ANNA", 1), filed(2)),
        tell.asks("payroll", 37, opened("PIETER", 2), approved("PIETER", 2), filed(3)),
    ]


def _bakery_now(tell: Teller) -> list[Piece]:
    return [
        tell.asks("corporate_concept", 44, opened("ANNA", 3), closed()),
        tell.files("invoice", 54),
        tell.files("invoice", 19),
        tell.asks(
            "quotation",
            17,
            opened("ANNA", 2),
            rejected("ANNA", 5, "Wij willen eerst het nieuwe kassasysteem afwachten."),
        ),
        tell.asks(
            "accounts_concept",
            13,
            opened("ANNA", 1),
            has_read("ANNA", 3),
            remark="Kijk in het bijzonder naar de kerncijfers op pagina 4.",
        ),
        tell.files("letter", 9, withdrawn(1)),
        *together(
            tell.signs(
                "accounts",
                4,
                ("BRAM", 1),
                ("ANNA", 2),
                ("PIETER", 2),
                remark="Bram tekent eerst; daarna bent u beiden aan de beurt.",
            ),
            tell.signs("confirmation", 4, ("ANNA", 1)),
            tell.signs("minutes", 4, ("ANNA", 1), ("PIETER", 1)),
        ),
        tell.asks("vat", 5, opened("ANNA", 1), deadline=12),
        tell.asks("payroll", 3, deadline=9),
        tell.signs("engagement", 2, ("ANNA", 1), ("PIETER", 1)),
    ]


def _holding(tell: Teller) -> list[Piece]:
    return [
        tell.files("engagement", 1118),
        tell.files("register", 1116),
        tell.files("accounts", 548),
        tell.files("minutes", 543),
        tell.asks("vat", 125, opened("ANNA", 2), approved("ANNA", 2), filed(3)),
        tell.asks("accounts_concept", 47, opened("ANNA", 6), has_read("ANNA", 6)),
        tell.signs("accounts", 45, ("BRAM", 1), ("ANNA", 2), acts=(opened("BRAM", 3), closed())),
        tell.asks("vat", 26, opened("ANNA", 4), deadline=10),
        tell.asks(
            "corporate", 8, opened("ANNA", 3), approved("ANNA", 4, "Akkoord, dank!"), deadline=13
        ),
        tell.signs("confirmation", 7, ("BRAM", 1), ("ANNA", 2), is_signed=True),
    ]


def _anna(tell: Teller) -> list[Piece]:
    return [
        tell.files("income", 965),
        tell.asks("income_concept", 586, opened("ANNA", 2), has_read("ANNA", 2)),
        tell.asks("income", 570, opened("ANNA", 1), approved("ANNA", 1), filed(1)),
        tell.files("letter", 381),
        tell.asks(
            "income_concept",
            10,
            deadline=21,
            remark="De giften moeten nog worden aangevuld met de kwitanties van december.",
        ),
    ]


def _yilmaz_archive(tell: Teller) -> list[Piece]:
    return [
        tell.files("register", 1010),
        tell.files("engagement", 1008),
        tell.files("accounts", 520),
        tell.asks("publication", 512, opened("MEHMET", 1), approved("MEHMET", 1), completed(3)),
        tell.asks("vat", 219, opened("MEHMET", 1), approved("MEHMET", 1), filed(2)),
        tell.asks("vat", 123, opened("MEHMET", 5), approved("MEHMET", 6), filed(7)),
        tell.asks("icp", 122, opened("MEHMET", 5), approved("MEHMET", 5), filed(6)),
        tell.asks("corporate_concept", 75, opened("MEHMET", 9), has_read("MEHMET", 12)),
        tell.asks("payroll", 41, opened("MEHMET", 1), approved("MEHMET", 1), filed(2)),
    ]


def _yilmaz_now(tell: Teller) -> list[Piece]:
    return [
        tell.asks("accounts_concept", 16, opened("MEHMET", 4), deadline=21),
        tell.asks(
            "vat",
            11,
            opened("MEHMET", 2),
            approved("MEHMET", 2, "Graag betalen we in twee termijnen, kan dat?"),
        ),
        tell.files("invoice", 12),
        tell.asks(
            "payroll",
            6,
            opened("MEHMET", 1),
            rejected("MEHMET", 2, "De overuren van de monteurs in de laatste week ontbreken."),
        ),
        tell.signs(
            "engagement",
            8,
            ("MEHMET", 1),
            acts=(
                opened("MEHMET", 1),
                declined("MEHMET", 2, "Over de loonadministratie hadden we een vaste prijs."),
            ),
        ),
        tell.asks("icp", 4, deadline=13),
        tell.asks("publication", 3, deadline=24),
    ]


def _studio(tell: Teller) -> list[Piece]:
    return [
        tell.files("register", 720),
        tell.files("engagement", 715),
        tell.asks("vat", 126, opened("LOTTE", 1), approved("LOTTE", 1), filed(2)),
        tell.asks("icp", 126, opened("LOTTE", 1), approved("LOTTE", 1), filed(2)),
        tell.files("invoice", 40),
        tell.files("authority", 24),
        tell.asks("quotation", 15, opened("LOTTE", 1), deadline=30),
        tell.signs(
            "engagement",
            13,
            ("LOTTE", 1),
            acts=(
                opened("LOTTE", 1),
                *delivered("LOTTE", 4, "I handed the signed copy in at your desk."),
            ),
        ),
        tell.asks("vat", 7, deadline=10),
    ]


def _lotte(tell: Teller) -> list[Piece]:
    return [
        tell.files("income", 540),
        tell.asks("income_concept", 52, closed()),
        tell.asks("income", 5, deadline=21),
    ]


def _mulder(tell: Teller) -> list[Piece]:
    return [
        tell.files("engagement", 640),
        tell.files("accounts", 530),
        tell.files("minutes", 525),
        tell.asks("vat", 124, opened("CHRIS", 1), approved("CHRIS", 1), filed(2)),
        tell.asks("payroll", 44, opened("ESTHER", 1), approved("ESTHER", 2), filed(3)),
        tell.asks("corporate", 31, opened("CHRIS", 3), deadline=14),
        tell.asks("accounts_concept", 18, opened("ESTHER", 2), has_read("ESTHER", 2)),
        tell.asks("payroll", 9, opened("CHRIS", 1), approved("CHRIS", 1)),
        tell.asks("vat", 6, deadline=11),
        tell.asks("credit", 4, opened("CHRIS", 1), deadline=10),
    ]


def _chris(tell: Teller) -> list[Piece]:
    return [
        tell.asks("income", 560, opened("CHRIS", 2), approved("CHRIS", 2), filed(2)),
        tell.asks("income", 12, opened("CHRIS", 6), deadline=21),
    ]
