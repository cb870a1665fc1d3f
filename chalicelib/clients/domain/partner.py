"""Fiscale partners: two persons whose income tax return is one file, each in their own dossier."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Consent:
    """That one of the two agrees that the other is asked about the same file. With a ground it was
    recorded by an employee, who is `by` then."""

    at: datetime
    by_id: str
    by: str
    ground_kind: str = ""
    ground: str = ""


@dataclass(frozen=True)
class Partner:
    """The other one of the two, as one of them has it; `consent` is their own."""

    client_id: str
    consent: Consent | None = None
