"""Going away from a ceremony: asked first, told what is lost, and the same step on coming back."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.acts import row
from tests.e2e.ceremony import Signer
from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk, Newcomer, Published
from tests.e2e.look import Look
from tests.e2e.papers import new_title
from tests.laptop import Portal
from tests.people import Client

FACE = re.compile(r"/Slanted-.*\.woff2$")


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.take_on(new_title("Weggegaan B.V."))


@pytest.fixture
def director(desk: Desk, client: Client) -> Newcomer:
    return desk.let_in(client, "Directeur", sign=True)


@pytest.fixture
def asked(desk: Desk, client: Client, director: Newcomer) -> Published:
    return desk.ask_to_sign(client, new_title("Besluit"), (director, 1))


@pytest.fixture
def anna(visit: Visit, portal: Portal, director: Newcomer, asked: Published) -> Signer:
    """In the list of tasks, so that there is somewhere to go back to."""
    return Signer(page=visit(director, "/taken"), portal=portal, person=director).open(asked)


def question(anna: Signer) -> Locator:
    return anna.page.get_by_role("dialog")


def test_stopping_asks_first_and_says_what_is_lost(anna: Signer, look: Look) -> None:
    code = anna.begin()
    anna.press("Afbreken")
    expect(question(anna)).to_contain_text("De codes die u heeft gekregen, werken dan niet meer.")
    look(anna.page, "ondertekenen-stoppen")
    anna.press("Doorgaan met ondertekenen")
    expect(question(anna)).to_have_count(0)
    anna.type_code(anna.prove_mail(code))
    expect(anna.heading("Zet uw handtekening")).to_be_focused()
    anna.draw()
    anna.press("Stoppen met ondertekenen")
    expect(question(anna)).to_contain_text("wat u heeft getekend of getypt gaat verloren")
    anna.page.keyboard.press("Escape")
    expect(question(anna)).to_have_count(0)
    expect(anna.page.get_by_text("Er staan 2 strepen.")).to_be_attached()
    anna.press("Stoppen met ondertekenen")
    question(anna).get_by_role("button", name="Stoppen", exact=True).click()
    expect(anna.page.get_by_role("button", name="Begin met ondertekenen")).to_be_enabled()


def test_who_leaves_with_a_drawing_is_asked_and_finds_the_same_step_again(
    anna: Signer, asked: Published, look: Look
) -> None:
    page = anna.prove().page
    anna.draw()
    page.get_by_role("link", name="Terug naar overzicht").click()
    expect(question(anna)).to_contain_text("De handtekening die u heeft getekend, gaat verloren.")
    expect(question(anna)).to_contain_text(re.compile(r"Tot \d\d:\d\d kunt u hier"))
    look(page, "ondertekenen-verlaten")
    anna.press("Hier blijven")
    expect(page.get_by_text("Er staan 2 strepen.")).to_be_attached()
    page.go_back()
    expect(question(anna)).to_contain_text("U heeft nog niet ondertekend.")
    anna.press("Verlaten")
    expect(anna.heading("Taken")).to_be_visible()
    row(page, asked.title).get_by_role("link", name=re.compile("^Onderteken")).click()
    expect(anna.heading("Zet uw handtekening")).to_be_visible()
    page.reload()
    expect(anna.heading("Zet uw handtekening")).to_be_visible()
    tab = page.context.new_page()
    page.close()
    tab.goto(asked.task_path)
    expect(tab.get_by_role("heading", name="Zet uw handtekening")).to_be_visible()
    back = Signer(page=tab, portal=anna.portal, person=anna.person)
    back.draw()
    back.sign()


def test_letters_that_cannot_be_drawn_are_refused_while_they_are_typed(
    anna: Signer, look: Look
) -> None:
    faces: list[str] = []
    page = anna.page
    page.on("request", lambda sent: faces.append(sent.url) if FACE.search(sent.url) else None)
    anna.prove()
    assert faces == []
    anna.type_name()
    field = page.get_by_label("Uw handtekening in letters")
    field.fill("王小明")
    refused = "Dit kan niet in het document worden gezet: 王 小 明. Teken uw handtekening"
    expect(page.get_by_text(refused).first).to_be_visible()
    look(page, "ondertekenen-typen-geweigerd")
    anna.press("Ondertekenen")
    expect(page.get_by_role("alert")).to_contain_text("in plaats daarvan")
    field.fill("An\u200bna")
    expect(page.get_by_text("Er staat een teken in dat niemand ziet.").first).to_be_visible()
    field.fill("Ἀριστοτέλης Ґалаґан Nguyễn Adébọ̀wálé")
    expect(page.get_by_text("Zo komt uw handtekening in het document")).to_be_visible()
    page.wait_for_function("() => document.fonts.check(\"italic 20px 'Akkoord Ink'\")")
    assert len(faces) == 1
    look(page, "ondertekenen-typen-letters")
    anna.sign()
