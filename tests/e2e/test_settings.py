"""What an owner decides for the office, and what is found back of it."""

import re

from playwright.sync_api import expect

from tests.e2e.acts import confirm, knock, mail_ids, read
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.door import Door
from tests.e2e.look import Look
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import DIRK, MULDER

SAVED = "De instellingen zijn opgeslagen."


def test_what_an_owner_decides_counts_at_the_next_sign_in_and_stands_in_the_log(
    visit: Visit, portal: Portal, desk_of_delta: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    person = desk_of_delta.let_in(MULDER)
    owner = visit(DIRK, "/kantoor/instellingen", alone=True)  # no code was given here yet
    owner.get_by_role("radio", name=re.compile("^Klanten kiezen zelf")).check()
    expect(owner.get_by_text("Verplicht is veiliger.")).to_be_visible()
    look(owner, "instellingen")
    known = mail_ids(portal, DIRK.phone)
    owner.get_by_role("button", name="Opslaan").click()
    confirm(owner, portal, DIRK.phone, known)
    read(owner, SAVED)

    page = visit(None, office="delta")
    knock(page, person)
    expect(page.get_by_role("button", name=f"Menu van {person.name}")).to_be_visible()

    owner.get_by_role("radio", name=re.compile("^Verplicht voor iedereen")).check()
    owner.get_by_role("button", name="Opslaan").click()
    read(owner, SAVED)
    again = visit(None, office="delta")
    knock(again, person)
    expect(again.get_by_label("Code, deel 1 van 2")).to_be_visible()

    owner.get_by_role("link", name="Logboek").click()
    decided = owner.get_by_role("row").filter(has_text="Instellingen gewijzigd")
    expect(decided.first).to_contain_text("tweede stap: verplicht")
    expect(decided.nth(1)).to_contain_text("tweede stap: naar keuze")
    rows = owner.get_by_role("row").filter(has_text=person.name)
    expect(rows.filter(has_text="alleen wachtwoord")).to_contain_text("Ingelogd")
    look(owner, "logboek")


def test_the_log_is_narrowed_to_a_person_and_the_address_keeps_it(
    visit: Visit, door: Door, desk_of_delta: Desk, look: Look
) -> None:
    person, other = desk_of_delta.let_in(MULDER), desk_of_delta.let_in(MULDER)
    door.come_in(person)
    page = visit(DIRK, "/kantoor/logboek", alone=True)
    page.get_by_role("button", name=person.name).first.click()
    expect(page.get_by_label("Persoon")).to_have_value(person.id)
    others = page.get_by_role("row").filter(has_text=other.name)
    expect(others).to_have_count(0)
    look(page, "logboek-gefilterd")
    page.reload()
    expect(page.get_by_label("Persoon")).to_have_value(person.id)
    page.get_by_label("Tot en met").fill("2001-01-01")
    expect(page.get_by_text("Er is niets gevonden.")).to_be_visible()
    page.get_by_role("button", name="Filters wissen").click()
    expect(others.first).to_be_visible()
