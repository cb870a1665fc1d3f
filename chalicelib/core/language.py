"""The languages of the portal."""

from enum import StrEnum


class Language(StrEnum):
    NL = "nl"
    EN = "en"


def language_of(header: str) -> Language:
    """The first language of an Accept-Language header that we speak; Dutch otherwise."""
    for part in header.lower().split(","):
        if part.strip()[:2] in ("nl", "en"):
            return Language(part.strip()[:2])
    return Language.NL
