"""Whoever gives rights is asked whether the person gets the open tasks too."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.acts import NEW_PASSWORD, approve, confirm, link_in_mail, mail_ids, somebody_new
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer, Published
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.steps import once_told
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Client

MAIL = "Er staan taken voor u klaar"
ASKS = "Vraag dit ook aan deze persoon"


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Erbij B.V."))


@pytest.fixture
def director(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Directeur", role="beheerder", sign=True)


@pytest.fixture
def papers(desk: Desk, client: Client, director: Newcomer) -> list[Published]:
    """Two to approve and one to read; a signing waits beside them."""
    desk.ask_to_sign(client, new_title("Opdracht"), (director, 1))
    approvals = [desk.publish(client, new_title(name), director) for name in ("Btw", "Ook btw")]
    return [*approvals, desk.publish(client, new_title("Concept"), director, read=True)]


def test_who_is_invited_gets_the_open_tasks_when_the_employee_says_so(
    visit: Visit,
    portal: Portal,
    desk: Desk,
    look: Look,
    watch: Watch,
    client: Client,
    papers: list[Published],
) -> None:
    watch.expect("403")
    person = somebody_new("van-dijk", "Tweede")
    page = visit(BRAM, f"/kantoor/klanten/{client.id}?deel=mensen", alone=True)
    page.get_by_role("button", name="Iemand uitnodigen").click()
    form = page.get_by_role("dialog", name="Iemand uitnodigen")
    form.get_by_label("Naam", exact=True).fill(person.name)
    form.get_by_label("E-mailadres").fill(person.email)
    form.get_by_label("Mobiel nummer").fill(person.phone)
    expect(form.get_by_text(ASKS)).to_have_count(0)
    form.get_by_role("radio", name="Administratie").check()
    expect(form.get_by_label(f"{ASKS}: 1 stuk om te lezen", exact=True)).not_to_be_checked()
    form.get_by_role("radio", name="Directeur").check()
    box = form.get_by_label(f"{ASKS}: 2 stukken om te accorderen en 1 stuk om te lezen")
    expect(box).not_to_be_checked()
    expect(form.get_by_text("1 ondertekening blijft zoals zij is.")).to_be_visible()
    box.check()
    look(page, "uitnodigen-open-taken")
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Uitnodiging versturen").click()
    confirm(page, portal, BRAM.phone, known)
    expect(page.get_by_text(f"{person.name} is uitgenodigd.")).to_be_visible()

    told = portal.wait_for_message(person.email, MAIL)
    assert "2 stukken" in told["text"]
    desk.door.choose_password(person, link_in_mail(portal, person, "Uitnodiging"), NEW_PASSWORD)
    desk.known_at(client, person)
    theirs = visit(person, papers[0].task_path)
    history = theirs.get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text(f"Nu ook gevraagd aan {person.name}.")
    expect(history).to_contain_text("Door: Bram Jansen")
    approve(theirs)


def test_wider_rights_are_asked_about_too(
    visit: Visit,
    portal: Portal,
    desk: Desk,
    look: Look,
    watch: Watch,
    client: Client,
    papers: list[Published],
) -> None:
    watch.expect("403")
    reader = desk.invite(client, "Lezer", approve=False)
    page = visit(BRAM, f"/kantoor/klanten/{client.id}?deel=mensen", alone=True)
    page.get_by_role("button", name=f"Acties voor {reader.name}").click()
    page.get_by_role("button", name="Rechten wijzigen").click()
    form = page.get_by_role("dialog", name=f"Rechten van {reader.name}")
    expect(form.get_by_text(ASKS)).to_have_count(0)
    form.get_by_label("Accorderen of afkeuren").check()
    form.get_by_label(f"{ASKS}: 2 stukken om te accorderen", exact=True).check()
    look(page, "rechten-open-taken")
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Opslaan").click()
    confirm(page, portal, BRAM.phone, known)
    portal.wait_for_message(reader.email, MAIL)
    expect_asked(visit(BRAM, papers[0].office_path), reader)


def test_who_grants_a_request_is_asked_too(
    visit: Visit,
    portal: Portal,
    watch: Watch,
    look: Look,
    client: Client,
    director: Newcomer,
    papers: list[Published],
) -> None:
    watch.expect("403")
    person = somebody_new("van-dijk", "Collega")
    page = visit(director, f"/mijn-gebruikers?nieuw={client.id}")
    page.get_by_label("Naam").fill(person.name)
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Mobiel nummer").fill(person.phone)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("radio", name="Directeur").check()
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Verzoek versturen").click()
    expect(page.get_by_role("heading", name="Uw verzoek is verstuurd")).to_be_visible()
    office = visit(BRAM, "/kantoor/postvak", alone=True)
    once_told(office, office.get_by_role("button", name=f"Toegang geven: {person.name}")).click()
    form = office.get_by_role("dialog", name=f"Toegang geven: {person.name}")
    form.get_by_label(ASKS).check()
    look(office, "verzoek-open-taken")
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Toegang geven").click()
    confirm(office, portal, BRAM.phone, known)
    expect(office.get_by_text(f"{person.name} is uitgenodigd.")).to_be_visible()
    portal.wait_for_message(person.email, MAIL)


def expect_asked(office: Page, person: Newcomer) -> None:
    asked = office.get_by_role("region", name="Wie reageert")
    expect(asked).to_contain_text(person.name)
