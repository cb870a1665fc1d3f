"""Deciding on a document: rejecting, being too late, and two people at the same time."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import approve, expect_done, expect_free, mark_read
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.people import ANNA, BAKKERIJ, BRAM, PIETER

APPROVE = "Akkoord"


def test_rejecting_needs_a_reason_that_the_office_reads(
    visit: Visit, desk: Desk, look: Look
) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Afgekeurd stuk"), ANNA)
    page = visit(ANNA, paper.task_path)
    page.get_by_role("button", name="Niet akkoord").click()
    reason = page.get_by_role("textbox", name="Waarom gaat u niet akkoord?")
    expect(reason).to_be_focused()
    page.get_by_role("button", name="Niet akkoord versturen").click()
    expect(reason).to_have_accessible_description(re.compile("Vul in waarom"))
    look(page, "taak-niet-akkoord")
    reason.fill("De omzet van maart ontbreekt.")
    page.get_by_role("button", name="Niet akkoord versturen").click()
    expect_done(page)

    inbox = visit(BRAM, "/kantoor/postvak").get_by_role("article").filter(has_text=paper.title)
    expect(inbox).to_contain_text("Niet akkoord van Anna de Vries")
    expect(inbox).to_contain_text("De omzet van maart ontbreekt.")


def test_who_decides_on_an_old_version_is_offered_the_new_one(
    visit: Visit, desk: Desk, watch: Watch
) -> None:
    watch.expect("409")
    paper = desk.publish(BAKKERIJ, new_title("Vervangen stuk"), ANNA)
    page = visit(ANNA, paper.task_path)
    button = page.get_by_role("button", name=APPROVE, exact=True)
    expect(button).to_be_enabled()
    desk.replace(paper)
    button.click()
    expect(page.get_by_text("Er is een nieuwe versie")).to_be_visible()
    page.get_by_role("button", name="Nieuwe versie openen").click()
    expect(page.get_by_text("Er is een nieuwe versie")).to_be_hidden()
    approve(page)


def test_the_second_of_two_directors_is_told_that_the_first_was_earlier(
    visit: Visit, desk: Desk, watch: Watch
) -> None:
    watch.expect("409")
    paper = desk.publish(BAKKERIJ, new_title("Stuk voor twee"), ANNA, PIETER)
    first, second = visit(ANNA, paper.task_path), visit(PIETER, paper.task_path)
    expect(ready(second)).to_be_enabled()
    approve(first)
    ready(second).click()
    alert = second.get_by_text("Iemand anders heeft deze taak net afgehandeld.")
    handled = second.get_by_role("heading", name="Deze taak is al afgehandeld")
    expect(alert.or_(handled).first).to_be_visible()
    expect(handled).to_be_visible()
    expect(second.get_by_role("region", name="Wie reageert")).to_contain_text("Akkoord")


def test_who_has_read_is_done_while_others_still_read(visit: Visit, desk: Desk, look: Look) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Stuk om te lezen"), ANNA, PIETER, read=True)
    page = visit(ANNA, paper.task_path)
    expect(page.get_by_role("button", name="Gelezen")).to_be_enabled()
    look(page, "taak-lezen")
    mark_read(page)
    expect(page.get_by_text("Nog aan zet: ")).to_be_visible()
    look(page, "taak-klaar")
    page.reload()
    expect(page.get_by_role("heading", name="U heeft al gereageerd")).to_be_visible()


def test_a_task_is_approved_with_the_keyboard_alone(visit: Visit, desk: Desk) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Stuk voor toetsen"), ANNA)
    page = visit(ANNA, "/taken")
    search = page.get_by_role("searchbox", name="Zoeken in taken")
    tab_to(page, search)
    page.keyboard.type(paper.title)
    tab_to(page, page.get_by_role("link", name=paper.title, exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=paper.title)).to_be_focused()
    expect(ready(page)).to_be_enabled()
    tab_to(page, ready(page))
    page.keyboard.press("Enter")
    expect_done(page)
    expect(page.locator(":focus")).to_contain_text("U heeft akkoord gegeven")


def test_on_a_phone_the_decision_is_a_sheet_at_the_bottom(visit: Visit, desk: Desk) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Stuk voor onderweg"), ANNA)
    page = visit(ANNA, paper.task_path, width=390, has_touch=True, is_mobile=True)
    expect(ready(page)).to_be_in_viewport()
    expect(ready(page)).to_be_enabled()
    expect_free(ready(page))
    page.get_by_role("region", name="Geschiedenis").scroll_into_view_if_needed()
    expect_free(ready(page))
    page.get_by_text("Opmerking (niet verplicht)").click()
    expect(page.get_by_role("textbox", name="Opmerking")).to_be_in_viewport()
    approve(page)


def ready(page: Page) -> Locator:
    return page.get_by_role("button", name=APPROVE, exact=True)


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no tab leads to {wanted}")
