"""PDFs to publish: real ones when they lie beside the repository, else drawn by the demo."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import FilePayload

from scripts.demo.pdfs import draw
from scripts.local.stand_in import ROOT
from tests.people import ANNA_PRIVATE, BAKKERIJ

# Six digits in a name would be taken for a code.
LETTERS = str.maketrans("0123456789", "ghijklmnop")
SHARED = ROOT.parent / "shared/data/pdf"
DRAWN = {
    "vat": "2026-Q3",
    "accounts_concept": "2025",
    "income_concept": "2025",
    "letter": "2026",
}
REAL = {
    "vat": "pdflatex-4-pages.pdf",
    "accounts_concept": "GeoTopo-komprimiert.pdf",
    "income_concept": "crazyones-pdfa.pdf",
    "letter": "google-doc-document.pdf",
}


def four_papers(folder: Path) -> list[Path]:
    """A btw return, concept accounts, a concept IB return, and a letter."""
    if all((SHARED / name).exists() for name in REAL.values()):
        return [SHARED / name for name in REAL.values()]
    return [drawn(kind, period, folder / f"{kind}.pdf") for kind, period in DRAWN.items()]


def drawn(kind: str, period: str, path: Path) -> Path:
    path.write_bytes(new_pdf(kind, period))
    return path


def new_pdf(kind: str = "letter", period: str = "2026") -> bytes:
    """One that is in no dossier yet."""
    client = ANNA_PRIVATE if kind.startswith("income") else BAKKERIJ
    return draw(kind, client, period, date(2026, 11, 2)) + f"% {uuid4()}\n".encode()


def file(name: str, content: bytes | None = None) -> FilePayload:
    """To choose in a browser."""
    held = new_pdf() if content is None else content
    return {"name": name, "mimeType": "application/pdf", "buffer": held}


def new_title(name: str) -> str:
    return f"{name} {uuid4().hex[:8].translate(LETTERS)}"
