"""What happens to the bytes of a file: flipped, cut, moved, and written over."""

import re
from collections.abc import Callable
from random import Random

from tests.support.attacks.anatomy import Anatomy, Span, one_of, place_in, replaced

Damage = Callable[[Anatomy, Random], bytes]
NUMBER = re.compile(rb"(?<=[\s\[(/<])\d+(?:\.\d+)?(?=[\s\])>/])")
NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]{1,20}")
TEXT = re.compile(rb"\([ -'*-~]{2,60}\)")
HEX = re.compile(rb"<[0-9A-Fa-f]{4,200}>")
KEY = re.compile(rb"/(?:Root|Prev|Size|Info|ID|Index|W|XRefStm)\b")
NAMES = (b"/Contents", b"/Annots", b"/AP", b"/V", b"/Kids", b"/Type", b"/Nothing", b"/Rect", b"/F")


def _match(found: list[re.Match[bytes]], random: Random) -> Span:
    if not found:
        return Span(start=0, end=0)
    chosen = one_of(random, found)
    return Span(start=chosen.start(), end=chosen.end())


def _in_text(anatomy: Anatomy, pattern: re.Pattern[bytes], random: Random, since: int = 0) -> Span:
    """Of a token that is not in a signature."""
    found = [
        one
        for one in pattern.finditer(anatomy.content, since)
        if not any(hole.start <= one.start() < hole.end for hole in anatomy.holes)
    ]
    return _match(found, random)


def _tip(anatomy: Anatomy, place: int, by: int) -> bytes:
    byte = bytes([anatomy.content[place] ^ by])
    return replaced(anatomy.content, Span(start=place, end=place + 1), byte)


def a_bit_anywhere(anatomy: Anatomy, random: Random) -> bytes:
    place = place_in(random, Span(start=0, end=len(anatomy.content)))
    return _tip(anatomy, place, 1 << int(random.random() * 8))


def a_bit_of_a_signature(anatomy: Anatomy, random: Random) -> bytes:
    hole = one_of(random, anatomy.holes)
    return _tip(anatomy, place_in(random, hole), 1 << int(random.random() * 8))


def a_digit_of_the_last_signature(anatomy: Anatomy, random: Random) -> bytes:
    """Nothing covers it but itself."""
    place = place_in(random, _told(anatomy, anatomy.holes[-1]))
    digit = one_of(random, b"0123456789abcdef")
    return replaced(anatomy.content, Span(start=place, end=place + 1), bytes([digit]))


def _told(anatomy: Anatomy, hole: Span) -> Span:
    """Without the noughts that fill it up."""
    used = anatomy.content[hole.start : hole.end].rstrip(b"0")
    return Span(start=hole.start, end=hole.start + len(used))


def _room(anatomy: Anatomy, hole: Span) -> Span:
    return Span(start=min(_told(anatomy, hole).end + 1, hole.end), end=hole.end)


def case_of_hex(anatomy: Anatomy, random: Random) -> bytes:
    hole = one_of(random, anatomy.holes[-1:] * 3 + anatomy.holes)
    return replaced(anatomy.content, hole, anatomy.content[hole.start : hole.end].swapcase())


def padding(anatomy: Anatomy, random: Random) -> bytes:
    """Other digits, blanks or line ends where a signature is filled up."""
    room = _room(anatomy, one_of(random, anatomy.holes[-1:] * 3 + anatomy.holes))
    place = place_in(random, room)
    filled = one_of(random, (b"f", b" ", b"\n", b"\x00", b"1", b"%"))
    return replaced(anatomy.content, Span(start=place, end=min(place + 1, room.end)), filled)


def words_in_a_signature(anatomy: Anatomy, random: Random) -> bytes:
    """The string ends early; keys, objects or an end of the file stand where it was filled up."""
    hole = one_of(random, anatomy.holes[-1:] * 3 + anatomy.holes)
    room = _room(anatomy, hole)
    start = room.start + (room.start - hole.start) % 2
    number = int(one_of(random, anatomy.objects)[1])
    put = one_of(random, INSERTED).replace(b"NUMBER", b"%d" % number)
    if start + len(put) + 1 > room.end:
        return anatomy.content
    return replaced(anatomy.content, Span(start=start, end=start + len(put)), put)


INSERTED = (
    b"> /Name (Dirk Vos) /Contents <30",
    b"> /V (9.999,00) /Rect [0 0 600 800] /X <",
    b"> /M (D:19990101000000Z) /Reason (anders) /X <",
    b"> /Contents <00> /X <",
    b"> /ByteRange [0 10 20 30] /X <",
    b"> /Type /Annot /Subtype /FreeText /X <",
    b"> >> endobj NUMBER 0 obj << /Type /Page /MediaBox [0 0 9 9] /X <",
    b"> >> endobj NUMBER 0 obj null endobj 999 0 obj << /X <",
    b"> >> endobj\nstartxref\n9\n%%EOF\n999 0 obj << /X <",
    b"> >> endobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< >>\n999 0 obj << /X <",
)


def signatures_exchanged(anatomy: Anatomy, random: Random) -> bytes:
    """Signature wrapping at its simplest: each in the place of the other."""
    first, second = one_of(random, anatomy.holes), one_of(random, anatomy.holes)
    told = anatomy.content[first.start : first.end]
    put = anatomy.content[second.start : second.end]
    size = first.end - first.start
    if first == second:
        return replaced(anatomy.content, first, b"0" * size)
    if len(put.rstrip(b"0")) > size or len(told.rstrip(b"0")) > second.end - second.start:
        return anatomy.content
    out = replaced(anatomy.content, first, put[:size].ljust(size, b"0"))
    wide = second.end - second.start
    return replaced(out, second, told[:wide].ljust(wide, b"0"))


def another_range(anatomy: Anatomy, random: Random) -> bytes:
    """What a signature says that it covers, in as many digits."""
    found = one_of(random, anatomy.ranges)
    which = one_of(random, (1, 2, 3, 4))
    shift = one_of(random, (-1, 1, -2, 2, 10, -10, 1000, -1000))
    told = b"%d" % max(int(found[which]) + shift, 0)
    wide = found.end(which) - found.start(which)
    return replaced(anatomy.content, _span(found, which), told.ljust(wide)[:wide])


def a_range_of_nothing(anatomy: Anatomy, random: Random) -> bytes:
    """The universal forgery: no range, an empty one, one that is no list."""
    found = one_of(random, anatomy.ranges)
    wide = found.end() - found.start()
    put = one_of(
        random,
        (b"/ByteRange null", b"/ByteRange []", b"/ByteRange [0 0 0 0]", b"/ByteRanges [0 1]"),
    )
    return replaced(anatomy.content, _span(found), put.ljust(wide)[:wide])


def a_number(anatomy: Anatomy, random: Random, since: int = 0) -> bytes:
    span = _in_text(anatomy, NUMBER, random, since)
    told = anatomy.content[span.start : span.end]
    put = one_of(random, (told[:-1] + b"7", told + b"0", b"-" + told, b"9" * len(told)))
    return replaced(anatomy.content, span, put)


def a_name(anatomy: Anatomy, random: Random, since: int = 0) -> bytes:
    span = _in_text(anatomy, NAME, random, since)
    return replaced(anatomy.content, span, one_of(random, NAMES))


def a_text(anatomy: Anatomy, random: Random, since: int = 0) -> bytes:
    span = _in_text(anatomy, TEXT, random, since)
    told = anatomy.content[span.start : span.end]
    put = one_of(random, (told[::-1].translate(TURNED), b"()", told[:-1] + b" en meer)"))
    return replaced(anatomy.content, span, put)


TURNED = bytes.maketrans(b"()", b")(")


def a_hex_text(anatomy: Anatomy, random: Random, since: int = 0) -> bytes:
    span = _in_text(anatomy, HEX, random, since)
    told = anatomy.content[span.start : span.end]
    put = one_of(random, (told.swapcase(), b"<" + told[1:-1][::-1] + b">", told[:-1] + b"00>"))
    return replaced(anatomy.content, span, put)


def a_key_of_a_trailer(anatomy: Anatomy, random: Random, since: int = 0) -> bytes:
    span = _in_text(anatomy, KEY, random, since)
    put = one_of(random, (b"/Root", b"/Prev", b"/Size", b"/Encrypt", b"/XRefStm", b"/Nothing"))
    return replaced(anatomy.content, span, put)


def an_entry_of_a_table(anatomy: Anatomy, random: Random) -> bytes:
    """Pointing elsewhere, or given free; the file keeps its length."""
    span = _match(anatomy.entries, random)
    told = anatomy.content[span.start : span.end]
    elsewhere = b"%010d" % one_of(random, anatomy.objects).start()
    put = one_of(random, (elsewhere + told[10:], told[:-1] + b"f", b"0" * 10 + told[10:]))
    return replaced(anatomy.content, span, put[: len(told)])


def another_startxref(anatomy: Anatomy, random: Random) -> bytes:
    found = one_of(random, anatomy.startxrefs)
    put = one_of(random, [one[1] for one in anatomy.startxrefs] + [b"0", b"9999999"])
    return replaced(anatomy.content, _span(found, 1), put)


def cut(anatomy: Anatomy, random: Random) -> bytes:
    """At the end of a revision, give or take a few bytes."""
    near = one_of(random, (0, 0, 0, -1, -2, -6, -7, 1, 3, 12))
    return anatomy.content[: one_of(random, anatomy.ends) + near]


def cut_anywhere(anatomy: Anatomy, random: Random) -> bytes:
    return anatomy.content[: place_in(random, Span(start=0, end=len(anatomy.content)))]


def more_behind(anatomy: Anatomy, random: Random) -> bytes:
    last = anatomy.startxrefs[int(random.random() * len(anatomy.startxrefs))][1]
    behind = (b"\n", b" ", b"\x00", b"%%EOF\n", b"% niets\n", b"startxref\n%s\n%%%%EOF\n" % last)
    return anatomy.content + one_of(random, (*behind, b"\r\n" * 600, b"<html></html>"))


def more_before(anatomy: Anatomy, random: Random) -> bytes:
    before = one_of(random, (b"\n", b" ", b"\xef\xbb\xbf", b"%!PS\n", b"x" * 40, b"%PDF-1.3\n"))
    return before + anatomy.content


def another_version(anatomy: Anatomy, random: Random) -> bytes:
    told = one_of(random, (b"%PDF-1.0", b"%PDF-2.0", b"%PDF-9.9", b"%XDF-1.7"))
    return told + anatomy.content[8:]


def a_piece_twice(anatomy: Anatomy, random: Random) -> bytes:
    """A revision once more at the end."""
    starts = [0, *anatomy.ends[:-1]]
    which = int(random.random() * len(anatomy.ends))
    return anatomy.content + anatomy.content[starts[which] : anatomy.ends[which]]


def a_piece_left_out(anatomy: Anatomy, random: Random) -> bytes:
    starts = [0, *anatomy.ends[:-1]]
    which = int(random.random() * len(anatomy.ends))
    return anatomy.content[: starts[which]] + anatomy.content[anatomy.ends[which] :]


def a_piece_emptied(anatomy: Anatomy, random: Random) -> bytes:
    start = place_in(random, Span(start=0, end=len(anatomy.content)))
    end = min(start + one_of(random, (4, 40, 400)), len(anatomy.content))
    return replaced(anatomy.content, Span(start=start, end=end), b" " * (end - start))


DAMAGE: tuple[Damage, ...] = (
    a_bit_anywhere,
    a_bit_of_a_signature,
    a_digit_of_the_last_signature,
    a_digit_of_the_last_signature,
    case_of_hex,
    padding,
    padding,
    words_in_a_signature,
    words_in_a_signature,
    signatures_exchanged,
    another_range,
    a_range_of_nothing,
    a_number,
    a_name,
    a_text,
    a_hex_text,
    a_key_of_a_trailer,
    an_entry_of_a_table,
    another_startxref,
    cut,
    cut,
    cut_anywhere,
    more_behind,
    more_before,
    another_version,
    a_piece_twice,
    a_piece_left_out,
    a_piece_emptied,
)

# What can be damaged in a part of a file alone.
TOKENS = (a_number, a_name, a_key_of_a_trailer)
# What these leave is less, and right as far as it goes.
CUTS = (cut, cut_anywhere)


def _span(found: re.Match[bytes], which: int = 0) -> Span:
    start, end = found.span(which)
    return Span(start=start, end=end)
