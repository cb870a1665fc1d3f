"""Names what is not as it was signed: a page, a picture, a field, a file, and in which revision."""

import time
from collections.abc import Sequence
from itertools import pairwise

import pikepdf

from chalicelib.gateways.signing import viewed
from chalicelib.gateways.signing.beginning import as_file, between, ends
from chalicelib.gateways.signing.findings import ChangeKind, FileChange
from chalicelib.gateways.signing.layout import LOG, SIGNATURE
from chalicelib.gateways.signing.validation import Bench, JudgedFinding
from chalicelib.gateways.signing.viewed import TooMuch, Viewed

MOST_REVISIONS = 12
# Of the processor: naming what changed may not cost more than finding that something did.
SECONDS = 5.0
# A signature covers the end of the last line, or not.
EDGE = 4
# Of loose bytes behind the end: in more than this nobody looks for an object.
MOST_BEHIND = 1 << 20


def named(bench: Bench, seen: Sequence[JudgedFinding]) -> tuple[FileChange, ...]:
    """What a viewer finds now, beside what it found at each signature after which something was
    done that should not have been. Never empty: where no difference is found, it is said that the
    bytes differ, that some stand behind the end, or that nobody can say how viewers show them."""
    whole = sorted((one for one in seen if one.finding.intact and one.end), key=lambda one: one.end)
    found = [FileChange(kind=ChangeKind.BYTES)] if len(whole) < len(seen) else []
    if whole:
        found += _differences(bench, whole[_first(whole) :])
    return tuple(dict.fromkeys(found)) or (_unnamed(bench, whole),)


def _first(whole: Sequence[JudgedFinding]) -> int:
    """The signature after which to look: the first that does not allow what followed, or else the
    last one, which may be followed by nothing but proof."""
    places = [place for place, one in enumerate(whole) if not one.allowed]
    places += [place for place, one in enumerate(whole) if one.finding.kind != "timestamp"][-1:]
    return min(places, default=0)


def _differences(bench: Bench, whole: Sequence[JudgedFinding]) -> list[FileChange]:
    """From each revision to the next, and to what the file is now."""
    until = time.process_time() + SECONDS
    views = [(_view(bench, end, until), field) for end, field in _marks(bench, whole)]
    read = [(view, field) for view, field in views if view]
    found = [] if views[-1][0] else [_unnamed(bench, whole)]
    for revision, ((then, _), (now, field)) in enumerate(pairwise(read), whole[0].revision + 2):
        found += viewed.differences(then, now, revision, _own(field))
    return found


def _unnamed(bench: Bench, whole: Sequence[JudgedFinding]) -> FileChange:
    """Where no viewer can have found an object, nothing was added that it could show."""
    end = max((one.end for one in whole), default=bench.size)
    tail = between(bench.file, end, end + MOST_BEHIND + 1)
    is_loose = b"obj" not in tail and b"xref" not in tail and len(tail) <= MOST_BEHIND
    is_behind = is_loose and bool(tail.strip(b"\r\n"))
    return FileChange(kind=ChangeKind.BEHIND if is_behind else ChangeKind.UNREAD)


def _marks(bench: Bench, whole: Sequence[JudgedFinding]) -> list[tuple[int, str]]:
    """Where each revision ends, with the field that was signed in it."""
    marks = {one.end: one.finding.field for one in whole}
    for end in (bench.size, *ends(bench.file, bench.size, MOST_REVISIONS)):
        if end > whole[0].end and not any(abs(end - known) <= EDGE for known in marks):
            marks[end] = ""
    return sorted(marks.items())


def _own(field: str) -> set[str]:
    """What a signature fills in itself."""
    return {field, LOG + field.removeprefix(SIGNATURE)}


def _view(bench: Bench, end: int, until: float) -> Viewed | None:
    try:
        with pikepdf.open(as_file(bench.file, end)) as pdf:
            return viewed.view(pdf, until)
    except _trouble():
        return None


def _trouble() -> tuple[type[Exception], ...]:
    return (
        pikepdf.PdfError,
        TooMuch,
        OSError,
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
    )
