"""A table that people arrange as they like, and that stays so."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.papers import new_title
from tests.waiting import eventually

WHOLE = re.compile("^(Aangifte|Concept)$")
GESTURES = """() => performance.getEntriesByType('resource')
  .map(({ name }) => name).find((name) => /\\/drag-[^/]+\\.js/.test(name)) ?? null"""
NAMES = ["Document", "Type", "Periode", "Klant", "Graag uiterlijk", "Status"]


@pytest.fixture
def person(desk: Desk) -> Newcomer:
    """With one task to approve and one to read."""
    client = desk.take_on(new_title("Tafel B.V."))
    person = desk.let_in(client)
    desk.publish(client, "Aangifte", person)
    desk.publish(client, "Concept", person, read=True)
    return person


@pytest.fixture
def page(visit: Visit, person: Newcomer) -> Page:
    """Their tasks, arranged as they come."""
    page = visit(person, "/taken")
    expect(page.get_by_role("link", name=re.compile("^Accorderen|^Lezen"))).to_have_count(2)
    expect_columns(page, *NAMES)
    show_hand(page)
    return page


def show_hand(page: Page) -> None:
    """Gestures come with the first sign of a pointer, long before a person can drag."""
    page.get_by_role("button", name="Kolommen").hover()
    url = eventually(lambda: page.evaluate(GESTURES))
    page.evaluate("async (url) => { await import(url) }", url)


def test_columns_are_resized_by_drag_key_and_button(page: Page) -> None:
    grip = page.get_by_role("separator", name="Breedte van kolom Type")
    width = int(grip.get_attribute("aria-valuenow") or 0)
    drag(page, grip, right=60)
    expect(grip).to_have_attribute("aria-valuenow", str(width + 60))
    grip.press("ArrowLeft")
    expect(grip).to_have_attribute("aria-valuenow", str(width + 44))
    open_columns(page)
    page.get_by_role("button", name="Kolom Type breder").click()
    expect(grip).to_have_attribute("aria-valuenow", str(width + 68))


def test_columns_are_moved_by_drag_key_and_button(page: Page) -> None:
    head(page, "Periode").get_by_role("button").press("Control+Shift+ArrowLeft")
    expect_columns(page, "Document", "Periode", "Type")
    expect(page.get_by_text("Kolom Periode staat nu op plaats 2")).to_be_attached()
    drag(page, head(page, "Status").get_by_role("button"), to=head(page, "Document"))
    expect_columns(page, "Status", "Document")
    open_columns(page)
    page.get_by_role("button", name="Kolom Klant naar voren").click()
    expect_columns(page, "Status", "Document", "Periode", "Klant", "Type", "Graag uiterlijk")


def test_rows_are_sorted_searched_and_filtered(page: Page) -> None:
    head(page, "Document").get_by_role("button").click()
    expect(head(page, "Document")).to_have_attribute("aria-sort", "ascending")
    expect(titles(page)).to_have_text(["Aangifte", "Concept"])
    head(page, "Document").get_by_role("button").click()
    expect(head(page, "Document")).to_have_attribute("aria-sort", "descending")
    expect(titles(page)).to_have_text(["Concept", "Aangifte"])
    page.get_by_role("searchbox", name="Zoeken in taken").fill("bestaat niet")
    expect(page.get_by_text("Geen resultaten")).to_be_visible()
    page.get_by_role("button", name="Filters wissen").click()
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Status").select_option(label="Te lezen")
    expect(page.get_by_role("cell", name="Te lezen")).to_be_visible()
    expect(page.get_by_role("cell", name="Te accorderen")).to_have_count(0)


def test_what_was_searched_for_is_there_again_after_back_and_a_reload(page: Page) -> None:
    search = page.get_by_role("searchbox", name="Zoeken in taken")
    search.fill("Concept")
    expect(titles(page)).to_have_text(["Concept"])
    page.get_by_role("link", name="Concept", exact=True).click()
    expect(page.get_by_role("heading", name="Concept")).to_be_visible()
    expect(page).not_to_have_url(re.compile("zoek="))
    page.go_back()
    expect(search).to_have_value("Concept")
    expect(titles(page)).to_have_text(["Concept"])
    page.reload()
    expect(search).to_have_value("Concept")
    expect(titles(page)).to_have_text(["Concept"])


def test_the_arrangement_is_kept_after_a_reload_and_in_another_browser(
    page: Page, visit: Visit, person: Newcomer
) -> None:
    open_columns(page)
    with page.expect_response("**/me/layouts/tasks"):
        page.get_by_role("checkbox", name="Kolom Periode tonen").uncheck()
        page.get_by_role("button", name="Kolom Status naar voren").click()
    wanted = ("Document", "Type", "Klant", "Status", "Graag uiterlijk")
    expect_columns(page, *wanted)
    page.reload()
    elsewhere = visit(person, "/taken")
    for each in (page, elsewhere):
        expect_columns(each, *wanted)
        expect(each.get_by_role("columnheader", name="Periode")).to_have_count(0)


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def titles(page: Page) -> Locator:
    return page.get_by_role("row").get_by_role("link", name=WHOLE)


def expect_columns(page: Page, *wanted: str) -> None:
    """These are the first, in this order."""
    for place, name in enumerate(wanted):
        expect(page.get_by_role("columnheader").nth(place)).to_have_accessible_name(name)


def open_columns(page: Page) -> None:
    page.get_by_role("button", name="Kolommen").click()


def drag(page: Page, what: Locator, *, right: float = 0, to: Locator | None = None) -> None:
    x, y = middle(what)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(middle(to)[0] if to else x + right, y, steps=5)
    page.mouse.up()


def middle(what: Locator) -> tuple[float, float]:
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
