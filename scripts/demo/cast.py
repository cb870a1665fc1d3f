"""Who plays in the demo and in the tests: two offices and twelve people."""

from scripts.demo.shapes import Office, Person

PASSWORD = "fietsen-langs-de-vaart-42"  # noqa: S105  # pragma: allowlist secret

VAN_DIJK = Office(
    id="van-dijk",
    host="127.0.0.1",
    name="Van Dijk Accountants",
    colour="#0f5b50",
    street="Maliesingel 214",
    place="3581 BV Utrecht",
    phone="+31 30 234 56 78",
    email="kantoor@vandijk.example.nl",
    site="www.vandijk.example.nl",
    kvk="90004110",
    btw_id="NL999800103B01",
    iban="NL53BANK0100200301",
    signature="Met vriendelijke groet,\nVan Dijk Accountants",
)
DELTA = Office(
    id="delta",
    host="delta.localhost",
    name="Delta Accountancy & Advies",
    colour="#1f4b99",
    street="Wilhelminakade 88",
    place="3072 AP Rotterdam",
    phone="+31 10 123 45 60",
    email="info@delta.example.com",
    site="www.delta.example.com",
    kvk="90004218",
    btw_id="NL999811204B01",
    iban="NL26BANK0100200302",
    signature="Hartelijke groet,\nhet team van Delta",
)
OFFICES = (VAN_DIJK, DELTA)

ANNA = Person(
    key="ANNA",
    office="van-dijk",
    name="Anna de Vries",
    email="anna@bakkerijdevries.example.nl",
    phone="+31612345601",
    title="directeur van Bakkerij De Vries",
)
PIETER = Person(
    key="PIETER",
    office="van-dijk",
    name="Pieter de Vries",
    email="pieter@bakkerijdevries.example.nl",
    phone="+31612345602",
    title="directeur van Bakkerij De Vries",
)
ZOE = Person(
    key="ZOE",
    office="van-dijk",
    name="Zoë Kuipers",
    email="zoe@bakkerijdevries.example.nl",
    phone="+31612345603",
    title="administratie van Bakkerij De Vries",
)
MEHMET = Person(
    key="MEHMET",
    office="van-dijk",
    name="Mehmet Yilmaz",
    email="mehmet@yilmaztechniek.example.nl",
    phone="+31612345604",
    title="directeur van Yilmaz Installatietechniek",
)
JOOST = Person(
    key="JOOST",
    office="van-dijk",
    name="Joost Verhoeven",
    email="joost@verhoevenadministratie.example.com",
    phone="+31612345605",
    title="boekhouder van twee ondernemingen",
    activated=False,
)
LOTTE = Person(
    key="LOTTE",
    office="van-dijk",
    name="Lotte Hendriks",
    email="lotte@studiohendriks.example.com",
    phone="+31612345606",
    title="eigenaar van Studio Hendriks",
    language="en",
)
BRAM = Person(
    key="BRAM",
    office="van-dijk",
    name="Bram Jansen",
    email="bram@vandijk.example.nl",
    phone="+31612345611",
    title="accountant",
    kind="employee",
    post="accountant",
)
FATIMA = Person(
    key="FATIMA",
    office="van-dijk",
    name="Fatima el Amrani",
    email="fatima@vandijk.example.nl",
    phone="+31612345612",
    title="assistent-accountant",
    kind="employee",
    post="assistant",
    limited=True,
)
WILLEM = Person(
    key="WILLEM",
    office="van-dijk",
    name="Willem van Dijk",
    email="willem@vandijk.example.nl",
    phone="+31612345613",
    title="kantoorbeheerder",
    kind="employee",
    post="owner",
)
CHRIS = Person(
    key="CHRIS",
    office="delta",
    name="Chris Mulder",
    email="chris@muldertransport.example.com",
    phone="+31612345621",
    title="directeur van Mulder Transport",
)
ESTHER = Person(
    key="ESTHER",
    office="delta",
    name="Esther Mulder-Bos",
    email="esther@muldertransport.example.com",
    phone="+31612345622",
    title="mededirecteur van Mulder Transport",
)
DIRK = Person(
    key="DIRK",
    office="delta",
    name="Dirk Postma",
    email="dirk@delta.example.com",
    phone="+31612345631",
    title="accountant",
    kind="employee",
    post="owner",
)
PEOPLE = (ANNA, PIETER, ZOE, MEHMET, JOOST, LOTTE, BRAM, FATIMA, WILLEM, CHRIS, ESTHER, DIRK)
