"""Somebody who acts for the holder of a personal dossier: let in by the office, and at work."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from chalicelib.core import clock
from tests.e2e.acts import NEW_PASSWORD, approve, confirm, link_in_mail, mail_ids, somebody_new
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.door import Door
from tests.e2e.look import Look
from tests.e2e.papers import file, new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Client, Person


def test_a_representative_is_let_in_acts_and_is_named_as_such(
    visit: Visit, portal: Portal, desk: Desk, door: Door, watch: Watch, look: Look
) -> None:
    watch.expect("403")
    dossier, lotte = desk.take_on(new_title("J. Peeters"), "person"), somebody_new("van-dijk")
    holder = desk.let_in(dossier, "Houder")
    page = visit(BRAM, f"/kantoor/klanten/{dossier.id}?deel=mensen", alone=True)
    expect(page.get_by_text("Dit is een persoonlijk dossier.")).to_be_visible()
    page.get_by_role("button", name="Vertegenwoordiger toevoegen").click()
    form = page.get_by_role("dialog", name="Vertegenwoordiger toevoegen")
    expect(form.get_by_text("staat nog geen document van het type")).to_be_visible()
    look(page, "vertegenwoordiger-zonder-bewijs")
    form.get_by_role("link", name="Bewijs van vertegenwoordiging publiceren").click()
    page.get_by_label("Kies bestanden").set_input_files([file("beschikking.pdf")])
    paper = page.get_by_role("article", name="beschikking.pdf")
    expect(paper.get_by_label("Type", exact=True)).to_have_value("bewijs-vertegenwoordiging")
    expect(page.get_by_text("Gecontroleerd, 1 pagina")).to_be_visible()
    page.get_by_role("button", name="Publiceer 1 document").click()
    expect(page.get_by_role("heading", name="gepubliceerd")).to_be_visible()
    page.goto(f"/kantoor/klanten/{dossier.id}?deel=mensen")
    page.get_by_role("button", name="Vertegenwoordiger toevoegen").click()
    form.get_by_label("Naam", exact=True).fill(lotte.name)
    form.get_by_label("E-mailadres").fill(lotte.email)
    form.get_by_label("Mobiel nummer").fill(lotte.phone)
    form.get_by_label("Accorderen of afkeuren").check()
    form.get_by_role("button", name="Uitnodiging versturen").click()
    expect(form.get_by_text("Kies het stuk waaruit blijkt").first).to_be_visible()
    expect(form.get_by_text("Kies in welke hoedanigheid").first).to_be_visible()
    expect(form.get_by_text("Vul in tot en met welke dag.").first).to_be_visible()
    form.get_by_label("Hoedanigheid").select_option("bewindvoerder")
    expect(form.get_by_text("Kies in welke hoedanigheid")).to_have_count(0)
    form.get_by_label("Stuk waaruit dit blijkt").select_option(index=1)
    form.get_by_label("Tot en met").fill(str(clock.today() + timedelta(days=365)))
    form.get_by_label(f"Wat mag {holder.name} zelf nog?").select_option("reading")
    look(page, "vertegenwoordiger-toevoegen")
    known = mail_ids(portal, BRAM.phone)
    form.get_by_role("button", name="Uitnodiging versturen").click()
    confirm(page, portal, BRAM.phone, known)
    namens = f"namens {dossier.name} (bewindvoerder)"
    row = page.get_by_role("listitem").filter(has_text=lotte.email)
    expect(row).to_contain_text(namens)
    expect(row.get_by_role("link", name="Stuk waaruit dit blijkt")).to_be_visible()
    look(page, "mensen-vertegenwoordiger")
    door.choose_password(lotte, link_in_mail(portal, lotte, "Uitnodiging"), NEW_PASSWORD)
    paper = desk.publish(dossier, new_title("Aangifte"), desk.known_at(dossier, lotte))
    theirs = visit(lotte, paper.task_path)
    theirs.get_by_role("button", name=re.compile("^Menu van")).click()
    expect(theirs.get_by_text(namens).first).to_be_visible()
    look(theirs, "omgeving-kiezen-namens")
    theirs.keyboard.press("Escape")
    expect(theirs.get_by_text(f"U handelt hier {namens}.")).to_be_visible()
    look(theirs, "taak-namens")
    approve(theirs)
    page.goto(paper.office_path)
    told = f"{lotte.name} {namens}"
    expect(page.get_by_role("region", name="Geschiedenis")).to_contain_text(f"Door: {told}")
    expect(page.get_by_role("region", name="Wie reageert")).to_contain_text(told)
    look(page, "akkoord-namens")
    page.goto("/kantoor/postvak")
    item = page.get_by_role("article").filter(has_text=dossier.name)
    expect(item).to_contain_text(f"Akkoord van {told}")
    ends_after_reading_what_follows(page, desk, dossier, lotte, look)


def test_what_becomes_of_open_tasks_stands_in_one_box(visit: Visit, desk: Desk, look: Look) -> None:
    dossier, title = desk.take_on(new_title("P. de Groot"), "person"), new_title("Nog open")
    holder = desk.let_in(dossier, "Houder")
    desk.publish_proof(dossier, new_title("Beschikking"))
    desk.publish(dossier, title, holder)
    page = visit(BRAM, f"/kantoor/klanten/{dossier.id}?deel=mensen", alone=True)
    page.get_by_role("button", name="Vertegenwoordiger toevoegen").click()
    form = page.get_by_role("dialog", name="Vertegenwoordiger toevoegen")
    form.get_by_label("Naam", exact=True).fill("Mr. C. Curator")
    form.get_by_label("Accorderen of afkeuren").check()
    form.get_by_label(f"Wat mag {holder.name} zelf nog?").select_option("nothing")
    expect(form).to_contain_text(f"{title}: wordt dan gevraagd aan Mr. C. Curator")
    expect(form.get_by_text("Vraag dit ook aan deze persoon")).to_have_count(0)
    form.get_by_text("Wat er met open taken gebeurt").scroll_into_view_if_needed()
    look(page, "vertegenwoordiger-taken")
    form.get_by_label(f"Wat mag {holder.name} zelf nog?").select_option("all")
    expect(form.get_by_text("Vraag dit ook aan deze persoon")).to_be_visible()


def ends_after_reading_what_follows(
    page: Page, desk: Desk, dossier: Client, person: Person, look: Look
) -> None:
    """Nobody else may approve there: the holder only reads along."""
    title = new_title("Nog open")
    desk.publish(dossier, title, desk.known_at(dossier, person))
    page.goto(f"/kantoor/klanten/{dossier.id}?deel=mensen")
    page.get_by_role("button", name=f"Acties voor {person.name}").click()
    page.get_by_role("button", name="Toegang beëindigen").click()
    form = page.get_by_role("dialog", name=f"Toegang van {person.name} beëindigen?")
    expect(form).to_contain_text(f"{title}: gaat niet vanzelf naar iemand anders.")
    look(page, "toegang-beeindigen-taken")
