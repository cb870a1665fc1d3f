"""PDF files: what is in them, found out at arm's length by chalicelib.gateways.pdf_reader."""

import hashlib

import msgspec

from chalicelib.core.errors import Refused
from chalicelib.core.replacing import replace
from chalicelib.gateways import apart

# Readers of PDF look no further for its header.
HEADER_WITHIN = 1024


class Finding(msgspec.Struct):
    """What the reader says: either why not, or how many pages; `repaired` if it had to guess.
    `locked`: anybody may open it, and only who has its other password may change it. `active`: what
    it does besides being read (active_content.ACTIVE), the gravest first. `written`: the file to
    keep, where the one that came in says different things to different readers."""

    refused: str = ""
    pages: int = 0
    repaired: bool = False
    locked: bool = False
    active: tuple[str, ...] = ()
    written: bytes = b""

    @property
    def sha256(self) -> str:
        """Of what was written."""
        return hashlib.sha256(self.written).hexdigest()


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
        done = apart.run("read", content)
        return replace(msgspec.json.decode(done.answer, type=Finding), written=done.output)
    except (apart.Broke, msgspec.DecodeError):
        return Finding(refused="pdf_too_complex")
