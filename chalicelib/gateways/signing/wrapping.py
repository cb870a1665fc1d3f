"""A file that arrived signed, or that bears no other way, stays as it is: pages of evidence carry
it, byte for byte."""

import hashlib
import io
from collections.abc import Sequence
from typing import Any

from chalicelib.core.errors import Refused
from chalicelib.gateways.signing import evidence, layout, log_page
from chalicelib.gateways.signing.objects import text, value_of
from chalicelib.gateways.signing.shapes import Paper, SignatureToAdd


def wrapper(content: bytes, paper: Paper, signatures: Sequence[SignatureToAdd]) -> bytes:
    """Not sealed yet. The file inside is never opened here, it is only carried."""
    from pyhanko.pdf_utils.writer import PdfFileWriter

    writer, sha256 = PdfFileWriter(stream_xrefs=False), hashlib.sha256(content).hexdigest()
    kind = "_unsigned" if paper.unsigned else ""
    facts = log_page.facts(paper, sha256, f"wrapped{kind}")
    evidence.add_pages(writer, paper, signatures, facts, f"wrapper_title{kind}")
    name = "origineel" if paper.unsigned else "ondertekend"
    layout.embed(writer, content, f"{name}-{sha256[:12]}.pdf", paper.title)
    writer.root[layout.WRAPS] = text(sha256)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def inside(reader: Any) -> bytes:
    """What a wrapper carries; Refused when it carries nothing, or something else than it says."""
    wanted = str(reader.root.get(layout.WRAPS, ""))
    try:
        held = value_of(value_of(reader.root["/AF"])[0])["/EF"]["/F"]
        content: bytes = value_of(held).data
    except (KeyError, IndexError, TypeError):
        raise Refused("signing_no_wrapper") from None
    if not wanted or hashlib.sha256(content).hexdigest() != wanted:
        raise Refused("signing_no_wrapper")
    return content
