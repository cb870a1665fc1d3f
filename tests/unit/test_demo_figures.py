"""The invented figures of the demo hold together, whatever the year."""

import pytest
from stdnum import iban
from stdnum.nl import bsn, btw

from scripts.demo.books import books
from scripts.demo.cast import OFFICES, PEOPLE
from scripts.demo.clients import CLIENTS, LOTTE_PRIVATE, STUDIO, YILMAZ
from scripts.demo.returns import income_tax, payroll, sales, vat_return

COMPANIES = [client for client in CLIENTS if client.turnover]
YEARS = range(2019, 2036)


@pytest.mark.parametrize("client", COMPANIES, ids=lambda client: client.name)
def test_every_balance_sheet_balances_and_stays_healthy(client):
    for year in YEARS:
        figures = books(client, year)
        owned = ("fixed", "stock", "debtors", "cash")
        assert sum(figures[name] for name in owned) == figures["total"]
        owed = ("capital", "reserves", "loan", "creditors", "taxes_due", "other_debts")
        assert sum(figures[name] for name in owed) == figures["total"]
        assert min(figures[name] for name in ("cash", "fixed", "result", "reserves")) > 0


@pytest.mark.parametrize("client", COMPANIES, ids=lambda client: client.name)
def test_every_result_follows_from_its_turnover(client):
    for year in YEARS:
        figures = books(client, year)
        costs = ("cost", "personnel", "depreciation", "other_costs", "interest", "tax")
        assert figures["turnover"] - sum(figures[name] for name in costs) == figures["result"]
        assert figures["dividend"] + figures["retained"] == figures["result"]
        assert figures["low"] + figures["high"] == figures["before_tax"]
        assert figures["low_tax"] + figures["high_tax"] == figures["tax"]


@pytest.mark.parametrize("client", COMPANIES, ids=lambda client: client.name)
def test_a_year_opens_with_what_the_year_before_closed(client):
    for year in YEARS:
        before, figures = books(client, year - 1), books(client, year)
        for name in ("fixed", "reserves", "loan"):
            assert figures[f"{name}_open"] == before[name]


def test_the_quarters_of_a_year_add_up_to_its_turnover():
    quarters = sum(sales(YILMAZ, f"2026-Q{quarter}") for quarter in (1, 2, 3, 4))
    assert abs(quarters - books(YILMAZ, 2026)["turnover"]) <= 2


def test_the_months_of_a_quarter_add_up_to_that_quarter():
    months = sum(sales(YILMAZ, f"2026-{month:02d}") for month in (7, 8, 9))
    assert abs(months - sales(YILMAZ, "2026-Q3")) <= 2


def test_a_vat_return_owes_the_vat_of_its_rubrics_less_input_vat():
    figures = vat_return(YILMAZ, "2026-Q3")
    rubrics = sum(figures[name] for name in ("high_vat", "low_vat", "eu_vat"))
    assert rubrics == figures["due"]
    assert figures["balance"] == figures["due"] - figures["input_vat"]


def test_a_payroll_return_adds_up_to_its_parts():
    figures = payroll(YILMAZ, "2026-09")
    parts = sum(figures[name] for name in ("withheld", "insurances", "zvw"))
    assert parts == figures["total"] > figures["withheld"] > 0


@pytest.mark.parametrize("business", [None, STUDIO], ids=["salary", "business"])
def test_an_income_tax_return_adds_up_to_its_boxes(business):
    figures = income_tax(LOTTE_PRIVATE, 2025, business)
    boxes = ("box1", "box2", "box3")
    assert figures["income"] == sum(figures[name] for name in boxes)
    assert figures["tax"] == sum(figures[f"{name}_tax"] for name in boxes)
    assert figures["balance"] == figures["tax"] - figures["credits"] - figures["paid_before"]


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_the_numbers_of_a_client_are_well_formed(client):
    assert all(bsn.is_valid(number) for number in (client.bsn, client.rsin) if number)
    assert not client.btw_id or btw.is_valid(client.btw_id)
    assert not client.kvk or len(client.kvk) == 8
    assert iban.is_valid(client.iban)


def test_a_personal_dossier_has_exactly_one_person():
    personal = [client for client in CLIENTS if client.kind == "person"]
    assert personal
    assert {len(client.seats) for client in personal} == {1}


def test_who_trades_in_their_own_name_is_a_person_and_a_company_has_an_rsin():
    assert STUDIO.kind == "person"
    assert all(bool(client.rsin) == (client.kind == "organisation") for client in CLIENTS)


def test_who_acts_for_another_does_so_in_a_personal_dossier():
    for client in CLIENTS:
        assert client.agent is None or client.kind == "person"


def test_everybody_belongs_to_the_office_of_their_clients():
    office_by_person = {person.key: person.office for person in PEOPLE}
    for client in CLIENTS:
        people = [client.manager, *(seat.person for seat in client.seats)]
        assert {office_by_person[key] for key in people} == {client.office}


def test_the_demo_has_the_size_that_it_promises():
    assert (len(OFFICES), len(CLIENTS), len(PEOPLE)) == (2, 8, 12)
    assert len({person.id for person in PEOPLE} | {client.id for client in CLIENTS}) == 20
