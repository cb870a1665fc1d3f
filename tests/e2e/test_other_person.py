"""Two tabs of one browser: what was left open in one is not sent for who signs in in the other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, StorageState, expect

from tests.e2e.acts import NEW_PASSWORD
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer, Published
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import sign_in
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import Client, Person
from tests.waiting import eventually

NOT_RECORDED = "Wat u hier als laatste verstuurde, is niet vastgelegd."
NOT_SENT = "Wat u hier nog niet had verstuurd, wordt niet verstuurd."


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Gedeelde computer B.V."))


@pytest.fixture
def anna(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Anna")


@pytest.fixture
def pieter(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Pieter")


@pytest.fixture
def paper(desk: Desk, client: Client, anna: Newcomer, pieter: Newcomer) -> Published:
    return desk.publish(client, new_title("Stuk op een gedeelde computer"), anna, pieter)


@pytest.fixture
def page(visit: Visit, anna: Newcomer, paper: Published) -> Page:
    """Anna's, with a remark that she has typed."""
    page = visit(anna, paper.task_path, alone=True)
    expect(akkoord(page)).to_be_enabled()
    page.get_by_text("Opmerking (niet verplicht)").click()
    page.get_by_role("textbox", name="Opmerking").fill("Getypt door Anna.")
    return page


def test_what_is_clicked_on_a_page_of_somebody_else_is_refused_and_told(
    page: Page,
    anna: Newcomer,
    pieter: Newcomer,
    paper: Published,
    desk: Desk,
    signed_in: Callable[[Person], StorageState],
    watch: Watch,
    look: Look,
) -> None:
    """In a browser that tells its tabs nothing of each other."""
    watch.expect("409")
    page.context.clear_cookies()
    page.context.add_cookies(signed_in(pieter)["cookies"])  # type: ignore[arg-type]
    akkoord(page).click()
    expect(notice(page)).to_contain_text(
        f"In een ander tabblad is nu {pieter.name} ingelogd. Deze pagina was van {anna.name}."
    )
    expect(notice(page)).to_contain_text(NOT_RECORDED)
    look(page, "ander-ingelogd")
    assert not answers(desk, paper)
    page.keyboard.press("Escape")
    notice(page).get_by_role("button", name="Pagina opnieuw laden").click()
    expect(page.get_by_role("button", name=f"Menu van {pieter.name}")).to_be_visible()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()


def test_a_page_hears_at_once_who_signs_out_and_in_beside_it(
    page: Page,
    anna: Newcomer,
    pieter: Newcomer,
    paper: Published,
    desk: Desk,
    portal: Portal,
    watch: Watch,
) -> None:
    watch.expect("401")
    beside = page.context.new_page()
    beside.goto("/taken")
    beside.get_by_role("button", name=f"Menu van {anna.name}").click()
    beside.get_by_role("button", name="Uitloggen").click()
    expect(notice(page)).to_contain_text("In een ander tabblad is uitgelogd.")
    expect(notice(page)).to_contain_text(NOT_SENT)
    sign_in(beside, pieter, portal.outbox, NEW_PASSWORD)
    expect(beside.get_by_role("heading", name="Taken")).to_be_visible()
    expect(notice(page)).to_contain_text(f"In een ander tabblad is nu {pieter.name} ingelogd.")
    assert not answers(desk, paper)
    beside.goto(paper.task_path)
    akkoord(beside).click()
    eventually(lambda: answers(desk, paper) == [pieter.name])


def test_who_signs_in_over_a_page_of_another_sends_nothing_of_it(
    page: Page,
    pieter: Newcomer,
    paper: Published,
    desk: Desk,
    portal: Portal,
    watch: Watch,
) -> None:
    """The address stands fast there; a passkey may still be somebody else's."""
    watch.expect("401")
    page.context.clear_cookies()
    akkoord(page).click()
    dialog = page.get_by_role("dialog", name="Log opnieuw in")
    dialog.get_by_label("E-mailadres").evaluate("field => field.readOnly = false")
    sign_in(page, pieter, portal.outbox, NEW_PASSWORD)
    expect(page.get_by_role("button", name=f"Menu van {pieter.name}")).to_be_visible()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    assert not answers(desk, paper)


def akkoord(page: Page) -> Locator:
    return page.get_by_role("button", name="Akkoord", exact=True)


def notice(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Deze pagina geldt niet meer")


def answers(desk: Desk, paper: Published) -> list[str]:
    """Who has said something to it."""
    acts = ("task_approved", "task_rejected")
    return [each["actor_name"] for each in desk.history(paper) if each["action"] in acts]
