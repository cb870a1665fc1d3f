"""Another number or address of somebody who has an account: passed on, and said to be right."""

import re

from playwright.sync_api import Page, expect

from chalicelib.core.replacing import replace
from tests.e2e.acts import approve, confirm, expect_done, mail_ids, somebody_new, step_up
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, WILLEM, Client
from tests.waiting import eventually

AKKOORD = re.compile("^(Akkoord|Aangifte accorderen)$")
ASKED = "Klopt uw nieuwe mobiele nummer?"


def people_page(client: Client) -> str:
    return f"/kantoor/klanten/{client.id}?deel=mensen"


def pass_on(page: Page, portal: Portal, person: Newcomer, phone: str) -> None:
    """Willem passes on a new number, with a code of his own."""
    step_up(page, portal, WILLEM, "change_mobile")
    page.get_by_role("button", name=f"Acties voor {person.name}").click()
    page.get_by_role("button", name="Mobiel nummer corrigeren").click()
    page.get_by_label("Nieuw mobiel nummer").fill(phone)
    page.get_by_role("button", name="Nummer doorgeven").click()
    expect(page.get_by_text(f"Doorgegeven. {person.name} krijgt er bericht van.")).to_be_visible()


def text_message(portal: Portal, phone: str) -> str:
    """The link in it."""

    def found() -> str | None:
        texts = (each["text"] for each in portal.outbox(phone))
        links = (re.search(r"http://\S+/wijziging#token=\S+", each) for each in texts)
        return next((each.group() for each in links if each), None)

    return str(eventually(found))


def test_who_it_is_about_answers_before_they_approve(
    visit: Visit, watch: Watch, portal: Portal, desk: Desk, look: Look
) -> None:
    watch.expect("403")
    client = desk.take_on(new_title("Nummer B.V."))
    anna = desk.let_in(client)
    asked = desk.publish(client, new_title("Btw-aangifte"), anna)
    page = visit(anna, asked.task_path)
    expect(page.get_by_role("button", name=AKKOORD)).to_be_visible()
    office = visit(WILLEM, people_page(client))
    pass_on(office, portal, anna, somebody_new("van-dijk").phone)
    expect(office.get_by_text("Gaat vanzelf in op")).to_be_visible()
    expect(office.get_by_text("Vraag een collega om het te bevestigen")).to_be_visible()
    look(office, "kantoor-mensen-wijziging")
    eventually(lambda: [m for m in portal.outbox(anna.email) if ASKED in m["subject"]])

    page.get_by_role("button", name=AKKOORD).click()
    dialog = page.get_by_role("dialog", name="Klopt deze wijziging?")
    expect(dialog).to_contain_text("Nieuw mobiel nummer: ")
    expect(dialog).to_contain_text("Ondertekenen kan op papier.")
    look(page, "taak-wijziging-wacht")
    dialog.get_by_role("button", name="Later").click()
    expect(page.get_by_text("Er is niets vastgelegd")).to_be_visible()
    page.get_by_role("button", name=AKKOORD).click()
    known = mail_ids(portal, anna.phone)
    dialog.get_by_role("button", name="Ja, wijziging bevestigen").click()
    confirm(page, portal, anna.phone, known)
    expect_done(page)


def test_who_comes_while_a_change_waits_reads_what_to_answer_first(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Wacht B.V."))
    anna = desk.let_in(client)
    asked = desk.publish(client, new_title("Btw-aangifte"), anna)
    pass_on(visit(WILLEM, people_page(client)), portal, anna, somebody_new("van-dijk").phone)
    page = visit(anna, "/taken")
    expect(page.get_by_text("U kunt nu niets goedkeuren of ondertekenen.")).to_be_visible()
    look(page, "taken-wijziging-wacht")
    page = visit(anna, asked.task_path)
    decision = page.get_by_role("region", name="Acties")
    expect(decision).to_contain_text("Zeg eerst of de wijziging van uw account klopt.")
    expect(decision.get_by_role("button")).to_have_count(0)
    look(page, "taak-wijziging-eerst")
    decision.get_by_role("link", name="Bekijken en antwoorden").click()
    expect(page.get_by_role("heading", name="Klopt deze wijziging?")).to_be_visible()


def test_a_second_colleague_confirms_and_writes_down_how_they_know(
    visit: Visit, watch: Watch, portal: Portal, desk: Desk, look: Look
) -> None:
    watch.expect("403")
    client = desk.take_on(new_title("Collega B.V."))
    anna, phone = desk.let_in(client), somebody_new("van-dijk").phone
    pass_on(visit(WILLEM, people_page(client)), portal, anna, phone)
    page = visit(BRAM, people_page(client))
    known = mail_ids(portal, BRAM.phone)
    page.get_by_role("button", name=re.compile("bevestigen$")).click()
    code = page.get_by_role("dialog", name="Bevestig dat u het bent")
    expect(code).to_contain_text(f"Om het mobiele nummer van {anna.name} te wijzigen")
    confirm(page, portal, BRAM.phone, known)
    dialog = page.get_by_role("dialog", name=f"Klopt dit voor {anna.name}?")
    expect(dialog).to_contain_text(phone[-8:])
    look(page, "kantoor-wijziging-bevestigen")
    dialog.get_by_role("button", name="Bevestigen").click()
    expect(dialog.get_by_text("Vul in hoe u dat weet.").first).to_be_visible()
    dialog.get_by_label("Hoe weet u dat dit klopt?").fill("Gebeld op het oude nummer")
    dialog.get_by_role("button", name="Bevestigen").click()
    expect(page.get_by_text(f"Bevestigd voor {anna.name}.")).to_be_visible()
    expect(page.get_by_text("Gaat vanzelf in op")).to_have_count(0)
    expect(page.get_by_text(f"•• •••• ••{phone[-2:]}")).to_be_visible()
    there = replace(anna, phone=phone)
    asked = desk.publish(client, new_title("Btw-aangifte"), anna)
    approve(visit(there, asked.task_path))
    history = visit(there, asked.document_path).get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text("vervangen door een nieuw")
    expect(history).not_to_contain_text("Gebeld op het oude nummer")
    office = visit(BRAM, asked.office_path)
    history = office.get_by_role("region", name="Geschiedenis")
    expect(history).to_contain_text(f"Doorgegeven door {WILLEM.name}")
    expect(history).to_contain_text("die schreef: Gebeld op het oude nummer")
    look(office, "kantoor-document-vervangen")


def test_a_lost_phone_of_who_only_gets_text_messages_leads_to_the_new_number(
    visit: Visit, portal: Portal, desk: Desk, look: Look
) -> None:
    client = desk.take_on(new_title("Telefoon B.V."))
    anna = desk.let_in(client)
    page = visit(WILLEM, people_page(client))
    page.get_by_role("button", name=f"Acties voor {anna.name}").click()
    page.get_by_role("button", name="Telefoon kwijt").click()
    dialog = page.get_by_role("dialog", name=f"Mobiel nummer van {anna.name}")
    expect(dialog).to_contain_text("er is niets terug te zetten")
    expect(dialog).not_to_contain_text("authenticator-app,")
    look(page, "telefoon-kwijt-nummer")
    step_up(page, portal, WILLEM, "change_mobile")
    dialog.get_by_label("Nieuw mobiel nummer").fill(somebody_new("van-dijk").phone)
    dialog.get_by_role("button", name="Nummer doorgeven").click()
    expect(page.get_by_text(f"Doorgegeven. {anna.name} krijgt er bericht van.")).to_be_visible()
    link = visit(None, text_message(portal, anna.phone))
    expect(link.get_by_text("Bevestigt iemand van uw kantoor het eerder")).to_be_visible()


def test_the_link_in_a_text_message_stops_it(
    visit: Visit, watch: Watch, portal: Portal, desk: Desk, look: Look
) -> None:
    watch.expect("403")
    client = desk.take_on(new_title("Tegenhouden B.V."))
    anna = desk.let_in(client)
    pass_on(visit(WILLEM, people_page(client)), portal, anna, somebody_new("van-dijk").phone)
    address = text_message(portal, anna.phone)
    page = visit(None, address)
    expect(page.get_by_role("heading", name="Klopt deze wijziging?")).to_be_visible()
    look(page, "wijziging")
    page.get_by_role("button", name="Nee, houd dit tegen").click()
    expect(page.get_by_text("Tegengehouden. Alles blijft zoals het was")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Stopped. Everything stays as it was")).to_be_visible()
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_text("Tegengehouden. Alles blijft zoals het was")).to_be_visible()
    later = visit(None, address)
    expect(later.get_by_text(re.compile("^Dit is op .+ tegengehouden"))).to_be_visible()
    look(later, "wijziging-voorbij")
    account = visit(anna, "/account")
    expect(account.get_by_role("heading", name="Tweede stap")).to_be_visible()
    expect(account.get_by_text("Klopt deze wijziging?")).to_have_count(0)
