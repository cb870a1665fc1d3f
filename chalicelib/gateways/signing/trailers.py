"""Trailers of what was added: with one that lies, viewers leave things out or mend the file."""

import re
from collections.abc import Sequence
from typing import Any

from chalicelib.gateways.signing.beginning import between

ONCE = (b"/Size", b"/Root", b"/Prev")
# A name that is written with numbers, so that only some programs know it.
VEILED = re.compile(rb"/[^\s/<>\[\]()]*#")


class Stray(Exception):
    """Something in the file may be read otherwise than we read it."""


def check(reader: Any, numbers: Sequence[int]) -> None:
    """Each says of the file what the one before it said, and where that one stands."""
    for number in numbers:
        told, text = _trailer(reader, number)
        if VEILED.search(text) or any(text.count(word) != 1 for word in ONCE):
            raise Stray("a trailer that says a thing twice")
        if b"/XRefStm" in text or (b"/Encrypt" in text) != bool(reader.encrypted):
            raise Stray("a trailer that says more than it may")
        if not _follows(reader, number, told):
            raise Stray("a trailer that does not follow the one before")


def _follows(reader: Any, number: int, told: Any) -> bool:
    from pyhanko.pdf_utils.generic import IndirectObject, NumberObject

    before, size, root = (told.raw_get(key) for key in ("/Prev", "/Size", "/Root"))
    if not (isinstance(before, NumberObject) and isinstance(size, NumberObject)):
        return False
    if not isinstance(root, IndirectObject):
        return False
    same_root = root.reference == reader.get_historical_resolver(number - 1).root_ref
    is_before = before == reader.xrefs.get_startxref_for_revision(number - 1)
    return same_root and is_before and size == _size(reader, number)


def _size(reader: Any, number: int) -> int:
    """As large as the one before, or as what was added asks for."""
    data = reader.xrefs.get_xref_data(number)
    keys = (*data.standard_xrefs, *data.xrefs_in_objstm)
    known = reader.xrefs.get_xref_container_info(number - 1).size
    return int(max(known, *(key + 1 for key in keys), 0))


def _trailer(reader: Any, number: int) -> tuple[Any, bytes]:
    """As it is read, and as it is written."""
    from pyhanko.pdf_utils import generic

    info, file = reader.xrefs.get_xref_container_info(number), reader.stream
    if info.stream_ref is not None:
        told = reader.get_historical_resolver(number).get_object(info.stream_ref)
        text = between(file, info.start_location, info.end_location)
        return told, text.partition(b"stream")[0]
    file.seek(info.end_location)
    told = generic.DictionaryObject.read_from_stream(file, generic.TrailerReference(reader))
    return told, between(file, info.end_location, file.tell())
