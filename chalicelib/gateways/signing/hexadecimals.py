"""Hexadecimal strings (ISO 32000-1, 7.3.4.3) read at once, where pyHanko reads them by the digit.

A signature is one of tens of thousands of digits, and its judge reads each of them in every
revision anew: that was a third of what a rehearsal took. What is not digits alone, up to where
it ends, pyHanko reads as before: it knows of blanks, comments and mistakes.
"""

import binascii
from functools import cache, partial
from typing import Any, BinaryIO

# What most strings fit in, and what the longest signature does: digits, and the mark that ends it.
SHORT, LONG = 128, (1 << 17) + 1
END = b">"
READS = "read_hex_string_from_stream"


@cache
def read_at_once() -> None:
    """From now on, in this process."""
    from pyhanko.pdf_utils import generic

    setattr(generic, READS, partial(read, getattr(generic, READS)))


def read(by_the_digit: Any, file: BinaryIO) -> Any:
    from pyhanko.pdf_utils.generic import pdf_string

    start = file.tell()
    digits = _digits(file, start + 1)
    if digits is None:
        file.seek(start)
        return by_the_digit(file)
    file.seek(start + 1 + 2 * len(digits) + len(END))
    return pdf_string(digits)


def _digits(file: BinaryIO, start: int) -> bytes | None:
    """What they stand for; None where there is more than digits, or no end in sight."""
    for most in (SHORT, LONG):
        file.seek(start)
        held, end, _ = file.read(most).partition(END)
        if end:
            try:
                return binascii.unhexlify(held)
            except binascii.Error:
                return None
    return None
