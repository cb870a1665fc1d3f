"""The timestamp that closes a sealed file, taken out so that openssl can judge it alone."""

import io

from msgspec import Struct


class Closing(Struct, frozen=True, kw_only=True):
    """`token` is as RFC 3161 has it; it covers the first `start` and the last `rest` bytes."""

    token: bytes
    start: int
    rest: int


def closing(content: bytes) -> Closing:
    """Of a file that our own check found sealed."""
    from asn1crypto.cms import ContentInfo
    from pyhanko.pdf_utils.reader import PdfFileReader

    last = PdfFileReader(io.BytesIO(content)).embedded_timestamp_signatures[-1]
    _, start, _, rest = (int(number) for number in last.byte_range)
    return Closing(token=ContentInfo.load(last.pkcs7_content).dump(), start=start, rest=rest)
