"""Types of text that requests may carry, and the texts of errors in two languages."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from chalicelib.core.language import Language

TEMPLATES = Path(__file__).parents[2] / "templates"

_NO_CONTROLS = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]*$"
LINES = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
_ULID = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"

Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NO_CONTROLS)]
OptionalLine = Annotated[str, Meta(max_length=200, pattern=_NO_CONTROLS)]
# What people write on one line: names, titles, references.
LINES_OF_TEXT = frozenset((Line, OptionalLine))
Remark = Annotated[str, Meta(max_length=2000, pattern=LINES)]
Reason = Annotated[str, Meta(min_length=1, max_length=2000, pattern=LINES)]
Key = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[a-z0-9_/-]+$")]
Email = Annotated[str, Meta(min_length=3, max_length=254, pattern=_NO_CONTROLS)]
Password = Annotated[str, Meta(min_length=1, max_length=200)]
Token = Annotated[str, Meta(min_length=20, max_length=200, pattern=r"^[A-Za-z0-9_-]+$")]
Ulid = Annotated[str, Meta(pattern=_ULID)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Code = Annotated[str, Meta(pattern=r"^[0-9]{6}$")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Period = Annotated[str, Meta(pattern=r"^(19|20)[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]
Cursor = Annotated[str, Meta(max_length=2000, pattern=r"^[A-Za-z0-9_=-]*$")]


@lru_cache(maxsize=8)
def texts(language: Language, collection: str) -> dict[str, str]:
    """One of templates/<language>/<collection>.json."""
    path = TEMPLATES / language / f"{collection}.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str])


def error_text(code: str, language: Language) -> str:
    known = texts(language, "errors")
    return known.get(code) or known["unknown_error"]
