"""The paper everything is printed on: fonts, margins, head and foot, cover, watermark."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from scripts.demo.shapes import Client, Office

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 62, 58, 98, 66
INNER = WIDTH - LEFT - RIGHT
INK, GREY, LINE, PALE = HexColor("#1c2329"), HexColor("#65707a"), HexColor("#c9d0d6"), "#f3f5f6"
TEXT, BOLD = "Vera", "VeraBd"


@dataclass(frozen=True)
class Sheet:
    """What is the same on every page of one document."""

    office: Office
    client: Client
    title: str
    caption: str = ""
    concept: bool = False
    opening: str = "page"  # page, letter or cover

    @property
    def colour(self) -> Color:
        return HexColor(self.office.colour)


def prepare_fonts() -> None:
    """Before any paragraph is made: a paragraph looks up its font when it is created."""
    rl_config.useA85 = 0
    for name in (TEXT, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=TEXT, boldItalic=BOLD)


prepare_fonts()


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """Knows the number of pages before it writes the foot of the first."""

    def foot(self, number: int, count: int) -> None:
        raise NotImplementedError

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (the name is reportlab's)
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        pages = list(self._pages)
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page)
            self.foot(number, len(pages))
            super().showPage()
        super().save()


def render(sheet: Sheet, story: list[Flowable]) -> bytes:
    """The document as a PDF; the same input gives the same bytes."""
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=f"{sheet.title} – {sheet.client.name}",
        author=sheet.office.name,
        lang="nl-NL",
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates(_templates(sheet))
    document.build(story, canvasmaker=_canvas_for(sheet))
    return out.getvalue()


def _canvas_for(sheet: Sheet) -> type[NumberedCanvas]:
    def foot(canvas: NumberedCanvas, number: int, count: int) -> None:
        if number > 1 or sheet.opening != "cover":
            draw_foot(canvas, sheet, number, count)

    return type("SheetCanvas", (NumberedCanvas,), {"foot": foot})


def _templates(sheet: Sheet) -> list[PageTemplate]:
    tops = {"page": TOP, "letter": 268, "cover": 400}
    drawings = {"page": draw_head, "letter": draw_letterhead, "cover": draw_cover}
    order = [sheet.opening, *(["page"] if sheet.opening != "page" else [])]
    return [
        _template(name, tops[name], drawings[name], sheet, then="page" if len(order) > 1 else None)
        for name in order
    ]


def _template(
    name: str, top: float, draw: Callable[[Canvas, Sheet], None], sheet: Sheet, then: str | None
) -> PageTemplate:
    frame = Frame(LEFT, BOTTOM, INNER, HEIGHT - top - BOTTOM, 0, 0, 0, 0)

    def page(canvas: Canvas, _: BaseDocTemplate) -> None:
        if sheet.concept and name != "cover":
            draw_watermark(canvas)
        draw(canvas, sheet)

    return PageTemplate(name, [frame], onPage=page, autoNextPageTemplate=then)


def draw_watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(54)
    canvas.setFillColor(HexColor("#eceff1"))
    canvas.setFont(BOLD, 118)
    canvas.drawCentredString(0, -40, "CONCEPT")
    canvas.restoreState()


def draw_mark(canvas: Canvas, sheet: Sheet, x: float, y: float, size: float, ink: Color) -> None:
    """The logo of the office: its initial on a square, and its name."""
    canvas.setFillColor(ink)
    canvas.roundRect(x, y, size, size, size * 0.18, stroke=0, fill=1)
    canvas.setFillColor(sheet.colour if ink == white else white)
    canvas.setFont(BOLD, size * 0.6)
    canvas.drawCentredString(x + size / 2, y + size * 0.28, initial(sheet.office))
    canvas.setFillColor(ink)
    canvas.setFont(BOLD, size * 0.52)
    canvas.drawString(x + size * 1.45, y + size * 0.31, sheet.office.name)


def initial(office: Office) -> str:
    return next(word for word in office.name.split() if word != "Van")[0]


def draw_head(canvas: Canvas, sheet: Sheet) -> None:
    draw_mark(canvas, sheet, LEFT, HEIGHT - 62, 18, sheet.colour)
    canvas.setFillColor(GREY)
    canvas.setFont(TEXT, 7.2)
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 51, sheet.client.name)
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 61, sheet.caption or sheet.title)


def draw_letterhead(canvas: Canvas, sheet: Sheet) -> None:
    office, client = sheet.office, sheet.client
    draw_mark(canvas, sheet, LEFT, HEIGHT - 74, 26, sheet.colour)
    canvas.setFont(TEXT, 7.2)
    canvas.setFillColor(GREY)
    lines = (office.street, office.place, office.phone, office.email, office.site)
    for row, line in enumerate(lines):
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 55 - row * 10.5, line)
    canvas.setFillColor(INK)
    canvas.setFont(TEXT, 9)
    addressee = _addressee(client)
    for row, line in enumerate(addressee):
        canvas.drawString(LEFT, HEIGHT - 150 - row * 13.5, line)


def _addressee(client: Client) -> list[str]:
    if client.kind == "person":
        return [client.name, client.street, client.place]
    reader = "de directie" if client.rsin else client.directors[0]
    return [client.name, f"T.a.v. {reader}", client.street, client.place]


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFillColor(sheet.colour)
    canvas.rect(0, HEIGHT - 380, WIDTH, 380, stroke=0, fill=1)
    draw_mark(canvas, sheet, LEFT, HEIGHT - 92, 26, white)
    canvas.setFillColor(white)
    canvas.setFont(BOLD, 30)
    canvas.drawString(LEFT, HEIGHT - 290, sheet.title)
    canvas.setFont(TEXT, 13)
    canvas.drawString(LEFT, HEIGHT - 318, sheet.client.name)
    canvas.setFont(TEXT, 9)
    canvas.drawString(LEFT, HEIGHT - 338, f"te {sheet.client.place[8:]}")


def draw_foot(canvas: Canvas, sheet: Sheet, number: int, count: int) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, 50, WIDTH - RIGHT, 50)
    canvas.setFillColor(GREY)
    canvas.setFont(TEXT, 6.6)
    office = sheet.office
    canvas.drawString(LEFT, 38, f"{office.name}  ·  KvK {office.kvk}  ·  {office.site}")
    canvas.drawRightString(WIDTH - RIGHT, 38, f"Pagina {number} van {count}")
