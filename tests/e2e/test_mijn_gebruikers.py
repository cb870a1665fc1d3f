"""Mijn gebruikers: who has access to one's environments, and letting others in."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import (
    NEW_PASSWORD,
    confirm,
    link_in_mail,
    mail_ids,
    somebody_new,
    step_up,
)
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.signing_in import sign_in
from tests.e2e.steps import once_told
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import (
    ANNA,
    ANNA_PRIVATE,
    BAKKERIJ,
    BRAM,
    CHRIS,
    ESTHER,
    MEHMET,
    MULDER,
    WILLEM,
    YILMAZ,
    ZOE,
    Client,
    Person,
)


def people_of(page: Page, client: Client) -> Locator:
    return page.get_by_role("region", name=client.name)


def of(page: Page, person: Person) -> Locator:
    return page.get_by_role("listitem").filter(has_text=person.email)


def fill_in(page: Page, person: Person) -> None:
    page.get_by_label("Naam").fill(person.name)
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Mobiel nummer").fill(person.phone)
    page.get_by_role("button", name="Ga verder").click()


def act(page: Page, name: str, what: str) -> None:
    page.get_by_role("button", name=f"Acties voor {name}").click()
    page.get_by_role("button", name=what).click()


def test_a_beheerder_asks_with_the_wizard_and_the_office_lets_the_person_in(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("400", "403")
    client, person = desk.take_on(new_title("Groei B.V.")), somebody_new("van-dijk", "Collega")
    beheerder = desk.let_in(client, "Beheerder", role="beheerder")
    page = visit(beheerder, "/taken")
    page.get_by_role("button", name=re.compile("^Menu van")).click()
    page.get_by_role("link", name="Mijn gebruikers").click()
    page.get_by_role("link", name=f"Gebruiker toevoegen aan {client.name}").click()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul de naam in.")
    look(page, "gebruiker-wie")
    fill_in(page, person)
    expect(page.get_by_role("heading", name=f"Wat mag {person.name}?")).to_be_focused()
    expect(page.get_by_role("radio", name="Alleen meelezen")).to_be_checked()
    page.get_by_text("Beperken tot").click()
    page.get_by_label("Alleen deze sub-dossiers").check()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies ten minste één")
    look(page, "gebruiker-rechten")
    page.get_by_label("Administratie", exact=True).check()
    page.get_by_label("Tot en met").fill("2020-01-01")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een datum vanaf vandaag.")
    page.get_by_label("Tot en met").fill("")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_text("alleen Administratie")).to_be_visible()
    expect(page.get_by_text(f"{person.name} kan een deel van het dossier lezen.")).to_be_visible()
    look(page, "gebruiker-controleren")
    page.go_back()
    expect(page.get_by_label("Administratie", exact=True)).to_be_checked()
    page.go_back()
    expect(page.get_by_label("Naam")).to_have_value(person.name)
    page.reload()
    expect(page.get_by_label("E-mailadres")).to_have_value(person.email)
    for _ in range(2):
        page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_text("alleen Administratie")).to_be_visible()
    page.get_by_role("button", name="Verzoek versturen").click()
    expect(page.get_by_role("heading", name="Uw verzoek is verstuurd")).to_be_visible()
    page.get_by_role("link", name="Naar mijn gebruikers").click()
    expect(of(page, person)).to_contain_text("Wacht op uw kantoor")
    look(page, "mijn-gebruikers")

    office = visit(BRAM, "/kantoor/postvak", alone=True)
    expect(once_told(office, of(office, person))).to_contain_text("alleen Administratie")
    known = mail_ids(portal, BRAM.phone)
    office.get_by_role("button", name=f"Toegang geven: {person.name}").click()
    confirm(office, portal, BRAM.phone, known)
    expect(office.get_by_text(f"{person.name} is uitgenodigd.")).to_be_visible()
    expect(of(office, person)).to_have_count(0)
    mail = portal.wait_for_message(beheerder.email, "Toegang gegeven")
    assert "/mijn-gebruikers" in mail["text"]
    newcomer_page = visit(None, link_in_mail(portal, person, "Uitnodiging"))
    expect(newcomer_page.get_by_text(f"Beste {person.name}")).to_be_visible()
    page.reload()
    expect(of(page, person).first).to_contain_text("Uitgenodigd")


def test_the_office_declines_and_the_beheerder_reads_why(
    visit: Visit, watch: Watch, look: Look
) -> None:
    watch.expect("400")
    person = somebody_new("van-dijk", "Collega")
    page = visit(MEHMET, f"/mijn-gebruikers?nieuw={YILMAZ.id}")
    fill_in(page, person)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Verzoek versturen").click()
    expect(page.get_by_role("heading", name="Uw verzoek is verstuurd")).to_be_visible()
    office = visit(BRAM, "/kantoor/postvak")
    once_told(office, office.get_by_role("button", name=f"Afwijzen: {person.name}")).click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_role("button", name="Afwijzen").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    look(office, "verzoek-afwijzen")
    dialog.get_by_label("Reden").fill("Bel ons hier even over.")
    dialog.get_by_role("button", name="Afwijzen").click()
    expect(of(office, person)).to_have_count(0)
    page.get_by_role("link", name="Naar mijn gebruikers").click()
    expect(of(page, person)).to_contain_text("Bel ons hier even over.")


def test_where_the_office_allows_it_a_beheerder_invites_at_once(
    visit: Visit, portal: Portal, watch: Watch
) -> None:
    watch.expect("400")
    person, page = (
        somebody_new("delta", "Collega"),
        visit(CHRIS, f"/mijn-gebruikers?nieuw={MULDER.id}"),
    )
    step_up(page, portal, CHRIS, "change_rights")
    fill_in(page, person)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Uitnodiging versturen").click()
    expect(page.get_by_role("heading", name=f"{person.name} is uitgenodigd")).to_be_visible()
    assert link_in_mail(portal, person, "Uitnodiging")


def test_a_mistake_is_told_at_the_step_where_it_was_made(
    visit: Visit, portal: Portal, watch: Watch
) -> None:
    watch.expect("400")
    page = visit(CHRIS, f"/mijn-gebruikers?nieuw={MULDER.id}")
    step_up(page, portal, CHRIS, "change_rights")
    fill_in(page, ESTHER)
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Uitnodiging versturen").click()
    expect(page.get_by_role("heading", name="Wie wilt u toevoegen?")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("heeft hier al toegang")
    expect(page.get_by_label("Naam")).to_have_value(ESTHER.name)


def test_rights_and_number_of_a_colleague_are_changed_with_a_code(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Rechten B.V."))
    beheerder = desk.let_in(client, "Beheerder", role="beheerder")
    colleague = desk.let_in(client, approve=False)
    page = visit(beheerder, "/mijn-gebruikers")
    expect(page.get_by_role("button", name=f"Acties voor {beheerder.name}")).to_have_count(0)
    for purpose in ("change_rights", "change_mobile"):
        step_up(page, portal, beheerder, purpose)
    act(page, colleague.name, "Rechten wijzigen")
    expect(page.get_by_role("dialog").get_by_label("Afhandelen")).to_be_visible()
    look(page, "mijn-gebruikers-rechten")
    page.get_by_role("dialog").get_by_label("Afhandelen").uncheck()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text(f"De rechten van {colleague.name} zijn gewijzigd.")).to_be_visible()
    expect(of(page, colleague)).to_contain_text("mag lezen")
    expect(of(page, colleague)).not_to_contain_text("afhandelen")
    act(page, colleague.name, "Mobiel nummer wijzigen")
    page.get_by_label("Nieuw mobiel nummer").fill(colleague.phone)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    portal.wait_for_message(colleague.email, "Uw rechten zijn gewijzigd")
    act(page, colleague.name, "Rechten wijzigen")
    page.get_by_role("dialog").get_by_label("Afhandelen").check()
    page.get_by_role("button", name="Opslaan").click()
    expect(of(page, colleague)).to_contain_text("mag lezen en afhandelen")


def agree(page: Page, portal: Portal, person: Person) -> None:
    """As a second colleague."""
    step_up(page, portal, WILLEM, "change_email")
    of(page, person).get_by_role("button", name=re.compile("bevestigen$")).click()
    dialog = page.get_by_role("dialog", name=f"Klopt dit voor {person.name}?")
    dialog.get_by_label("Hoe weet u dat dit klopt?").fill("Gebeld op het nummer dat we kenden")
    dialog.get_by_role("button", name="Bevestigen").click()
    expect(of(page, person)).to_contain_text("Wacht op bevestiging van")


def test_a_medewerker_sees_who_has_access_and_no_buttons(visit: Visit) -> None:
    page = visit(ZOE, "/mijn-gebruikers")
    here = people_of(page, BAKKERIJ)
    expect(here.get_by_text(ANNA.name)).to_be_visible()
    expect(here.get_by_text(ANNA.email)).to_have_count(0)
    expect(here.get_by_text("Vraag het een beheerder of uw kantoor")).to_be_visible()
    expect(here.get_by_role("button")).to_have_count(0)
    expect(here.get_by_role("link")).to_have_count(0)


def test_a_personal_dossier_cannot_be_shared(visit: Visit, look: Look) -> None:
    page = visit(ANNA, f"/mijn-gebruikers?nieuw={ANNA_PRIVATE.id}")
    expect(page.get_by_role("heading", name="U kunt hier niemand toevoegen")).to_be_visible()
    expect(page.get_by_text("Het dossier wordt met niemand gedeeld")).to_be_visible()
    look(page, "gebruiker-niet-te-delen")


def test_a_new_address_counts_once_a_colleague_agrees_and_it_is_confirmed(
    visit: Visit, portal: Portal, desk: Desk, watch: Watch, look: Look
) -> None:
    watch.expect("404")
    person = desk.let_in(YILMAZ)
    office = visit(BRAM, f"/kantoor/klanten/{YILMAZ.id}?deel=mensen")
    step_up(office, portal, BRAM, "change_email")
    office.set_viewport_size({"width": 1280, "height": 420})  # the menu opens upwards
    act(office, person.name, "E-mailadres wijzigen")
    new = Person(
        key="NEW",
        office=person.office,
        name=person.name,
        email=f"n{person.email}",
        phone=person.phone,
        title="nieuw",
    )
    office.get_by_label("Nieuw e-mailadres").fill(new.email)
    look(office, "e-mailadres-wijzigen")
    office.get_by_role("button", name="E-mailadres doorgeven").click()
    expect(of(office, person)).to_contain_text(f"Nieuw e-mailadres: {new.email}")
    agree(visit(WILLEM, f"/kantoor/klanten/{YILMAZ.id}?deel=mensen"), portal, person)

    link = link_in_mail(portal, new, "Bevestig uw nieuwe e-mailadres")
    page = visit(None, link)
    expect(page.get_by_text(new.email)).to_be_visible()
    page.get_by_role("button", name="Ja, dit is mijn e-mailadres").click()
    expect(page.get_by_role("heading", name="Uw e-mailadres is gewijzigd")).to_be_visible()
    page.get_by_role("link", name="Naar het portaal").click()
    sign_in(page, new, portal.outbox, NEW_PASSWORD)
    portal.wait_for_message(person.email, "Uw e-mailadres is gewijzigd")
    again = visit(None, link)
    expect(again.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()


def test_who_lost_their_last_access_reads_so_on_every_page(
    visit: Visit, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Voorbij B.V."))
    person = desk.let_in(client)
    desk.leave(client, person)
    page = visit(person, "/taken")
    nowhere = page.get_by_text("U heeft nergens meer toegang.")
    expect(nowhere).to_be_visible()
    look(page, "nergens-toegang")
    for path, said in (
        ("/dossier", "Er staan nog geen documenten"),
        ("/taken", "Er staat niets voor u open"),
        ("/mijn-gebruikers", "Hier ziet u wie toegang heeft"),
    ):
        page.goto(path)
        expect(nowhere).to_be_visible()
        expect(page.get_by_text(said)).to_have_count(0)
