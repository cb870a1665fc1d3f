"""Where the parts of a file are, found in its bytes as an attacker finds them."""

import io
import re
from collections.abc import Sequence
from functools import cached_property
from random import Random
from typing import TypeVar

import pikepdf
from msgspec import Struct

T = TypeVar("T")
END = re.compile(rb"%%EOF\r?\n?")
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
OBJECT = re.compile(rb"(?<![\d.])(\d{1,7}) (\d{1,5}) obj\b")
STARTXREF = re.compile(rb"startxref\s+(\d+)")
ENTRY = re.compile(rb"\d{10} \d{5} [nf]")


class Span(Struct, frozen=True, kw_only=True):
    start: int
    end: int


class Anatomy:
    """Of one file; every list is in the order of the file."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def ends(self) -> list[int]:
        """Right after the %%EOF of each revision."""
        return [found.end() for found in END.finditer(self.content)]

    def revision(self, end: int) -> int:
        """The number of the last one that stands whole before `end`; the first is 0."""
        return len([one for one in self.ends if one <= end]) - 1

    @cached_property
    def ranges(self) -> list[re.Match[bytes]]:
        """The numbers that say what each signature covers."""
        return list(RANGE.finditer(self.content))

    @cached_property
    def holes(self) -> list[Span]:
        """The signatures themselves: what each does not cover, without its < and >."""
        return [Span(start=int(r[1]) + int(r[2]) + 1, end=int(r[3]) - 1) for r in self.ranges]

    @cached_property
    def objects(self) -> list[re.Match[bytes]]:
        return list(OBJECT.finditer(self.content))

    @cached_property
    def startxrefs(self) -> list[re.Match[bytes]]:
        return list(STARTXREF.finditer(self.content))

    @cached_property
    def entries(self) -> list[re.Match[bytes]]:
        return list(ENTRY.finditer(self.content))

    def opened(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.content), suppress_warnings=True)


def one_of(random: Random, choices: Sequence[T]) -> T:
    """Takes one number only, so that the choices after it stay the same for the same seed."""
    return choices[int(random.random() * len(choices))]


def place_in(random: Random, span: Span) -> int:
    return span.start + int(random.random() * max(span.end - span.start, 1))


def replaced(content: bytes, span: Span, by: bytes) -> bytes:
    return content[: span.start] + by + content[span.end :]
