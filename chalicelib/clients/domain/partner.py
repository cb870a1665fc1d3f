"""Fiscale partners: two persons whose income tax return is one file, each in their own dossier."""

from datetime import datetime

from msgspec import Struct


class Consent(Struct, frozen=True, kw_only=True):
    """That one of the two agrees that the other is asked about the same file. With a ground it was
    recorded by an employee, who is `by` then."""

    at: datetime
    by_id: str
    by: str
    ground_kind: str = ""
    ground: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.ground_kind}: {self.ground}"


class Partner(Struct, frozen=True, kw_only=True):
    """The other one of the two, as one of them has it; `consent` is their own."""

    client_id: str
    consent: Consent | None = None
