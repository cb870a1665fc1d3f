"""Signs somebody in as they do it themselves: password, then the code from the text message."""

import re
from collections.abc import Callable, Container
from datetime import datetime

from playwright.sync_api import Page
from pyotp import TOTP

from tests import tally
from tests.laptop import Portal
from tests.people import PASSWORD, Person
from tests.waiting import eventually

Outbox = Callable[[str], list[dict[str, str]]]
"""What was sent to an address or number, newest first."""
CODE = re.compile(r"\b\d{6}\b|\b\d{3}[ -]\d{3}\b")


def sign_in(page: Page, person: Person, outbox: Outbox, password: str = PASSWORD) -> None:
    """On a page that shows the form; waits for the page behind it."""
    tally.count("sign-ins")
    give_password(page, person, password)
    known = ids_of(outbox(person.phone))
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Code, deel 1 van 2").fill(new_code(outbox, person.phone, known))
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name=f"Menu van {person.name}").wait_for()


def give_password(page: Page, person: Person, password: str = PASSWORD) -> None:
    email = page.get_by_label("E-mailadres")
    if email.is_editable():
        email.fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)


def new_code(outbox: Outbox, to: str, known: Container[str]) -> str:
    """The code that arrived after the messages in `known`."""

    def newest() -> str | None:
        found = (CODE.search(each["text"]) for each in outbox(to) if each["id"] not in known)
        return next((re.sub(r"\D", "", code.group()) for code in found if code), None)

    return str(eventually(newest))


def ids_of(messages: list[dict[str, str]]) -> set[str]:
    return {message["id"] for message in messages}


def app_code(portal: Portal, secret: str) -> str:
    """What the app shows by the clock of the portal, early enough in its half minute."""
    app = TOTP(secret)

    def code() -> str | None:
        now = datetime.fromisoformat(portal.get("/dev/clock")["now"])
        return app.at(now) if now.timestamp() % app.interval < app.interval - 10 else None

    return str(eventually(code))
