"""PDF files: what is in them, found out at arm's length by chalicelib.gateways.pdf_reader."""

import msgspec

from chalicelib.core.errors import Refused
from chalicelib.gateways import apart

# Readers of PDF look no further for its header.
HEADER_WITHIN = 1024


class Finding(msgspec.Struct):
    """What the reader says: either why not, or how many pages; `repaired` if it had to guess.
    `locked`: anybody may open it, and only who has its other password may change it. `active`: what
    it does besides being read (active_content.ACTIVE), the gravest first."""

    refused: str = ""
    pages: int = 0
    repaired: bool = False
    locked: bool = False
    active: tuple[str, ...] = ()


def looks_like(content: bytes) -> bool:
    """By its contents, not by its name; junk before the header is common and harmless."""
    return b"%PDF-" in content[:HEADER_WITHIN]


def inspect(content: bytes) -> Finding:
    """Refused with the reason for a PDF that we do not show to anybody."""
    if not looks_like(content):
        raise Refused("file_not_what_it_says")
    finding = _ask_reader(content)
    if finding.refused:
        raise Refused(finding.refused)
    return finding


def _ask_reader(content: bytes) -> Finding:
    try:
        return msgspec.json.decode(apart.run("read", content).answer, type=Finding)
    except (apart.Broke, msgspec.DecodeError):
        return Finding(refused="pdf_too_complex")
