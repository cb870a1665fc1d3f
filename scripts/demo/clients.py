"""The eight clients of the demo, with who may do what."""

from scripts.demo.cast import ANNA, CHRIS, LOTTE, MEHMET, OFFICES, PEOPLE, PIETER
from scripts.demo.shapes import Client, Office, Person, Seat


def beheerder(person: Person) -> Seat:
    return Seat(person.key, approve=True, sign=True, role="beheerder")


BAKKERIJ = Client(
    "BAKKERIJ",
    "van-dijk",
    "10021",
    "organisation",
    "Bakkerij De Vries B.V.",
    "Korte Nieuwstraat 17",
    "3512 NM Utrecht",
    manager="BRAM",
    seats=(beheerder(ANNA), beheerder(PIETER), Seat("ZOE")),
    rsin="999822305",
    kvk="90010217",
    btw_id="NL999822305B01",
    iban="NL96BANK0100200303",
    activity="Ambachtelijke bakkerij met drie winkels",
    founded=2009,
    turnover=1_286_000,
    low_rate=93,
    staff=14,
    directors=("Anna de Vries", "Pieter de Vries"),
)
HOLDING = Client(
    "HOLDING",
    "van-dijk",
    "10022",
    "organisation",
    "De Vries Holding B.V.",
    "Korte Nieuwstraat 17",
    "3512 NM Utrecht",
    manager="BRAM",
    seats=(beheerder(ANNA),),
    rsin="999833406",
    kvk="90010225",
    btw_id="NL999833406B01",
    iban="NL69BANK0100200304",
    activity="Houdster- en financieringsmaatschappij",
    founded=2014,
    turnover=168_000,
    staff=1,
    directors=("Anna de Vries",),
)
YILMAZ = Client(
    "YILMAZ",
    "van-dijk",
    "10034",
    "organisation",
    "Yilmaz Installatietechniek B.V.",
    "Savannahweg 61",
    "3542 AW Utrecht",
    manager="FATIMA",
    seats=(beheerder(MEHMET), Seat("JOOST", approve=True)),
    rsin="999844507",
    kvk="90010330",
    btw_id="NL999844507B01",
    iban="NL42BANK0100200305",
    activity="Installatie van verwarming, warmtepompen en zonnepanelen",
    founded=2016,
    turnover=2_140_000,
    low_rate=4,
    abroad=6,
    staff=19,
    directors=("Mehmet Yilmaz",),
)
STUDIO = Client(
    "STUDIO",
    "van-dijk",
    "10047",
    "organisation",
    "Studio Hendriks",
    "Oudegracht 302 bis",
    "3511 PK Utrecht",
    manager="FATIMA",
    seats=(beheerder(LOTTE), Seat("JOOST")),
    kvk="90010438",
    btw_id="NL999866709B01",
    iban="NL15BANK0100200306",
    activity="Grafisch ontwerp en illustratie (eenmanszaak)",
    founded=2018,
    turnover=86_500,
    abroad=22,
    directors=("Lotte Hendriks",),
)
ANNA_PRIVATE = Client(
    "ANNAPRIVE",
    "van-dijk",
    "10023",
    "person",
    "A. de Vries",
    "Zonstraat 54",
    "3581 MS Utrecht",
    manager="BRAM",
    seats=(beheerder(ANNA),),
    bsn="999990019",
    iban="NL85BANK0100200307",
)
LOTTE_PRIVATE = Client(
    "LOTTEPRIVE",
    "van-dijk",
    "10048",
    "person",
    "L. Hendriks",
    "Oudegracht 302 bis",
    "3511 PK Utrecht",
    manager="FATIMA",
    seats=(beheerder(LOTTE),),
    bsn="999990032",
    iban="NL58BANK0100200308",
)
MULDER = Client(
    "MULDER",
    "delta",
    "20005",
    "organisation",
    "Mulder Transport B.V.",
    "Waalhaven Zuidzijde 19",
    "3089 JH Rotterdam",
    manager="DIRK",
    seats=(beheerder(CHRIS), Seat("ESTHER", approve=True, sign=True)),
    rsin="999855608",
    kvk="90020114",
    btw_id="NL999855608B01",
    iban="NL31BANK0100200309",
    activity="Containervervoer over de weg",
    founded=2003,
    turnover=3_420_000,
    abroad=31,
    staff=26,
    directors=("Chris Mulder", "Esther Mulder-Bos"),
)
CHRIS_PRIVATE = Client(
    "CHRISPRIVE",
    "delta",
    "20006",
    "person",
    "C. Mulder",
    "Rochussenstraat 271",
    "3021 NR Rotterdam",
    manager="DIRK",
    seats=(beheerder(CHRIS),),
    bsn="999990044",
    iban="NL04BANK0100200310",
)
CLIENTS = (
    BAKKERIJ,
    HOLDING,
    ANNA_PRIVATE,
    YILMAZ,
    STUDIO,
    LOTTE_PRIVATE,
    MULDER,
    CHRIS_PRIVATE,
)


def office_of(client: Client) -> Office:
    return next(office for office in OFFICES if office.id == client.office)


def person_of(key: str) -> Person:
    return next(person for person in PEOPLE if person.key == key)
