"""The paper everything is printed on: fonts, margins, head and foot, watermark."""

from functools import partial
from io import BytesIO

from msgspec import Struct
from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from scripts.demo.shapes import Client, Office

WIDTH, HEIGHT = A4
SIDE, TOP, BOTTOM = 60, 98, 66
INNER = WIDTH - 2 * SIDE
INK, GREY, LINE, PALE = map(HexColor, ("#1c2329", "#65707a", "#c9d0d6", "#eef1f3"))
TEXT, BOLD = "Vera", "VeraBd"


class Sheet(Struct, frozen=True, kw_only=True):
    """What is the same on every page of one document."""

    office: Office
    client: Client
    title: str
    concept: bool = False

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


def render(sheet: Sheet, story: list[Flowable]) -> bytes:
    """The document as a PDF; the same input gives the same bytes."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=SIDE - 6,
        rightMargin=SIDE - 6,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=f"{sheet.title} – {sheet.client.name}",
        author=sheet.office.name,
        lang="nl-NL",
        invariant=1,
        pageCompression=1,
    )
    page = partial(draw_page, sheet)
    document.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def draw_page(sheet: Sheet, canvas: Canvas, document: SimpleDocTemplate) -> None:
    office, right = sheet.office, WIDTH - SIDE
    if sheet.concept:
        draw_watermark(canvas)
    canvas.setFillColor(sheet.colour)
    canvas.roundRect(SIDE, HEIGHT - 62, 5, 20, 2, stroke=0, fill=1)
    canvas.setFont(BOLD, 12)
    canvas.drawString(SIDE + 13, HEIGHT - 56, office.name)
    canvas.setFillColor(GREY)
    canvas.setFont(TEXT, 7)
    canvas.drawRightString(right, HEIGHT - 50, sheet.client.name)
    canvas.drawRightString(right, HEIGHT - 60, sheet.title)
    canvas.setStrokeColor(LINE)
    canvas.line(SIDE, 50, right, 50)
    address = (office.street, office.place, office.phone, f"KvK {office.kvk}", office.site)
    canvas.drawString(SIDE, 38, "  ·  ".join(address))
    canvas.drawRightString(right, 38, f"Pagina {document.page}")


def draw_watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(54)
    canvas.setFillColor(PALE)
    canvas.setFont(BOLD, 118)
    canvas.drawCentredString(0, -40, "CONCEPT")
    canvas.restoreState()
