"""Signs somebody in as they do it themselves: password, then the code from the text message."""

import re
import time
from collections.abc import Callable
from typing import Any

from scripts.demo.cast import PASSWORD
from scripts.demo.shapes import Person

Outbox = Callable[[str], list[dict[str, str]]]
"""What was sent to an address or number, newest first."""


def sign_in(page: Any, person: Person, outbox: Outbox, password: str = PASSWORD) -> None:
    """On a page that shows the form; waits for the page behind it."""
    give_password(page, person, password)
    known = {message["id"] for message in outbox(person.phone)}
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Code, deel 1 van 2").fill(new_code(outbox, person.phone, known))
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name=f"Menu van {person.name}").wait_for()


def give_password(page: Any, person: Person, password: str = PASSWORD) -> None:
    email = page.get_by_label("E-mailadres")
    if email.is_editable():
        email.fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)


def new_code(outbox: Outbox, phone: str, known: set[str], seconds: float = 20) -> str:
    """The code that arrived after the messages in `known`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for message in outbox(phone):
            found = re.search(r"\b\d{6}\b|\b\d{3}[ -]\d{3}\b", message["text"])
            if message["id"] not in known and found:
                return re.sub(r"\D", "", found.group())
        time.sleep(0.05)
    raise TimeoutError("no code came")
