"""Pages with something on them, where the boxes came in a laid-out file, and what they hide."""

import io
import math
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Pdf
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth

from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import Prepared, Slot
from tests.support.signing import document, paper

Rectangle = tuple[float, float, float, float]
Corners = list[tuple[float, float]]
DRAWS = shutil.which("pdftoppm")


def written(
    *lines: str, size: Sequence[float] = (0, 0, 595, 842), **facts: object
) -> Callable[[Pdf], None]:
    """The last page, with this on it."""

    def write(made: Pdf) -> None:
        page = made.pages[-1]
        page.Contents = made.make_stream(" ".join(lines).encode("latin-1"))
        page.obj.MediaBox = Array(size)
        for key, value in facts.items():
            page.obj[f"/{key}"] = value

    return write


def text(words: str, x: float, y: float, size: float = 11, turned: float = 0) -> str:
    """Helvetica, turned so many degrees against the clock."""
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f}"
    return f"BT /F1 {size} Tf {matrix} Tm ({words}) Tj ET"


def corners(words: str, x: float, y: float, size: float, turned: float) -> Corners:
    """Of the small letters of `text`: whatever covers a part of this hides some of it."""
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    wide, high = stringWidth(words, "Helvetica", size), size * 0.5
    flat = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in flat]


def touch(one: Corners, other: Corners) -> bool:
    """Whether two shapes without dents have a part in common (separating axes)."""
    for shape in (one, other):
        for (ax, ay), (bx, by) in zip(shape, [*shape[1:], shape[0]], strict=True):
            across = (by - ay, ax - bx)
            first, second = ([x * across[0] + y * across[1] for x, y in s] for s in (one, other))
            if max(first) <= min(second) or max(second) <= min(first):
                return False
    return True


def outline(box: Rectangle) -> Corners:
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def boxes(content: bytes) -> dict[str, tuple[int, Rectangle]]:
    """The page and the place of every box, as the laid-out file has them."""
    found = {}
    with pikepdf.open(io.BytesIO(content)) as opened:
        for number, page in enumerate(opened.pages, 1):
            for note in page.obj.get("/Annots", []):
                name = str(note.get("/T", ""))
                if name.startswith("sig_"):
                    left, bottom, right, top = (float(edge) for edge in note.Rect)
                    found[name.removeprefix("sig_")] = (number, (left, bottom, right, top))
    return found


def signers(many: int) -> list[Slot]:
    return [Slot(key=f"s{number}", name=f"Ondertekenaar {number}") for number in range(1, many + 1)]


def placed(
    change: Callable[[Pdf], None], *slots: Slot, pages: int = 1, rehearsed: bool = False
) -> "Placed":
    """Laid out, and where it says so in a way that came through the rehearsal too."""
    before, asked = document(change, pages=pages), paper(*(slots or signers(2)))
    return Placed(before, (engine.prepare if rehearsed else engine.lay_out)(before, asked))


class Placed:
    """A document before and after it was laid out."""

    def __init__(self, before: bytes, made: Prepared) -> None:
        self.before, self.made = before, made
        self.boxes = boxes(made.content)

    @property
    def pages(self) -> list[int]:
        return [number for number, _ in self.boxes.values()]

    def rectangles(self, page: int = 1) -> list[Rectangle]:
        return [rectangle for number, rectangle in self.boxes.values() if number == page]

    @property
    def overlapping(self) -> bool:
        places = list(self.boxes.values())
        return any(
            one[0] == other[0] and touch(outline(one[1]), outline(other[1]))
            for k, one in enumerate(places)
            for other in places[:k]
        )

    def hides_ink(self) -> bool:
        return hides_ink(self.before, self.rectangles())


def hides_ink(content: bytes, places: Sequence[Rectangle]) -> bool:
    """Whether a reader draws anything there on the first page, before the boxes came."""
    seen = _drawn(content)
    with pikepdf.open(io.BytesIO(content)) as opened:
        sheet = opened.pages[0]
        edges = [float(edge) for edge in sheet.cropbox]
        assert not int(sheet.obj.get("/Rotate", 0))
    scale = seen.width / (edges[2] - edges[0])
    for left, bottom, right, top in places:
        part = seen.crop((
            int((left - edges[0]) * scale) + 1, int((edges[3] - top) * scale) + 1,
            int((right - edges[0]) * scale), int((edges[3] - bottom) * scale),
        ))  # fmt: skip
        lightest, darkest = part.getextrema()[1], part.getextrema()[0]
        if lightest - darkest > 16:
            return True
    return False


def _drawn(content: bytes) -> Image.Image:
    """By poppler, which is another reader than ours; where it is missing by pdfium."""
    if not DRAWS:
        shown = pypdfium2.PdfDocument(content)[0].render(scale=2, grayscale=True)
        return shown.to_pil()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "before.pdf"
        file.write_bytes(content)
        only = ["-l", "1", "-singlefile", "-cropbox", "-r", "144", "-gray"]
        command = [DRAWS, *only, str(file), str(file.with_suffix(""))]
        subprocess.run(command, check=True, capture_output=True)
        with Image.open(file.with_suffix(".pgm")) as image:
            return image.convert("L")
