"""What the office does about signing, and what anybody can check of it afterwards."""

import io
import re
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.acts import confirm, mail_ids
from tests.e2e.ceremony import READY
from tests.e2e.conftest import Asking, Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import file, new_pdf, new_title
from tests.e2e.public_check import check_publicly
from tests.e2e.signer import SignerOfDocuments
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import ANNA, BAKKERIJ, BRAM, DIRK, PIETER, WILLEM, Person
from tests.support.flat import flat

PUBLISH = f"/kantoor/klanten/{BAKKERIJ.id}/publiceren"
Signers = Callable[[Person], SignerOfDocuments]


@pytest.fixture
def signer(portal: Portal, asking: Asking) -> Signers:
    return lambda person: SignerOfDocuments(request=asking(person), portal=portal, person=person)


def test_a_document_is_published_in_two_steps_signed_proved_and_checked(
    visit: Visit, signer: Signers, look: Look
) -> None:
    office, title = visit(WILLEM, PUBLISH), new_title("Jaarrekening")
    office.get_by_label("Kies bestanden").set_input_files(accounts())
    item = office.get_by_role("article", name="Jaarrekening 2025.pdf")
    item.get_by_label("Titel").fill(title)
    item.get_by_role("group", name="Wie tekent?").get_by_label(PIETER.name).uncheck()
    expect(item.get_by_label("Kantoor tekent eerst")).to_be_checked()
    item.get_by_label("Wie tekent voor het kantoor?").select_option(label=BRAM.name)
    steps = item.get_by_role("listitem").filter(has_text="(kantoor)")
    expect(steps).to_have_text(f"1 {BRAM.name} (kantoor)")
    look(office, "publiceren-ondertekenen")
    place_boxes(office, item, look)
    office.get_by_role("button", name="Publiceer 1 document").click()

    office.get_by_role("link", name=title).click()
    expect(office.get_by_text("0 van 2 ondertekend")).to_be_visible()
    document = f"/api/clients/{BAKKERIJ.id}/documents/{office.url.split('/')[-1]}"
    task_id = office.request.get(document).json()["task_id"]
    task = office.request.get(f"/api/clients/{BAKKERIJ.id}/tasks/{task_id}").json()
    places = {each["name"]: (each["stage"], each["box"]) for each in flat(task)["signers"]}
    assert places[BRAM.name][0] == 1
    assert places[BRAM.name][1]["page"] == 1
    assert places[ANNA.name] == (2, None)
    expect(person(office, BRAM)).to_contain_text("Moet nog tekenen")
    expect(person(office, ANNA)).to_contain_text("Nog niet aan de beurt")
    look(office, "ondertekening")
    mine = visit(BRAM, "/kantoor").get_by_role("region", name="Wacht op uw handtekening")
    expect(mine.get_by_role("link", name=f"Ondertekenen: {title}")).to_be_visible()

    signer(BRAM).sign(BAKKERIJ.id, task_id)
    office.reload()
    expect(office.get_by_text("1 van 2 ondertekend")).to_be_visible()
    expect(person(office, BRAM)).to_contain_text("Ondertekend")
    signer(ANNA).sign(BAKKERIJ.id, task_id)
    office.reload()
    state = office.get_by_role("region", name="Ondertekening")
    expect(state.get_by_text("Ondertekend", exact=True)).to_be_visible(timeout=READY)
    look(office, "ondertekening-klaar")
    check_publicly(visit(None, "/inloggen"), evidence_of(office, look), look)


def test_a_protected_file_is_published_once_the_protection_may_come_off(visit: Visit) -> None:
    office, title = visit(WILLEM, PUBLISH), new_title("Jaarrekening")
    office.get_by_label("Kies bestanden").set_input_files(accounts(encrypted))
    item = office.get_by_role("article", name="Jaarrekening 2025.pdf")
    item.get_by_label("Titel").fill(title)
    remove = item.get_by_label("Beveiliging tegen wijzigen verwijderen")
    expect(remove).to_be_visible()
    office.get_by_role("button", name="Publiceer 1 document").click()
    expect(item.get_by_text("moet die beveiliging eraf")).to_be_visible()
    remove.check()
    office.get_by_role("button", name="Publiceer 1 document").click()
    office.get_by_role("link", name=title).click()
    decided = "Het kantoor heeft besloten de beveiliging tegen wijzigen te verwijderen."
    expect(office.get_by_text(decided)).to_be_visible()


def test_the_office_reminds_replaces_moves_the_day_and_withdraws(
    visit: Visit, desk: Desk, portal: Portal, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    asked = desk.ask_to_sign(BAKKERIJ, new_title("Opdrachtbevestiging"), (ANNA, 1))
    page = visit(WILLEM, asked.office_path)
    page.get_by_role("button", name=f"{ANNA.name} herinneren").click()
    expect(page.get_by_text("Er gaat een herinnering naar 1 persoon.")).to_be_visible()
    expect(person(page, ANNA)).to_contain_text("Herinnerd op")

    page.get_by_role("button", name=f"{ANNA.name} vervangen").click()
    dialog = page.get_by_role("dialog", name=f"Wie tekent in plaats van {ANNA.name}?")
    dialog.get_by_label("Wie?").select_option(label=PIETER.name)
    look(page, "ondertekening-vervangen")
    known = mail_ids(portal, WILLEM.phone)
    dialog.get_by_role("button", name="Vervangen").click()
    confirm(page, portal, WILLEM.phone, known)
    expect(dialog).to_have_count(0)
    expect(person(page, PIETER)).to_contain_text("Moet nog tekenen")

    page.get_by_role("button", name="Laatste dag om te ondertekenen verzetten").click()
    page.get_by_role("dialog").get_by_label("Laatste dag").fill("2099-01-01")
    look(page, "ondertekening-verzetten")
    page.get_by_role("dialog").get_by_role("button", name="Verzetten").click()
    expect(page.get_by_text("1 jan 2099").first).to_be_visible()

    page.get_by_role("button", name="Ondertekening intrekken").click()
    dialog = page.get_by_role("dialog", name="Ondertekening intrekken?")
    dialog.get_by_role("button", name="Ondertekening intrekken").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Vul in waarom")
    look(page, "ondertekening-intrekken")
    dialog.get_by_label("Waarom trekt u het in?").fill("De klant wil eerst bellen.")
    dialog.get_by_role("button", name="Ondertekening intrekken").click()
    expect(page.get_by_role("region", name="Ondertekening")).to_contain_text("Ingetrokken")

    page.get_by_role("button", name="Laten ondertekenen").click()
    dialog = page.get_by_role("dialog", name="Document laten ondertekenen")
    dialog.get_by_label(PIETER.name).uncheck()
    look(page, "laten-ondertekenen")
    dialog.get_by_role("button", name="Laten ondertekenen").click()
    expect(page.get_by_text("0 van 1 ondertekend")).to_be_visible()


def test_an_owner_sees_the_certificates_and_proposes_other_days(
    visit: Visit, portal: Portal, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    page = visit(DIRK, "/kantoor/ondertekenen", alone=True)
    seal = page.get_by_role("listitem").filter(has_text="Zegel van het portaal")
    expect(seal).to_contain_text("In orde")
    page.get_by_label("Hoeveel dagen").fill("0")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Van 1 tot en met 365")
    look(page, "kantoor-ondertekenen")
    page.get_by_label("Hoeveel dagen").fill("21")
    known = mail_ids(portal, DIRK.phone)
    page.get_by_role("button", name="Opslaan").click()
    confirm(page, portal, DIRK.phone, known)
    saved = page.get_by_text("De instellingen voor ondertekenen zijn opgeslagen.")
    expect(saved).to_be_visible()
    page.reload()
    expect(page.get_by_label("Hoeveel dagen")).to_have_value("21")
    page.get_by_role("link", name="Logboek").click()
    decided = page.get_by_role("row").filter(has_text="Instellingen gewijzigd")
    expect(decided.first).to_contain_text("dagen om te tekenen: 21")


def place_boxes(page: Page, item: Locator, look: Look) -> None:
    """The accountant's on the first page: by hand, by key, and then by words."""
    item.get_by_role("button", name="Plaats kiezen").click()
    dialog = page.get_by_role("dialog", name="Waar komen de handtekeningen?")
    dialog.get_by_text("Pagina 1 van").wait_for()
    dialog.get_by_role("button", name="Zelf een plaats kiezen").click()
    dialog.get_by_role("spinbutton", name="Pagina").fill("1")
    dialog.get_by_role("spinbutton", name="Van links").fill("10")
    dialog.get_by_role("spinbutton", name="Van boven").fill("20")
    look(page, "handtekening-plaatsen")
    box = dialog.get_by_role("button", name=f"Handtekening van {BRAM.name}")
    box.press("ArrowRight")
    expect(box).to_have_accessible_name(re.compile("pagina 1, 10.5% van links, 20% van boven"))
    drag(page, box)
    expect(dialog.get_by_role("spinbutton", name="Van links")).not_to_have_value("10.5")
    dialog.get_by_label("Zoek een plek bij tekst").fill("Jaarrekening 2025")
    dialog.get_by_label("Zoek een plek bij tekst").press("Enter")
    expect(dialog.get_by_role("status").filter(has_text="pagina 1")).to_be_visible()
    dialog.get_by_role("button", name="Bewaren").click()
    expect(item.get_by_text(f"{BRAM.name}: pagina 1")).to_be_visible()


def drag(page: Page, box: Locator) -> None:
    """A little to the right and down."""
    box.scroll_into_view_if_needed()
    at = box.bounding_box()
    assert at
    middle = (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 40, steps=4)
    page.mouse.up()


def evidence_of(page: Page, look: Look) -> bytes:
    """The signed file out of the ZIP."""
    page.get_by_role("button", name="Bewijs ophalen").click()
    dialog = page.get_by_role("dialog", name="Bewijs van ondertekening")
    dialog.get_by_role("button", name="Bewijs maken").click()
    ready = dialog.get_by_role("button", name="Bewijs downloaden")
    expect(ready).to_be_visible(timeout=READY)
    look(page, "ondertekening-bewijs")
    with page.expect_download() as found:
        ready.click()
    with zipfile.ZipFile(found.value.path()) as archive:
        assert {"log.json", "README.nl.txt"} <= set(archive.namelist())
        return archive.read("signed.pdf")


def person(page: Page, who: Person) -> Locator:
    """Of those who sign."""
    return (
        page.get_by_role("region", name="Wie tekent")
        .get_by_role("listitem")
        .filter(has_text=who.name)
    )


def encrypted(content: bytes) -> bytes:
    """Anybody may read it, and nobody change it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(made, encryption=pikepdf.Encryption(owner="geheim", user=""))
    return made.getvalue()


def accounts(change: Callable[[bytes], bytes] = bytes) -> FilePayload:
    return file("Jaarrekening 2025.pdf", change(new_pdf("accounts", "2025")))
