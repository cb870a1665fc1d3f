"""Files that are refused, interrupted, or sent again."""

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from reportlab.pdfgen.canvas import Canvas

from tests.e2e.conftest import Visit
from tests.e2e.desk import Desk
from tests.e2e.look import Look
from tests.e2e.papers import file, new_pdf, new_title
from tests.e2e.watch import Watch
from tests.people import BAKKERIJ, BRAM

PUBLISH = f"/kantoor/klanten/{BAKKERIJ.id}/publiceren"


def with_password() -> bytes:
    content = BytesIO()
    canvas = Canvas(content, encrypt="geheim")
    canvas.drawString(100, 700, "Alleen met wachtwoord")
    canvas.save()
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"een brief, maar geen pdf", "De inhoud van dit bestand is geen pdf, al heet het wel zo."),
        (with_password(), "Deze pdf is beveiligd met een wachtwoord."),
        (b"", "Dit bestand is leeg."),
    ],
    ids=["fake", "password", "empty"],
)
def test_a_refused_file_says_why(
    visit: Visit, look: Look, request: pytest.FixtureRequest, content: bytes, reason: str
) -> None:
    page = visit(BRAM, PUBLISH)
    item = choose(page, content)
    expect(item).to_contain_text("Geweigerd")
    expect(item.get_by_role("alert")).to_contain_text(reason)
    look(page, f"publiceren-geweigerd-{request.node.callspec.id}")


def test_an_upload_is_cancelled_and_tried_again(visit: Visit) -> None:
    page = visit(BRAM, PUBLISH)
    held: list[Route] = []
    page.route(is_storage(page), lambda route: held.append(route))
    item = choose(page, new_pdf())
    item.get_by_role("button", name="stuk.pdf annuleren").click()
    expect(item).to_contain_text("Geannuleerd")
    page.unroute_all(behavior="ignoreErrors")
    item.get_by_role("button", name="Opnieuw proberen").click()
    expect(item).to_contain_text("Gecontroleerd, 1 pagina")


def test_a_broken_connection_keeps_what_was_typed_and_tries_again(
    visit: Visit, watch: Watch
) -> None:
    watch.expect("net::ERR_FAILED")
    page = visit(BRAM, PUBLISH)
    page.route(is_storage(page), lambda route: route.abort())
    item = choose(page, new_pdf())
    expect(item).to_contain_text("Niet verstuurd")
    expect(item.get_by_role("alert")).to_contain_text("Controleer uw verbinding")
    item.get_by_label("Titel").fill("Blijft staan")
    page.unroute_all()
    item.get_by_role("button", name="Opnieuw proberen").click()
    expect(item).to_contain_text("Gecontroleerd")
    expect(item.get_by_label("Titel")).to_have_value("Blijft staan")


def test_the_same_file_twice_is_seen_before_publishing_and_asked_about(
    visit: Visit, desk: Desk
) -> None:
    client = desk.take_on(new_title("Dubbel B.V."))
    page = visit(BRAM, f"/kantoor/klanten/{client.id}/publiceren")
    content = new_pdf()
    files = [file(name, content) for name in ("factuur.pdf", "factuur 2.pdf", "factuur 3.pdf")]
    page.get_by_label("Kies bestanden").set_input_files(files)
    items = [page.get_by_role("article", name=each["name"]) for each in files]
    for item in items:
        expect(item).to_contain_text("Gecontroleerd")
        expect(item).to_contain_text("Dit is precies hetzelfde bestand als")
    expect(items[0]).to_contain_text("factuur 2.pdf en factuur 3.pdf op deze pagina.")
    expect(items[0].get_by_role("radio")).to_have_count(0)
    for item in items[1:]:
        expect(item.get_by_role("radio", name="Sla het over")).to_be_checked()
    items[2].get_by_role("radio", name="Publiceer het toch als apart document").check()
    page.get_by_role("button", name="Publiceer 2 documenten").click()
    expect(page.get_by_role("heading", name="2 documenten zijn gepubliceerd")).to_be_visible()
    expect(page.get_by_text("Overgeslagen")).to_be_visible()


def test_what_a_colleague_published_meanwhile_is_asked_about_too(
    visit: Visit, desk: Desk, watch: Watch
) -> None:
    watch.expect("400")
    client = desk.take_on(new_title("Gelijktijdig B.V."))
    content = new_pdf()
    pages = [visit(BRAM, f"/kantoor/klanten/{client.id}/publiceren") for _ in range(2)]
    for page in pages:
        page.get_by_label("Kies bestanden").set_input_files(file("factuur.pdf", content))
        expect(page.get_by_role("article", name="factuur.pdf")).to_contain_text("Gecontroleerd")
    for page in pages:
        page.get_by_role("button", name="Publiceer 1 document").click()
    first, second = pages
    expect(first.get_by_role("heading", name="1 document is gepubliceerd")).to_be_visible()
    item = second.get_by_role("article", name="factuur.pdf")
    expect(item).to_contain_text("Dit bestand staat al in het dossier van deze klant:")
    item.get_by_role("radio", name="Publiceer het toch als apart document").check()
    second.get_by_role("button", name="Publiceer 1 document").click()
    expect(second.get_by_role("heading", name="1 document is gepubliceerd")).to_be_visible()


def choose(page: Page, content: bytes) -> Locator:
    payload = file("stuk.pdf") | {"buffer": content}
    page.get_by_label("Kies bestanden").set_input_files(payload)
    return page.get_by_role("article", name="stuk.pdf")


def is_storage(page: Page) -> Callable[[str], bool]:
    """Everything that does not go to the portal itself goes to the store of files."""
    here = page.url.split("/kantoor")[0]
    return lambda url: not url.startswith(here)
