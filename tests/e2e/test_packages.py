"""Documents that are offered together: one card, each acted on by itself (F056)."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import approve, describe, mark_read, row
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import file, new_title
from tests.people import BRAM, Client

TOGETHER = "Samen aangeboden"
ACCOUNTS, CONFIRMATION, MINUTES = map(new_title, ("Cijfers 2025", "Bevestiging", "Notulen"))
PIECES = {
    "Conceptjaarrekening.pdf": (ACCOUNTS, "Conceptjaarrekening", "Lezen"),
    "LOR.pdf": (CONFIRMATION, "Bevestiging bij de jaarrekening", "Accorderen"),
    "Notulen.pdf": (MINUTES, "Notulen AVA", "Accorderen"),
}


def test_what_is_offered_together_is_one_card_that_shows_what_is_left(
    visit: Visit, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Bakkerij De Groot B.V."))
    director = desk.let_in(client, "Directeur")
    publish_together(visit(BRAM, f"/kantoor/klanten/{client.id}/publiceren"), look, director)

    page = visit(director, "/taken")
    expect(card(page)).to_have_text([TOGETHER])
    expect(of_card(page)).to_have_count(3)
    look(page, "taken-samen-aangeboden")

    open_task(page, MINUTES)
    expect(beside(page)).to_contain_text(f"{ACCOUNTS} (Te lezen)")
    expect(beside(page)).to_contain_text(f"{CONFIRMATION} (Te accorderen)")
    look(page, "taak-samen-aangeboden")
    approve(page)
    page.goto("/taken")
    expect(of_card(page)).to_have_count(2)

    open_task(page, ACCOUNTS)
    expect(beside(page)).to_contain_text(f"{MINUTES} (Akkoord)")
    mark_read(page)
    page.goto("/taken")
    expect(card(page)).to_have_count(0)
    open_task(page, CONFIRMATION)
    expect(beside(page)).to_have_text(
        f"{TOGETHER} met: {ACCOUNTS} (Gelezen), {MINUTES} (Akkoord)", use_inner_text=True
    )

    office = open_at_office(visit(BRAM), client, CONFIRMATION)
    expect(beside(office)).to_contain_text(f"{MINUTES} (Klaar voor verwerking)")


def publish_together(page: Page, look: Look, director: Newcomer) -> None:
    """Accounts, confirmation and minutes are offered together, unless somebody takes that off."""
    page.get_by_label("Kies bestanden").set_input_files([file(name) for name in PIECES])
    for name, (title, kind, asks) in PIECES.items():
        item = page.get_by_role("article", name=name)
        item.get_by_label("Type").select_option(kind)
        item.get_by_label("Wat vraagt u?").select_option(asks)
        describe(item, title, kind, [director])
    expect(page.get_by_label("Bied deze 3 documenten samen aan")).to_be_checked()
    look(page, "publiceren-samen-aangeboden")
    page.get_by_role("button", name="Publiceer 3 documenten").click()
    expect(page.get_by_role("heading", name="3 documenten zijn gepubliceerd")).to_be_visible()


def card(page: Page) -> Locator:
    return page.locator("tr.bundle")


def of_card(page: Page) -> Locator:
    return page.locator("tr.bundled")


def beside(page: Page) -> Locator:
    return page.get_by_role("paragraph").filter(has_text=f"{TOGETHER} met:")


def open_task(page: Page, title: str) -> None:
    row(page, title).get_by_role("link", name=re.compile(rf"^.+: {title}")).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def open_at_office(page: Page, client: Client, title: str) -> Page:
    page.goto(f"/kantoor/klanten/{client.id}?deel=dossier")
    row(page, title).get_by_role("link", name=title).click()
    return page
