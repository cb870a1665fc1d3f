"""Signing as the office asks and follows it, and the page where anybody checks a document."""

import re
from typing import Any

from scripts.demo.cast import ANNA, BRAM
from scripts.demo.clients import BAKKERIJ, HOLDING, STUDIO, YILMAZ
from scripts.demo.pdfs import draw
from scripts.demo.shapes import Client
from scripts.screens.office import CHECKED, DAY, HERE, choose, pdf
from scripts.screens.screen import Screens, Visitor

public = Screens("auth")
screen = Screens("office")
owner = Screens("owner")

AT = "2026-11-02T09:30:00Z"
SOON = {"subject": "Akkoord seal", "serial": "6b00b40bbf", "until": AT, "days": 34, "alarm": True}
FOUND = {
    "kind": "signature",
    "organisation": "",
    "at": AT,
    "at_is_proven": True,
    "intact": True,
    "trusted": True,
    "ours": True,
    "level": "B-LTA",
    "changes": [],
    "problem": "",
}
OFFICE = {"kind": "certification", "name": BRAM.name, "organisation": "Van Dijk Accountants"}


@public("controleer")
def checking(visitor: Visitor) -> None:
    visitor.go("/controleer")


@public("controleer-ongewijzigd")
def unchanged(visitor: Visitor) -> None:
    found = [FOUND | OFFICE, FOUND | {"name": ANNA.name}]
    check(visitor, "unchanged", *found, ours=True, released_at=AT)
    visitor.page.get_by_role("heading", name="Ondertekend en ongewijzigd").wait_for()


@public("controleer-gewijzigd")
def changed(visitor: Visitor) -> None:
    wrong = {"intact": False, "changes": ["pages", "content"], "problem": "changed"}
    check(visitor, "changed", FOUND | {"name": ANNA.name} | wrong)
    visitor.page.get_by_role("heading", name="Gewijzigd na het ondertekenen").wait_for()


@public("controleer-vreemd")
def stranger(visitor: Visitor) -> None:
    unknown = {"trusted": False, "ours": False, "problem": "not_trusted", "at_is_proven": False}
    check(visitor, "changed", FOUND | {"name": "J. Onbekend"} | unknown)
    visitor.page.get_by_role("heading", name="niet te vertrouwen").wait_for()


def check(visitor: Visitor, verdict: str, *found: dict[str, Any], **more: Any) -> None:
    checking(visitor)
    told = {"sha256": "3f" * 32, "verdict": verdict, "ours": False, "released_at": None}
    visitor.pretend("POST", "/document-checks", **(told | more | {"signatures": list(found)}))
    letter = pdf("Jaarrekening 2025.pdf", draw("letter", BAKKERIJ, "2026", DAY))
    visitor.page.get_by_label("Kies een PDF").set_input_files(letter)


@screen("publiceren-ondertekenen")
def publishing(visitor: Visitor) -> None:
    visitor.go(f"{HERE}/publiceren")
    choose(visitor, pdf("Jaarrekening 2025.pdf", draw("accounts", BAKKERIJ, "2025", DAY)))
    visitor.page.get_by_text(CHECKED).wait_for()
    separate = visitor.page.get_by_label("Publiceer het toch")
    steps = visitor.page.get_by_text("Zo gaat het tekenen")
    separate.or_(steps).first.wait_for()
    if separate.is_visible():
        separate.check()
    steps.wait_for()
    visitor.page.get_by_role("radio", name=re.compile("^Na elkaar")).check()


@screen("publiceren-zonder-mobiel")
def without_mobile(visitor: Visitor) -> None:
    people = [
        {"user_id": ANNA.id, "name": ANNA.name, "kind": "client", "needs_mobile": True},
        {"user_id": BRAM.id, "name": BRAM.name, "kind": "employee", "needs_mobile": False},
    ]
    told = {"items": people, "relation_manager_id": BRAM.id}
    visitor.pretend("GET", f"/clients/{BAKKERIJ.id}/signers", **told)
    starting(visitor)
    visitor.page.get_by_role("button", name="Nummer invullen").wait_for()


@screen("handtekening-plaatsen")
def placing(visitor: Visitor) -> None:
    publishing(visitor)
    visitor.press("Plaats kiezen")
    visitor.page.get_by_text("Pagina 1 van").wait_for()
    visitor.press("Zelf een plaats kiezen")


@screen("ondertekening")
def signing(visitor: Visitor) -> None:
    open_signing(visitor)


@screen("ondertekening-klaar")
def signed(visitor: Visitor) -> None:
    open_document(visitor, HOLDING, "Bevestiging")


@screen("ondertekening-verlopen")
def expired(visitor: Visitor) -> None:
    open_document(visitor, HOLDING, "Jaarrekening 2025")


@screen("ondertekening-geweigerd")
def declined(visitor: Visitor) -> None:
    open_document(visitor, YILMAZ, "Opdrachtbevestiging 2026")


@screen("ondertekening-op-papier")
def delivered(visitor: Visitor) -> None:
    open_document(visitor, STUDIO, "Opdrachtbevestiging 2026")


@screen("ondertekening-niet-ontvangen")
def not_received(visitor: Visitor) -> None:
    delivered(visitor)
    visitor.press(re.compile("^Klopt niet"))


@screen("ondertekening-vervangen")
def replacing(visitor: Visitor) -> None:
    open_signing(visitor)
    visitor.press(f"{BRAM.name} vervangen")
    visitor.page.get_by_label("Wie?").wait_for()


@screen("ondertekening-verzetten")
def extending(visitor: Visitor) -> None:
    open_signing(visitor)
    visitor.press("Laatste dag verzetten")


@screen("ondertekening-intrekken")
def withdrawing(visitor: Visitor) -> None:
    open_signing(visitor)
    visitor.press("Ondertekening intrekken")
    visitor.page.get_by_role("dialog").get_by_role("button", name="Ondertekening intrekken").click()


@screen("ondertekening-bewijs")
def evidence(visitor: Visitor) -> None:
    signed(visitor)
    ready = {"state": "ready", "url": "about:blank", "file_name": "bewijs.zip", "made_at": AT}
    visitor.page.route("**/evidence", lambda route: route.fulfill(json=ready))
    visitor.press("Bewijs ophalen")


@screen("laten-ondertekenen")
def starting(visitor: Visitor) -> None:
    visitor.go(f"{HERE}?deel=dossier")
    visitor.press(re.compile("^Factuur"), "link")
    visitor.press("Laten ondertekenen")


def open_document(visitor: Visitor, client: Client, name: str) -> None:
    visitor.go(f"/kantoor/klanten/{client.id}?deel=dossier")
    visitor.press(re.compile(f"^{name}"), "link")
    visitor.page.get_by_role("heading", name="Wie tekent").wait_for()
    visitor.settle()


def open_signing(visitor: Visitor) -> None:
    """One where Bram signs first."""
    visitor.go("/kantoor")
    mine = visitor.page.get_by_role("region", name="Wacht op uw handtekening")
    mine.get_by_role("link").first.click()
    visitor.page.get_by_role("heading", name="Wie tekent").wait_for()
    visitor.settle()


@owner("kantoor-ondertekenen")
def settings(visitor: Visitor) -> None:
    visitor.go("/kantoor/ondertekenen")


@owner("kantoor-certificaat-verloopt")
def ending(visitor: Visitor) -> None:
    ends = {"name": "seal", **SOON}
    visitor.pretend("GET", "/signing-certificates", items=[ends])
    visitor.go("/kantoor/ondertekenen")
