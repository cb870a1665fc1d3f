"""Several documents answered in one go, with one code (F151, F152, F154)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import SEND, approve, confirm, expect_done, expect_free, mail_ids, step_up
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import WILLEM, Client

POLICY = "/api/office/policy"
ANSWERS = ("Akkoord", "Akkoord", "Niet akkoord")


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Samen B.V."))


@pytest.fixture
def person(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client)


@pytest.fixture
def asks_codes(visit: Visit, portal: Portal) -> Iterator[None]:
    """Approving a btw-aangifte takes a code, as long as this test runs."""
    owner = visit(WILLEM, "/kantoor")
    before = policy(owner)
    step_up(owner, portal, WILLEM, "change_policy")
    keep(owner, before | {"codes_for": ["btw-aangifte"]})
    yield
    keep(owner, policy(owner) | {"codes_for": before["codes_for"]})


def test_three_documents_one_of_them_rejected_and_one_code(
    visit: Visit,
    desk: Desk,
    portal: Portal,
    client: Client,
    person: Newcomer,
    asks_codes: None,
) -> None:
    titles = [new_title(name) for name in ("Eerste stuk", "Tweede stuk", "Derde stuk")]
    papers = [desk.publish(client, title, person) for title in titles]
    page = visit(person, "/taken/samen")
    for title, answer in zip(titles, ANSWERS, strict=True):
        choose(page, title, answer)
    item(page, titles[-1]).get_by_label("Waarom gaat u niet akkoord?").fill("Klopt niet.")
    expect(page.get_by_text("Voor 3 documenten vragen wij u samen om één code.")).to_be_visible()

    known = mail_ids(portal, person.phone)
    page.get_by_role("button", name="Verzend 3 documenten").click()
    expect(page.get_by_text("Voor uw antwoord op 3 documenten")).to_be_visible()
    confirm(page, portal, person.phone, known)
    expect(
        page.get_by_text("U gaf akkoord op 2 documenten. U bent niet akkoord met 1 document.")
    ).to_be_visible()
    for paper, told in zip(papers, ("approved", "approved", "rejected"), strict=True):
        assert f"task_{told}" in [each["action"] for each in desk.history(paper)]


def test_a_no_on_the_page_of_a_task_takes_the_code_too(
    visit: Visit,
    desk: Desk,
    portal: Portal,
    client: Client,
    person: Newcomer,
    asks_codes: None,
    look: Look,
    watch: Watch,
) -> None:
    watch.expect("403")
    paper = desk.publish(client, new_title("Fout stuk"), person)
    page = visit(person, paper.task_path)
    known = mail_ids(portal, person.phone)
    page.get_by_role("button", name="Niet akkoord").click()
    page.get_by_role("textbox", name="Waarom gaat u niet akkoord?").fill("De omzet klopt niet.")
    page.get_by_role("button", name="Niet akkoord versturen").click()
    expect(page.get_by_text("Om niet akkoord te gaan, bevestigt u")).to_be_visible()
    look(page, "taak-niet-akkoord-code")
    assert "task_rejected" not in [each["action"] for each in desk.history(paper)]
    confirm(page, portal, person.phone, known)
    expect_done(page)
    assert desk.history(paper)[-1]["action"] == "task_rejected"


def test_what_somebody_else_handled_meanwhile_waits_no_more(
    visit: Visit, desk: Desk, client: Client, person: Newcomer, watch: Watch
) -> None:
    watch.expect("409")
    mine, theirs = new_title("Eigen stuk"), new_title("Gedeeld stuk")
    other = desk.let_in(client)
    desk.publish(client, mine, person)
    shared = desk.publish(client, theirs, person, other)
    page = visit(person, "/taken/samen")
    for title in (mine, theirs):
        choose(page, title, "Akkoord")
    approve(visit(other, shared.task_path))
    page.get_by_role("button", name="Verzend 2 documenten").click()
    expect(page.get_by_text("U gaf akkoord op 1 document.", exact=True)).to_be_visible()
    expect(item(page, theirs)).to_contain_text("Iemand anders heeft deze taak net afgehandeld.")
    expect(item(page, theirs).get_by_role("radio")).to_have_count(0)


def test_each_document_has_its_own_answer_and_a_no_has_a_reason(
    visit: Visit, desk: Desk, client: Client, person: Newcomer, look: Look
) -> None:
    good, bad = new_title("Goed stuk"), new_title("Fout stuk")
    papers = {title: desk.publish(client, title, person) for title in (good, bad)}
    page = visit(person, "/taken/samen")
    choose(page, good, "Akkoord")
    choose(page, bad, "Niet akkoord")
    page.get_by_role("button", name="Verzend 2 documenten").click()
    expect(page.get_by_role("alert").first).to_contain_text(bad)
    look(page, "samen-accorderen")
    item(page, bad).get_by_label("Waarom gaat u niet akkoord?").fill("De omzet klopt niet.")
    go_away_and_come_back(page, good)
    reason = item(page, bad).get_by_label("Waarom gaat u niet akkoord?")
    expect(reason).to_have_value("De omzet klopt niet.")
    page.get_by_role("button", name="Verzend 2 documenten").click()
    expect(item(page, good)).to_contain_text("U heeft akkoord gegeven.")
    expect(item(page, bad)).to_contain_text("U bent niet akkoord.")
    assert desk.history(papers[bad])[-1]["action"] == "task_rejected"


def test_on_a_phone_sending_stays_in_reach(
    visit: Visit, desk: Desk, client: Client, person: Newcomer
) -> None:
    titles = [new_title(name) for name in ("Bovenste stuk", "Onderste stuk", "Derde stuk")]
    for title in titles:
        desk.publish(client, title, person)
    page = visit(person, "/taken/samen", width=390, has_touch=True, is_mobile=True)
    choose(page, titles[0], "Akkoord")
    expect_free(page.get_by_role("button", name=re.compile("^Verzend 1")))


def go_away_and_come_back(page: Page, title: str) -> None:
    """Back closes what is open; what was filled in is there whatever way somebody comes."""
    opener = item(page, title).get_by_role("button", name=re.compile("^Bekeken"))
    opener.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()
    page.reload()
    expect(item(page, title).get_by_role("radio", name="Akkoord", exact=True)).to_be_checked()
    page.get_by_role("link", name="Terug naar overzicht").click()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    page.go_back()
    expect(item(page, title).get_by_role("radio", name="Akkoord", exact=True)).to_be_checked()


def choose(page: Page, title: str, answer: str) -> None:
    """Nothing can be chosen about what was not opened."""
    mine = item(page, title)
    expect(mine.get_by_role("radio")).to_have_count(0)
    mine.get_by_role("button", name=re.compile("^Document openen")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("canvas[width]").first).to_be_visible()  # drawn, not only there
    dialog.get_by_role("button", name="Sluiten").click()
    mine.get_by_role("radio", name=answer, exact=True).check()


def item(page: Page, title: str) -> Locator:
    return page.get_by_role("article", name=title)


def policy(page: Page) -> dict[str, Any]:
    """As it goes back."""
    shown = page.evaluate("path => fetch(path).then((answer) => answer.json())", POLICY)
    kinds = shown.pop("types")
    return {**shown, "codes_for": [each["type_id"] for each in kinds if each["asks_code"]]}


def keep(page: Page, wanted: dict[str, Any]) -> None:
    kept = page.evaluate(SEND, ["PUT", POLICY, wanted])
    assert "types" in kept, kept
