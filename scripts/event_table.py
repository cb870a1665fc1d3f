"""Writes the table of events into docs/architecture.md; --check tells when it is stale."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.audit.domain import DECLARED, Happened, Hears, Often, Tells
from scripts.openapi import portal

if TYPE_CHECKING:
    from chalicelib.audit.jobs import Reaction

TARGET = Path(__file__).parents[1] / "docs" / "architecture.md"
START = "<!-- events: written by scripts/event_table.py -->"
END = "<!-- /events -->"

WHO = {
    Hears.SUBJECT: "whom it is about",
    Hears.SUBJECT_OF_OTHERS: "whom it is about, unless they did it",
    Hears.GENERAL_ADDRESS: "the office",
    Hears.OFFICE: "the relation manager, or the office",
    Hears.REQUESTER: "who asked it",
    Hears.NOW_ASKED: "of whom it is asked by this",
    Hears.EVER_ASKED: "everybody of whom it was asked",
    Hears.HAD_HEARD: "who had heard that it was asked",
    Hears.ACTED: "who had approved or signed",
    Hears.READERS: "everybody who may read it",
    Hears.MAY_AGREE: "who can agree to it",
    Hears.COLLEAGUES: "a few colleagues who can say that it is right",
    Hears.HOLDER: "the holder of the dossier",
    Hears.REPLACED: "who was replaced, if it had been asked of them",
    Hears.SIGNER: "whose signature it was",
    Hears.ON_BEHALF_OF: "for whom an employee recorded it",
    Hears.ASKED_BY: "the beheerder who asked",
    Hears.TOLD: "the others who have access",
    Hears.LOST: "of whom it is not asked any more",
}
OFTEN = {Often.EACH: "", Often.ONCE: ", once", Often.ONCE_A_DAY: ", once a day"}


def table() -> str:
    """Markdown, one row per event; an empty row is an event that is only history."""
    known = portal().reacting.known.values()
    rows = [_row(kind, known) for _, kind in sorted(DECLARED.items())]
    return "\n".join(["| event | tells | also |", "|---|---|---|", *rows])


def _row(kind: type[Happened], known: "Iterable[Reaction]") -> str:
    also = "; ".join(each.does for each in known if each.to and issubclass(kind, each.to))
    return f"| `{kind.action}` | {_told(kind.tells)} | {also} |"


def _told(tells: tuple[Tells, ...]) -> str:
    """Each message once, with all who may get it."""
    people: dict[str, list[str]] = {}
    for each in tells:
        people.setdefault(each.message, []).append(_how(each))
    found = (f"`{name}`: {', '.join(dict.fromkeys(who))}" for name, who in people.items())
    return "; ".join(found)


def _how(tells: Tells) -> str:
    """A message by phone, or beside another one, goes to who gets the other."""
    if tells.by_text:
        return "by text message"
    beside = ", beside it" if tells.beside else ""
    return WHO[tells.to] + OFTEN[tells.often] + beside


def renewed(page: str) -> str:
    """The page with the table as it is now; the marks are added the first time."""
    if START not in page:
        page = f"{page.rstrip()}\n\n{START}\n{END}\n"
    before, _, rest = page.partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> int:
    page = TARGET.read_text()
    if "--check" in sys.argv:
        return 0 if renewed(page) == page else 1
    TARGET.write_text(renewed(page))
    return 0


if __name__ == "__main__":
    sys.exit(main())
