"""The screens of one's own account: Mehmet, who has nothing but his phone."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Route

from scripts.demo.cast import MEHMET, PASSWORD
from scripts.screens.screen import Screens, Visitor
from scripts.screens.signing_in import new_code

CODES = [f"{n}7KQ-M2XR-A9BC-D4FG-HJ{n}M-NPQ5" for n in range(10)]
screen = Screens("account")


@screen("account")
def account(visitor: Visitor) -> None:
    visitor.go("/account")


@screen("account-ingesteld")
def all_set_up(visitor: Visitor) -> None:
    """As the API would tell it of somebody with an app; here nobody is left with one."""
    told = {"methods": ["totp", "sms", "recovery"], "recovery_codes_left": 3}
    told |= {"authenticator_since": "2026-11-02T09:30:00Z"}
    with_answer(visitor, "/me/factors", "GET", told)
    visitor.go("/account")


@screen("account-zonder-tweede-stap")
def second_step_off(visitor: Visitor) -> None:
    """At an office that leaves it to its clients."""
    with_answer(visitor, "/me/factors", "GET", {"required": False, "methods": []})
    visitor.go("/account")


@screen("account-wachtwoord")
def password(visitor: Visitor) -> None:
    visitor.go("/account")
    visitor.press("Wachtwoord wijzigen")
    visitor.page.get_by_label("Nieuw wachtwoord", exact=True).fill("een lange zin")
    visitor.press("Wachtwoord opslaan")


@screen("account-mobiel-code")
def step_up(visitor: Visitor) -> None:
    visitor.go("/account")
    visitor.press("Mobiel nummer wijzigen")
    visitor.page.get_by_label("Code, deel 1 van 2").wait_for()


@screen("account-mobiel")
def mobile(visitor: Visitor) -> None:
    known = {message["id"] for message in visitor.outbox(MEHMET.phone)}
    step_up(visitor)
    give_code(visitor, known)
    visitor.page.get_by_label("Nieuw mobiel nummer").wait_for()


@screen("account-verifieren")
def verification(visitor: Visitor) -> None:
    visitor.go("/account")
    visitor.press("Manier toevoegen")


@screen("account-manier")
def ways(visitor: Visitor) -> None:
    verification(visitor)
    visitor.page.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    visitor.press("Verifiëren")
    visitor.page.get_by_text("Welke manier").wait_for()


@screen("account-app")
def app(visitor: Visitor) -> None:
    ways(visitor)
    known = {message["id"] for message in visitor.outbox(MEHMET.phone)}
    visitor.page.get_by_role("radio", name="Authenticator-app").check()
    visitor.press("Verder")
    asked = visitor.page.get_by_role("dialog", name="Bevestig dat u het bent")
    key = visitor.page.get_by_text("Sleutel", exact=True)
    asked.get_by_label("Code, deel 1 van 2").or_(key).wait_for()
    if asked.is_visible():
        give_code(visitor, known)
    key.wait_for()


@screen("account-herstelcodes")
def recovery_codes(visitor: Visitor) -> None:
    app(visitor)
    with_answer(visitor, "/me/authenticator", "PUT", {"codes": CODES})
    visitor.page.get_by_label("Code, deel 1 van 2").fill("123456")
    visitor.press("App bevestigen")
    visitor.page.get_by_text("Ik heb de codes bewaard").wait_for()


@screen("account-overal-uitloggen")
def ending_all(visitor: Visitor) -> None:
    visitor.go("/account")
    visitor.press("Overal uitloggen")


def give_code(visitor: Visitor, known: set[str]) -> None:
    visitor.page.get_by_label("Code, deel 1 van 2").fill(
        new_code(visitor.outbox, MEHMET.phone, known)
    )
    visitor.press("Bevestigen")


def with_answer(visitor: Visitor, path: str, verb: str, told: Mapping[str, Any]) -> None:
    """The next answer of the API, changed where it is `told`."""

    def answer(route: Route) -> None:
        if route.request.method != verb:
            return route.fallback()
        found = route.fetch() if verb == "GET" else None
        body = (found.json() if found else {}) | dict(told)
        return route.fulfill(status=200, content_type="application/json", body=json.dumps(body))

    visitor.page.route(f"**/api{path}", answer, times=1)
