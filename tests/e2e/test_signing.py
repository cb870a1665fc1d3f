"""Signing on the screen: two codes and a signature, in turn, on paper, or not at all."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from chalicelib.core import clock
from tests.e2e.acts import confirm, mail_ids, row
from tests.e2e.ceremony import READY, Signer
from tests.e2e.conftest import SetBack, Visit
from tests.e2e.desk import Desk, Newcomer
from tests.e2e.look import Look
from tests.e2e.papers import file, new_title
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import BRAM, Client
from tests.support.sealed_words import logs_in
from tests.waiting import eventually

PHONE = {"width": 390, "is_mobile": True, "has_touch": True}


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Getekend B.V."))


@pytest.fixture
def director(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Directeur", sign=True)


@pytest.fixture
def fellow(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Mededirecteur", sign=True)


def test_the_accountant_signs_first_and_then_the_client_up_to_the_sealed_file(
    visit: Visit, portal: Portal, desk: Desk, look: Look, client: Client, director: Newcomer
) -> None:
    asked = desk.ask_to_sign(client, new_title("Bevestiging"), (BRAM, 1), (director, 2), box=True)
    early = visit(director, asked.task_path)
    expect(early.get_by_role("heading", name="U bent nog niet aan de beurt")).to_be_visible()
    path = f"/kantoor/klanten/{client.id}/ondertekenen/{asked.task_id}"
    bram = Signer(page=visit(BRAM, path), portal=portal, person=BRAM)
    expect(bram.page.get_by_role("button", name="Begin met ondertekenen")).to_be_enabled()
    look(bram.page, "zelf-ondertekenen")
    bram.prove().type_name()
    look(bram.page, "ondertekenen-typen")
    bram.sign()
    anna = Signer(page=visit(director, "/taken"), portal=portal, person=director).open(asked)
    expect(anna.page.get_by_text("Er staat al 1 handtekening in.")).to_be_visible()
    anna.press("Naar de plaats van uw handtekening")
    expect(anna.page.get_by_text("Uw handtekening", exact=True)).to_be_in_viewport()
    anna.prove().draw()
    anna.put_signature()
    look(anna.page, "ondertekenen-klaar")
    anna.finish()
    expect(anna.page.get_by_role("heading", name="Taken")).to_be_visible()
    expect(row(anna.page, asked.title)).to_have_count(0)
    office = visit(BRAM, asked.office_path)
    history = office.get_by_role("region", name="Geschiedenis")
    expect(history.get_by_text("Het document is afgesloten.")).to_be_visible(timeout=READY)
    expect(history.get_by_text("Ondertekend", exact=True)).to_have_count(2)
    expect(history.get_by_text("Handtekening gegeven")).to_have_count(0)
    expect(office.get_by_text("Versie 2").first).to_be_visible()
    logs = logs_in(desk.file(asked))
    assert set(logs) == {BRAM.name, director.name}
    for log in logs.values():
        assert re.search("Code per e-mail: verstuurd [^a-z]*UTC .*, bevestigd [0-9]", log), log
        assert re.search("Tweede code: verstuurd sms .*, bevestigd sms ", log), log


def test_somebody_leaves_between_the_codes_and_comes_back_on_the_same_step(
    visit: Visit,
    watch: Watch,
    portal: Portal,
    desk: Desk,
    look: Look,
    client: Client,
    director: Newcomer,
    fellow: Newcomer,
) -> None:
    watch.expect("403")
    asked = desk.ask_to_sign(client, new_title("Volmacht"), (director, 1))
    until = clock.today() + timedelta(days=20)
    other = desk.ask_to_sign(client, new_title("Notulen"), (director, 1), (fellow, 1), until=until)
    anna = Signer(page=visit(director, asked.task_path), portal=portal, person=director)
    page = anna.page
    expect(page.get_by_role("checkbox", name=asked.title)).to_be_checked()
    expect(page.get_by_text(f"Nog te openen: {other.title}.")).to_be_visible()
    page.get_by_role("button", name=f"Lezen: {other.title}").click()
    expect(anna.heading(other.title)).to_be_visible()
    expect(page.get_by_role("checkbox", name=other.title)).to_be_checked()
    expect(page.get_by_role("button", name="Begin met ondertekenen")).to_be_enabled()
    expect(page.get_by_text("Nog te openen:")).to_have_count(0)
    listed = page.get_by_role("group", name="Documenten")
    expect(listed.get_by_text(f"Laatste dag om te ondertekenen: {until.day} ")).to_be_visible()
    look(page, "ondertekenen-lezen")
    code = anna.begin()
    beside = page.get_by_role("region", name="U ondertekent")
    expect(beside).to_contain_text(asked.title)
    expect(beside).to_contain_text(other.title)
    anna.type_code("000000" if code != "000000" else "111111")
    expect(page.get_by_role("alert")).to_contain_text("U kunt het nog 4 keer proberen.")
    look(page, "ondertekenen-code-mail")
    second = anna.prove_mail(code)
    page.get_by_role("link", name="Terug naar overzicht").click()
    anna.press("Verlaten")
    expect(anna.heading("Taken")).to_be_visible()
    page.goto(other.task_path)
    expect(anna.heading("Vul de tweede code in")).to_be_visible()
    look(page, "ondertekenen-code-sms")
    anna.type_code(second)
    expect(anna.heading("Zet uw handtekening")).to_be_focused()
    anna.press("Ondertekenen")
    expect(page.get_by_role("alert")).to_contain_text("Teken eerst uw handtekening.")
    look(page, "ondertekenen-tekenen")
    anna.draw()
    page.set_viewport_size({"width": 600, "height": 800})
    expect(page.get_by_text("Er staan 2 strepen.")).to_be_attached()
    anna.press("Laatste streep weg")
    expect(page.get_by_text("Er staat 1 streep.")).to_be_attached()
    anna.put_signature()
    told = page.get_by_role("region", name="Hoe gaat het verder?").get_by_role("listitem")
    expect(told.filter(has_text=asked.title)).to_contain_text("Getekend door")
    waits = f"Wacht op de handtekening van {fellow.name}."
    expect(told.filter(has_text=other.title)).to_contain_text(waits)
    signed = page.get_by_role("region", name="Ondertekend", exact=True).get_by_role("listitem")
    expect(signed.filter(has_text="Ondertekend")).to_have_count(2)
    look(page, "ondertekenen-samen-klaar")
    anna.finish()


def test_not_signing_takes_a_reason_and_ends_it_for_everybody(
    visit: Visit,
    portal: Portal,
    desk: Desk,
    look: Look,
    client: Client,
    director: Newcomer,
    fellow: Newcomer,
    watch: Watch,
) -> None:
    watch.expect("403")
    asked = desk.ask_to_sign(client, new_title("Offerte"), (director, 1), (fellow, 1))
    anna = Signer(page=visit(director, asked.task_path), portal=portal, person=director)
    anna.page.get_by_text("Wilt of kunt u niet digitaal ondertekenen?").click()
    anna.press("Niet ondertekenen")
    anna.press("Niet ondertekenen")
    expect(anna.page.get_by_role("alert")).to_contain_text("Vul in waarom u niet ondertekent.")
    look(anna.page, "ondertekenen-weigeren")
    anna.page.get_by_label("Waarom ondertekent u niet?").fill("De datum klopt niet.")
    known = mail_ids(portal, director.phone)
    anna.press("Niet ondertekenen")
    confirm(anna.page, portal, director.phone, known)
    expect(anna.page.locator("#outcome")).to_be_focused()
    expect(anna.page.locator("#outcome")).to_contain_text("Uw kantoor krijgt bericht.")
    pieter = visit(fellow, asked.task_path)
    stands = pieter.locator("#outcome")
    expect(stands).to_contain_text("Het ondertekenen is gestopt")
    expect(stands).to_contain_text("De datum klopt niet.")


def test_paper_comes_as_a_scan_or_only_with_the_word_how(
    visit: Visit, desk: Desk, look: Look, client: Client, director: Newcomer, fellow: Newcomer
) -> None:
    asked = desk.ask_to_sign(client, new_title("Huurcontract"), (director, 1), (fellow, 1))
    anna = visit(director, asked.task_path)
    anna.get_by_text("Wilt of kunt u niet digitaal ondertekenen?").click()
    anna.get_by_role("button", name="Op papier ondertekenen").click()
    anna.get_by_role("button", name="Bevestigen").click()
    expect(anna.get_by_role("alert")).to_contain_text("Voeg minstens één scan toe.")
    look(anna, "ondertekenen-papier")
    anna.get_by_label("Kies een bestand").set_input_files(file("scan.pdf"))
    expect(anna.get_by_role("group", name="Scans")).to_contain_text("Gecontroleerd")
    anna.get_by_role("button", name="Bevestigen").click()
    expect(anna.locator("#outcome")).to_contain_text("Uw kantoor controleert uw stukken")
    pieter = visit(fellow, asked.task_path)
    pieter.get_by_text("Wilt of kunt u niet digitaal ondertekenen?").click()
    pieter.get_by_role("button", name="Op papier ondertekenen").click()
    pieter.get_by_role("radio", name="op een andere manier").check()
    pieter.get_by_label("Hoe bereikt uw handtekening het kantoor?").fill("Bij de balie afgegeven.")
    pieter.get_by_role("button", name="Bevestigen").click()
    expect(pieter.locator("#outcome")).to_contain_text("Uw kantoor controleert uw stukken")
    people = pieter.get_by_role("region", name="Wie ondertekent")
    expect(people).to_contain_text("Meldt: op papier ondertekend")
    expect(people).to_contain_text("Meldt: op een andere manier aangeleverd")
    look(pieter, "ondertekenen-gemeld")
    office = visit(BRAM, asked.office_path)
    expect(office.get_by_text("Ontvangst bevestigen", exact=True)).to_be_visible()
    expect(office.get_by_text("Ondertekening afgerond")).to_have_count(0)
    office.get_by_role("button", name=f"Terugsturen: papier van {director.name}").click()
    look(office, "ondertekening-niet-ontvangen")
    office.keyboard.press("Escape")
    for person in (director, fellow):
        office.get_by_role("button", name=f"Ontvangen: papier van {person.name}").click()
        look(office, "ondertekening-ontvangst")
        office.get_by_role("dialog").get_by_role("button", name="Ontvangst bevestigen").click()
        expect(office.get_by_role("dialog")).to_have_count(0)
    place = f"/api/clients/{client.id}/tasks/{asked.task_id}"
    eventually(lambda: desk.request.get(place).json()["status"] == "ready_to_send")
    pieter.reload()
    expect(pieter.locator("#outcome")).to_contain_text("Ondertekening afgerond")
    expect(pieter.locator("#outcome")).to_contain_text("het document zonder handtekeningen")


def test_a_signature_is_drawn_with_a_finger_on_a_phone(
    visit: Visit, portal: Portal, desk: Desk, client: Client, director: Newcomer
) -> None:
    asked = desk.ask_to_sign(client, new_title("Akte"), (director, 1))
    anna = Signer(
        page=visit(director, asked.task_path, **PHONE), portal=portal, person=director
    ).prove()
    canvas = anna.page.locator("canvas.pad")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    finger = anna.page.context.new_cdp_session(anna.page)
    top = anna.page.evaluate("() => visualViewport.offsetTop")
    points = [(box["x"] + 30 + 8 * i, box["y"] - top + 40 + 3 * (i % 4)) for i in range(12)]
    for kind, each in zip(["touchStart", *["touchMove"] * 11], points, strict=True):
        spot = {"x": each[0], "y": each[1]}
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [spot]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(anna.page.get_by_text("Er staat 1 streep.")).to_be_attached()
    anna.sign()


def test_a_code_can_be_sent_again_and_stops_working_after_ten_minutes(
    visit: Visit,
    watch: Watch,
    portal: Portal,
    desk: Desk,
    look: Look,
    client: Client,
    director: Newcomer,
    set_back: SetBack,
) -> None:
    watch.expect("403")
    set_back(timedelta(minutes=12))
    asked = desk.ask_to_sign(client, new_title("Machtiging"), (director, 1))
    page = visit(director, "about:blank")
    page.clock.install()
    page.goto(asked.task_path)
    anna = Signer(page=page, portal=portal, person=director)
    first = anna.begin()
    again = page.get_by_role("button", name=re.compile("^Nieuwe code versturen"))
    expect(again).to_be_disabled()
    set_back(timedelta(minutes=11))
    page.clock.fast_forward(60_000)
    known = mail_ids(portal, director.email)
    again.click()
    expect(page.get_by_text("Er is een nieuwe code gestuurd")).to_be_visible()
    assert mail_ids(portal, director.email) > known
    anna.type_code(first)
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    set_back(timedelta())
    anna.type_code("123456")
    expect(anna.heading("Begin opnieuw met ondertekenen")).to_be_visible()
    look(page, "ondertekenen-opnieuw")
    anna.press("Opnieuw beginnen")
    expect(page.get_by_role("button", name="Begin met ondertekenen")).to_be_enabled()
