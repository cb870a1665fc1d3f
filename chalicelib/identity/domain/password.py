"""What a password must be: long, not one that everybody tries, and not about its owner (C10)."""

import re
import unicodedata

from chalicelib.core.errors import FieldError, Invalid
from chalicelib.identity.domain.common_words import COMMON

SHORTEST, LONGEST = 12, 200
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")


def normalised_password(text: str) -> str:
    """One spelling for the same letters typed on different keyboards."""
    return unicodedata.normalize("NFKC", text)


def check_password(password: str, about: tuple[str, ...]) -> None:
    """`about` are the names and addresses that it may not contain; raises every violation."""
    found = [FieldError(field="password", code=code) for code in violations(password, about)]
    if found:
        raise Invalid("invalid_fields", *found)


def violations(password: str, about: tuple[str, ...]) -> list[str]:
    tests = {
        "password_too_short": len(password) < SHORTEST,
        "password_too_long": len(password) > LONGEST,
        "password_common": _is_common(password.casefold()),
        "password_has_name": _has_name(password.casefold(), about),
    }
    return [code for code, wrong in tests.items() if wrong]


def _is_common(password: str) -> bool:
    """A word everybody tries, with or without digits around it, over and over, or a run of keys."""
    words = {_letters(password), _letters(_bare(password).translate(_LOOKALIKES))}
    return bool(words & COMMON) or _repeats(password) or _runs(password)


def _letters(password: str) -> str:
    return re.sub(r"[^a-z]", "", password)


def _bare(password: str) -> str:
    """Without the digits and signs that people put around a word to please a rule."""
    return re.sub(r"^[^a-z]+|[^a-z]+\Z", "", password)


def _repeats(password: str) -> bool:
    """The same few characters over and over: aaaaaaaaaaaa, welkomwelkom."""
    unit = (password + password).find(password, 1) if password else 0
    return unit < len(password) and (unit <= 3 or password[:unit] in COMMON)


def _runs(password: str) -> bool:
    """Keys that lie next to each other, and hardly anything else."""
    pieces = re.findall(r"[a-z]+|[0-9]+|\w", password)
    rest = [piece for piece in pieces if not _is_run(piece)]
    return len(rest) < len(pieces) and len("".join(rest)) <= 2


def _is_run(piece: str) -> bool:
    lines = [run * 3 for run in _RUNS]
    return len(piece) > 2 and any(piece in line or piece[::-1] in line for line in lines)


def _has_name(password: str, about: tuple[str, ...]) -> bool:
    return any(part in password for text in about for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The words of a name, or what stands before the @, that are long enough to matter."""
    words = re.split(r"[\W_]+", text.casefold().partition("@")[0])
    return [word for word in words if len(word) >= 4]
