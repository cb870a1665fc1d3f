"""A table that people arrange as they like, and that stays so."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.people import MEHMET

NAMES = ["Document", "Type", "Periode", "Klant", "Deadline", "Status"]


@pytest.fixture
def page(visit: Visit) -> Page:
    """Mehmet's tasks, arranged as they come."""
    page = visit(MEHMET, "/taken")
    expect(page.get_by_role("link", name=re.compile("^Accorderen|^Lezen")).first).to_be_visible()
    open_columns(page)
    with page.expect_response("**/me/layouts/tasks"):
        page.get_by_role("button", name="Standaardindeling herstellen").click()
    page.keyboard.press("Escape")
    assert names(page) == NAMES
    return page


def test_columns_are_resized_by_drag_key_and_button(page: Page) -> None:
    grip = page.get_by_role("separator", name="Breedte van kolom Type")
    width = width_of(grip)
    drag(page, grip, right=60)
    assert width_of(grip) == width + 60
    grip.press("ArrowLeft")
    assert width_of(grip) == width + 44
    open_columns(page)
    page.get_by_role("button", name="Kolom Type breder").click()
    assert width_of(grip) == width + 68


def test_columns_are_moved_by_drag_key_and_button(page: Page) -> None:
    head(page, "Periode").get_by_role("button").press("Control+Shift+ArrowLeft")
    assert names(page)[:3] == ["Document", "Periode", "Type"]
    expect(page.get_by_text("Kolom Periode staat nu op plaats 2")).to_be_attached()
    drag(page, head(page, "Status").get_by_role("button"), to=head(page, "Document"))
    assert names(page)[:2] == ["Status", "Document"]
    open_columns(page)
    page.get_by_role("button", name="Kolom Klant naar voren").click()
    assert names(page) == ["Status", "Document", "Periode", "Klant", "Type", "Deadline"]


def test_rows_are_sorted_searched_and_filtered(page: Page) -> None:
    head(page, "Document").get_by_role("button").click()
    expect(head(page, "Document")).to_have_attribute("aria-sort", "ascending")
    titles = page.get_by_role("row").get_by_role("link").all_inner_texts()
    head(page, "Document").get_by_role("button").click()
    expect(head(page, "Document")).to_have_attribute("aria-sort", "descending")
    assert titles != page.get_by_role("row").get_by_role("link").all_inner_texts()
    page.get_by_role("searchbox", name="Zoeken in taken").fill("bestaat niet")
    expect(page.get_by_text("Geen resultaten")).to_be_visible()
    page.get_by_role("button", name="Filters wissen").click()
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Status").select_option(label="Te lezen")
    expect(page.get_by_role("cell", name="Te lezen").first).to_be_visible()
    expect(page.get_by_role("cell", name="Te accorderen")).to_have_count(0)


def test_the_arrangement_is_kept_after_a_reload_and_in_another_browser(
    page: Page, visit: Visit
) -> None:
    open_columns(page)
    with page.expect_response("**/me/layouts/tasks"):
        page.get_by_role("checkbox", name="Kolom Periode tonen").uncheck()
        page.get_by_role("button", name="Kolom Status naar voren").click()
    wanted = ["Document", "Type", "Klant", "Status", "Deadline"]
    assert names(page) == wanted
    page.reload()
    elsewhere = visit(MEHMET, "/taken")
    for each in (page, elsewhere):
        expect(each.get_by_role("columnheader").nth(3)).to_have_text("Status")
        expect(each.get_by_role("columnheader", name="Periode")).to_have_count(0)
        assert names(each) == wanted


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def names(page: Page) -> list[str]:
    """Of the columns, in order, without that of the buttons."""
    return [text.strip() for text in page.get_by_role("columnheader").all_inner_texts()][:-1]


def width_of(grip: Locator) -> int:
    return int(grip.get_attribute("aria-valuenow") or 0)


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
