"""Fiscale partners: one return, published once, each asked in their own dossier."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import approve, confirm, describe, mail_ids, read
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import file, new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Client, Person


def test_both_agree_are_asked_at_once_and_each_answers_for_themself(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    hers, his = (desk.take_on(new_title(name), "person") for name in ("M. Bos", "R. Bos"))
    marja, rob = desk.let_in(hers, "Marja"), desk.let_in(his, "Rob")
    page = visit(BRAM, f"/kantoor/klanten/{hers.id}?deel=mensen", alone=True)
    page.get_by_role("button", name="Fiscale partner vastleggen").click()
    form = page.get_by_role("dialog", name="Fiscale partner vastleggen")
    form.get_by_label("Zoek op naam of klantnummer").fill(his.name)
    form.get_by_role("radio", name=his.name).check()
    expect(form).to_contain_text(f"{hers.name} en {his.name} krijgen hierna allebei een e-mail")
    look(page, "fiscale-partner-kiezen")
    form.get_by_role("button", name="Fiscale partner vastleggen").click()
    box = page.get_by_role("region", name="Fiscale partner")
    expect(box).to_contain_text(f"Nog geen toestemming van {his.name}")
    records_what_she_said(page, portal, hers)
    expect(box).to_contain_text(f"{hers.name} geeft toestemming")
    ends_only_after_asking(page, look)
    page.reload()
    expect(box).to_contain_text(f"{hers.name} geeft toestemming")
    look(page, "fiscale-partner-kantoor")
    agrees(visit, portal, look, rob, his)

    title = new_title("Aangifte van beiden")
    page.goto(f"/kantoor/klanten/{hers.id}/publiceren")
    page.get_by_label("Kies bestanden").set_input_files([file("ib-2025.pdf")])
    item = page.get_by_role("article", name="ib-2025.pdf")
    describe(item, title, "Aangifte IB", [marja])
    expect(item.get_by_label(f"Ook aan partner {his.name} vragen")).to_be_checked()
    expect(item.get_by_role("group", name=f"Aan wie bij {his.name}?")).to_contain_text(rob.name)
    expect(item).to_contain_text("Beide partners moeten akkoord geven.")
    look(page, "publiceren-partner")
    page.get_by_role("button", name="Publiceer 1 document").click()
    expect(page.get_by_role("link", name=title)).to_be_visible()

    theirs = visit(rob, "/taken")
    theirs.get_by_role("link", name=title, exact=True).click()
    expect(theirs.get_by_text(f"Uw partner {hers.name} heeft nog niet gereageerd.")).to_be_visible()
    look(theirs, "taak-partner")
    approve(theirs)
    expect(theirs.get_by_text("Wacht op partner").first).to_be_visible()
    look(theirs, "taak-wacht-op-partner")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_text(f"Ook gevraagd aan partner {his.name}: 1 van 2")).to_be_visible()
    expect(page.get_by_role("region", name="Acties")).to_contain_text("Openstaand")
    look(page, "document-partner")
    page.goto("/kantoor")
    row = page.get_by_role("row").filter(has_text=title)
    expect(row).to_contain_text(f"Partner {his.name} is akkoord")
    look(page, "overzicht-wacht-op-partner")
    task = page.request.get(f"/api/clients/{his.id}/tasks/{theirs.url.rpartition('/')[2]}").json()
    page.goto(f"/kantoor/klanten/{his.id}/documenten/{task['document_id']}")
    acts = page.get_by_role("region", name="Acties")
    expect(acts).to_contain_text(f"Partner {hers.name} moet nog akkoord geven.")
    expect(acts.get_by_role("button", name="Markeer als ingediend")).to_have_count(0)
    look(page, "document-wacht-op-partner")
    approve(visit_task(visit, marja, title))
    page.goto("/kantoor/postvak")
    item = page.get_by_role("article").filter(has_text=title)
    expect(item).to_have_count(1)
    expect(item).to_contain_text(marja.name)
    expect(item).to_contain_text(rob.name)
    look(page, "postvak-partners")
    document = f"/kantoor/klanten/{his.id}/documenten/{task['document_id']}"
    there_is_no_new_version_once_it_ended(visit, page, document, rob, hers, look)
    page.goto("/kantoor/postvak")
    item.get_by_role("button", name="Markeer als ingediend").click()
    form = page.get_by_role("dialog", name="Is dit document ingediend?")
    expect(form).to_contain_text(f"Dit geldt ook voor het dossier van partner {his.name}.")
    form.get_by_role("button", name="Markeer als ingediend").click()
    expect(page.get_by_role("article").filter(has_text=title)).to_have_count(0)


def there_is_no_new_version_once_it_ended(
    visit: Visit, page: Page, document: str, person: Person, partner: Client, look: Look
) -> None:
    page.goto(document)
    acts = page.get_by_role("region", name="Acties")
    expect(acts.get_by_role("button", name="Nieuwe versie plaatsen")).to_be_visible()
    theirs = visit(person, "/mijn-gebruikers")
    theirs.get_by_role("button", name="Beëindigen").click()
    form = theirs.get_by_role("dialog", name="Fiscaal partnerschap beëindigen?")
    expect(form).to_contain_text(f"{partner.name} en het kantoor krijgen daarover een e-mail.")
    look(theirs, "fiscale-partner-zelf-beeindigen")
    form.get_by_role("button", name="Beëindigen").click()
    expect(theirs.get_by_text("Dit is beëindigd.")).to_be_visible()
    page.reload()
    expect(acts).to_contain_text("Trek het stuk dan in en publiceer het opnieuw.")
    expect(acts.get_by_role("button", name="Nieuwe versie plaatsen")).to_have_count(0)
    expect(page.get_by_text("De twee staan niet meer als fiscale partners").last).to_be_visible()
    look(page, "document-geen-partners-meer")


def visit_task(visit: Visit, person: Person, title: str) -> Page:
    page = visit(person, "/taken")
    page.get_by_role("link", name=title, exact=True).click()
    return page


def ends_only_after_asking(page: Page, look: Look) -> None:
    page.get_by_role("button", name="Beëindigen").click()
    form = page.get_by_role("dialog", name="Fiscaal partnerschap beëindigen?")
    expect(form).to_contain_text("Beiden krijgen daarover een e-mail.")
    look(page, "fiscale-partner-beeindigen")
    form.get_by_role("button", name="Annuleren").click()


def refuses_only_after_asking(page: Page, box: Locator, look: Look) -> None:
    expect(box.get_by_role("button", name="Beëindigen")).to_have_count(0)
    box.get_by_role("button", name="Nee, geen toestemming").click()
    form = page.get_by_role("dialog", name="Geen toestemming geven?")
    expect(form).to_contain_text("Het kantoor krijgt hiervan bericht")
    look(page, "fiscale-partner-weigeren")
    form.get_by_role("button", name="Annuleren").click()


def records_what_she_said(page: Page, portal: Portal, client: Client) -> None:
    page.get_by_role("button", name="Toestemming vastleggen").click()
    form = page.get_by_role("dialog", name=f"Toestemming van {client.name}")
    form.get_by_label("Hoe weet u dit?").select_option(label="Telefonisch")
    form.get_by_label("Toelichting").fill("Gebeld op maandag om tien uur")
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Toestemming vastleggen").click()
    confirm(page, portal, BRAM.phone, known)


def agrees(visit: Visit, portal: Portal, look: Look, person: Person, client: Client) -> None:
    page = visit(person, "/taken")
    expect(page.get_by_text("Uw toestemming wordt gevraagd").first).to_be_visible()
    expect(page.get_by_text("U bent helemaal bij")).to_have_count(0)
    look(page, "taken-toestemming")
    page.get_by_role("link", name=f"Bekijken en antwoorden: {client.name}").click()
    box = page.get_by_role("region", name="Fiscale partner")
    refuses_only_after_asking(page, box, look)
    known = mail_ids(portal, person.phone)
    box.get_by_role("button", name="Ik geef toestemming").click()
    confirm(page, portal, person.phone, known)
    expect(box).to_contain_text(f"{client.name} geeft toestemming")
    read(page, "Uw toestemming is vastgelegd.")
    look(page, "fiscale-partner-eigen")
