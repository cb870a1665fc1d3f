"""Every kind of document that an office publishes, made from the templates in `papers`."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.demo.books import books
from scripts.demo.clients import STUDIO, office_of, person_of
from scripts.demo.pdfs.marks import flowables
from scripts.demo.pdfs.sheet import Sheet, render
from scripts.demo.pdfs.words import cents, long_date, period_name, whole
from scripts.demo.returns import income_tax, payroll, vat_return
from scripts.demo.shapes import Client

PAPERS = Path(__file__).with_name("papers")
CONCEPT = "_concept"
KINDS = frozenset(path.stem for path in PAPERS.glob("[!_]*.txt")) | {
    f"{kind}{CONCEPT}" for kind in ("income", "corporate", "accounts")
}


def draw(kind: str, client: Client, period: str, day: date) -> bytes:
    """A PDF of this kind, the same bytes for the same input.

    `period` is "2026", "2026-Q3" or "2026-09", as the kind asks; `day` is the date on it.
    """
    concept = kind.endswith(CONCEPT)
    first, *lines = text_of(kind.removesuffix(CONCEPT), client, period, day, concept=concept)
    title, _, under = first.partition(" | ")
    sheet = Sheet(office=office_of(client), client=client, title=title, concept=concept)
    return render(sheet, flowables(sheet, under, lines))


def text_of(
    kind: str, client: Client, period: str, day: date, *, concept: bool = False
) -> list[str]:
    """The lines of the paper; its title is the first."""
    text = _templates().get_template(f"{kind}.txt")
    lines = text.render(
        client=client,
        office=office_of(client),
        manager=person_of(client.manager),
        business=STUDIO if client.key == "LOTTEPRIVE" else None,
        period=period,
        year=int(period[:4]),
        day=day,
        concept=concept,
        both=lambda name, sign=1: both(client, int(period[:4]), name, sign),
    )
    return [line for line in lines.splitlines() if line.strip()]


def both(client: Client, year: int, name: str, sign: int) -> str:
    """A figure of the year, and of the year before."""
    figures = (sign * books(client, at)[name] for at in (year, year - 1))
    return " | ".join(map(whole, figures))


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(PAPERS),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    functions = (books, vat_return, payroll, income_tax, timedelta, person_of)
    templates.globals |= {each.__name__: each for each in functions}
    templates.filters |= {"whole": whole, "cents": cents, "date": long_date, "named": period_name}
    return templates
