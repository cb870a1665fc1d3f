"""Types of text that requests may carry, and the texts of errors in two languages."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from chalicelib.core import letters
from chalicelib.core.language import Language

# No day that anybody names lies outside these, in whatever field.
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)

TEMPLATES = Path(__file__).parents[2] / "templates"


def whole(pattern: str) -> str:
    """For a `Meta`, which searches: from the first character to the last. A dollar would let a line
    end behind it. Alternatives stand in brackets."""
    return rf"^{pattern}\Z"


_NO_CONTROLS = whole(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*")
_PASTED = "A number, however it was typed or pasted."
_ONE_ULID = r"[0-7][0-9A-HJKMNP-TV-Z]{25}"
_ULID = whole(_ONE_ULID)

Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NO_CONTROLS)]
# Mails call people by them: what a mail program makes a link of is no name.
PersonName = Annotated[
    str,
    Meta(min_length=1, max_length=200, pattern=_NO_CONTROLS, description="Of somebody; no link."),
]
ClientName = Annotated[
    str,
    Meta(min_length=1, max_length=200, pattern=_NO_CONTROLS, description="Of a client; no link."),
]
OptionalLine = Annotated[str, Meta(max_length=200, pattern=_NO_CONTROLS)]
Remark = Annotated[str, Meta(max_length=2000)]
Reason = Annotated[str, Meta(min_length=1, max_length=2000)]
Ground = Annotated[str, Meta(min_length=1, max_length=500)]
Key = Annotated[str, Meta(min_length=1, max_length=60, pattern=whole(r"[a-z0-9_/-]+"))]
Email = Annotated[str, Meta(min_length=3, max_length=254)]
Password = Annotated[str, Meta(min_length=1, max_length=200)]
Token = Annotated[str, Meta(min_length=20, max_length=200, pattern=whole(r"[A-Za-z0-9_-]+"))]
Ulid = Annotated[str, Meta(pattern=_ULID)]
ClientIds = Annotated[str, Meta(max_length=2700, pattern=whole(rf"({_ONE_ULID}(,{_ONE_ULID})*)?"))]
Sha256 = Annotated[str, Meta(pattern=whole(r"[0-9a-f]{64}"))]
Pasted = Annotated[str, Meta(min_length=1, max_length=200, description=_PASTED)]
OptionalPasted = Annotated[str, Meta(max_length=200, description=_PASTED)]
Code = Annotated[
    str, Meta(max_length=60, description="Six digits, however they were typed or pasted.")
]
ProofCode = Annotated[
    str,
    Meta(max_length=100, description="Six digits, or the 24 characters of a recovery code."),
]
# What has a limit of its own further on, and none that a table could not hold.
Count = Annotated[int, Meta(ge=0, le=2**31)]
Year = Annotated[int, Meta(ge=FIRST_DAY.year, le=LAST_DAY.year)]
Period = Annotated[str, Meta(pattern=whole(r"(19|20)[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?"))]
# Refused by its action too when it has passed; here only what nobody means, in the same words.
ComingDay = Annotated[date, Meta(description="A day that has not passed.")]
Cursor = Annotated[str, Meta(max_length=2000, pattern=whole(r"[A-Za-z0-9_=-]*"))]


class TextReading(NamedTuple):
    """How a text comes in: it is tidied first and judged then, by a `pattern`, by what makes it a
    link, and by what is left of what must be there. Blanks alone are for the rules behind it, which
    name all faults."""

    tidy: Callable[[str], str]
    needed: bool = True
    pattern: str = ""
    links: tuple[str, ...] = ()

    def wrong(self, given: str, tidy: str) -> str:
        """A code of errors.json, or nothing."""
        if self.needed and not given.isascii() and not letters.shows(tidy):
            return "required"
        if any(each in letters.plain(tidy) for each in self.links):
            return "looks_like_a_link"
        return "" if not self.pattern or re.fullmatch(self.pattern, tidy) else "invalid"


READINGS: Mapping[Any, TextReading] = {
    Line: TextReading(letters.line),
    PersonName: TextReading(letters.line, links=("://", "www.", "/", "@")),
    # Bol.com B.V. is one, as are De Vries v/h Jansen and www.fiets.nl B.V.
    ClientName: TextReading(letters.line, links=("://",)),
    OptionalLine: TextReading(letters.line, needed=False),
    Remark: TextReading(letters.prose, needed=False),
    Reason: TextReading(letters.prose),
    Ground: TextReading(letters.prose),
    Email: TextReading(letters.pasted, pattern=r".{3,}"),
    Pasted: TextReading(letters.pasted),
    OptionalPasted: TextReading(letters.pasted, needed=False),
    Code: TextReading(letters.ciphers, pattern=r"[0-9]{6}"),
    ProofCode: TextReading(letters.ciphers, pattern=r"[0-9]{6}|[A-Za-z0-9]{24}"),
}


@cache
def texts(language: Language, collection: str) -> dict[str, str]:
    """One of templates/<language>/<collection>.json."""
    path = TEMPLATES / language / f"{collection}.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str])


def error_text(code: str, language: Language) -> str:
    known = texts(language, "errors")
    return known.get(code) or known["unknown_error"]
