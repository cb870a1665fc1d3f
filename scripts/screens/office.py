"""The screens of the office: Bram, an accountant, and what only Willem sees, who owns it."""

import re
from datetime import date
from uuid import uuid4

from playwright.sync_api import FilePayload

from scripts.demo.clients import ANNA_PRIVATE, BAKKERIJ, HOLDING
from scripts.demo.pdfs import draw
from scripts.screens.screen import Screens, Visitor

CHECKED = re.compile(r"Gecontroleerd, \d")
DAY = date(2026, 11, 2)
HERE = f"/kantoor/klanten/{BAKKERIJ.id}"
screen = Screens("office")
owners_screen = Screens("owner")


@screen("overzicht")
def overview(visitor: Visitor) -> None:
    visitor.go("/kantoor")


@screen("overzicht-wacht-op-ons")
def waiting_for_us(visitor: Visitor) -> None:
    visitor.go("/kantoor?lijst=ons")


@screen("kolommen")
def columns(visitor: Visitor) -> None:
    visitor.go("/kantoor?lijst=te-laat")
    if visitor.page.get_by_role("button", name="Kolommen").is_visible():
        visitor.press("Kolommen")


@screen("postvak")
def inbox(visitor: Visitor) -> None:
    visitor.go("/kantoor/postvak")


@screen("postvak-ingediend")
def filing(visitor: Visitor) -> None:
    visitor.go("/kantoor/postvak")
    visitor.press(re.compile("^Markeer als ingediend"))


@screen("verzoek-afwijzen")
def declining(visitor: Visitor) -> None:
    visitor.go("/kantoor/postvak")
    visitor.press(re.compile("^Afwijzen"))
    visitor.page.get_by_role("dialog").get_by_role("button", name="Afwijzen").click()
    visitor.settle()


@screen("klanten")
def clients(visitor: Visitor) -> None:
    visitor.go("/kantoor/klanten")


@screen("klant-nieuw")
def new_client(visitor: Visitor) -> None:
    visitor.go("/kantoor/klanten/nieuw")
    visitor.press("Klant toevoegen")


@screen("klant-taken")
def client_tasks(visitor: Visitor) -> None:
    visitor.go(HERE)


@screen("klant-dossier")
def client_dossier(visitor: Visitor) -> None:
    visitor.go(f"{HERE}?deel=dossier")


@screen("klant-mensen")
def client_people(visitor: Visitor) -> None:
    visitor.go(f"{HERE}?deel=mensen")


@screen("uitnodigen")
def invitation(visitor: Visitor) -> None:
    client_people(visitor)
    visitor.press("Iemand uitnodigen")


@screen("rechten")
def rights(visitor: Visitor) -> None:
    client_people(visitor)
    visitor.press(re.compile("^Acties voor"))
    visitor.press("Rechten wijzigen")


@screen("rechten-beperken")
def limits(visitor: Visitor) -> None:
    rights(visitor)
    visitor.page.get_by_text("Beperken tot").click()
    visitor.page.get_by_label("Alleen deze sub-dossiers").check()
    visitor.page.get_by_label("Fiscaal").check()


@screen("e-mailadres-wijzigen")
def new_address(visitor: Visitor) -> None:
    client_people(visitor)
    visitor.press(re.compile("^Acties voor"))
    visitor.press("E-mailadres wijzigen")


@screen("toegang-beeindigen")
def ending(visitor: Visitor) -> None:
    client_people(visitor)
    visitor.press(re.compile("^Acties voor"))
    visitor.press("Toegang beëindigen")


@screen("klant-gegevens")
def client_details(visitor: Visitor) -> None:
    visitor.go(f"{HERE}?deel=gegevens")


@screen("klant-wijzigen")
def client_change(visitor: Visitor) -> None:
    visitor.go(f"{HERE}/wijzigen")


@screen("document")
def document(visitor: Visitor) -> None:
    visitor.go("/kantoor/postvak")
    visitor.press(re.compile("^Bekijken"), "link")
    visitor.page.get_by_text("Pagina 1 van").first.wait_for()
    visitor.settle()


@screen("nieuwe-versie")
def new_version(visitor: Visitor) -> None:
    document(visitor)
    visitor.press("Nieuwe versie plaatsen")


@screen("intrekken")
def withdrawal(visitor: Visitor) -> None:
    open_document(visitor)
    visitor.press("Intrekken")


@screen("aan-anderen-vragen")
def asking_others(visitor: Visitor) -> None:
    open_document(visitor)
    visitor.press("Aan anderen vragen")
    visitor.page.get_by_role("checkbox").first.wait_for()


@screen("namens-vastleggen")
def recording(visitor: Visitor) -> None:
    open_document(visitor)
    visitor.press("Namens klant vastleggen")


def open_document(visitor: Visitor) -> None:
    """One that waits for the client."""
    visitor.go("/kantoor")
    visitor.press(re.compile("^Btw-aangifte"), "link")


@screen("publiceren-voor-wie")
def choose_client(visitor: Visitor) -> None:
    visitor.go("/kantoor/publiceren")


@screen("publiceren-leeg")
def nothing_chosen(visitor: Visitor) -> None:
    visitor.go(f"{HERE}/publiceren")


@screen("publiceren")
def publishing(visitor: Visitor) -> None:
    visitor.go(f"/kantoor/klanten/{HOLDING.id}/publiceren")
    concept = draw("income_concept", ANNA_PRIVATE, "2025", DAY)
    choose(
        visitor,
        pdf("BTW-2026-Q3.pdf", draw("vat", HOLDING, "2026-Q3", DAY)),
        pdf("Concept IB 2025.pdf", concept),
        pdf("scan0001.pdf", b"geen pdf"),
    )
    visitor.page.get_by_text(CHECKED).nth(1).wait_for()
    visitor.page.get_by_text("Geweigerd").wait_for()


@screen("gepubliceerd")
def published(visitor: Visitor) -> None:
    visitor.go(f"/kantoor/klanten/{HOLDING.id}/publiceren")
    letter = draw("letter", HOLDING, "2026", DAY) + f"% {uuid4()}\n".encode()
    choose(visitor, pdf("Brief.pdf", letter))
    visitor.page.get_by_text(CHECKED).wait_for()
    visitor.page.get_by_label("Type").select_option(label="Overig")
    visitor.press("Publiceer 1 document")
    visitor.page.get_by_role("heading", name="1 document is gepubliceerd").wait_for()


@owners_screen("instellingen")
def settings(visitor: Visitor) -> None:
    visitor.go("/kantoor/instellingen")


@owners_screen("instellingen-fout")
def wrong_settings(visitor: Visitor) -> None:
    settings(visitor)
    visitor.page.get_by_label("Klanten kiezen zelf").check()
    for method in ("Passkey", "Authenticator-app", "Code per sms"):
        visitor.page.get_by_role("checkbox", name=re.compile(f"^{method}")).uncheck()
    visitor.page.get_by_label("Afzender van sms-berichten").fill("0612345678")
    visitor.press("Opslaan")


@owners_screen("logboek")
def log(visitor: Visitor) -> None:
    visitor.go("/kantoor/logboek")


@owners_screen("logboek-gefilterd")
def log_of_somebody(visitor: Visitor) -> None:
    visitor.go("/kantoor/logboek?soort=access")
    visitor.page.get_by_label("Persoon").select_option(label="Anna de Vries")
    visitor.settle()


def choose(visitor: Visitor, *files: FilePayload) -> None:
    visitor.page.get_by_label("Kies bestanden").set_input_files(files)


def pdf(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}
