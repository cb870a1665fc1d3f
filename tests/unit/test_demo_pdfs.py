"""The documents of the demo: real PDFs, small, repeatable, of the length they should have."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from scripts.demo.clients import ANNA_PRIVATE, BAKKERIJ, HOLDING, MULDER, YILMAZ
from scripts.demo.pdfs import DRAWINGS, draw
from scripts.demo.pdfs.words import cents, period_name, whole

DAY = date(2026, 10, 14)
PAGES = {
    "income": 4,
    "income_concept": 4,
    "corporate": 3,
    "corporate_concept": 3,
    "accounts": 10,
    "accounts_concept": 10,
    "publication": 2,
    "engagement": 2,
}
PERIODS = {"vat": "2026-Q3", "icp": "2026-Q3", "payroll": "2026-09", "invoice": "2026-09"}


def drawn(kind, client=BAKKERIJ):
    client = ANNA_PRIVATE if kind.startswith("income") else client
    return draw(kind, client, PERIODS.get(kind, "2025"), DAY)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_every_kind_is_a_small_pdf_of_the_expected_length(kind):
    content = drawn(kind)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) == PAGES.get(kind, 1)
    assert len(content) < 62_000


@pytest.mark.parametrize("kind", DRAWINGS)
def test_the_same_input_gives_the_same_bytes(kind):
    assert drawn(kind) == drawn(kind)


@pytest.mark.parametrize("client", [HOLDING, YILMAZ, MULDER], ids=lambda client: client.name)
def test_annual_accounts_fill_ten_pages_for_every_company(client):
    with pikepdf.open(BytesIO(drawn("accounts", client))) as pdf:
        assert len(pdf.pages) == 10


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
