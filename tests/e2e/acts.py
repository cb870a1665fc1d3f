"""What people do on the screen, for tests that are about what comes after."""

import re
from collections.abc import Container, Iterable

from playwright.sync_api import Locator, Page, expect

from scripts.screens.signing_in import new_code
from tests.aws import Portal, eventually
from tests.people import Person

LINK = re.compile(r"http://\S+/(?:omgeving|welkom|e-mailadres-bevestigen)\S+")
SEND = """async ([method, path, body]) => {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(path, { method, headers, body: JSON.stringify(body) })).json();
}"""
DONE = "Het document is succesvol verwerkt."


def mails_to(portal: Portal, person: Person) -> set[str]:
    """The ids of what somebody has received until now."""
    return mail_ids(portal, person.email)


def link_in_mail(portal: Portal, to: Person, subject: str, known: Container[str] = ()) -> str:
    """The link of a mail with this in its subject that was not `known` before."""

    def newest() -> str | None:
        found = (m for m in portal.outbox(to.email) if m["id"] not in known)
        return next((m["text"] for m in found if subject in m["subject"]), None)

    link = LINK.search(eventually(newest, 20))
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
    return {message["id"] for message in portal.outbox(to)}


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has_text=title)


def approve(page: Page, remark: str = "") -> None:
    """On the page of a task."""
    button = page.get_by_role("button", name=re.compile("^(Akkoord|Accorderen aangifte)$"))
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


def describe(item: Locator, title: str, kind: str, people: Iterable[Person]) -> None:
    """What the office says about one file that it publishes."""
    item.get_by_label("Type").select_option(label=kind)
    item.get_by_label("Titel").fill(title)
    asked = {person.name for person in people}
    for box in item.get_by_role("group", name="Aan wie?").get_by_role("checkbox").all():
        name = box.evaluate("box => box.labels[0].innerText.trim()")
        box.set_checked(name in asked)
