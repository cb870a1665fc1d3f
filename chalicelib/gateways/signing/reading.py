"""Reads a file that is to be judged, also one that does not end as it should.

What stands behind the last ending is read by viewers and not by pyHanko; then the file is judged up
to there, and what follows counts as a change.
"""

import io
from typing import Any, BinaryIO

from chalicelib.gateways.signing import chain, judging, layout, validation
from chalicelib.gateways.signing.beginning import Beginning, ends
from chalicelib.gateways.signing.objects import unreadable
from chalicelib.gateways.signing.questions import Judged, Question
from chalicelib.gateways.signing.shapes import Verdict

# So many endings are tried before a file is called damaged or not signed.
MOST_ENDINGS = 12


def judge(file: BinaryIO, size: int, question: Question) -> Judged:
    """Never raises for what is in the file."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError

    try:
        judged = _up_to(file, size, size, question)
        if judged and judged.verdict is not Verdict.NOT_SIGNED:
            return judged
        earlier = _signed_before(file, size, question, skip=bool(judged))
    except (PdfDecodeLimitError, RecursionError, MemoryError):
        return Judged(refused="pdf_too_complex")
    return earlier or judged or Judged(refused="pdf_damaged")


def _signed_before(file: BinaryIO, size: int, question: Question, *, skip: bool) -> Judged | None:
    """By the signatures that stand in the file and that its end does not know of."""
    for end in ends(file, size, MOST_ENDINGS)[skip:]:
        judged = _up_to(file, size, end, question)
        if judged and judged.verdict is not Verdict.NOT_SIGNED:
            return judged
    return None


def _up_to(file: BinaryIO, size: int, end: int, question: Question) -> Judged | None:
    """None when it cannot be read up to there."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError
    from pyhanko.pdf_utils.reader import PdfFileReader

    stream: Any = file if end == size else io.BufferedReader(Beginning(file, end))
    try:
        reader = PdfFileReader(stream, strict=False)
        if reader.encrypted and reader.decrypt("").status.name == "FAILED":
            return Judged(refused="pdf_password")
        bench = validation.Bench(reader, chain.parse(question.chain), question.now, file, size)
        judged = judging.judge(bench, validation.seen(bench))
        judged.wraps = str(reader.root.get(layout.WRAPS, ""))
    except PdfDecodeLimitError:
        raise
    except unreadable():
        return None
    return judged
