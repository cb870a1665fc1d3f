"""Passkeys in a real browser, with a device that Chromium plays itself. They need a name for a
host, so all of it happens at Delta."""

import re
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.e2e.acts import (
    ask_for_ways,
    choose_way,
    confirm,
    keep_recovery_codes,
    knock,
    mail_ids,
    sign_out,
)
from tests.e2e.ceremony import Signer
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import Client, Person
from tests.support.sealed_words import logs_in
from tests.waiting import eventually

PHONE = "Mijn telefoon"
OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """What recognises its owner, or not."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})
        self.id: Any = made["authenticatorId"]

    def recognise(self, owner: bool) -> None:
        settings = {"authenticatorId": self.id, "isUserVerified": owner}
        self.cdp.send("WebAuthn.setUserVerified", settings)


@pytest.fixture
def own(desk_of_delta: Desk) -> Client:
    """Where nobody else has access, so that whoever is let in acts at once."""
    return desk_of_delta.take_on(new_title("Mulder"))


@pytest.fixture
def newcomer(desk_of_delta: Desk, own: Client) -> Person:
    return desk_of_delta.let_in(own, sign=True)


@pytest.fixture
def at_home(visit: Visit, portal: Portal, newcomer: Person) -> tuple[Page, Device]:
    """The newcomer's own browser, with a passkey."""
    page = visit(newcomer, "/account")
    device = Device(page)
    known = mail_ids(portal, newcomer.phone)
    ask_for_ways(page)
    choose_way(page, "Passkey")
    confirm(page, portal, newcomer.phone, known)
    page.get_by_label("Naam", exact=True).fill(PHONE)
    page.get_by_role("button", name="Passkey maken").click()
    keep_recovery_codes(page)
    expect(page.get_by_text(PHONE, exact=True)).to_be_visible()
    return page, device


@pytest.fixture(autouse=True)
def refusals(watch: Watch) -> None:
    """What takes a fresh code is refused first."""
    watch.expect("403")


def test_a_passkey_alone_signs_in_and_so_it_does_after_the_password(
    at_home: tuple[Page, Device], newcomer: Person
) -> None:
    page, _ = at_home
    sign_out(page)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page.get_by_role("button", name=f"Menu van {newcomer.name}")).to_be_visible()
    sign_out(page)
    knock(page, newcomer)
    expect(page.get_by_role("heading", name="Gebruik uw passkey")).to_be_visible()
    page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page.get_by_role("button", name=f"Menu van {newcomer.name}")).to_be_visible()


def test_a_passkey_gives_the_fresh_code_of_a_sensitive_act(
    at_home: tuple[Page, Device], watch: Watch
) -> None:
    watch.expect("403")
    page, _ = at_home
    page.get_by_role("button", name="Mobiel nummer wijzigen").click()
    page.get_by_label("Nieuw mobiel nummer").fill("06 12345698")
    page.get_by_role("button", name="Code versturen").click()
    by_passkey(page)
    expect(page.get_by_role("button", name="Nummer bevestigen")).to_be_visible()


def test_a_passkey_gives_the_second_code_of_a_signature(
    at_home: tuple[Page, Device], newcomer: Person, portal: Portal, desk_of_delta: Desk, own: Client
) -> None:
    page, device = at_home
    asked = desk_of_delta.ask_to_sign(own, new_title("Bevestiging"), (newcomer, 1))
    page.goto("/taken")
    page.get_by_role("link", name=re.compile("^Onderteken")).click()
    signer = Signer(page=page, portal=portal, person=newcomer)
    signer.prove_mail(signer.begin())
    page.get_by_text("Andere manier", exact=True).click()
    signer.press("Passkey gebruiken")
    expect(page.get_by_text("Bevestig met uw passkey dat u het bent.")).to_be_visible()
    device.recognise(owner=False)
    signer.press("Passkey gebruiken")
    expect(page.get_by_role("alert")).to_contain_text("De passkey is niet gebruikt.")
    device.recognise(owner=True)
    signer.press("Passkey gebruiken")
    expect(signer.heading("Zet uw handtekening")).to_be_focused()
    signer.draw()
    signer.sign()
    eventually(lambda: newcomer.name in logs_in(desk_of_delta.file(asked)))
    log = logs_in(desk_of_delta.file(asked))[newcomer.name]
    assert re.search("Tweede code: gevraagd passkey .*, bevestigd passkey ", log), log
    assert "sms" not in log


def test_whom_the_device_does_not_recognise_stays_out_and_can_choose_another_way(
    at_home: tuple[Page, Device], newcomer: Person, look: Look
) -> None:
    page, device = at_home
    sign_out(page)
    device.recognise(owner=False)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("De passkey is niet gebruikt.")
    knock(page, newcomer)
    page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page.get_by_role("alert")).to_contain_text("De passkey is niet gebruikt.")
    page.get_by_text("Andere manier", exact=True).click()
    look(page, "code-passkey")
    page.get_by_role("button", name="Code per sms ontvangen").click()
    expect(page.get_by_role("group", name="Code uit de sms")).to_be_visible()


def test_a_passkey_gets_another_name_and_is_removed(
    at_home: tuple[Page, Device], look: Look
) -> None:
    page, _ = at_home
    look(page, "account-passkey")
    page.get_by_role("button", name=f"Naam wijzigen: {PHONE}").click()
    page.get_by_label("Naam", exact=True).fill("Oude telefoon")
    page.get_by_role("button", name="Opslaan").last.click()
    page.get_by_role("button", name="Verwijderen: Oude telefoon").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("is verwijderd.")).to_be_visible()
    expect(page.get_by_text("Oude telefoon", exact=True)).to_have_count(0)


def by_passkey(page: Page) -> None:
    dialog = page.get_by_role("dialog", name="Bevestig dat u het bent")
    dialog.get_by_role("button", name="Passkey gebruiken").click()
    expect(dialog).to_be_hidden()
