"""The languages of the portal."""

from collections.abc import Sequence
from enum import StrEnum


class Language(StrEnum):
    NL = "nl"
    EN = "en"


AND = {Language.NL: "en", Language.EN: "and"}
# Between names that an event keeps: a name may hold a comma, and no name a new line.
BETWEEN = "\n"


def spoken_list(names: Sequence[str], language: Language) -> str:
    """Anna, Bram en Carla"""
    *others, last = names or ("",)
    return f"{', '.join(others)} {AND[language]} {last}" if others else last


def language_of(header: str) -> Language:
    """The first language of an Accept-Language header that we speak; Dutch otherwise."""
    for part in header.lower().split(","):
        if part.strip()[:2] in ("nl", "en"):
            return Language(part.strip()[:2])
    return Language.NL
