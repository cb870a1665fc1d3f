"""An employee invites somebody: the least rights first, said in a sentence, and with a code."""

from playwright.sync_api import Page, expect

from chalicelib.core.replacing import replace
from tests.e2e.acts import (
    NEW_PASSWORD,
    choose_password,
    choose_way,
    confirm,
    keep_recovery_codes,
    knock,
    link_in_mail,
    mail_ids,
    somebody_new,
)
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import app_code
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, WILLEM


def test_an_employee_chooses_rights_and_keeps_what_was_typed_when_no_code_is_given(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    client, person = desk.take_on(new_title("Nieuw B.V.")), somebody_new("van-dijk", "Directeur")
    page = visit(BRAM, f"/kantoor/klanten/{client.id}?deel=mensen", alone=True)
    page.get_by_role("button", name="Iemand uitnodigen").click()
    form = page.get_by_role("dialog", name="Iemand uitnodigen")
    form.get_by_label("Naam", exact=True).fill(person.name)
    form.get_by_label("E-mailadres").fill(person.email)
    form.get_by_label("Mobiel nummer").fill(person.phone)
    begins_with_the_least(form.page, person.name)
    form.get_by_role("radio", name="Directeur").check()
    look(page, "uitnodigen-directeur")
    form.get_by_role("radio", name="Medewerker", exact=True).check()
    for name in ("Accorderen of afkeuren", "Ondertekenen"):
        expect(form.get_by_label(name)).not_to_be_checked()
    form.get_by_label("Accorderen of afkeuren").check()
    for each in form.locator("[name=preset]").all():
        expect(each).not_to_be_checked()
    expect(form.get_by_text("akkoord geven. Niet: tekenen, anderen toelaten.")).to_be_visible()

    form.get_by_role("button", name="Uitnodiging versturen").click()
    code = page.get_by_role("dialog", name="Bevestig dat u het bent")
    code.get_by_role("button", name="Afbreken").click()
    expect(form.get_by_label("E-mailadres")).to_have_value(person.email)
    expect(form.get_by_label("Accorderen of afkeuren")).to_be_checked()
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Uitnodiging versturen").click()
    confirm(page, portal, BRAM.phone, known)
    expect(page.get_by_text(f"{person.name} is uitgenodigd.")).to_be_visible()
    row = page.get_by_role("listitem").filter(has_text=person.email)
    expect(row).to_contain_text("mag lezen, afhandelen en accorderen")
    assert link_in_mail(portal, person, "Uitnodiging")


def begins_with_the_least(page: Page, name: str) -> None:
    expect(page.get_by_role("radio", name="Alleen meelezen")).to_be_checked()
    expect(page.get_by_text(f"{name} kan alles lezen. Niet:")).to_be_visible()


def test_who_is_invited_without_a_number_sets_up_an_app_first(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Zonder nummer B.V."))
    person = replace(somebody_new("van-dijk"), phone="")
    desk.join(client, person)
    page = visit(None, link_in_mail(portal, person, "Uitnodiging"))
    choose_password(page)
    knock(page, person)
    expect(page.get_by_role("heading", name="Stel eerst een tweede stap in")).to_be_visible()
    look(page, "tweede-stap-eerst")
    page.goto("/taken")
    page.get_by_role("button", name="Tweede stap instellen").click()
    page.get_by_role("textbox", name="Wachtwoord").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Verifiëren").click()
    choose_way(page, "Authenticator-app")
    secret = page.get_by_label("Sleutel", exact=True).inner_text().replace(" ", "")
    page.get_by_label("Code, deel 1 van 2").fill(app_code(portal, secret))
    page.get_by_role("button", name="App bevestigen").click()
    keep_recovery_codes(page)
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()


def test_a_colleague_confirms_whom_another_let_in_and_who_did_reads_why_not(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    client = desk.take_on(new_title("Met zijn tweeën B.V."))
    desk.join(client, somebody_new("van-dijk", "Eerste"))
    person = somebody_new("van-dijk", "Tweede")
    desk.give_access(client, person)
    place = f"/kantoor/klanten/{client.id}?deel=mensen"
    theirs = visit(WILLEM, place, alone=True)
    mine = theirs.get_by_role("listitem").filter(has_text=person.email)
    expect(mine).to_contain_text("Kan vanaf")
    expect(mine).to_contain_text("U gaf deze rechten of wijzigde de uitnodiging.")

    page = visit(BRAM, place, alone=True)
    row = page.get_by_role("listitem").filter(has_text=person.email)
    row.get_by_role("button", name=f"Acties voor {person.name}").click()
    page.get_by_role("button", name="Bevestigen dat u deze persoon kent").click()
    dialog = page.get_by_role("dialog", name=f"Bevestigen dat u {person.name} kent")
    expect(dialog).to_contain_text(person.email)
    expect(dialog).to_contain_text(f"namens {client.name} kan")
    expect(dialog).to_contain_text("72 uur")
    dialog.get_by_label("Waarvan kent u deze persoon?").fill("Legitimatie gezien op kantoor")
    look(page, "bevestigen-wie-iemand-is")
    known = mail_ids(portal, BRAM.phone)
    dialog.get_by_role("button", name="Bevestigen dat ik deze persoon ken").click()
    confirm(page, portal, BRAM.phone, known)
    expect(row).not_to_contain_text("Kan vanaf")
