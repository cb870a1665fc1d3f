"""The main job: the office publishes, the client acts, the office sees it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.acts import NEW_PASSWORD, approve, describe, link_in_mail, mark_read, row
from tests.e2e.conftest import SetBack, Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import file, four_papers, new_title
from tests.e2e.signing_in import sign_in
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Client

BTW, ACCOUNTS, INCOME, LETTER = map(
    new_title, ("Btw derde kwartaal", "Cijfers 2025", "Inkomen 2025", "Brief van november")
)
STATUSES = {
    BTW: "Klaar voor verwerking",
    ACCOUNTS: "Gelezen",
    INCOME: "Openstaand",
    LETTER: "Ter informatie",
}
MOMENT = re.compile(r"\d{1,2} \w+ \d{4}.*\d{2}:\d{2}")


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Bakkerij De Jong B.V."))


@pytest.fixture
def director(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Directeur")


@pytest.fixture
def fellow(desk: Desk, client: Client) -> Newcomer:
    return desk.invite(client, "Mededirecteur")


def test_the_client_acts_on_what_the_office_published_and_the_office_sees_it(
    visit: Visit,
    portal: Portal,
    look: Look,
    client: Client,
    director: Newcomer,
    fellow: Newcomer,
    tmp_path: Path,
) -> None:
    office = visit(BRAM, "/kantoor")
    publish(office, look, client, [director, fellow], four_papers(tmp_path))

    page = visit(None, link_in_mail(portal, director, "Btw-aangifte"))
    sign_in(page, director, portal.outbox, NEW_PASSWORD)
    approve(page, "Graag voor vrijdag indienen.")
    page.goto(link_in_mail(portal, director, "Conceptjaarrekening"))
    mark_read(page)
    page.goto(f"/omgeving/{client.id}/dossier")
    for title, status in STATUSES.items():
        expect(row(page, title)).to_contain_text(status)

    office.goto("/kantoor/postvak")
    approved = office.get_by_role("article").filter(has_text=BTW)
    expect(approved).to_contain_text(f"Akkoord van {director.name}")
    expect(approved).to_contain_text("Graag voor vrijdag indienen.")
    expect(approved).to_contain_text(MOMENT)
    open_at_office(office, client, ACCOUNTS)
    expect(office.get_by_role("region", name="Wie reageert")).to_contain_text(
        re.compile(rf"{director.name}\s*Gelezen.*Gereageerd op {MOMENT.pattern}", re.DOTALL)
    )


def test_a_concept_that_nobody_opened_closes_by_itself_and_both_sides_see_that(
    visit: Visit, desk: Desk, client: Client, director: Newcomer, set_back: SetBack
) -> None:
    set_back(timedelta(days=31))
    paper = desk.publish(client, new_title("Inkomen 2024"), director, read=True)
    set_back(timedelta())
    page = visit(director, f"/omgeving/{client.id}/dossier")
    row(page, paper.title).get_by_role("link", name=paper.title).click()
    assert_closed_unopened(page)

    office = visit(BRAM)
    open_at_office(office, client, paper.title)
    assert_closed_unopened(office)


def publish(
    page: Page, look: Look, client: Client, people: list[Newcomer], papers: list[Path]
) -> None:
    """The accountant publishes four PDFs for one client."""
    page.get_by_role("link", name="Document publiceren").click()
    expect(page.get_by_role("link", name=f"Publiceren: {client.name}")).to_be_visible()
    look(page, "publiceren-voor-wie")
    page.get_by_role("link", name=f"Publiceren: {client.name}").click()
    look(page, "publiceren-leeg")
    page.get_by_label("Kies bestanden").set_input_files(papers)
    pieces = [
        (BTW, "Btw-aangifte", people),
        (ACCOUNTS, "Conceptjaarrekening", people[:1]),
        (INCOME, "Conceptaangifte VPB", people),
        (LETTER, "Overig", []),
    ]
    for paper, piece in zip(papers, pieces, strict=True):
        describe(page.get_by_role("article", name=paper.name), *piece)
    look(page, "publiceren")
    page.get_by_role("button", name="Publiceer 4 documenten").click()
    expect(page.get_by_role("heading", name="4 documenten zijn gepubliceerd")).to_be_visible()
    look(page, "gepubliceerd")


def test_what_went_out_is_listed_beside_what_did_not(
    visit: Visit, watch: Watch, look: Look, client: Client
) -> None:
    watch.expect("409")
    page = visit(BRAM)
    page.get_by_role("link", name="Document publiceren").click()
    page.get_by_role("link", name=f"Publiceren: {client.name}").click()
    page.get_by_label("Kies bestanden").set_input_files([file("een.pdf"), file("twee.pdf")])
    for name, title in (("een.pdf", BTW), ("twee.pdf", LETTER)):
        describe(page.get_by_role("article", name=name), title, "Overig", [])
    page.route("**/publications", refuse_the_letter)
    page.get_by_role("button", name="Publiceer 2 documenten").click()
    went = page.get_by_role("region", name="1 document is gepubliceerd")
    expect(went.get_by_role("link", name=BTW)).to_be_visible()
    expect(page.get_by_role("alert").first).to_contain_text("twee.pdf: Dit gaat nu niet.")
    expect(page.get_by_role("heading", name="Niet gepubliceerd")).to_be_visible()
    look(page, "publiceren-deels")


def test_a_return_of_a_person_is_not_published_where_others_would_see_it(
    visit: Visit, look: Look, client: Client
) -> None:
    page = visit(BRAM, f"/kantoor/klanten/{client.id}/publiceren")
    page.get_by_label("Kies bestanden").set_input_files([file("Aangifte IB 2025.pdf")])
    expect(page.get_by_text("Hier zouden anderen het zien.")).to_be_visible()
    expect(page.get_by_text("Gecontroleerd, 1 pagina")).to_be_visible()
    expect(page.get_by_text("hoort niet bij deze klant")).to_be_visible()
    publish = page.get_by_role("button", name="Publiceren", exact=True)
    expect(publish).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_text("klaar voor verwerking")).to_have_count(0)
    look(page, "publiceren-elders")


def refuse_the_letter(route: Route) -> None:
    if LETTER in (route.request.post_data or ""):
        problem = {"type": "no", "title": "Dit gaat nu niet.", "status": 409}
        route.fulfill(status=409, json=problem, content_type="application/problem+json")
    else:
        route.continue_()


def open_at_office(page: Page, client: Client, title: str) -> None:
    """From the client's dossier, as the office sees it."""
    page.goto(f"/kantoor/klanten/{client.id}?deel=dossier")
    row(page, title).get_by_role("link", name=title).click()


def assert_closed_unopened(page: Page) -> None:
    history = page.get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text("Automatisch afgehandeld")
    expect(history).to_contain_text("Het document was nooit geopend.")
