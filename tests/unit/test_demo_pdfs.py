"""The documents of the demo: real PDFs, small, repeatable, of the length they should have."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pikepdf
import pytest

from scripts.demo.cast import VAN_DIJK
from scripts.demo.clients import ANNA_PRIVATE, BAKKERIJ, HOLDING, MULDER, STUDIO, YILMAZ
from scripts.demo.pdfs import KINDS, draw, text_of
from scripts.demo.pdfs.marks import cells, flowables
from scripts.demo.pdfs.sheet import Sheet
from scripts.demo.pdfs.words import cents, period_name, whole

SHEET = Sheet(office=VAN_DIJK, client=BAKKERIJ, title="Stuk")
DAY = date(2026, 10, 14)
PAGES = {
    "income": 2,
    "income_concept": 2,
    "corporate": 2,
    "corporate_concept": 2,
    "accounts": 6,
    "accounts_concept": 6,
    "engagement": 2,
}
PERIODS = {"vat": "2026-Q3", "icp": "2026-Q3", "payroll": "2026-09", "invoice": "2026-09"}


CLIENTS = {"income": ANNA_PRIVATE, "income_concept": ANNA_PRIVATE, "authority": STUDIO}
ABROAD = {"icp": MULDER, "credit": MULDER}


def drawn(kind, client=BAKKERIJ):
    return draw(kind, CLIENTS.get(kind, client), PERIODS.get(kind, "2025"), DAY)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_a_small_pdf_of_the_expected_length(kind):
    content = drawn(kind)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) == PAGES.get(kind, 1)
    assert len(content) < 62_000


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_same_input_gives_the_same_bytes(kind):
    assert drawn(kind) == drawn(kind)


@pytest.mark.parametrize("client", [HOLDING, YILMAZ, MULDER], ids=lambda client: client.name)
def test_annual_accounts_fill_six_pages_for_every_company(client):
    with pikepdf.open(BytesIO(drawn("accounts", client))) as pdf:
        assert len(pdf.pages) == 6


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_paper_says_nothing_of_how_it_was_made(kind):
    """No mark, no escape and nothing that was not filled in is left in what people read."""
    client = {**CLIENTS, **ABROAD}.get(kind, BAKKERIJ)
    said = text_of(kind.removesuffix("_concept"), client, PERIODS.get(kind, "2025"), DAY)
    left = re.compile(r"[{}]|None|&[a-z#]")
    assert not [line for line in said if left.search(unescape(line))]


def test_an_office_with_an_ampersand_in_its_name_stands_on_its_papers_as_it_is():
    (fact,) = cells([": Kantoor | Delta Accountancy &amp; Advies"])
    assert fact == ["Kantoor", "Delta Accountancy & Advies"]


def test_every_mark_becomes_what_it_stands_for():
    lines = ["Tekst", "- Punt", "# Kop", "* Groep", "^ Kop", "| Rij | 1", "= Som | 1", "---"]
    found = [type(each).__name__ for each in flowables(SHEET, "Onder", lines)]
    title, body = ["Paragraph", "Paragraph", "Spacer"], ["Paragraph", "Paragraph", "Spacer"]
    assert found == [*title, *body, "Paragraph", "Table", "Spacer", "PageBreak"]


def test_people_sign_beside_each_other_on_lines_of_their_own():
    (kept,) = flowables(SHEET, "", ["_ Utrecht, vandaag | Anna | Pieter | Bram"])[3:]
    assert kept._content[-1]._cellvalues == [["Anna", "", "Pieter"], ["Bram", "", ""]]


def test_a_document_names_its_client_and_office():
    with pikepdf.open(BytesIO(drawn("minutes"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Notulen AVA 2025 – Bakkerij De Vries B.V."
        assert str(pdf.docinfo["/Author"]) == "Van Dijk Accountants"


@pytest.mark.parametrize(
    ("amount", "text"), [(1234567, "1.234.567"), (0, "–"), (-950, "−950"), (1000, "1.000")]
)
def test_whole_euros_are_written_the_dutch_way(amount, text):
    assert whole(amount) == text


@pytest.mark.parametrize(("amount", "text"), [(130377, "1.303,77"), (-5, "−0,05"), (0, "0,00")])
def test_cents_are_written_the_dutch_way(amount, text):
    assert cents(amount) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [("2026", "2026"), ("2026-Q3", "3e kwartaal 2026"), ("2026-09", "september 2026")],
)
def test_periods_are_named_in_dutch(period, text):
    assert period_name(period) == text
