"""Who an office is and where it is reached: what may be said of it."""

import re
from collections.abc import Callable, Mapping

from chalicelib.core.emails import is_email, normalised_email
from chalicelib.core.errors import FieldError
from chalicelib.offices.domain.office import Office, is_colour, is_sender

LONGEST = 200
LAST_PORT = 65535
_NAME = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z)({_NAME}\.)+{_NAME}")
# Nothing in it means something where it is put in a page: no quotes, brackets or blanks, and nobody
# in front of the host.
_PATH = r"[/?#][a-z0-9/?#!$&()*+,;=:._~%-]*"
_WEB = re.compile(rf"https://({_NAME}\.)+[a-z]({_NAME})?(:(?P<port>[0-9]{{1,5}}))?({_PATH})?", re.I)
_PHONE = re.compile(r"(?=(.*[0-9]){3})\+?[0-9 ()./-]{3,30}")
_NEEDED = frozenset({"name", "host", "colour", "email", "sms_sender"})
# What an office may change; its host is its door, and stays.
FACTS = (
    *("name", "colour", "email", "phone", "website", "address"),
    *("sms_sender", "privacy_url", "terms_url"),
)
Facts = Mapping[str, str]


def facts_of(office: Office) -> dict[str, str]:
    return {name: str(getattr(office, name)) for name in FACTS}


def tidy(facts: Facts) -> dict[str, str]:
    """As they are kept: nothing around them, and one spelling of what has several."""
    kept = {name: text.strip() for name, text in facts.items()}
    kept |= {name: kept[name].lower() for name in ("host", "colour") if name in kept}
    return kept | ({"email": normalised_email(kept["email"])} if "email" in kept else {})


def faults(facts: Facts) -> list[FieldError]:
    """What is wrong with tidy facts, whichever are given."""
    found = {name: _fault(name, text) for name, text in facts.items()}
    return [FieldError(field=name, code=code) for name, code in found.items() if code]


def is_web_address(text: str) -> bool:
    """Somewhere on the web that a browser is sent to over TLS alone."""
    found = _WEB.fullmatch(text) if len(text) <= LONGEST else None
    return found is not None and 0 < int(found["port"] or 443) <= LAST_PORT


def _is_host(text: str) -> bool:
    return bool(_HOST.fullmatch(text))


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text))


_TESTS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "host": (_is_host, "not_a_host"),
    "colour": (is_colour, "not_a_colour"),
    "email": (is_email, "not_an_email"),
    "phone": (_is_phone, "not_a_phone"),
    "website": (is_web_address, "not_a_web_address"),
    "sms_sender": (is_sender, "not_a_sender"),
    "privacy_url": (is_web_address, "not_a_web_address"),
    "terms_url": (is_web_address, "not_a_web_address"),
}


def _fault(name: str, text: str) -> str:
    """A code of errors.json, or nothing."""
    if not text:
        return "required" if name in _NEEDED else ""
    if len(text) > LONGEST:
        return "too_long"
    is_right, code = _TESTS.get(name, (bool, ""))
    return "" if is_right(text) else code
