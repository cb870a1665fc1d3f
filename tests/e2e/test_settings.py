"""What an owner decides for the office, and what is found back of it."""

import re

from playwright.sync_api import Page, expect

from scripts.screens.signing_in import give_password, new_code, sign_in
from tests.aws import Portal
from tests.e2e.conftest import Visit
from tests.e2e.watch import Watch
from tests.people import CHRIS, DIRK, ESTHER

SAVED = "De instellingen zijn opgeslagen."


def test_what_an_owner_decides_counts_at_the_next_sign_in_and_stands_in_the_log(
    visit: Visit, portal: Portal, watch: Watch
) -> None:
    watch.expect("403")
    owner = visit(None, office="delta")
    sign_in(owner, DIRK, portal.outbox)  # a session in which no code was given yet
    owner.goto("/kantoor/instellingen")
    owner.get_by_role("radio", name=re.compile("^Klanten kiezen zelf")).check()
    expect(owner.get_by_text("Verplicht is veiliger.")).to_be_visible()
    save_with_code(owner, portal)

    esther = visit(None, office="delta")
    give_password(esther, ESTHER)
    esther.get_by_role("button", name="Ga verder").click()
    expect(esther.get_by_role("button", name=f"Menu van {ESTHER.name}")).to_be_visible()

    owner.get_by_role("radio", name=re.compile("^Verplicht voor iedereen")).check()
    owner.get_by_role("button", name="Opslaan").click()
    expect(owner.get_by_text(SAVED)).to_be_visible()
    again = visit(None, office="delta")
    give_password(again, ESTHER)
    again.get_by_role("button", name="Ga verder").click()
    expect(again.get_by_label("Code, deel 1 van 2")).to_be_visible()

    owner.get_by_role("link", name="Logboek").click()
    decided = owner.get_by_role("row").filter(has_text="Instellingen gewijzigd")
    expect(decided.first).to_contain_text("tweede stap: verplicht")
    expect(decided.nth(1)).to_contain_text("tweede stap: naar keuze")
    came_in = owner.get_by_role("row").filter(has_text=ESTHER.name)
    expect(came_in.first).to_contain_text("Ingelogd")
    expect(came_in.first).to_contain_text("alleen wachtwoord")


def test_the_log_is_narrowed_to_a_person_and_the_address_keeps_it(visit: Visit) -> None:
    page = visit(DIRK, "/kantoor/logboek")
    page.get_by_role("button", name=ESTHER.name).first.click()
    expect(page.get_by_label("Persoon")).to_have_value(ESTHER.id)
    expect(page.get_by_role("row").filter(has_text=CHRIS.name)).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Persoon")).to_have_value(ESTHER.id)
    page.get_by_label("Tot en met").fill("2001-01-01")
    expect(page.get_by_text("Er is niets gevonden.")).to_be_visible()
    page.get_by_role("button", name="Filters wissen").click()
    expect(page.get_by_role("row").filter(has_text=CHRIS.name).first).to_be_visible()


def save_with_code(page: Page, portal: Portal) -> None:
    known = {message["id"] for message in portal.outbox(DIRK.phone)}
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_label("Code, deel 1 van 2").fill(new_code(portal.outbox, DIRK.phone, known))
    page.get_by_role("button", name="Bevestigen").click()
    expect(page.get_by_text(SAVED)).to_be_visible()
