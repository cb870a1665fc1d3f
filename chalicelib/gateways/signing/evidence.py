"""Log pages that are full from the start: for many signers, and for a file that arrived signed."""

from collections.abc import Container, Sequence
from typing import Any

from chalicelib.gateways.signing import boxes, layout, log_page
from chalicelib.gateways.signing.drawing import Drawing, Letters
from chalicelib.gateways.signing.log_page import LogPage
from chalicelib.gateways.signing.shapes import Paper, SignatureToAdd, Slot

INK_WIDE, INK_HIGH = 158.0, 58.0


def add_pages(
    writer: Any,
    paper: Paper,
    signatures: Sequence[SignatureToAdd],
    facts: Any,
    title: str,
    taken: Container[str] = (),
) -> None:
    """What each signer left behind, log and ink, and an empty field for the seal."""
    letters = layout.put_letters(writer, paper, signatures)
    for page in log_page.log_pages(paper, letters, facts, title):
        for signature in signatures:
            if signature.key in page.places:
                _write(page, signature, letters)
        for slot in paper.slots:
            if slot.note and slot.key in page.places:
                _write_note(page, slot, letters, paper.language)
        layout.add_page(writer, page.drawing)
    form = layout.form(writer, letters)
    layout.add_seal(writer, form, layout.name_fields(form, (), taken))


def _write(page: LogPage, signature: SignatureToAdd, letters: Letters) -> None:
    left, bottom, right, top = page.places[signature.key]
    width = right - left - INK_WIDE - 8
    written = log_page.log(signature.log, width, top - bottom, letters, signature.language)
    _put(page.drawing, written, left, bottom)
    look = boxes.signed(signature, boxes.Measure(width=INK_WIDE, height=INK_HIGH), letters)
    _put(page.drawing, look, right - INK_WIDE, top - INK_HIGH)


def _write_note(page: LogPage, slot: Slot, letters: Letters, language: str) -> None:
    left, bottom, right, top = page.places[slot.key]
    written = log_page.log(slot.note, right - left, top - bottom, letters, language)
    _put(page.drawing, written, left, bottom)


def _put(drawing: Drawing, inner: Drawing, left: float, bottom: float) -> None:
    drawing.written += [f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm".encode(), inner.content(), b"Q"]
