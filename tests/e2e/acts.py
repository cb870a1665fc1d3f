"""What people do on the screen, for tests that are about what comes after."""

import re
from collections.abc import Container, Iterable
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from tests.e2e.signing_in import give_password, ids_of, new_code
from tests.laptop import Portal
from tests.people import Person
from tests.waiting import eventually

NEW_PASSWORD = "zeven-ganzen-op-het-ijs"
LINK = re.compile(r"http://\S+/(?:omgeving|welkom|e-mailadres-bevestigen)\S+")
SEND = """async ([method, path, body]) => {
  const person = localStorage.getItem('signed-in');
  const headers = { 'Content-Type': 'application/json', 'Akkoord-Person': person };
  return (await fetch(path, { method, headers, body: JSON.stringify(body) })).json();
}"""
ON_TOP = """button => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
DONE = re.compile("^U heeft (akkoord gegeven|laten weten dat u)")


def somebody_new(office: str, called: str = "Nieuwkomer") -> Person:
    """Of whom no other test knows. Seven digits: six would be taken for a code."""
    number = str(10**6 + uuid4().int % (9 * 10**6))
    email = f"{called.lower()}{number}@example.nl"
    return Person(
        key=f"NEW{number}",
        office=office,
        name=f"{called} {number}",
        email=email,
        phone=f"+3161{number}",
        title="nieuw",
    )


def link_in_mail(portal: Portal, to: Person, subject: str, known: Container[str] = ()) -> str:
    """The link of a mail with this in its subject that was not `known` before."""

    def newest() -> str | None:
        found = (m for m in portal.outbox(to.email) if m["id"] not in known)
        return next((m["text"] for m in found if subject in m["subject"]), None)

    link = LINK.search(eventually(newest))
    assert link
    return link.group()


def step_up(page: Page, portal: Portal, person: Person, act: str) -> None:
    """A fresh code for an act, in the browser of somebody who is signed in."""
    known = mail_ids(portal, person.phone)
    asked = page.evaluate(SEND, ["POST", "/api/step-ups", {"purpose": act, "documents": []}])
    code = new_code(portal.outbox, person.phone, known)
    url = f"/api/step-ups/{asked['challenge_id']}/answer"
    assert page.evaluate(SEND, ["PUT", url, {"code": code}])["purpose"] == act


def mail_ids(portal: Portal, to: str) -> set[str]:
    """Of what an address or a number has received until now."""
    return ids_of(portal.outbox(to))


def read(page: Page, said: str) -> None:
    """A short message, closed then: the same words are said again after the same act."""
    page.locator(".toast").filter(has_text=said).get_by_role("button").click()
    expect(page.get_by_text(said)).to_have_count(0)


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has_text=title)


def approve(page: Page, remark: str = "") -> None:
    """On the page of a task."""
    button = page.get_by_role("button", name=re.compile("^(Akkoord|Aangifte accorderen)$"))
    expect(button).to_be_enabled()
    if remark:
        page.get_by_text("Opmerking (niet verplicht)").click()
        page.get_by_role("textbox", name="Opmerking").fill(remark)
    button.click()
    expect_done(page)


def mark_read(page: Page) -> None:
    page.get_by_role("button", name="Gelezen").click()
    expect_done(page)


def expect_done(page: Page) -> None:
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()


def expect_free(button: Locator) -> None:
    """In sight, with nothing over it, such as the bar at the bottom."""
    expect(button).to_be_in_viewport()
    assert button.evaluate(ON_TOP), "something lies over the button"


def describe(item: Locator, title: str, kind: str, people: Iterable[Person]) -> None:
    """What the office says about one file that it publishes."""
    item.get_by_label("Type").select_option(label=kind)
    item.get_by_label("Titel").fill(title)
    asked = {person.name for person in people}
    for box in item.get_by_role("group", name="Aan wie?").get_by_role("checkbox").all():
        name = box.evaluate("box => box.labels[0].innerText.trim()")
        box.set_checked(name in asked)


def choose_password(page: Page, password: str = NEW_PASSWORD) -> None:
    """Twice, where a link or the old password has led."""
    page.get_by_label("Nieuw wachtwoord", exact=True).fill(password)
    page.get_by_label("Nieuw wachtwoord, nogmaals").fill(password)
    rule = page.get_by_role("listitem").filter(has_text="heeft minstens 12 tekens")
    expect(rule).to_contain_text("in orde")
    page.get_by_role("button", name="Wachtwoord opslaan").click()


def knock(page: Page, person: Person, password: str = NEW_PASSWORD) -> None:
    """Step one of signing in."""
    give_password(page, person, password)
    page.get_by_role("button", name="Ga verder").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Menu van")).click()
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()


def confirm(page: Page, portal: Portal, phone: str, known: set[str]) -> None:
    """With the code that came after the messages in `known`, where a fresh one is asked."""
    dialog = page.get_by_role("dialog", name="Bevestig dat u het bent")
    dialog.get_by_label("Code, deel 1 van 2").fill(new_code(portal.outbox, phone, known))
    dialog.get_by_role("button", name="Bevestigen").click()
    expect(dialog).to_be_hidden()


def ask_for_ways(page: Page, password: str = NEW_PASSWORD) -> None:
    """To set up a second step, on the page of one's account."""
    page.get_by_role("button", name="Manier toevoegen").click()
    page.get_by_role("textbox", name="Wachtwoord").fill(password)
    page.get_by_role("button", name="Verifiëren").click()
    expect(page.get_by_text("Welke manier")).to_be_visible()


def choose_way(page: Page, way: str) -> None:
    """Until its own steps."""
    page.get_by_role("radio", name=way).check()
    page.get_by_role("button", name="Verder").click()


def recovery_codes(page: Page) -> Locator:
    """The dialog that shows them, once."""
    dialog = page.get_by_role("dialog", name="Bewaar uw herstelcodes")
    expect(dialog.get_by_role("listitem")).to_have_count(10)
    return dialog


def keep_recovery_codes(page: Page) -> list[str]:
    """The codes, after the box that says so was ticked."""
    dialog = recovery_codes(page)
    codes = dialog.get_by_role("listitem").all_inner_texts()
    dialog.get_by_role("checkbox", name="Ik heb de codes bewaard").check()
    dialog.get_by_role("button", name="Klaar").click()
    expect(dialog).to_be_hidden()
    return codes
