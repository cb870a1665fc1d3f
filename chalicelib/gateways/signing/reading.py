"""Reads a file that is to be judged, also one that does not end as it should.

What stands behind the last ending is read by viewers and not by pyHanko; then the file is judged up
to there, and what follows counts as a change.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO

from chalicelib.gateways.signing import hexadecimals, judging, layout, validation
from chalicelib.gateways.signing.beginning import FileBeginning, ends, holds
from chalicelib.gateways.signing.chain import Chain
from chalicelib.gateways.signing.findings import Verdict
from chalicelib.gateways.signing.objects import unreadable, value_of
from chalicelib.gateways.signing.questions import Judged
from chalicelib.gateways.signing.shapes import TOO_COMPLEX

# So many endings are tried before a file is called damaged or not signed.
MOST_ENDINGS = 12
# Stands in every signature, and is never packed: it says which bytes are signed.
RANGE = b"/ByteRange"


def judge(file: BinaryIO, size: int, chain: Chain, now: datetime) -> Judged:
    """Never raises for what is in the file."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError

    hexadecimals.read_at_once()
    up_to = partial(_up_to, file, size, chain, now)
    try:
        judged = up_to(size)
        is_told = judged is not None and judged.verdict is not Verdict.NOT_SIGNED
        if not is_told and holds(file, size, RANGE):
            earlier = ends(file, size, MOST_ENDINGS)[1 if judged else 0 :]
            judged = _signed_before(map(up_to, earlier)) or judged
    except (PdfDecodeLimitError, RecursionError, MemoryError):
        return Judged(refused=TOO_COMPLEX)
    return judged or Judged(refused="pdf_damaged")


def _signed_before(earlier: Iterable[Judged | None]) -> Judged | None:
    """By the signatures that stand in the file and that its end does not know of."""
    found = (one for one in earlier if one and one.verdict is not Verdict.NOT_SIGNED)
    return next(found, None)


def _up_to(file: BinaryIO, size: int, chain: Chain, now: datetime, end: int) -> Judged | None:
    """None when it cannot be read up to there."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError
    from pyhanko.pdf_utils.reader import PdfFileReader

    stream: Any = file if end == size else io.BufferedReader(FileBeginning(file, end))
    try:
        reader = PdfFileReader(stream, strict=False)
        if reader.encrypted and reader.decrypt("").status.name == "FAILED":
            return Judged(refused="pdf_password")
        bench = validation.Bench(reader=reader, chain=chain, now=now, file=file, size=size)
        judged = judging.judge(bench, validation.seen(bench))
        judged.wraps = str(reader.root.get(layout.WRAPS, ""))
        judged.pages = _pages(reader)
    except PdfDecodeLimitError:
        raise
    except unreadable(OSError):  # a place before the beginning of the file
        return None
    return judged


def _pages(reader: Any) -> int:
    """As the file says; nothing of it is looked at."""
    tree = value_of(reader.root.get("/Pages"))
    count = value_of(tree.get("/Count")) if isinstance(tree, dict) else None
    return int(count) if isinstance(count, int) else 0
