"""The beginning of a file, read where it lies: what stood there when a signature was made."""

import io
from typing import BinaryIO, cast

MARK = b"%%EOF"


class FileBeginning(io.RawIOBase):
    """A file as it was when it was only so long; nothing is copied."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        self.file, self.end, self.place = file, end, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        since = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.end}[whence]
        if since + offset < 0:
            raise OSError("before the beginning of the file")
        self.place = since + offset
        return self.place

    def tell(self) -> int:
        return self.place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = between(self.file, self.place, min(self.place + len(buffer), self.end))
        buffer[: len(piece)] = piece
        self.place += len(piece)
        return len(piece)


def between(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(max(0, end - start))


def ends(file: BinaryIO, size: int, most: int) -> list[int]:
    """Where the revisions of a file say that they end, the last first, at most so many. The end of
    the line belongs to it: a signature covers that too."""
    found: list[int] = []
    end = size
    while len(found) < most and (place := _before(file, end, MARK)) >= 0:
        after = between(file, place + len(MARK), place + len(MARK) + 64)
        found.append(place + len(MARK) + len(after) - len(after.lstrip(b"\r\n \t")))
        end = place
    return found


def holds(file: BinaryIO, size: int, word: bytes) -> bool:
    return _before(file, size, word) >= 0


def _before(file: BinaryIO, end: int, word: bytes, step: int = 1 << 20) -> int:
    """Where `word` stands last before `end`; -1 when it does not."""
    while end > 0:
        start = max(0, end - step)
        if (place := between(file, start, end).rfind(word)) >= 0:
            return start + place
        end = start + len(word) - 1 if start else 0
    return -1


def as_file(file: BinaryIO, end: int) -> BinaryIO:
    """For who asks for a file and only reads."""
    return cast("BinaryIO", FileBeginning(file, end))
