"""Nobody reads that the portal files or sends something to an authority or a bank: it does not, so
whoever files it is named, which is the office."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.core.language import Language
from chalicelib.core.text import TEMPLATES, texts
from chalicelib.offices.domain.types import After
from scripts.install import WEB

WHERE = re.compile(
    r"Belastingdienst|\bKvK\b|\bde bank\b|Tax Administration|Trade Register|the bank\b"
)
FILED = re.compile(
    r"\b(in te dienen|dient|ingediend|indienen|stuurt|te sturen|verstuurd|verzonden|te verzenden|"
    r"deponeert|te deponeren|aangeleverd|files?|filed|sends?|sent|submit(s|ted)?|deposit(s|ed)?)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(r"\b(uw|het) kantoor\b|\b(your|the) office\b", re.IGNORECASE)
PROMISED = re.compile(
    r"klaar om te verzenden|ready to (be )?sen[dt]|geeft u opdracht|you instruct us|"
    r"\b(wij|we) (dienen|deponeren|file)\b|wordt automatisch (ingediend|verzonden|aangeleverd)|"
    r"(is|will be) (automatically )?(filed|sent to the (Tax|bank|Trade))",
    re.IGNORECASE,
)
# What somebody of the office marks themselves, and is asked in these words.
BY_HAND = re.compile(r"Markeer|gemarkeerd|Is dit document|Mark|marked|Has this document")


def said() -> Iterator[tuple[Path, str]]:
    """Every line that holds words of screens, mails, text messages and PDFs."""
    kinds = ("*.json", "*.html", "*.txt", "*.jinja")
    shown = [path for kind in kinds for path in TEMPLATES.rglob(kind)]
    shown += [
        path
        for path in WEB.joinpath("src").rglob("*")
        if path.suffix in {".ts", ".svelte"} and not path.name.endswith((".test.ts", ".d.ts"))
    ]
    for path in shown:
        for line in path.read_text().splitlines():
            yield path, line


def test_nothing_is_promised_that_nobody_does() -> None:
    assert [line for _, line in said() if PROMISED.search(line) and not BY_HAND.search(line)] == []


def test_whoever_files_something_is_the_office() -> None:
    lines = [line for _, line in said() if WHERE.search(line) and FILED.search(line)]
    assert lines, "what_follows.json says it"
    assert [line for line in lines if not OFFICE.search(line)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("after", [each for each in After if each is not After.NOTHING])
def test_what_follows_an_approval_is_done_by_the_office(language: Language, after: After) -> None:
    known = texts(language, "what_follows")
    for kind in ("approve", "return"):
        assert OFFICE.search(known.get(f"{kind}.{after.value}", "uw kantoor"))


def test_what_is_approved_or_signed_is_not_said_to_be_sent() -> None:
    for language, word in (("nl", "Klaar voor verwerking"), ("en", "Ready for processing")):
        words = (WEB / f"src/i18n/{language}/status.ts").read_text()
        assert f"ready_to_send: '{word}'" in words
