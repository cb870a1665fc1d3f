"""What a reader sees, by two programs that show PDFs: pdfium (as in Chrome) and poppler."""

import hashlib
import shutil
import subprocess
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any

SCALE = 0.6
POPPLER = shutil.which("pdftoppm") or ""
SECONDS = 20
ONE_AT_A_TIME = threading.Lock()
NOTHING = ("cannot be shown",)

Look = tuple[str, ...]


def pdfium(content: bytes) -> Look:
    """Each page, and what is attached; one file at a time, since it keeps no threads apart."""
    with ONE_AT_A_TIME:
        return _pdfium(content)


def _pdfium(content: bytes) -> Look:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return NOTHING
    try:
        opened.init_forms()
        pages = tuple(_page(opened, number) for number in range(len(opened)))
        held = range(raw.FPDFDoc_GetAttachmentCount(opened))
        return (*pages, *(_attached(opened, number) for number in held))
    finally:
        opened.close()


def _page(opened: Any, number: int) -> str:
    import pypdfium2

    try:
        page = opened[number]
    except pypdfium2.PdfiumError:
        return "no page"
    drawn = page.render(scale=SCALE)
    told = hashlib.sha256(drawn.buffer).hexdigest()
    told = f"{drawn.width}x{drawn.height}:{told}"
    drawn.close()
    page.close()
    return told


def _attached(opened: Any, number: int) -> str:
    import pypdfium2

    try:
        return hashlib.sha256(opened.get_attachment(number).get_data()).hexdigest()
    except pypdfium2.PdfiumError:
        return "no attachment"


def poppler(content: bytes) -> Look:
    asked = [POPPLER, "-r", f"{72 * SCALE:.0f}", "-"]
    try:
        done = subprocess.run(asked, input=content, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return NOTHING
    return (hashlib.sha256(done.stdout).hexdigest(),) if done.stdout else NOTHING


RENDERERS: dict[str, Callable[[bytes], Look]] = {"pdfium": pdfium}
if POPPLER:
    RENDERERS["poppler"] = poppler


@lru_cache(maxsize=32)
def looks(content: bytes) -> dict[str, Look]:
    return {name: render(content) for name, render in RENDERERS.items()}


def looks_other(before: bytes, after: bytes) -> list[str]:
    """The programs that show another picture."""
    was = looks(before)
    return [name for name, render in RENDERERS.items() if render(after) != was[name]]
