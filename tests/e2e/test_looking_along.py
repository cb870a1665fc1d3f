"""Looking along (F120): the portal as the client sees it, a bar over it, and nothing to press."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.people import ANNA, BAKKERIJ, BRAM

PEOPLE = f"/kantoor/klanten/{BAKKERIJ.id}?deel=mensen"
STOP = """() => fetch('/api/viewing', {
  method: 'DELETE', headers: { 'Content-Type': 'application/json' }
}).then((answer) => answer.status)"""


@pytest.fixture
def page(visit: Visit) -> Iterator[Page]:
    """Bram's, who has stopped looking when the test is over."""
    page = visit(BRAM, PEOPLE)
    yield page
    page.goto("/")
    assert page.evaluate(STOP) == 204


def test_an_employee_sees_what_the_client_sees_and_comes_back(
    page: Page, desk: Desk, visit: Visit
) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Stuk om te bekijken"), ANNA)
    look_along(page, "Anna ziet haar aangifte niet.")
    bar = page.get_by_role("region", name="Meekijken")
    expect(bar).to_contain_text(f"U kijkt mee als {ANNA.name} ({BAKKERIJ.name}).")
    expect(bar).to_contain_text("Nog 30 minuten.")
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    page.goto(paper.task_path)
    expect(page.get_by_text("Pagina 1 van").first).to_be_visible()
    expect(page.get_by_role("button", name="Akkoord", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Niet akkoord")).to_have_count(0)

    bar.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_role("heading", name=BAKKERIJ.name)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(PEOPLE)))
    expect(bar).to_have_count(0)
    opened = desk.history(paper)
    assert [each["actor_name"] for each in opened if each["action"] == "document_opened"] == [
        BRAM.name
    ]
    told = visit(ANNA, "/mijn-gebruikers")
    told.get_by_text("Uw kantoor keek").first.click()
    expect(told.get_by_text("Anna ziet haar aangifte niet.").first).to_be_visible()


def test_every_tab_looks_along_and_stops_at_once(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/kantoor/klanten")
    expect(other.get_by_role("heading", name="Klanten")).to_be_visible()
    look_along(page, "Vraag over het dossier.")
    expect(other.get_by_role("region", name="Meekijken")).to_be_visible()
    expect(other.get_by_role("heading", name="Taken")).to_be_visible()
    other.get_by_role("button", name="Stoppen").click()
    expect(other.get_by_role("heading", name=BAKKERIJ.name)).to_be_visible()
    expect(page.get_by_role("link", name="Postvak")).to_be_visible()


def test_it_takes_a_reason(page: Page) -> None:
    ask(page)
    page.get_by_role("dialog").get_by_role("button", name="Meekijken").click()
    expect(page.get_by_text("Vul in waarom u meekijkt.").first).to_be_visible()


def test_what_is_sent_all_the_same_is_refused(page: Page, watch: Watch) -> None:
    watch.expect("403")
    look_along(page, "Vraag over de taal.")
    expect(page.get_by_role("region", name="Meekijken")).to_be_visible()
    refused = page.evaluate(
        """() => fetch('/api/me/language', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ language: 'en' }),
        }).then((answer) => answer.json())"""
    )
    assert refused["type"] == "only_looking"


def ask(page: Page) -> None:
    page.get_by_role("button", name=f"Acties voor {ANNA.name}").click()
    page.get_by_role("button", name=f"Meekijken als {ANNA.name}").click()


def look_along(page: Page, reason: str) -> None:
    ask(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Waarom kijkt u mee?").fill(reason)
    dialog.get_by_role("button", name="Meekijken").click()
