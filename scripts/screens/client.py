"""The screens of a client: Anna, who has three environments."""

import re

from scripts.demo.clients import ANNA_PRIVATE, BAKKERIJ
from scripts.screens.screen import Screens, Visitor

screen = Screens("client")


@screen("taken")
def tasks(visitor: Visitor) -> None:
    visitor.go("/taken")


@screen("taken-filters")
def filters(visitor: Visitor) -> None:
    visitor.go("/taken")
    visitor.press("Filters")


@screen("taken-niets-gevonden")
def nothing_found(visitor: Visitor) -> None:
    visitor.go("/taken")
    visitor.page.get_by_role("searchbox").fill("bestaat niet")


@screen("menu")
def menu(visitor: Visitor) -> None:
    visitor.go("/taken")
    visitor.press(re.compile("^Menu van"))


@screen("taak-accorderen")
def approval(visitor: Visitor) -> None:
    open_task(visitor, "Accorderen")
    visitor.page.get_by_text("Opmerking (niet verplicht)").click()


@screen("taak-niet-akkoord")
def rejection(visitor: Visitor) -> None:
    open_task(visitor, "Accorderen")
    visitor.press("Niet akkoord")
    visitor.press("Niet akkoord versturen")


@screen("taak-lezen")
def reading(visitor: Visitor) -> None:
    open_task(visitor, "Lezen")


@screen("samen-accorderen")
def together(visitor: Visitor) -> None:
    visitor.go("/taken/samen")
    visitor.press("Document openen")
    visitor.page.locator("dialog canvas[width]").first.wait_for()  # drawn, not only there
    visitor.page.get_by_role("dialog").get_by_role("button", name="Sluiten").click()
    visitor.page.get_by_role("radio", name="Niet akkoord").first.check()


@screen("dossier")
def dossier(visitor: Visitor) -> None:
    visitor.go("/dossier")


@screen("dossier-van-een-omgeving")
def dossier_of_one(visitor: Visitor) -> None:
    visitor.go(f"/omgeving/{BAKKERIJ.id}/dossier")


@screen("document")
def document(visitor: Visitor) -> None:
    visitor.go(f"/omgeving/{BAKKERIJ.id}/dossier")
    visitor.press(re.compile("^Jaarrekening"), "link")
    visitor.page.get_by_text("Pagina 1 van").first.wait_for()
    visitor.settle()


@screen("mijn-gebruikers")
def users(visitor: Visitor) -> None:
    visitor.go("/mijn-gebruikers")


@screen("mijn-gebruikers-acties")
def user_acts(visitor: Visitor) -> None:
    visitor.go("/mijn-gebruikers")
    visitor.press(re.compile("^Acties voor"))


@screen("mijn-gebruikers-rechten")
def user_rights(visitor: Visitor) -> None:
    user_acts(visitor)
    visitor.press("Rechten wijzigen")


@screen("gebruiker-wie")
def new_user(visitor: Visitor) -> None:
    visitor.go(f"/mijn-gebruikers?nieuw={BAKKERIJ.id}")
    visitor.press("Ga verder")


@screen("gebruiker-rechten")
def new_user_rights(visitor: Visitor) -> None:
    visitor.go(f"/mijn-gebruikers?nieuw={BAKKERIJ.id}")
    visitor.page.get_by_label("Naam").fill("Ron de Wit")
    visitor.page.get_by_label("E-mailadres").fill("ron@bakkerijdevries.example.nl")
    visitor.page.get_by_label("Mobiel nummer").fill("06 12345608")
    visitor.press("Ga verder")
    visitor.page.get_by_text("Beperken tot").click()
    visitor.page.get_by_label("Alleen deze sub-dossiers").check()
    visitor.page.get_by_label("Fiscaal").check()


@screen("gebruiker-controleren")
def new_user_check(visitor: Visitor) -> None:
    new_user_rights(visitor)
    visitor.press("Ga verder")


@screen("gebruiker-niet-te-delen")
def personal(visitor: Visitor) -> None:
    visitor.go(f"/mijn-gebruikers?nieuw={ANNA_PRIVATE.id}")


@screen("niet-gevonden")
def nothing_here(visitor: Visitor) -> None:
    visitor.go("/bestaat-niet")


@screen("taak-klaar")
def done(visitor: Visitor) -> None:
    open_task(visitor, "Accorderen")
    visitor.page.get_by_role("button", name="Akkoord", exact=True).click()
    visitor.page.get_by_role("heading", name="succesvol verwerkt").wait_for()
    visitor.settle()


def open_task(visitor: Visitor, verb: str) -> None:
    visitor.go("/taken")
    visitor.press(re.compile(f"^{verb}:"), "link")
    visitor.page.get_by_text("Pagina 1 van").first.wait_for()
    visitor.settle()
