"""Judges every signature of a file; pyHanko with its own policy of changes is the authority.

A signer's certificate lives a quarter of an hour, so it is judged at the time that a trusted
timestamp proves, and not at the time of looking.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from msgspec import Struct

from chalicelib.core.letters import visible
from chalicelib.gateways.signing import leaves
from chalicelib.gateways.signing.beginning import between
from chalicelib.gateways.signing.certificates import pem
from chalicelib.gateways.signing.chain import Chain
from chalicelib.gateways.signing.findings import SignatureFinding, SignatureKind, SignatureProblem
from chalicelib.gateways.signing.leaves import TIMESTAMP, Leaf
from chalicelib.gateways.signing.objects import unreadable, value_of

PADES = "/ETSI.CAdES.detached"


class Bench(Struct, frozen=True, kw_only=True):
    """What a judgement needs: the file and its size, whom we trust, and when it is now. The reader
    may have read no more than the beginning of the file."""

    reader: Any
    chain: Chain
    now: datetime
    file: BinaryIO
    size: int


class JudgedFinding(Struct, frozen=True, kw_only=True):
    """A finding, with what only the judge needs: up to which byte the signature covers the file
    without a gap (0: it does not), in which revision it was made, and whether all that followed was
    allowed."""

    finding: SignatureFinding
    end: int = 0
    revision: int = 0
    allowed: bool = False


def seen(bench: Bench) -> tuple[JudgedFinding, ...]:
    """In the order in which they were made; those that cannot be read come last."""
    signatures, unread = _signatures(bench.reader)
    read = (
        _seen(bench, signature, signatures[place + 1 :])
        for place, signature in enumerate(signatures)
    )
    spoilt = (
        SignatureFinding(
            kind=SignatureKind.SIGNATURE, field=one, problem=SignatureProblem.UNREADABLE
        )
        for one in unread
    )
    return (*read, *(JudgedFinding(finding=one) for one in spoilt))


def _signatures(reader: Any) -> tuple[list[Any], list[str]]:
    """Where one is spoilt, the others still count."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    read, unread = [], []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            read.append(EmbeddedPdfSignature(reader, field, name))
        except unreadable(OSError):
            unread.append(str(name))
    return sorted(read, key=lambda one: int(one.signed_revision)), unread


def _seen(bench: Bench, signature: Any, later: Sequence[Any]) -> JudgedFinding:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import ValidationInfoReadingError
    from pyhanko_certvalidator.errors import ValidationError

    try:
        status, proven = _status(bench, signature)
    except unreadable(OSError, SigningError, ValidationError, ValidationInfoReadingError):
        return JudgedFinding(
            finding=_described(bench, signature, {"problem": SignatureProblem.UNREADABLE})
        )
    end, allowed = _covered(bench, signature, status), _was_allowed(status)
    judged = _judged(bench, signature, status, proven, later)
    if judged["intact"]:
        judged["coverage"] = "file" if end == bench.size else "revision" if end else "part"
        if not (end and allowed):
            judged["problem"] = SignatureProblem.CHANGED
    return JudgedFinding(
        finding=_described(bench, signature, judged),
        end=end,
        revision=int(signature.signed_revision),
        allowed=allowed,
    )


def _covered(bench: Bench, signature: Any, status: Any) -> int:
    """Up to where, when it leaves out nothing but itself."""
    if status.coverage.name not in ("ENTIRE_FILE", "ENTIRE_REVISION"):
        return 0
    _, before, after, length = map(int, signature.byte_range)
    gap = between(bench.file, before, after)
    held = signature.pkcs7_content.hex().encode()
    return after + length if gap.lower() == b"<" + held + b">" else 0


def _was_allowed(status: Any) -> bool:
    from pyhanko.sign.diff_analysis import SuspiciousModification

    if isinstance(status.diff_result, SuspiciousModification):
        return False
    return getattr(status, "docmdp_ok", None) is not False


def _status(bench: Bench, signature: Any) -> tuple[Any, bool]:
    """What pyHanko says, and whether a timestamp we trust proves the time of signing."""
    if signature.sig_object_type == TIMESTAMP:
        return asyncio.run(_timestamp_status(bench, signature)), True
    stamped = _stamped_at(signature)
    status = asyncio.run(_signature_status(bench, signature, stamped or bench.now))
    found = status.timestamp_validity
    proven = bool(found and found.valid and found.trusted)
    if stamped and not proven:  # what such a timestamp says proves nothing
        status = asyncio.run(_signature_status(bench, signature, bench.now))
    return status, proven


async def _timestamp_status(bench: Bench, signature: Any) -> Any:
    from pyhanko.sign.validation import async_validate_pdf_timestamp

    return await async_validate_pdf_timestamp(signature, bench.chain.context(bench.now))


async def _signature_status(bench: Bench, signature: Any, moment: datetime) -> Any:
    from pyhanko.sign.validation import async_validate_pdf_signature

    return await async_validate_pdf_signature(
        signature,
        signer_validation_context=bench.chain.context(moment),
        ts_validation_context=bench.chain.context(bench.now),
    )


def _stamped_at(signature: Any) -> datetime | None:
    """What the timestamp inside the signature says, whoever made it."""
    from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute

    try:
        token = find_unique_cms_attribute(
            signature.signer_info["unsigned_attrs"], "signature_time_stamp_token"
        )
    except NonexistentAttributeError:
        return None
    told = token["content"]["encap_content_info"]["content"].parsed
    at: datetime = told["gen_time"].native
    return at


def _judged(
    bench: Bench, signature: Any, status: Any, proven: bool, later: Sequence[Any]
) -> dict[str, Any]:
    is_whole = bool(status.intact and status.valid)
    return {
        "at": _moment(status),
        "at_is_proven": proven,
        "intact": is_whole,
        "trusted": bool(status.trusted),
        "level": _level(bench, signature, proven, later),
        "problem": _problem(status) if is_whole else SignatureProblem.BROKEN,
    }


def _moment(status: Any) -> datetime | None:
    """Of a timestamp of the whole file, of the one in the signature, or what the signer says."""
    if hasattr(status, "timestamp"):
        found: datetime | None = status.timestamp
    elif status.timestamp_validity:
        found = status.timestamp_validity.timestamp
    else:
        found = status.signer_reported_dt
    return found


def _problem(status: Any) -> SignatureProblem:
    if status.trusted:
        return SignatureProblem.NONE
    if status.revocation_details:
        return SignatureProblem.REVOKED
    expired = "EXPIRED" in str(getattr(status.trust_problem_indic, "name", ""))
    is_late = expired or "OUT_OF_BOUNDS" in str(status.trust_problem_indic)
    return SignatureProblem.EXPIRED if is_late else SignatureProblem.NOT_TRUSTED


def _level(bench: Bench, signature: Any, proven: bool, later: Sequence[Any]) -> str:
    """How long it can be checked (ETSI EN 319 142-1), as far as this file carries the means."""
    if signature.sig_object.get("/SubFilter") != PADES:
        return ""
    if not proven:
        return "B-B"
    if not _has_evidence(bench.reader, signature):
        return "B-T"
    is_closed = any(one.sig_object_type == TIMESTAMP for one in later)
    return "B-LTA" if is_closed else "B-LT"


def _has_evidence(reader: Any, signature: Any) -> bool:
    """Does the file carry the list that says this certificate was not taken back?"""
    from asn1crypto.crl import CertificateList

    evidence = value_of(reader.root.get("/DSS", {}))
    held = value_of(evidence.get("/CRLs", ()))
    lists = [CertificateList.load(value_of(one).data) for one in held]
    issuer = signature.signer_cert.issuer
    return bool(evidence.get("/OCSPs")) or any(one.issuer == issuer for one in lists)


def _described(bench: Bench, signature: Any, judged: dict[str, Any]) -> SignatureFinding:
    certificate = signature.signer_cert
    subject = certificate.subject.native
    return SignatureFinding(
        kind=leaves.kind(signature, bench.chain, trusted=judged.get("trusted", False)),
        field=str(signature.field_name),
        name=_told(subject.get("common_name", "")),
        email=_email(certificate),
        organisation=_told(subject.get("organization_name", "")),
        issuer=_told(certificate.issuer.native.get("common_name", "")),
        serial=f"{certificate.serial_number:x}",
        ours=leaves.leaf(certificate, bench.chain) is not Leaf.STRANGER,
        docmdp=_docmdp(signature),
        certificate_pem=pem(certificate),
        **judged,
    )


def _told(name: Any) -> str:
    """On one line, and without what turns or hides letters: anybody may write a certificate."""
    seen = "".join(one if one.isprintable() else " " for one in visible(str(name)))
    return " ".join(seen.split())


def _email(certificate: Any) -> str:
    names = certificate.subject_alt_name_value
    return _told(next(iter(names.native), "")) if names else ""


def _docmdp(signature: Any) -> int:
    level = signature.docmdp_level
    return int(level.value) if level else 0
