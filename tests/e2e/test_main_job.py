"""The main job: the office publishes, the client acts, the office sees it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.screens.signing_in import sign_in
from tests.aws import Portal
from tests.e2e.acts import approve, describe, link_in_mail, mails_to, mark_read, row
from tests.e2e.conftest import Visit
from tests.e2e.papers import four_papers, new_title
from tests.e2e.watch import Watch
from tests.people import ANNA, BAKKERIJ, BRAM, PIETER

BTW, ACCOUNTS, INCOME, LETTER = map(
    new_title, ("Btw derde kwartaal", "Cijfers 2025", "Inkomen 2025", "Brief van november")
)
PIECES = [
    (BTW, "Btw-aangifte", [ANNA, PIETER]),
    (ACCOUNTS, "Conceptjaarrekening", [ANNA]),
    (INCOME, "Conceptaangifte IB", [ANNA, PIETER]),
    (LETTER, "Overig", []),
]
STATUSES = ("Klaar om te verzenden", "Gelezen", "Openstaand", "Ter informatie")
DOSSIER = f"/omgeving/{BAKKERIJ.id}/dossier"
MOMENT = re.compile(r"\d{1,2} \w+ \d{4}.*\d{2}:\d{2}")


def test_the_client_acts_on_what_the_office_published_and_the_office_sees_it(
    visit: Visit, portal: Portal, four_published: set[str]
) -> None:
    director = visit(None, link_in_mail(portal, ANNA, "Btw-aangifte", four_published))
    sign_in(director, ANNA, portal.outbox)
    approve(director, "Graag voor vrijdag indienen.")
    director.goto(link_in_mail(portal, ANNA, "Conceptjaarrekening", four_published))
    mark_read(director)
    director.goto(DOSSIER)
    for (title, _, _), status in zip(PIECES, STATUSES, strict=True):
        expect(row(director, title)).to_contain_text(status)

    office = visit(BRAM, "/kantoor/postvak")
    approved = office.get_by_role("article").filter(has_text=BTW)
    expect(approved).to_contain_text("Akkoord van Anna de Vries")
    expect(approved).to_contain_text("Graag voor vrijdag indienen.")
    expect(approved).to_contain_text(MOMENT)
    open_at_office(office, ACCOUNTS)
    expect(office.get_by_role("region", name="Wie reageert")).to_contain_text(
        re.compile(rf"Anna de Vries\s*Gelezen.*Gereageerd op {MOMENT.pattern}", re.DOTALL)
    )


@pytest.mark.moves_the_clock(31 * 24 * 60)
def test_a_concept_that_nobody_opened_closes_by_itself_and_both_sides_see_that(
    visit: Visit, portal: Portal, four_published: set[str]
) -> None:
    portal.move_clock(days=31)
    director = visit(None, DOSSIER)
    sign_in(director, ANNA, portal.outbox)
    row(director, INCOME).get_by_role("link", name=INCOME).click()
    assert_closed_unopened(director)

    accountant = visit(None)
    sign_in(accountant, BRAM, portal.outbox)
    open_at_office(accountant, INCOME)
    assert_closed_unopened(accountant)


@pytest.fixture(scope="session")
def four_published(
    portal: Portal, arrive: Visit, tmp_path_factory: pytest.TempPathFactory
) -> set[str]:
    """The accountant publishes four PDFs for one client. The mails that Anna had before."""
    known = mails_to(portal, ANNA)
    papers = four_papers(tmp_path_factory.mktemp("papers"))
    with Watch().to_the_end() as watch:
        page = arrive(watch, BRAM)
        publish(page, papers)
        page.context.close()
    return known


def publish(page: Page, papers: list[Path]) -> None:
    page.get_by_role("link", name="Document publiceren").click()
    page.get_by_role("link", name=f"Publiceren: {BAKKERIJ.name}").click()
    page.get_by_label("Kies bestanden").set_input_files(papers)
    for paper, (title, kind, people) in zip(papers, PIECES, strict=True):
        describe(page.get_by_role("article", name=paper.name), title, kind, people)
    page.get_by_role("button", name="Publiceer 4 documenten").click()
    expect(page.get_by_role("heading", name="4 documenten zijn gepubliceerd")).to_be_visible()


def open_at_office(page: Page, title: str) -> None:
    """From the client's dossier, as the office sees it."""
    page.goto(f"/kantoor/klanten/{BAKKERIJ.id}?deel=dossier")
    row(page, title).get_by_role("link", name=title).click()


def assert_closed_unopened(page: Page) -> None:
    history = page.get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text("Automatisch afgehandeld")
    expect(history).to_contain_text("Het document was nooit geopend.")
