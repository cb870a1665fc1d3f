"""Hexadecimal strings are read at once, and as pyHanko reads them by the digit."""

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError

from chalicelib.gateways.signing import hexadecimals

hexadecimals.read_at_once()
AT_ONCE = generic.read_hex_string_from_stream
BY_THE_DIGIT = AT_ONCE.args[0]
SIGNATURE = b"3082" + b"0" * 65532
signs = st.sampled_from([*b"0 a F 4e feff c3 % > < g \xe4".split(), b" ", b"\n"])


class Counting(io.BytesIO):
    reads = 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        return super().read(size)


def told(by: object, file: io.BytesIO) -> tuple[object, ...]:
    """What it makes of the string, of which kind, and where it goes on; or what it raises."""
    file.seek(7)
    try:
        found = by(file)  # type: ignore[operator]
    except (PdfError, ValueError) as error:
        return type(error), str(error)
    encoding = getattr(found, "autodetected_encoding", None)
    return found, type(found), encoding, file.tell()


@given(st.lists(signs, max_size=200).map(b"".join), st.sampled_from([b"", b">", b"> /Next <00>"]))
@example(SIGNATURE, b">")
@example(SIGNATURE * 2, b">")
@example(SIGNATURE * 3, b">")
@example(b"4" * 127, b"> /Next")
@example(b"4" * 128, b"> /Next")
def test_it_is_the_same_string_or_the_same_refusal(within: bytes, after: bytes) -> None:
    content = b"before <" + within + after
    assert told(AT_ONCE, io.BytesIO(content)) == told(BY_THE_DIGIT, io.BytesIO(content))


@pytest.mark.parametrize("digits", [b"4e61616d", SIGNATURE])
def test_a_string_of_digits_is_read_at_once(digits: bytes) -> None:
    file = Counting(b"before <" + digits + b">")
    told(AT_ONCE, file)
    assert file.reads <= 2
