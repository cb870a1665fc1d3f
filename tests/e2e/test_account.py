"""One's own account: the password, the number, the second step, and where one is signed in."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.acts import (
    NEW_PASSWORD,
    ask_for_ways,
    choose_password,
    choose_way,
    confirm,
    keep_recovery_codes,
    knock,
    mail_ids,
    recovery_codes,
)
from tests.e2e.conftest import SetBack, Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import app_code, new_code, sign_in
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import YILMAZ, Person

OTHER_PASSWORD = "een-kast-vol-warme-truien"
NOT_CONFIRMED = "U heeft dit niet bevestigd. Er is niets gewijzigd."
Enter = Callable[[], Page]


@pytest.fixture
def newcomer(desk: Desk) -> Person:
    return desk.let_in(YILMAZ)


@pytest.fixture
def enter(visit: Visit, newcomer: Person) -> Enter:
    """A browser in which the newcomer is at their account."""

    def enter() -> Page:
        page = visit(newcomer, "/taken", alone=True)
        page.get_by_role("button", name=re.compile("^Menu van")).click()
        page.get_by_role("link", name="Mijn account").click()
        expect(page.get_by_role("heading", name="Mijn account")).to_be_visible()
        return page

    return enter


def test_a_password_is_changed_and_other_browsers_are_signed_out(
    enter: Enter, newcomer: Person, portal: Portal, watch: Watch
) -> None:
    watch.expect("400", "401", "403")
    page, other = enter(), enter()
    dialog = start_changing_password(page, "dit-was-het-niet")
    choose_password(page, OTHER_PASSWORD)
    expect(dialog.get_by_role("alert")).to_contain_text("Dit wachtwoord klopt niet.")
    dialog.get_by_label("Huidig wachtwoord").fill(NEW_PASSWORD)
    known = mail_ids(portal, newcomer.phone)
    dialog.get_by_role("button", name="Wachtwoord opslaan").click()
    confirm(page, portal, newcomer.phone, known)
    expect(page.get_by_text("Uw wachtwoord is gewijzigd.")).to_be_visible()
    expect(page.get_by_text("Chrome op Linux")).to_have_count(1)
    other.goto("/taken")
    sign_in(other, newcomer, portal.outbox, OTHER_PASSWORD)


def test_no_code_means_no_change_and_nothing_typed_is_lost(enter: Enter, watch: Watch) -> None:
    watch.expect("403")
    page = enter()
    dialog = start_changing_password(page, NEW_PASSWORD)
    choose_password(page, OTHER_PASSWORD)
    page.get_by_role("dialog", name="Bevestig dat u het bent").get_by_role(
        "button", name="Afbreken"
    ).click()
    expect(dialog.get_by_role("alert")).to_have_text(NOT_CONFIRMED)
    expect(dialog.get_by_label("Nieuw wachtwoord", exact=True)).to_have_value(OTHER_PASSWORD)


def test_a_new_number_takes_a_code_to_the_old_one_and_to_the_new_one(
    enter: Enter, newcomer: Person, portal: Portal, look: Look, watch: Watch
) -> None:
    """What is no number is refused before a code is asked."""
    watch.expect("400", "403")
    page, phone = enter(), f"+3161{uuid4().int % 10**7:07d}"
    known = mail_ids(portal, newcomer.phone)
    page.get_by_role("button", name="Mobiel nummer wijzigen").click()
    dialog = page.get_by_role("dialog", name="Mobiel nummer wijzigen")
    expect(dialog.get_by_label("Nieuw mobiel nummer")).to_be_visible()
    look(page, "account-mobiel")
    dialog.get_by_label("Nieuw mobiel nummer").fill("0612")
    dialog.get_by_role("button", name="Code versturen").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Nieuw mobiel nummer").fill(phone)
    dialog.get_by_role("button", name="Code versturen").click()
    expect(page.get_by_label("Code, deel 1 van 2")).to_be_visible()
    look(page, "account-mobiel-code")
    confirm(page, portal, newcomer.phone, known)
    dialog.get_by_label("Code, deel 1 van 2").fill(new_code(portal.outbox, phone, set()))
    dialog.get_by_role("button", name="Nummer bevestigen").click()
    expect(page.get_by_text(f"Uw mobiele nummer is nu {phone}.")).to_be_visible()
    expect(page.get_by_text(f"•• •••• ••{phone[-2:]}", exact=True)).to_be_visible()


def test_an_app_and_a_recovery_code_sign_somebody_in(
    enter: Enter,
    visit: Visit,
    newcomer: Person,
    portal: Portal,
    set_back: SetBack,
    watch: Watch,
    look: Look,
) -> None:
    watch.expect("403")
    set_back(timedelta(minutes=1))
    page = enter()
    known = mail_ids(portal, newcomer.phone)
    ask_for_ways(page)
    look(page, "account-manier")
    choose_way(page, "Authenticator-app")
    confirm(page, portal, newcomer.phone, known)
    secret = page.get_by_label("Sleutel", exact=True).inner_text().replace(" ", "")
    look(page, "account-app")
    page.get_by_label("Code, deel 1 van 2").fill(app_code(portal, secret))
    page.get_by_role("button", name="App bevestigen").click()
    recovery_codes(page)
    look(page, "account-herstelcodes")
    codes = keep_recovery_codes(page)
    expect(page.get_by_text("Nog 10 codes")).to_be_visible()
    look(page, "account-ingesteld")
    knock(lost := visit(None), newcomer)
    lost.get_by_text("Andere manier").click()
    look(lost, "code-app")
    lost.get_by_role("button", name="Herstelcode gebruiken").click()
    lost.get_by_label("Herstelcode", exact=True).fill(codes[0].lower().replace("-", " "))
    look(lost, "code-herstelcode")
    lost.get_by_role("button", name="Aanmelden").click()
    expect(lost.get_by_text("U heeft een herstelcode gebruikt")).to_be_visible()
    set_back(timedelta())  # so that the app shows another code
    knock(found := visit(None), newcomer)
    app = found.get_by_role("group", name="Code uit uw app")
    app.get_by_label("deel 1").fill(app_code(portal, secret))
    found.get_by_role("button", name="Aanmelden").click()
    expect(found.get_by_role("button", name=f"Menu van {newcomer.name}")).to_be_visible()


def test_another_browser_is_signed_out_and_then_all(enter: Enter, watch: Watch) -> None:
    watch.expect("401")
    here, there = enter(), enter()
    here.reload()
    here.get_by_role("button", name="Chrome op Linux uitloggen").click()
    expect(here.get_by_text("Chrome op Linux is uitgelogd.")).to_be_visible()
    there.goto("/taken")
    expect(there.get_by_role("heading", name="Inloggen")).to_be_visible()
    here.get_by_role("button", name="Overal uitloggen").click()
    here.get_by_role("dialog").get_by_role("button", name="Overal uitloggen").click()
    expect(here.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_who_sees_a_wrong_number_stops_the_password(
    visit: Visit, newcomer: Person, watch: Watch, look: Look
) -> None:
    watch.expect("401")
    page = visit(None)
    knock(page, newcomer)
    page.get_by_text("Klopt dit nummer niet?").click()
    look(page, "code-verkeerd-nummer")
    page.get_by_role("button", name="Wachtwoord stilzetten").click()
    dialog = page.get_by_role("dialog", name="Wachtwoord stilzetten?")
    expect(dialog).to_contain_text("Uw kantoor krijgt bericht")
    look(page, "wachtwoord-stilzetten")
    dialog.get_by_role("button", name="Wachtwoord stilzetten").click()
    expect(page.get_by_role("heading", name="Uw wachtwoord staat stil")).to_be_visible()
    look(page, "wachtwoord-staat-stil")
    page.get_by_role("link", name="Terug naar inloggen").click()
    knock(page, newcomer)
    expect(page.get_by_role("alert")).to_contain_text("klopt niet")


def test_an_approval_that_takes_a_code_asks_for_it_and_keeps_the_remark(
    visit: Visit, portal: Portal, desk: Desk, newcomer: Person, watch: Watch, look: Look
) -> None:
    """The office of the demo asks none, so the first answer is that of an office that does."""
    watch.expect("403")
    paper = desk.publish(YILMAZ, new_title("Stuk met een code"), newcomer)
    page = visit(newcomer, paper.task_path)
    page.route("**/approval", refuse_for_want_of_a_code, times=1)
    expect(page.get_by_role("button", name="Akkoord", exact=True)).to_be_enabled()
    page.get_by_text("Opmerking (niet verplicht)").click()
    page.get_by_role("textbox", name="Opmerking").fill("Gezien en goed.")
    look(page, "taak-accorderen")
    known = mail_ids(portal, newcomer.phone)
    page.get_by_role("button", name="Akkoord", exact=True).click()
    expect(page.get_by_text("Om akkoord te geven, bevestigt u dat u het bent.")).to_be_visible()
    confirm(page, portal, newcomer.phone, known)
    expect(page.get_by_role("heading", name="U heeft akkoord gegeven")).to_be_visible()
    expect(page.get_by_role("region", name="Geschiedenis")).to_contain_text("Gezien en goed.")


def refuse_for_want_of_a_code(route: Route) -> None:
    purpose = {"field": "purpose", "code": "approve", "message": "Een code."}
    problem = {"type": "step_up_needed", "title": "Een code.", "fields": [purpose]}
    body = json.dumps(problem)
    route.fulfill(status=403, content_type="application/problem+json", body=body)


def start_changing_password(page: Page, old: str) -> Locator:
    page.get_by_role("button", name="Wachtwoord wijzigen").click()
    dialog = page.get_by_role("dialog", name="Wachtwoord wijzigen")
    dialog.get_by_label("Huidig wachtwoord").fill(old)
    return dialog
