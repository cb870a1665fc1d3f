"""What stands on the log page about one signer, in words: who, how, when and from where."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.namens import represented
from chalicelib.core.text import texts
from chalicelib.documents.domain.document import Document
from chalicelib.signing.domain.ceremony import LET_IN, REPLACED, Ceremony, Chosen, Step
from chalicelib.signing.domain.chain import LogLine
from chalicelib.signing.domain.signatories import Signatory
from chalicelib.tasks.domain.recipient import Recipient

# What browsers call themselves is long, and the page is not; the log has all of it.
LONGEST_BROWSER = 140
Words = dict[str, str]


def log_lines(
    ceremony: Ceremony, chosen: Chosen, language: str, instead_of: str = ""
) -> tuple[str, ...]:
    """Name, address, masked number, whose place it was in the file, codes, moments (UTC and
    Amsterdam), IP address, browser, the hash of what was shown, and the head of the ceremony's log
    (F072)."""
    known, signer = texts(Language(language), "signing_log"), ceremony.signer
    phone = f", {known['mobile']} {signer.phone}" if signer.phone else ""
    facts = {
        "signer": f"{signer.name} <{signer.email}>{phone}",
        "represents": represented(signer.represents, Language(language)),
        "instead": instead_of,
        "email": _code(ceremony, Step.EMAIL, known),
        "second": _code(ceremony, Step.SECOND, known),
        "replaced": _replaced(ceremony, known),
        "let_in": _let_in(ceremony),
        "signed": moment(ceremony.signed_at or ceremony.started_at),
        "from": ", ".join(filter(None, (signer.ip, _browser(signer.user_agent)))),
        "shown": chosen.shown_sha256,
        "session": ceremony.ceremony_id,
        "chain": ceremony.given_head,
    }
    for name in ("represents", "instead", "replaced", "let_in"):
        if not facts[name]:
            del facts[name]
    return tuple(f"{known[name]}: {text}" for name, text in facts.items())


def paper_lines(
    person: Recipient,
    signatory: Signatory,
    scans: Iterable[Document],
    language: str,
    instead_of: str = "",
) -> tuple[str, ...]:
    """Of who did not sign in the file: whose place it was, what they told us, what they sent, and
    who at the office says that it has it."""
    known = texts(Language(language), "signing_log")
    facts = [("signer", person.name)]
    facts += _namens(person, language)
    facts += [("instead", instead_of)] if instead_of else []
    facts += [(str(person.state), moment(person.acted_at))] if person.acted_at else []
    facts += [("scan", f"SHA-256 {each.sha256}, “{each.file_name}”") for each in scans]
    if signatory.receipt_at:
        facts += [("received", f"{signatory.receipt_by}, {moment(signatory.receipt_at)}")]
    return tuple(f"{known[name]}: {text}" for name, text in facts)


def released_lines(person: Recipient, language: str) -> tuple[str, ...]:
    """Of who has a place in the file, and was not asked any more when others had signed in it."""
    known = texts(Language(language), "signing_log")
    return (f"{known['signer']}: {person.name}", known["no_longer_asked"])


def _namens(person: Recipient, language: str) -> list[tuple[str, str]]:
    said = represented(person.represents, Language(language))
    return [("represents", said)] if said else []


def moment(at: datetime) -> str:
    there = at.astimezone(clock.amsterdam())
    return f"{at:%Y-%m-%d %H:%M:%S} UTC ({there:%H:%M:%S} Amsterdam)"


def _replaced(ceremony: Ceremony, known: Words) -> str:
    """What of the signer's somebody else replaced, and when; by whom the evidence says."""
    told = [each.facts for each in ceremony.log if each.what == REPLACED]
    return "; ".join(
        f"{known['replaced_' + each['factor']]} {moment(clock.parse(each['replaced_at']))}"
        for each in told
    )


def _let_in(ceremony: Ceremony) -> str:
    """That the signer was given rights a short while before, and when; the same holds."""
    told = [each.facts["let_in"] for each in ceremony.log if each.what == LET_IN]
    return moment(clock.parse(told[-1])) if told else ""


def _browser(says: str) -> str:
    """What it calls itself, between marks: anybody may write there what they like (RFC 9110,
    5.5)."""
    plain = " ".join("".join(filter(_is_plain, says)).replace('"', "'").split())
    return f"“{plain[:LONGEST_BROWSER]}”" if plain else ""


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isprintable()


def _code(ceremony: Ceremony, step: Step, known: Words) -> str:
    """When it went out last, by what, and when it was right; of other ways that were asked for and
    not used nothing."""
    mine = [each for each in ceremony.log if each.facts.get("step") == step]
    proved = [each for each in mine if each.what == "code_verified"][-1:]
    used = [each for each in mine if not proved or _method(each) == _method(proved[0])]
    asked = [each for each in used if each.what == "code_asked"]
    sent = [each for each in asked if each.facts.get("to")] or asked
    return ", ".join(_said(each, known) for each in (*sent[-1:], *proved))


def _method(entry: LogLine) -> str:
    return entry.facts.get("method", "")


def _said(entry: LogLine, known: Words) -> str:
    method = known.get(f"method_{_method(entry)}", "")
    if entry.what == "code_verified":
        return " ".join(filter(None, (known["verified"], method, moment(entry.at))))
    sent = known["asked"] if entry.facts.get("to") else known["answered"]
    return " ".join(filter(None, (sent, method, moment(entry.at))))
