"""What a file is worth in one word. See docs/adr/0034.

Of a file of ours four things together make it unchanged: every part that its ceremony promised is
there; the closing timestamp covers it up to its last byte; what viewers find is what we judged; and
the policy of changes has nothing against it.
"""

from collections.abc import Sequence
from typing import Any

import pikepdf
from msgspec import Struct

from chalicelib.core.replacing import replace
from chalicelib.gateways.signing import accounts, changes, layout, proof
from chalicelib.gateways.signing.beginning import as_file, between
from chalicelib.gateways.signing.findings import (
    ChangeKind,
    FileChange,
    Missing,
    Promise,
    SignatureKind,
    Verdict,
)
from chalicelib.gateways.signing.objects import unreadable, value_of
from chalicelib.gateways.signing.questions import Judged
from chalicelib.gateways.signing.trailers import Stray
from chalicelib.gateways.signing.validation import Bench, JudgedFinding

# Behind a stranger's file, in bytes; what ours ends with, it ends with.
MOST_BLANKS = 64


def judge(bench: Bench, seen: Sequence[JudgedFinding]) -> Judged:
    signatures = [one for one in seen if one.finding.kind != "timestamp"]
    judged = Judged(findings=tuple(one.finding for one in seen), verdict=Verdict.NOT_SIGNED)
    if not signatures:
        return judged
    added = _added(_of_stranger(bench, signatures), seen, signatures)
    if added is None or not all(_is_whole(one) for one in seen):
        judged.verdict, judged.changes = Verdict.CHANGED, _named(bench, seen, signatures)
        return judged
    if not _is_ours(signatures):
        judged.verdict, judged.added_later = Verdict.FOREIGN, bool(added.numbers)
        return judged
    return _ours(bench, judged, seen, added)


class Added(Struct, frozen=True, kw_only=True):
    """What stands behind the last signature: revisions, and the timestamps that they brought."""

    numbers: Sequence[int] = ()
    timestamps: Sequence[str] = ()


def _is_whole(one: JudgedFinding) -> bool:
    return one.finding.intact and one.end > 0 and one.allowed


def _is_ours(signatures: Sequence[JudgedFinding]) -> bool:
    return any(one.finding.ours for one in signatures)


def _of_stranger(bench: Bench, signatures: Sequence[JudgedFinding]) -> Bench:
    """Blanks that a mail program left behind a file that is not ours change nothing of it."""
    if _is_ours(signatures):
        return bench
    lead = between(bench.file, max(0, bench.size - MOST_BLANKS), bench.size)
    size = bench.size - len(lead) + len(lead.rstrip())
    return replace(bench, size=max(size, *(one.end for one in signatures)))


def _added(
    bench: Bench, seen: Sequence[JudgedFinding], signatures: Sequence[JudgedFinding]
) -> Added | None:
    """None when it is not proof alone, or not all of it can be accounted for."""
    last = max(signatures, key=lambda one: one.end)
    if not last.end:
        return None
    if last.end == bench.size:
        return Added()
    try:
        with pikepdf.open(as_file(bench.file, bench.size), inherit_page_attributes=False) as pdf:
            numbers = accounts.check(bench.reader, pdf, bench.file, last.end, bench.size)
        return Added(numbers=numbers, timestamps=proof.only(bench.reader, numbers, last.revision))
    except unreadable(Stray, pikepdf.PdfError, OSError, RecursionError):
        return None


def _ours(bench: Bench, judged: Judged, seen: Sequence[JudgedFinding], added: Added) -> Judged:
    if strange := _strange(bench, seen, added):
        judged.verdict, judged.changes = Verdict.CHANGED, strange
        return judged
    judged.missing, judged.otherwise = _missing(bench, seen)
    judged.verdict = Verdict.INCOMPLETE if judged.missing else Verdict.UNCHANGED
    return judged


def _strange(bench: Bench, seen: Sequence[JudgedFinding], added: Added) -> tuple[FileChange, ...]:
    """What our own ceremony does not do: signatures of others, and anything after its end."""
    if others := _of_others(seen):
        return others
    last, before = seen[-1], seen[-2] if len(seen) > 1 else None
    closes = last.finding.kind is SignatureKind.TIMESTAMP and last.end == bench.size
    is_end = closes and before is not None and before.finding.kind is SignatureKind.SEAL
    stamps = [one for one in seen if one.finding.kind is SignatureKind.TIMESTAMP]
    if len(stamps) == (1 if is_end else 0) and len(added.numbers) == len(stamps):
        return ()
    return changes.named(bench, seen)


def _named(
    bench: Bench, seen: Sequence[JudgedFinding], signatures: Sequence[JudgedFinding]
) -> tuple[FileChange, ...]:
    """Somebody else's signature in a file of ours says why nothing more could be read of it."""
    found, others = changes.named(bench, seen), _of_others(signatures)
    if not (others and _is_ours(signatures)):
        return found
    return (*others, *(one for one in found if one.kind is not ChangeKind.UNREAD))


def _of_others(seen: Sequence[JudgedFinding]) -> tuple[FileChange, ...]:
    others = [
        one for one in seen if not one.finding.ours and one.finding.kind is SignatureKind.SIGNATURE
    ]
    return tuple(FileChange(kind=ChangeKind.SIGNATURE, name=one.finding.field) for one in others)


def _missing(
    bench: Bench, seen: Sequence[JudgedFinding]
) -> tuple[tuple[Missing, ...], tuple[str, ...]]:
    """From the file itself: its boxes say who was to sign. What the portal sealed, it sealed when
    all had signed; a box that is empty then is of who signed on paper."""
    kinds = {one.finding.kind for one in seen}
    boxes = _boxes(bench.reader)
    empty = tuple(name for name, filled in boxes if not filled)
    found = []
    if boxes and "certification" not in kinds:
        found.append(Missing(part=Promise.CERTIFICATION))
    if "seal" not in kinds:
        found += [Missing(part=Promise.SIGNER, name=name) for name in empty] + [
            Missing(part=Promise.SEAL)
        ]
    if "timestamp" not in kinds or "/DSS" not in bench.reader.root:
        found.append(Missing(part=Promise.CLOSING))
    counts = all(one.finding.good and one.finding.trusted for one in seen)
    if not (counts and all(one.finding.at_is_proven for one in seen)):
        found.append(Missing(part=Promise.PROOF))
    return tuple(found), empty if "seal" in kinds else ()


def _boxes(reader: Any) -> list[tuple[str, bool]]:
    """Of each signer the name, and whether something was signed there. Ours lock a log, and the
    form says what they are called; the document may have boxes of its own."""
    form = value_of(reader.root.get("/AcroForm", {}))
    fields = [value_of(one) for one in value_of(form.get("/Fields", ()))]
    ours = layout.names_in(form).to_come if layout.OURS in form else None
    return [
        (str(field.get("/TU", field["/T"])), "/V" in field)
        for field in fields
        if "/Lock" in field
        and str(field.get("/T", "")).startswith(layout.SIGNATURE)
        and (ours is None or str(field["/T"]) in ours)
    ]
