"""The eight clients of the demo, with who may do what."""

from scripts.demo.cast import ANNA, CHRIS, LOTTE, MEHMET, OFFICES, PEOPLE, PIETER
from scripts.demo.shapes import Agent, Client, Office, Person, Seat


def beheerder(person: Person) -> Seat:
    return Seat(person=person.key, approve=True, sign=True, role="beheerder")


BAKKERIJ = Client(
    key="BAKKERIJ",
    office="van-dijk",
    number="10021",
    kind="organisation",
    name="Bakkerij De Vries B.V.",
    street="Korte Nieuwstraat 17",
    place="3512 NM Utrecht",
    manager="BRAM",
    seats=(beheerder(ANNA), beheerder(PIETER), Seat(person="ZOE")),
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
    key="HOLDING",
    office="van-dijk",
    number="10022",
    kind="organisation",
    name="De Vries Holding B.V.",
    street="Korte Nieuwstraat 17",
    place="3512 NM Utrecht",
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
    key="YILMAZ",
    office="van-dijk",
    number="10034",
    kind="organisation",
    name="Yilmaz Installatietechniek B.V.",
    street="Savannahweg 61",
    place="3542 AW Utrecht",
    manager="FATIMA",
    seats=(beheerder(MEHMET), Seat(person="JOOST", approve=True)),
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
    key="STUDIO",
    office="van-dijk",
    number="10047",
    kind="person",
    name="Studio Hendriks",
    street="Oudegracht 302 bis",
    place="3511 PK Utrecht",
    manager="FATIMA",
    seats=(beheerder(LOTTE),),
    agent=Agent(person="JOOST", capacity="gevolmachtigde", approve=True),
    bsn="999990032",
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
    key="ANNAPRIVE",
    office="van-dijk",
    number="10023",
    kind="person",
    name="A. de Vries",
    street="Zonstraat 54",
    place="3581 MS Utrecht",
    manager="BRAM",
    seats=(beheerder(ANNA),),
    bsn="999990019",
    iban="NL85BANK0100200307",
)
LOTTE_PRIVATE = Client(
    key="LOTTEPRIVE",
    office="van-dijk",
    number="10048",
    kind="person",
    name="L. Hendriks",
    street="Oudegracht 302 bis",
    place="3511 PK Utrecht",
    manager="FATIMA",
    seats=(beheerder(LOTTE),),
    bsn="999990032",
    iban="NL58BANK0100200308",
)
MULDER = Client(
    key="MULDER",
    office="delta",
    number="20005",
    kind="organisation",
    name="Mulder Transport B.V.",
    street="Waalhaven Zuidzijde 19",
    place="3089 JH Rotterdam",
    manager="DIRK",
    seats=(beheerder(CHRIS), Seat(person="ESTHER", approve=True, sign=True)),
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
    key="CHRISPRIVE",
    office="delta",
    number="20006",
    kind="person",
    name="C. Mulder",
    street="Rochussenstraat 271",
    place="3021 NR Rotterdam",
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
