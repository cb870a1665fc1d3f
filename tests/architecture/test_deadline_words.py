"""The day that is asked for and the last day to sign are two things, called the same everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.core.language import Language
from chalicelib.core.text import TEMPLATES
from tests.architecture.test_filing_words import said

DEADLINE = {Language.NL: "Graag uiterlijk", Language.EN: "Please by"}
LAST_DAY = {Language.NL: "Laatste dag om te ondertekenen", Language.EN: "Last day to sign"}
# Rights end on a day too, which is something else.
OF_RIGHTS = re.compile(r"dag (van de (rechten|toegang)|was)|day (of (the rights|access)|was)")
HALF_SAID = re.compile(
    r"laatste dag(?! om te ondertekenen)|last day(?! to sign)|(?<!graag )uiterlijk|please sign by",
    re.IGNORECASE,
)


def texts() -> Iterator[str]:
    """Lines with words for people, of screens and of whatever is sent."""
    for path, line in said():
        is_text = TEMPLATES in path.parents or {"i18n", "texts"} & set(path.parts)
        if is_text and not line.strip().startswith(("/*", "*", "//")):
            yield line


def sources(language: Language) -> Iterator[Path]:
    """Mails that name the deadline."""
    for path in (TEMPLATES / language / "mail").rglob("message.jinja"):
        if "deadline" in path.read_text():
            yield path


def test_neither_day_goes_by_another_name() -> None:
    lines = list(texts())
    assert any("Laatste dag om te ondertekenen" in line for line in lines)
    assert [line for line in lines if HALF_SAID.search(line) and not OF_RIGHTS.search(line)] == []


@pytest.mark.parametrize("language", Language)
def test_a_mail_that_says_the_one_says_the_other_by_its_own_name(language: Language) -> None:
    found = list(sources(language))
    assert found
    days = f'("{DEADLINE[language]}", deadline), ("{LAST_DAY[language]}", last_day)'
    assert [path for path in found if days not in path.read_text()] == []
