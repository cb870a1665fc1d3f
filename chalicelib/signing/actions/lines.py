"""What stands on the log page about one signer, in words: who, how, when and from where."""

from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.text import texts
from chalicelib.signing.domain import Ceremony, Chosen, Entry


def log_lines(ceremony: Ceremony, chosen: Chosen, language: str) -> tuple[str, ...]:
    """Name, address, masked number, codes, moments (UTC and Amsterdam), IP address, browser, the
    hash of what was shown, and the head of the ceremony's log (F072)."""
    known = texts(Language(language), "signing_log")
    signer = ceremony.signer
    facts = {
        "name": signer.name,
        "email": signer.email,
        "phone": signer.phone,
        **_moments(ceremony, known),
        "ip": signer.ip,
        "browser": signer.user_agent,
        "shown": chosen.shown_sha256,
        "session": ceremony.ceremony_id,
        "chain": ceremony.given_head,
    }
    return tuple(f"{known[name]}: {text}" for name, text in facts.items() if text)


def _moments(ceremony: Ceremony, known: dict[str, str]) -> dict[str, str]:
    """Of each code when it went out last and when it was right, and when the signature came."""
    found: dict[str, str] = {}
    for entry in ceremony.log:
        name = _name(entry)
        if name:
            found[name] = _said(entry, known)
    return found


def _name(entry: Entry) -> str:
    match entry.what:
        case "code_asked":
            return f"{entry.facts['step']}_asked"
        case "code_verified":
            return f"{entry.facts['step']}_verified"
        case "signature_given":
            return "signed"
        case _:
            return ""


def _said(entry: Entry, known: dict[str, str]) -> str:
    method = known.get(f"method_{entry.facts.get('method', '')}", "")
    return ", ".join(filter(None, (method, moment(entry.at))))


def moment(at: datetime) -> str:
    there = at.astimezone(clock.amsterdam())
    return f"{clock.stamp(at)} (Amsterdam {there:%d-%m-%Y %H:%M:%S})"
