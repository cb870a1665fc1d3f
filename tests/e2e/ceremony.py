"""Signing on the screen, step by step, for tests that are about one of them."""

import re

from msgspec import Struct
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import mail_ids, row
from tests.e2e.desk import Published
from tests.e2e.signing_in import new_code
from tests.laptop import Portal
from tests.people import Person

READY = 120_000  # a signature takes the worker a second or two; the machine may be busy


class Signer(Struct, kw_only=True):
    """Somebody at the page of what they sign."""

    page: Page
    portal: Portal
    person: Person

    def open(self, document: Published) -> "Signer":
        """From the list of tasks."""
        row(self.page, document.title).get_by_role("link", name=re.compile("^Onderteken")).click()
        expect(self.heading(document.title)).to_be_visible()
        return self

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", level=1, name=name)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def begin(self) -> str:
        """The code that comes by mail."""
        known = mail_ids(self.portal, self.person.email)
        self.press("Begin met ondertekenen")
        expect(self.heading("Vul de code uit uw e-mail in")).to_be_visible()
        return new_code(self.portal.outbox, self.person.email, known)

    def type_code(self, code: str) -> None:
        self.page.get_by_label("Code, deel 1 van 2").fill(code)
        self.press("Verder")

    def prove_mail(self, code: str) -> str:
        """The code that comes by text message."""
        known = mail_ids(self.portal, self.person.phone)
        self.type_code(code)
        expect(self.heading("Vul de tweede code in")).to_be_visible()
        return new_code(self.portal.outbox, self.person.phone, known)

    def prove(self) -> "Signer":
        """Both codes right."""
        self.type_code(self.prove_mail(self.begin()))
        expect(self.heading("Zet uw handtekening")).to_be_focused()
        return self

    def draw(self) -> None:
        """Two strokes with the mouse."""
        box = self.page.locator("canvas.pad").bounding_box()
        assert box
        mouse, middle = self.page.mouse, box["y"] + box["height"] / 2
        for left in (box["x"] + 40, box["x"] + 140):
            mouse.move(left, middle)
            mouse.down()
            mouse.move(left + 30, middle - 30, steps=5)
            mouse.move(left + 60, middle + 20, steps=5)
            mouse.up()

    def type_name(self) -> None:
        self.page.get_by_role("radio", name="Typen").check()

    def sign(self) -> None:
        """Until it stands in the file, and back to the list."""
        self.put_signature()
        self.finish()

    def put_signature(self) -> None:
        self.press("Ondertekenen")
        expect(self.heading("U heeft ondertekend")).to_be_visible(timeout=READY)

    def finish(self) -> None:
        self.page.get_by_role("link", name=re.compile("^Terug naar (Taken|het overzicht)$")).click()
        expect(self.heading("U heeft ondertekend")).to_have_count(0)
