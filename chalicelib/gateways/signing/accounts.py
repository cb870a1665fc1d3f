"""Accounts for every byte that was added to a file, with two parsers.

pyHanko reads what the cross-references point at, and judges that; a viewer may read something else:
an update that does not end as it should, a second copy of an object, what stands between objects.
So what was added must be objects, cross-references and an ending with nothing in between, and qpdf,
which repairs as viewers do, must find the same objects at the same places.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from chalicelib.gateways.signing import trailers
from chalicelib.gateways.signing.beginning import between
from chalicelib.gateways.signing.trailers import Stray

BLANK = rb"[\x00\t\n\f\r ]*"
HEAD = re.compile(rb"(\d{1,10})[ \r\n\t]+(\d{1,5})[ \r\n\t]+obj" + BLANK)
LAST = re.compile(BLANK + rb"endobj")
# Some programs leave their name in a comment, which no parser reads. Nothing is given back (`++`):
# many blanks before something else would be tried in all their groupings.
BETWEEN = re.compile(rb"(?:[\x00\t\n\f\r ]++|%(?!%EOF)[^\r\n]*+[\r\n])*+")
ENDING = re.compile(BETWEEN.pattern + rb"startxref[ \r\n\t]{1,8}(\d{1,12})[ \r\n\t]{1,8}%%EOF")
# Viewers look for the ending in the last kilobyte, and mend a file where they do not find it.
MOST_BLANKS = 64
SUSPICIOUS = (b"obj", b"xref", b"trailer", b"stream", b"<<")

Piece = tuple[int, int]
Place = tuple[int, int] | tuple[int, int, int]


def check(reader: Any, pdf: pikepdf.Pdf, file: Any, start: int, end: int) -> list[int]:
    """The revisions between these two places, when nothing else stands there; Stray otherwise.
    Of `file` the reader may have seen no more than the beginning."""
    numbers = _revisions(reader, start)
    pieces = {piece for number in numbers for piece in _pieces(reader, number, start)}
    trailers.check(reader, numbers)
    _fill(file, sorted(pieces), start, end)
    _same_places(reader, pdf)
    for number in numbers:
        for key in added(reader, number):
            _same_object(reader, pdf, key)
    return numbers


def added(reader: Any, number: int) -> set[tuple[int, int]]:
    """Number and generation of the objects that a revision brings."""
    data = reader.xrefs.get_xref_data(number)
    plain = {(key, generation) for key, (generation, _) in data.standard_xrefs.items()}
    return plain | {(key, 0) for key in data.xrefs_in_objstm}


def _revisions(reader: Any, start: int) -> list[int]:
    infos = [reader.xrefs.get_xref_container_info(n) for n in range(reader.total_revisions)]
    found = [number for number, info in enumerate(infos) if info.end_location > start]
    if any(infos[number].start_location < start for number in found):
        raise Stray("cross-references across a signature")
    return found


def _pieces(reader: Any, number: int, start: int) -> Iterator[Piece]:
    data = reader.xrefs.get_xref_data(number)
    if data.freed or data.hybrid is not None:
        raise Stray("objects taken away")
    for key, (generation, place) in data.standard_xrefs.items():
        if place < start:
            raise Stray("an older object brought back")
        yield _object(reader, key, generation, place)
    yield from _references(reader, number)


def _object(reader: Any, key: int, generation: int, place: int) -> Piece:
    from pyhanko.pdf_utils import generic

    file = reader.stream
    head = HEAD.match(between(file, place, place + 64))
    if not head or (int(head[1]), int(head[2])) != (key, generation):
        raise Stray("no object where one should be")
    file.seek(place + head.end())
    generic.read_object(file, generic.Reference(key, generation, reader))
    after = file.tell()
    last = LAST.match(between(file, after, after + 40))
    if not last:
        raise Stray("an object that does not end")
    return place, after + last.end()


def _references(reader: Any, number: int) -> Iterator[Piece]:
    """The cross-references themselves, and the ending that points at them."""
    info, file = reader.xrefs.get_xref_container_info(number), reader.stream
    place = info.declared_startxref
    if info.stream_ref is not None:
        of = info.stream_ref
        piece = _object(reader, of.idnum, of.generation, place)
    else:
        piece = _table(reader, place, info.end_location)
    yield piece
    ending = ENDING.match(between(file, piece[1], piece[1] + 2048))
    if not ending or int(ending[1]) != place:
        raise Stray("a revision that does not end")
    yield piece[1], piece[1] + ending.end()


def _table(reader: Any, place: int, trailer: int) -> Piece:
    from pyhanko.pdf_utils import generic

    file = reader.stream
    told = between(file, place, trailer)
    if not re.fullmatch(rb"xref[0-9 nf\r\n]+trailer" + BLANK, told):
        raise Stray("no cross-references where they should be")
    file.seek(trailer)
    generic.DictionaryObject.read_from_stream(file, generic.TrailerReference(reader))
    return place, file.tell()


def _fill(file: Any, pieces: list[Piece], start: int, end: int) -> None:
    """Nothing between the pieces, and nothing twice."""
    here = start
    for begin, after in pieces:
        if begin < here:
            raise Stray("objects inside each other")
        gap = between(file, here, begin)
        if not BETWEEN.fullmatch(gap) or any(word in gap for word in SUSPICIOUS):
            raise Stray("something between the objects")
        here = after
    if end - here > MOST_BLANKS or between(file, here, end).strip():
        raise Stray("an ending that viewers do not find")


def _same_places(reader: Any, pdf: pikepdf.Pdf) -> None:
    if _ours(reader) != _theirs(pdf):
        raise Stray("other objects than a viewer finds")
    if pdf.Root.objgen != (reader.root_ref.idnum, reader.root_ref.generation):
        raise Stray("another root than a viewer finds")


def _ours(reader: Any) -> Mapping[int, Place]:
    found: dict[int, Place] = {}
    for number in range(reader.total_revisions):
        data = reader.xrefs.get_xref_data(number)
        for part in (data.hybrid.xref_data, data) if data.hybrid else (data,):
            _take(part, found)
    return {key: place for key, place in found.items() if place[1] > 0}


def _take(data: Any, found: dict[int, Place]) -> None:
    for key in data.freed:
        found.pop(key, None)
    for key, (generation, place) in data.standard_xrefs.items():
        found[key] = (generation, place)
    for key, inside in data.xrefs_in_objstm.items():
        found[key] = (0, inside.obj_stream_id, inside.ix_in_stream)


def _theirs(pdf: pikepdf.Pdf) -> Mapping[int, Place]:
    return {key: _place(generation, at) for (key, generation), at in pdf.get_xref_table().items()}


def _place(generation: int, at: Any) -> Place:
    if at.type == 1:
        return generation, at.offset
    return 0, at.obj_stream_number, at.obj_stream_index


def _same_object(reader: Any, pdf: pikepdf.Pdf, key: tuple[int, int]) -> None:
    """As both parsers read it. Of an encrypted file only one of them knows the words."""
    from pyhanko.pdf_utils import generic

    if reader.encrypted:
        return
    ours = reader.get_object(generic.Reference(*key, reader))
    theirs = pdf.get_object(key)
    if isinstance(theirs, pikepdf.Stream) != isinstance(ours, generic.StreamObject):
        raise Stray("an object that is two things")
    if isinstance(theirs, pikepdf.Stream) and theirs.read_raw_bytes() != ours.encoded_data:
        raise Stray("a stream of which the length is not clear")
    if _written(theirs, reader, key) != _plain(ours):
        raise Stray("an object that reads in two ways")


def _written(theirs: Any, reader: Any, key: tuple[int, int]) -> Any:
    from pyhanko.pdf_utils import generic

    text = theirs.stream_dict.unparse() if isinstance(theirs, pikepdf.Stream) else _text(theirs)
    return _plain(generic.read_object(io.BytesIO(text + b" "), generic.Reference(*key, reader)))


def _text(theirs: Any) -> bytes:
    if isinstance(theirs, pikepdf.Object):
        return theirs.unparse(resolved=True)
    return bytes(pikepdf.Array([theirs]).unparse()).strip(b"[ ]")


def _plain(value: Any) -> Any:
    """Without what makes the same value differ: how it was written."""
    from pyhanko.pdf_utils import generic

    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.DictionaryObject):
        return {str(name): _plain(value.raw_get(name)) for name in value}
    if isinstance(value, generic.ArrayObject):
        return [_plain(value.raw_get(place)) for place in range(len(value))]
    if isinstance(value, generic.TextStringObject | generic.ByteStringObject):
        return ("text", value.original_bytes)
    if isinstance(value, generic.NameObject):
        return ("name", str(value))
    if isinstance(value, generic.BooleanObject):
        return ("truth", value.value)
    return None if isinstance(value, generic.NullObject) else ("number", float(value))
