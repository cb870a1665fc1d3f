"""What the signatures of a file are worth, and how long what ours rest on lasts: asked of the
function that has what it takes to read a file, which the API has not (ADR 69)."""

import msgspec
from msgspec import Struct

from chalicelib.core.config import config
from chalicelib.core.errors import Refused
from chalicelib.core.outside import Patience
from chalicelib.gateways import functions
from chalicelib.gateways.signing.findings import Report
from chalicelib.gateways.signing.shapes import CertificateLeft

# Longer than the function itself may take, shorter than the API may.
READING = Patience(seconds=26, connect=1, longest_read=25, attempts=1)
# Nothing is read; but the function may have to start first.
LOOKING = Patience(seconds=6, connect=1, longest_read=5, attempts=1)


class Validate(Struct, frozen=True, kw_only=True, tag="validate"):
    """Every signature of this file, judged."""

    pdf: bytes


class DaysLeft(Struct, frozen=True, tag="days_left"):
    """Our own certificates and revocation lists."""


Question = Validate | DaysLeft


class Judgement(Struct, frozen=True, kw_only=True):
    """What was asked for; or `refused`, the code that says why never."""

    report: Report | None = None
    left: tuple[CertificateLeft, ...] = ()
    refused: str = ""


def validate(content: bytes) -> Report:
    """Never raises for what is in the file; without the certificates that it carries."""
    report = _asked(Validate(pdf=content), READING).report
    if report is None:
        raise Refused("not_judged")
    return report


def days_left() -> tuple[CertificateLeft, ...]:
    """The first to end first; Refused when there are none."""
    return _asked(DaysLeft(), LOOKING).left


def _asked(question: Question, patience: Patience) -> Judgement:
    said = functions.ask(config().judging_function, msgspec.json.encode(question), patience)
    answer = msgspec.json.decode(said, type=Judgement)
    if answer.refused:
        raise Refused(answer.refused)
    return answer
