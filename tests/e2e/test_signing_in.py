"""Coming in and going out: invitations, passwords, codes, and sessions that end."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, StorageState, expect

from tests.e2e.acts import NEW_PASSWORD, choose_password, link_in_mail, mail_ids
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import give_password, sign_in
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import ANNA, BAKKERIJ, CHRIS, ESTHER, YILMAZ, Person

RULE = "heeft minstens 12 tekens"


def test_who_is_invited_chooses_a_password_and_signs_in(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    person = desk.invite(YILMAZ)
    page = visit(None, link_in_mail(portal, person, "Uitnodiging"))
    expect(page.get_by_text(f"Beste {person.name}, kies een wachtwoord")).to_be_visible()
    rule = page.get_by_role("listitem").filter(has_text=RULE)
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("te kort")
    expect(rule).to_contain_text("nog niet")
    look(page, "welkom")
    choose_password(page)
    saved = page.get_by_text("Uw wachtwoord is opgeslagen.")
    expect(saved).to_be_visible()
    expect(page.get_by_label("E-mailadres")).to_have_value(person.email)
    sign_in(page, person, portal.outbox, NEW_PASSWORD)
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    expect(saved).to_have_count(0)


def test_a_used_link_shows_how_to_get_a_new_one(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("404")
    person = desk.invite(YILMAZ)
    link = link_in_mail(portal, person, "Uitnodiging")
    choose_password(page := visit(None, link))
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    page = visit(None, link)
    expect(page.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
    look(page, "link-verlopen")
    ask_for_password(page, person)
    page = visit(None, link_in_mail(portal, person, "nieuw wachtwoord"))
    expect(page.get_by_role("heading", name="Kies een nieuw wachtwoord")).to_be_visible()


def test_who_never_activated_gets_in_by_forgotten_password(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    person = desk.invite(YILMAZ)
    page = visit(None)
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    expect(page.get_by_role("button", name="Wachtwoord opvragen")).to_be_visible()
    look(page, "wachtwoord-opvragen")
    known = mail_ids(portal, person.email)
    ask_for_password(page, person)
    look(page, "wachtwoord-opgevraagd")
    page.goto(link_in_mail(portal, person, "Uitnodiging", known))
    choose_password(page)
    sign_in(page, person, portal.outbox, NEW_PASSWORD)


def test_a_wrong_code_and_a_wrong_password_are_told_without_losing_the_page(
    visit: Visit, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("401", "400")
    person, page = desk.let_in(YILMAZ), visit(None)
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill("dit-is-het-niet-echt")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("e-mailadres of het wachtwoord klopt niet")
    expect(page.get_by_label("E-mailadres")).to_have_value(person.email)
    give_password(page, person, NEW_PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", name="Vul de code in")).to_be_visible()
    look(page, "code")
    page.get_by_label("Code, deel 1 van 2").fill("000000")
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("alert")).to_contain_text("U kunt het nog 4 keer proberen.")


def test_who_is_asked_nothing_more_is_in_at_once(
    visit: Visit, signed_in: Callable[[Person], StorageState]
) -> None:
    """At an office that leaves the second step to its clients; those of the demo do not."""
    page = visit(None, storage_state={"cookies": signed_in(ANNA)["cookies"], "origins": []})
    page.route("**/api/sessions", lambda route: route.fulfill(json={"challenge_id": ""}))
    give_password(page, ANNA)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()


def test_who_signs_out_is_out_everywhere(visit: Visit, portal: Portal, watch: Watch) -> None:
    page = visit(None, office="delta")
    sign_in(page, ESTHER, portal.outbox)
    state = page.context.storage_state()
    page.get_by_role("button", name=f"Menu van {ESTHER.name}").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    page.goto("/taken")
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    watch.expect("401")
    copied = visit(None, "/taken", office="delta", storage_state=state)
    expect(copied.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_a_session_of_one_office_is_nothing_at_another(
    visit: Visit, signed_in: Callable[[Person], StorageState], portal: Portal, watch: Watch
) -> None:
    watch.expect("401")
    state = signed_in(CHRIS)
    cookies = [cookie | {"domain": "127.0.0.1"} for cookie in state["cookies"]]
    origins = [{**kept, "origin": portal.origin} for kept in state["origins"]]
    page = visit(None, "/taken", storage_state={"cookies": cookies, "origins": origins})
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_an_ended_session_asks_again_over_the_page_and_keeps_what_was_typed(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch
) -> None:
    watch.expect("401")
    paper = desk.publish(BAKKERIJ, new_title("Stuk van een verlopen sessie"), ANNA)
    page = visit(ANNA, paper.task_path)
    expect(page.get_by_role("button", name="Akkoord", exact=True)).to_be_enabled()
    page.get_by_text("Opmerking (niet verplicht)").click()
    page.get_by_role("textbox", name="Opmerking").fill("Getypt voor het verlopen.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Akkoord", exact=True).click()
    dialog = page.get_by_role("dialog", name="Log opnieuw in")
    expect(dialog).to_be_visible()
    sign_in(page, ANNA, portal.outbox)
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", name="U heeft akkoord gegeven")).to_be_visible()
    expect(page.get_by_role("region", name="Geschiedenis")).to_contain_text(
        "Getypt voor het verlopen."
    )


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("//evil.example/taken", "/taken"),
        ("/\\evil.example", "/taken"),
        ("javascript:alert(1)", "/taken"),
        ("/dossier", "/dossier"),
    ],
)
def test_who_is_signed_in_goes_on_to_pages_of_the_portal_alone(
    visit: Visit, portal: Portal, asked: str, there: str
) -> None:
    page = visit(ANNA, f"/inloggen?naar={quote(asked)}")
    expect(page.get_by_role("button", name=f"Menu van {ANNA.name}")).to_be_visible()
    expect(page).to_have_url(f"{portal.origin}{there}")


def ask_for_password(page: Page, person: Person) -> None:
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_role("button", name="Wachtwoord opvragen").click()
    expect(page.get_by_text("Kijk in uw e-mail")).to_be_visible()


def test_the_page_of_signing_in_leads_to_the_statements_of_the_office(
    visit: Visit, look: Look
) -> None:
    page = visit(None)
    for name, path in (("Privacyverklaring", "privacyverklaring"), ("Voorwaarden", "voorwaarden")):
        link = page.get_by_role("link", name=name)
        expect(link).to_have_attribute("href", f"https://www.vandijk.example.nl/{path}")
        expect(link).to_have_attribute("rel", "noopener")
    look(page, "inloggen-verklaringen")
