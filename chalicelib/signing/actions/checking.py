"""Controleer een document: anybody may ask what a file's signatures are worth, and keeps it."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.errors import bad_field
from chalicelib.core.visitor import Visitor
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import Report
from chalicelib.identity.actions import limiting
from chalicelib.signing.domain.signing import Given, Signing
from chalicelib.signing.store import signings
from chalicelib.signing.store.rows import Released


@dataclass(frozen=True)
class Checked:
    """`report` is None when only a hash was given; `released` when it is a file of this office."""

    sha256: str
    report: Report | None
    released: Released | None
    signatures: tuple[Given, ...] = ()

    @property
    def verdict(self) -> str:
        if self.report is None:
            return "unchanged" if self.released else "unknown"
        if self.report.refused:
            return "unreadable"
        if not self.report.signed:
            return "not_signed"
        return "unchanged" if self.report.good else "changed"


def check(visitor: Visitor, sha256: str | None, pdf: str | None, at: datetime) -> Checked:
    """One of the two. The file is looked at in memory, and nothing of it is kept or logged."""
    if bool(sha256) == bool(pdf):
        raise bad_field("sha256", "required")
    limiting.count_document_check(visitor, at)
    content = _decoded(pdf) if pdf else b""
    wanted = sha256 or hashlib.sha256(content).hexdigest()
    report = engine.validate(content) if pdf else None
    released = signings.released(visitor.office_id, wanted)
    return Checked(wanted, report, released, _signatures(visitor.office_id, released))


def _decoded(pdf: str) -> bytes:
    try:
        return base64.b64decode(pdf, validate=True)
    except (ValueError, binascii.Error) as error:
        raise bad_field("pdf", "invalid") from error


def _signatures(office_id: str, released: Released | None) -> tuple[Given, ...]:
    signing = _signing(office_id, released) if released else None
    return signing.signatures if signing else ()


def _signing(office_id: str, released: Released) -> Signing | None:
    return signings.signing_with(office_id, released.client_id, released.task_id, released.version)
