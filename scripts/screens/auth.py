"""The screens of whoever has not signed in."""

import re
import time

from scripts.demo.cast import JOOST, ZOE
from scripts.screens.screen import Screens, Visitor
from scripts.screens.signing_in import give_password

screen = Screens("auth")


@screen("inloggen")
def sign_in_page(visitor: Visitor) -> None:
    visitor.go("/inloggen")


@screen("inloggen-vergeten-velden")
def nothing_filled_in(visitor: Visitor) -> None:
    visitor.go("/inloggen")
    visitor.press("Ga verder")


@screen("code")
def code(visitor: Visitor) -> None:
    visitor.go("/inloggen")
    give_password(visitor.page, ZOE)
    visitor.press("Ga verder")
    visitor.page.get_by_role("heading", name="Vul de code in").wait_for()


@screen("code-app")
def app_code(visitor: Visitor) -> None:
    asked_by(visitor, "totp")
    visitor.press("Aanmelden")


@screen("code-herstelcode")
def recovery_code(visitor: Visitor) -> None:
    asked_by(visitor, "recovery")


@screen("code-passkey")
def passkey(visitor: Visitor) -> None:
    asked_by(visitor, "passkey")
    visitor.page.get_by_text("Andere manier").click()


def asked_by(visitor: Visitor, method: str) -> None:
    """Of somebody who has set up everything."""
    asked = {"challenge_id": "1", "name": ZOE.name, "sent_to": "", "resend_after_seconds": 0}
    methods = ["passkey", "totp", "sms", "recovery"]
    visitor.go("/inloggen")
    visitor.pretend("POST", "/sessions", **asked, method=method, methods=methods)
    give_password(visitor.page, ZOE)
    visitor.press("Ga verder")
    visitor.page.get_by_text("Andere manier").wait_for()


@screen("code-verkeerd-nummer")
def wrong_number(visitor: Visitor) -> None:
    code(visitor)
    visitor.page.get_by_text("Klopt dit nummer niet?").click()


@screen("account-deactiveren")
def deactivating(visitor: Visitor) -> None:
    wrong_number(visitor)
    visitor.press("Account deactiveren")


@screen("account-gedeactiveerd")
def deactivated(visitor: Visitor) -> None:
    visitor.go("/inloggen/gedeactiveerd")


@screen("wachtwoord-opvragen")
def password_request(visitor: Visitor) -> None:
    visitor.go("/wachtwoord-opvragen")


@screen("wachtwoord-opgevraagd")
def password_requested(visitor: Visitor) -> None:
    """Of somebody nobody knows, which looks the same and leaves no mail under way."""
    ask_for_link(visitor, "niemand@example.nl")


def ask_for_link(visitor: Visitor, email: str) -> None:
    visitor.go("/wachtwoord-opvragen")
    visitor.page.get_by_label("E-mailadres").fill(email)
    visitor.press("Wachtwoord opvragen")
    visitor.page.get_by_text("Kijk in uw e-mail").wait_for()


@screen("welkom")
def welcome(visitor: Visitor) -> None:
    known = {message["id"] for message in visitor.outbox(JOOST.email)}
    ask_for_link(visitor, JOOST.email)
    visitor.go(new_link(visitor, known))
    visitor.page.get_by_label("Nieuw wachtwoord", exact=True).fill("een lange zin")


@screen("link-verlopen")
def dead_link(visitor: Visitor) -> None:
    visitor.go("/inloggen")
    visitor.go("/welkom#token=verlopen")


@screen("e-mailadres-link-verlopen")
def dead_email_link(visitor: Visitor) -> None:
    visitor.go("/inloggen")
    visitor.go("/e-mailadres-bevestigen#token=verlopen")


def new_link(visitor: Visitor, known: set[str], seconds: float = 20) -> str:
    """The one in the mail to Joost that was not there before."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for message in visitor.outbox(JOOST.email):
            found = re.search(r"http://\S+/welkom\S+", message["text"])
            if found and message["id"] not in known:
                return found.group()
        time.sleep(0.1)
    raise TimeoutError("no link came")
