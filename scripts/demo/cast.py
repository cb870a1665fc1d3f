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
    "ANNA",
    "van-dijk",
    "Anna de Vries",
    "anna@bakkerijdevries.example.nl",
    "+31612345601",
    "directeur van Bakkerij De Vries",
)
PIETER = Person(
    "PIETER",
    "van-dijk",
    "Pieter de Vries",
    "pieter@bakkerijdevries.example.nl",
    "+31612345602",
    "directeur van Bakkerij De Vries",
)
ZOE = Person(
    "ZOE",
    "van-dijk",
    "Zoë Kuipers",
    "zoe@bakkerijdevries.example.nl",
    "+31612345603",
    "administratie van Bakkerij De Vries",
)
MEHMET = Person(
    "MEHMET",
    "van-dijk",
    "Mehmet Yilmaz",
    "mehmet@yilmaztechniek.example.nl",
    "+31612345604",
    "directeur van Yilmaz Installatietechniek",
)
JOOST = Person(
    "JOOST",
    "van-dijk",
    "Joost Verhoeven",
    "joost@verhoevenadministratie.example.com",
    "+31612345605",
    "boekhouder van twee ondernemingen",
    activated=False,
)
LOTTE = Person(
    "LOTTE",
    "van-dijk",
    "Lotte Hendriks",
    "lotte@studiohendriks.example.com",
    "+31612345606",
    "eigenaar van Studio Hendriks",
    language="en",
)
BRAM = Person(
    "BRAM",
    "van-dijk",
    "Bram Jansen",
    "bram@vandijk.example.nl",
    "+31612345611",
    "accountant",
    kind="employee",
    post="accountant",
)
FATIMA = Person(
    "FATIMA",
    "van-dijk",
    "Fatima el Amrani",
    "fatima@vandijk.example.nl",
    "+31612345612",
    "assistent-accountant",
    kind="employee",
    post="assistant",
    limited=True,
)
WILLEM = Person(
    "WILLEM",
    "van-dijk",
    "Willem van Dijk",
    "willem@vandijk.example.nl",
    "+31612345613",
    "kantoorbeheerder",
    kind="employee",
    post="owner",
)
CHRIS = Person(
    "CHRIS",
    "delta",
    "Chris Mulder",
    "chris@muldertransport.example.com",
    "+31612345621",
    "directeur van Mulder Transport",
)
ESTHER = Person(
    "ESTHER",
    "delta",
    "Esther Mulder-Bos",
    "esther@muldertransport.example.com",
    "+31612345622",
    "mededirecteur van Mulder Transport",
)
DIRK = Person(
    "DIRK",
    "delta",
    "Dirk Postma",
    "dirk@delta.example.com",
    "+31612345631",
    "accountant",
    kind="employee",
    post="owner",
)
PEOPLE = (ANNA, PIETER, ZOE, MEHMET, JOOST, LOTTE, BRAM, FATIMA, WILLEM, CHRIS, ESTHER, DIRK)
