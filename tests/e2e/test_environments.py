"""Which environment somebody is in, and what does not exist for them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Published
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.people import ANNA, BAKKERIJ, CHRIS, HOLDING, PIETER, ZOE

NOTHING = "Deze pagina is er niet"


def test_a_link_into_another_environment_switches_by_itself_and_says_so(
    visit: Visit, desk: Desk
) -> None:
    paper = desk.publish(BAKKERIJ, new_title("Stuk van de bakkerij"), ANNA)
    page = visit(ANNA)
    choose_environment(page, HOLDING.name)
    expect(menu(page)).to_contain_text(HOLDING.name)
    page.goto(paper.task_path)
    told = page.get_by_text(f"U bent overgeschakeld naar de omgeving {BAKKERIJ.name}")
    expect(told).to_be_visible()
    expect(menu(page)).to_contain_text(BAKKERIJ.name)


def test_the_list_shows_only_the_chosen_environment(visit: Visit, desk: Desk) -> None:
    here = desk.publish(BAKKERIJ, new_title("Stuk hier"), ANNA)
    there = desk.publish(HOLDING, new_title("Stuk daar"), ANNA)
    page = visit(ANNA)
    link = page.get_by_role("link", name=re.compile(f"^({here.title}|{there.title})$"))
    expect(link).to_have_count(2)
    choose_environment(page, HOLDING.name)
    expect(link).to_have_text(there.title)
    choose_environment(page, "Alle omgevingen")
    expect(link).to_have_count(2)


def test_what_is_not_yours_looks_the_same_as_what_does_not_exist(
    visit: Visit, desk: Desk, watch: Watch
) -> None:
    watch.expect("404")
    paper = desk.publish(HOLDING, new_title("Stuk van de holding"), ANNA)
    fellow, other_office = visit(PIETER), visit(CHRIS)
    nonsense = Published(
        client=BAKKERIJ,
        title="",
        document_id="01JA0000000000000000000000",
        task_id="01JA0000000000000000000000",
    )
    pages = [
        neutral(fellow, paper.task_path),
        neutral(fellow, nonsense.task_path),
        neutral(fellow, paper.document_path),
        neutral(other_office, paper.task_path),
        neutral(other_office, paper.document_path),
    ]
    assert len(set(pages)) == 1


def test_the_language_is_switched_and_stays(visit: Visit, desk: Desk) -> None:
    person = desk.let_in(BAKKERIJ)
    page = visit(person, "/taken")
    menu(page).click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Tasks")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Tasks")).to_be_visible()
    page.get_by_role("button", name=f"Menu of {person.name}").click()
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()


def test_the_dark_is_chosen_and_stays(visit: Visit) -> None:
    page = visit(ZOE, "/taken", color_scheme="light")
    light = background(page)
    menu(page).click()
    page.get_by_role("button", name="Donker").click()
    dark = background(page)
    page.reload()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    assert light != dark == background(page)


def menu(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Menu van"))


def choose_environment(page: Page, name: str) -> None:
    menu(page).click()
    page.get_by_role("menuitemradio", name=name).click()


def neutral(page: Page, path: str) -> str:
    """What the page says, which is nothing."""
    page.goto(path)
    expect(page.get_by_role("heading", name=NOTHING)).to_be_visible()
    said: str = page.get_by_role("main").inner_text()
    return said.replace("Terug naar dossier", "Terug naar overzicht")


def background(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))
