"""Who leads the office invites colleagues and decides what they see; others find their own work."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.acts import NEW_PASSWORD, choose_password, link_in_mail, row, step_up
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import (
    BAKKERIJ,
    BRAM,
    FATIMA,
    STUDIO,
    WILLEM,
    YILMAZ,
    Person,
)

AISHA = Person(
    key="AISHA",
    office="van-dijk",
    name="Aisha Bouali",
    email="aisha@vandijk.example.nl",
    phone="+31612345619",
    title="assistent",
    kind="employee",
)
# On how many lines the word of a link stands, under its icon.
LINES = """link => {
  const range = document.createRange()
  range.selectNodeContents([...link.childNodes].find((each) => each.textContent.trim()))
  return range.getClientRects().length
}"""


def test_a_colleague_is_invited_for_one_client_and_sees_no_other(
    visit: Visit, portal: Portal, look: Look
) -> None:
    page = visit(WILLEM, "/kantoor/medewerkers")
    step_up(page, portal, WILLEM, "change_rights")
    page.get_by_role("button", name="Medewerker uitnodigen").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Naam", exact=True).fill(AISHA.name)
    form.get_by_label("E-mailadres").fill(AISHA.email)
    form.get_by_label("Mobiel nummer").fill("06 12345619")
    expect(form.get_by_role("radio", name="Assistent")).to_be_checked()
    expect(form.get_by_role("radio", name="Alleen de klanten die ik kies")).to_be_checked()
    form.get_by_role("button", name="Uitnodiging versturen").click()
    expect(form.get_by_text("Kies ten minste één klant, of alle klanten.").last).to_be_visible()
    form.get_by_label("Zoek een klant").fill("bakkerij")
    form.get_by_role("checkbox", name=BAKKERIJ.name).check()
    look(page, "medewerker-uitnodigen")
    form.get_by_role("button", name="Uitnodiging versturen").click()
    expect(page.get_by_text(f"{AISHA.name} is uitgenodigd.")).to_be_visible()
    expect(row(page, AISHA.name)).to_contain_text("Uitgenodigd")
    look(page, "medewerkers")

    there = visit(None, link_in_mail(portal, AISHA, "Uw account bij"))
    choose_password(there, NEW_PASSWORD)
    expect(there.get_by_label("E-mailadres")).to_be_visible()
    page.get_by_role("link", name=AISHA.name).click()
    expect(page.get_by_text("1 klant", exact=True)).to_be_visible()
    look(page, "medewerker")


def test_an_assistant_finds_their_own_clients_and_leaves_people_to_others(
    visit: Visit, watch: Watch, look: Look
) -> None:
    watch.expect("404")
    page = visit(FATIMA, "/kantoor/klanten")
    expect(page.get_by_role("link", name=YILMAZ.name)).to_be_visible()
    look(page, "klanten-van-een-assistent")
    expect(page.get_by_role("link", name=BAKKERIJ.name)).to_have_count(0)
    expect(page.get_by_role("link", name="Medewerkers")).to_have_count(0)
    page.goto(f"/kantoor/klanten/{STUDIO.id}?deel=mensen")
    page.get_by_role("button", name=re.compile("^Acties voor")).first.click()
    expect(page.get_by_role("button", name=re.compile("^Meekijken als"))).to_be_visible()
    for name in ("Rechten wijzigen", "Account deactiveren", "Mobiel nummer corrigeren"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    for path in (f"/kantoor/klanten/{BAKKERIJ.id}", "/kantoor/medewerkers"):
        page.goto(path)
        expect(page.get_by_role("heading", name="Deze pagina is er niet")).to_be_visible()


def test_clients_that_are_added_are_found_at_once(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    added = desk.take_on(new_title("Erbij B.V.")).name
    page, hers = visit(WILLEM, f"/kantoor/medewerkers/{FATIMA.id}"), visit(FATIMA, "/kantoor")
    step_up(page, portal, WILLEM, "change_rights")
    open_clients(page, added, on=True)
    look(page, "medewerker-klanten")
    keep_clients(page)
    hers.goto("/kantoor/klanten")
    expect(hers.get_by_role("link", name=added)).to_be_visible()
    open_clients(page, added, on=False)
    keep_clients(page)
    hers.reload()
    expect(hers.get_by_role("link", name=YILMAZ.name)).to_be_visible()
    expect(hers.get_by_role("link", name=added)).to_have_count(0)


def test_nobody_changes_themself(visit: Visit) -> None:
    page = visit(WILLEM, f"/kantoor/medewerkers/{WILLEM.id}")
    expect(page.get_by_text("Dit bent u.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Acties voor"))).to_have_count(0)


def test_who_leaves_is_asked_who_takes_over(visit: Visit, look: Look) -> None:
    page = visit(WILLEM, f"/kantoor/medewerkers/{BRAM.id}")
    page.get_by_role("button", name=re.compile("^Acties voor")).click()
    page.get_by_role("button", name="Account deactiveren").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("relatiebeheerder van 3 klanten")
    expect(dialog.get_by_label("Wie neemt ze over?")).to_contain_text(FATIMA.name)
    look(page, "medewerker-deactiveren")
    dialog.get_by_role("button", name="Annuleren").click()
    expect(dialog).to_have_count(0)


def open_clients(page: Page, client: str, *, on: bool) -> None:
    page.get_by_role("button", name=re.compile("^Acties voor")).click()
    page.get_by_role("button", name="Klanten wijzigen").click()
    page.get_by_role("dialog").get_by_role("checkbox", name=client).set_checked(on)


def keep_clients(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 360])
def test_no_word_of_the_bottom_bar_breaks_on_a_phone(visit: Visit, width: int) -> None:
    page = visit(WILLEM, "/kantoor", width=width, is_mobile=True)
    bar = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    expect(bar).to_have_count(5)
    for word in bar.all():
        lines = word.evaluate(LINES)
        assert lines == 1, f"{word.text_content()} on {lines} lines"
    assert page.evaluate("document.documentElement.scrollWidth") == width
