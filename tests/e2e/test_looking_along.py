"""Looking along (F120): the portal as the client sees it, a bar over it, and nothing to press."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.acts import SEND
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.people import BRAM, Client


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Bekeken B.V."))


@pytest.fixture
def person(desk: Desk, client: Client) -> Newcomer:
    """Who is looked along with."""
    return desk.let_in(client, role="beheerder")


@pytest.fixture
def page(visit: Visit, client: Client, person: Newcomer) -> Page:
    """Bram's; he looks along in no other test's session."""
    return visit(BRAM, f"/kantoor/klanten/{client.id}?deel=mensen", alone=True)


def test_an_employee_sees_what_the_client_sees_and_comes_back(
    page: Page, desk: Desk, visit: Visit, look: Look, client: Client, person: Newcomer
) -> None:
    paper, people = desk.publish(client, new_title("Stuk om te bekijken"), person), page.url
    look_along(page, person, "Zij ziet haar aangifte niet.")
    bar = page.get_by_role("region", name="Meekijken")
    expect(bar).to_contain_text(f"U kijkt mee als {person.name} ({client.name}).")
    expect(bar).to_contain_text(re.compile("Nog (30|29|28) minuten."))
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    look(page, "meekijken-taken")
    page.goto(paper.task_path)
    expect(page.get_by_text("Pagina 1 van").first).to_be_visible()
    look(page, "meekijken-taak")
    for button in ("Akkoord", "Niet akkoord"):
        expect(page.get_by_role("button", name=button, exact=True)).to_be_disabled()
    expect(page.get_by_text(f"{person.name} ziet hier Akkoord en Niet akkoord.")).to_be_visible()

    bar.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_role("heading", name=client.name)).to_be_visible()
    expect(page).to_have_url(people)
    expect(bar).to_have_count(0)
    opened = desk.history(paper)
    assert [each["actor_name"] for each in opened if each["action"] == "document_opened"] == [
        BRAM.name
    ]
    told = visit(person, "/mijn-gebruikers")
    told.get_by_text("Uw kantoor keek").click()
    expect(told.get_by_text("Zij ziet haar aangifte niet.")).to_be_visible()


def test_every_tab_hears_at_once_that_looking_along_begins_and_ends(
    page: Page, client: Client, person: Newcomer, look: Look
) -> None:
    other = page.context.new_page()
    other.goto("/kantoor/klanten")
    expect(other.get_by_role("heading", name="Klanten")).to_be_visible()
    look_along(page, person, "Vraag over het dossier.")
    expect(page.get_by_role("region", name="Meekijken")).to_be_visible()
    told = other.get_by_role("dialog", name="Deze pagina geldt niet meer")
    expect(told).to_contain_text(f"In een ander tabblad kijkt u nu mee als {person.name}.")
    look(other, "meekijken-in-ander-tabblad")
    told.get_by_role("button", name="Pagina opnieuw laden").click()
    expect(other.get_by_role("region", name="Meekijken")).to_be_visible()
    expect(other.get_by_role("heading", name="Taken")).to_be_visible()
    other.get_by_role("button", name="Stoppen").click()
    expect(other.get_by_role("heading", name=client.name)).to_be_visible()
    told = page.get_by_role("dialog", name="Deze pagina geldt niet meer")
    expect(told).to_contain_text(f"U kijkt niet meer mee als {person.name}.")
    told.get_by_role("button", name="Pagina opnieuw laden").click()
    expect(page.get_by_role("link", name="Postvak")).to_be_visible()


def test_a_tab_beside_it_lives_on_once_looking_along_is_over(
    page: Page, client: Client, person: Newcomer
) -> None:
    other = page.context.new_page()
    other.goto("/kantoor/klanten")
    search = other.get_by_role("searchbox")
    search.fill("Bekeken")
    look_along(page, person, "Vraag over het dossier.")
    told = other.get_by_role("dialog", name="Deze pagina geldt niet meer")
    expect(told).to_contain_text(f"In een ander tabblad kijkt u nu mee als {person.name}.")
    page.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_role("heading", name=client.name)).to_be_visible()
    expect(told).to_have_count(0)
    expect(search).to_have_value("Bekeken")
    expect(search).to_be_focused()
    other.get_by_role("link", name="Postvak").click()
    expect(other.get_by_role("heading", name="Postvak")).to_be_visible()


def test_it_takes_a_reason(page: Page, person: Newcomer, look: Look) -> None:
    ask(page, person)
    page.get_by_role("dialog").get_by_role("button", name="Meekijken").click()
    expect(page.get_by_text("Vul in waarom u meekijkt.").first).to_be_visible()
    look(page, "meekijken-vragen")


def test_what_is_sent_all_the_same_is_refused(page: Page, person: Newcomer, watch: Watch) -> None:
    watch.expect("403")
    look_along(page, person, "Vraag over de taal.")
    expect(page.get_by_role("region", name="Meekijken")).to_be_visible()
    refused = page.evaluate(SEND, ["PUT", "/api/me/language", {"language": "en"}])
    assert refused["type"] == "only_looking"


def ask(page: Page, person: Newcomer) -> None:
    page.get_by_role("button", name=f"Acties voor {person.name}").click()
    page.get_by_role("button", name=f"Meekijken als {person.name}").click()


def look_along(page: Page, person: Newcomer, reason: str) -> None:
    ask(page, person)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Waarom kijkt u mee?").fill(reason)
    dialog.get_by_role("button", name="Meekijken").click()
