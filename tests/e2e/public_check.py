"""Controleer een document, by who has no account and holds a file that was really signed."""

import io

import pikepdf
from playwright.sync_api import Page, expect

from tests.e2e.look import Look
from tests.e2e.papers import file, new_pdf
from tests.people import ANNA, BRAM
from tests.support.strangers import NAME, signed_by_a_stranger
from tests.support.updating import contents_of, cut_back, stream, updated

OTHER_AMOUNT = stream(b"BT /F1 12 Tf 60 700 Td (Wij betalen 9.000) Tj ET")


def check_publicly(page: Page, signed: bytes, look: Look) -> None:
    """Signed by Bram for the office and by Anna."""
    page.get_by_role("link", name="Controleer een document").click()
    expect(page.get_by_label("Kies een PDF")).to_be_attached()
    look(page, "controleer")
    check(page, signed, "Ondertekend en ongewijzigd")
    expect(page.get_by_text("Vrijgegeven door Van Dijk Accountants")).to_be_visible()
    for name in (BRAM.name, ANNA.name):
        expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text("Klopt")
    look(page, "controleer-ongewijzigd")
    _changed(page, signed, look)
    _unfinished(page, signed, look)
    check(page, signed_by_a_stranger(), "Ongewijzigd, uitgever onbekend")
    of_stranger = page.get_by_role("listitem").filter(has_text=NAME)
    expect(of_stranger).to_contain_text("Niet te bevestigen")
    look(page, "controleer-vreemd")
    check(page, new_pdf(), "Niet ondertekend")
    check(page, b"%PDF-1.7 en dan niets", "Dit bestand kan niet worden gecontroleerd")
    expect(page.get_by_text("De PDF is beschadigd")).to_be_visible()
    check(page, b"", "Dit bestand kan niet worden gecontroleerd")
    expect(page.get_by_text("Dit bestand is leeg.")).to_be_visible()
    check(page, bytes(5 * 1024 * 1024), "Onbekend document")


def check(page: Page, content: bytes, verdict: str) -> None:
    page.get_by_label("Kies een PDF").set_input_files(file("stuk.pdf", content))
    expect(page.get_by_role("heading", name=verdict)).to_be_visible()


def _changed(page: Page, signed: bytes, look: Look) -> None:
    """The closing timestamp cut off, and another amount in an update that does not end: all
    signatures are right, and every viewer shows the other amount."""
    check(page, with_another_amount(signed), "Gewijzigd na het ondertekenen")
    changes = page.get_by_role("list", name="Wat er is gewijzigd:")
    expect(changes.get_by_role("listitem")).to_contain_text("pagina 1")
    of_anna = page.get_by_role("listitem").filter(has_text=ANNA.name)
    expect(of_anna).to_contain_text("Van vóór de wijziging")
    expect(page.get_by_text("Klopt", exact=True)).to_have_count(0)
    look(page, "controleer-gewijzigd")
    check(page, with_another_page(signed), "Gewijzigd na het ondertekenen")


def _unfinished(page: Page, signed: bytes, look: Look) -> None:
    check(page, cut_back(signed, 1), "Niet afgerond")
    for missing in (f"De handtekening van {ANNA.name} ontbreekt.", "Het zegel ontbreekt."):
        expect(page.get_by_text(missing)).to_be_visible()
    look(page, "controleer-niet-afgerond")


def with_another_amount(signed: bytes) -> bytes:
    short = cut_back(signed, -1)
    return updated(short, {contents_of(short): OTHER_AMOUNT}, ending=b"")


def with_another_page(signed: bytes) -> bytes:
    """As somebody does who saves the file anew."""
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as document:
        document.add_blank_page()
        document.save(changed)
    return changed.getvalue()
