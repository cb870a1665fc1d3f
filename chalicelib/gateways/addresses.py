"""Where an address in a PDF leads: to a page of the world, or to something that runs."""

import re
import unicodedata
from urllib.parse import unquote

# What a reader may click on. Anything else starts a program on their machine.
ORDINARY = frozenset({"http", "https", "mailto", "tel"})
SCRIPTS = frozenset({"javascript", "vbscript", "livescript", "mocha", "data", "jar"})
# How many times an address may have been written in percents.
UNQUOTING = 5

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# `localhost:8080/…` and `www.example.nl:443` have no scheme, however much it looks like one.
_PORT = re.compile(r"(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+):\d{1,5}(?:[/?#]|\Z)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[\\/]{2}|[a-z][a-z0-9+.-]+:[\\/]{2}", re.IGNORECASE)


def kind_of(written: bytes, read: str) -> str:
    """What is wrong with an address: `javascript`, `other_machine`, `address`, or nothing. It comes
    as its bytes and as the text they stand for, since viewers differ in which they read."""
    both = dict.fromkeys((read, written.decode("latin-1")))
    return next(filter(None, map(_kind, both)), "")


def _kind(given: str) -> str:
    address = bare(given)
    for form in _forms(address):
        if _scheme(form) in SCRIPTS:
            return "javascript"
        if form.startswith(("\\\\", "//\\", "/\\")) or _scheme(form) in ("file", "smb"):
            return "other_machine"
    return "" if _scheme(address) in ("", *ORDINARY) else "address"


def _forms(address: str) -> list[str]:
    """As it is written, and as it reads once percents are undone; a viewer may do so more often."""
    forms = [address]
    for _ in range(UNQUOTING):
        undone = bare(unquote(forms[-1], errors="ignore"))
        if undone == forms[-1]:
            break
        forms.append(undone)
    return forms


def bare(given: str) -> str:
    """Without blanks, control characters and invisible ones, which viewers leave out."""
    return "".join(each for each in given if unicodedata.category(each)[0] not in "CZ")


def _scheme(address: str) -> str:
    found = _SCHEME.match(address)
    return "" if found is None or _PORT.match(address) else found[1].lower()


def elsewhere(name: str) -> bool:
    """Does the name of a file lead to another machine: `\\\\server\\share`, `//server`, a URL?"""
    return any(_ELSEWHERE.match(form) for form in _forms(bare(name)))
