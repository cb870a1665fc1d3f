"""The screens of one's own account: Mehmet, who has nothing but his phone."""

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
    at = "2026-11-02T09:30:00Z"
    passkey = {"passkey_id": "1", "name": "Telefoon", "made_at": at, "last_used_at": at}
    visitor.pretend(
        "GET",
        "/me/factors",
        methods=["passkey", "totp", "sms", "recovery"],
        authenticator_since=at,
        recovery_codes_left=3,
        passkeys=[passkey],
    )
    visitor.go("/account")


@screen("account-zonder-tweede-stap")
def second_step_off(visitor: Visitor) -> None:
    """At an office that leaves it to its clients."""
    visitor.pretend("GET", "/me/factors", required=False, methods=[])
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
    key = visitor.page.get_by_role("img", name="QR-code")
    asked.get_by_label("Code, deel 1 van 2").or_(key).wait_for()
    if asked.is_visible():
        give_code(visitor, known)
    key.wait_for()


@screen("account-herstelcodes")
def recovery_codes(visitor: Visitor) -> None:
    app(visitor)
    visitor.pretend("PUT", "/me/authenticator", codes=CODES)
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
