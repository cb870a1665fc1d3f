"""Names what is not as it was signed: a page, a picture, a field, a file, and in which revision."""

from collections.abc import Sequence

import pikepdf

from chalicelib.gateways.signing import viewed
from chalicelib.gateways.signing.beginning import as_file
from chalicelib.gateways.signing.layout import LOG, SIGNATURE
from chalicelib.gateways.signing.shapes import Change, ChangeKind
from chalicelib.gateways.signing.validation import Bench, Seen
from chalicelib.gateways.signing.viewed import TooMuch, Viewed


def named(bench: Bench, seen: Sequence[Seen]) -> tuple[Change, ...]:
    """What a viewer finds now, beside what it found at each signature after which something was
    done that should not have been. Never empty: where no difference is found, it is said that the
    bytes differ, or that nobody can say how every viewer shows them."""
    whole = sorted((one for one in seen if one.finding.intact and one.end), key=lambda one: one.end)
    found = [Change(ChangeKind.BYTES)] if len(whole) < len(seen) else []
    if whole:
        found += _differences(bench, whole[_first(whole) :])
    return tuple(dict.fromkeys(found)) or (Change(ChangeKind.UNREAD),)


def _first(whole: Sequence[Seen]) -> int:
    """The signature after which to look: the first that does not allow what followed, or else the
    last one, which may be followed by nothing but proof."""
    places = [place for place, one in enumerate(whole) if not one.allowed]
    places += [place for place, one in enumerate(whole) if one.finding.kind != "timestamp"][-1:]
    return min(places, default=0)


def _differences(bench: Bench, whole: Sequence[Seen]) -> list[Change]:
    """From each to the next, and to what the file is now."""
    marks = [(one.end, one.finding.field, one.revision + 1) for one in whole]
    if marks[-1][0] < bench.size:
        marks.append((bench.size, "", marks[-1][2] + 1))
    views = [_view(bench, end) for end, _, _ in marks]
    found = []
    for then, now, (_, field, revision) in zip(views, views[1:], marks[1:], strict=False):
        if then is None or now is None:
            found.append(Change(ChangeKind.UNREAD, revision=revision))
        else:
            found += viewed.differences(then, now, revision, _own(field))
    return found


def _own(field: str) -> set[str]:
    """What a signature fills in itself."""
    return {field, LOG + field.removeprefix(SIGNATURE)}


def _view(bench: Bench, end: int) -> Viewed | None:
    try:
        with pikepdf.open(as_file(bench.file, end)) as pdf:
            return viewed.view(pdf)
    except _trouble():
        return None


def _trouble() -> tuple[type[Exception], ...]:
    return (
        pikepdf.PdfError,
        TooMuch,
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
    )
