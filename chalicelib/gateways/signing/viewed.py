"""What a viewer finds in a file: read by qpdf, which repairs as viewers do, and set beside another.

A print is a hash of an object with everything that it leads to; other pages count by their number.
"""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import pikepdf
from msgspec import Struct, field

from chalicelib.gateways.signing.findings import ChangeKind, FileChange

# What leads back, or from a signature to all that it covers.
BACK = {"/Parent", "/P", "/StructParent", "/StructParents", "/Popup", "/IRT", "/Reference"}
ON_PAGES = (ChangeKind.PAGE, ChangeKind.PICTURE, ChangeKind.ANNOTATION)


class TooMuch(Exception):
    """It takes longer than it is worth."""


class Viewed(Struct, kw_only=True):
    """The parts of a file by name, each with its print."""

    pages: list[bytes] = field(default_factory=list)
    pictures: list[dict[str, bytes]] = field(default_factory=list)
    annotations: list[list[bytes]] = field(default_factory=list)
    fields: dict[str, bytes] = field(default_factory=dict)
    on_page: dict[str, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    rest: bytes = b""


def view(pdf: pikepdf.Pdf, until: float) -> Viewed:
    """TooMuch when the processor time of this process comes to `until`."""
    prints, found = _Prints(pdf, until), Viewed()
    for page in pdf.pages:
        inside = _pictures(page.obj, prints)
        found.pictures.append(inside)
        found.pages.append(prints.page(page.obj, set(inside)))
    places = _fields(pdf, prints, found)
    for number, page in enumerate(pdf.pages, 1):
        found.annotations.append(list(_annotations(page.obj, prints, places, number, found)))
    found.files = {name: prints.of(spec.obj) for name, spec in pdf.attachments.items()}
    found.rest = prints.rest()
    return found


class _Prints:
    def __init__(self, pdf: pikepdf.Pdf, until: float) -> None:
        self.pdf, self.until = pdf, until
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.known: dict[tuple[int, int], bytes] = {}

    def of(self, value: Any) -> bytes:
        key = value.objgen if getattr(value, "is_indirect", False) else None
        if key is None:
            return _hash(self._parts(value))
        if key in self.numbers:
            return b"page %d" % self.numbers[key]
        if key not in self.known:
            if time.process_time() > self.until:
                raise TooMuch
            self.known[key] = b"here"  # for what leads back to itself
            self.known[key] = _hash(self._parts(value))
        return self.known[key]

    def page(self, page: Any, pictures: set[str]) -> bytes:
        """Without its annotations and pictures, which are named by themselves."""
        held = [self._but(page, BACK | {"/Annots", "/Resources", "/Contents", "/Metadata"})]
        resources = page.get("/Resources", {})
        held.append(self._but(resources, {"/XObject"}))
        held.append(self._but(resources.get("/XObject", {}), pictures))
        contents = page.get("/Contents")
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        held += [self.of(part) for part in parts]
        return _hash(held)

    def rest(self) -> bytes:
        """What of the root a viewer shows besides pages, fields and files."""
        own = {"/Pages", "/AcroForm", "/DSS", "/Metadata", "/Extensions", "/Version", "/Names"}
        root = self.pdf.Root
        form = self._but(root.get("/AcroForm", {}), {"/Fields", "/SigFlags"})
        names = self._but(root.get("/Names", {}), {"/EmbeddedFiles"})
        return _hash([self._but(root, own | {"/AF", "/Perms"}), form, names])

    def _but(self, holder: Any, without: set[str]) -> bytes:
        if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream | dict):
            return self.of(holder)
        return _hash(self._entries(holder, without))

    def _entries(self, holder: Any, without: set[str]) -> Iterator[bytes]:
        for name in sorted(set(holder.keys()) - without):
            yield name.encode("utf-8", "surrogateescape")
            yield self.of(holder[name])

    def _parts(self, value: Any) -> Iterator[bytes]:
        if isinstance(value, pikepdf.Array):
            yield b"["
            yield from (self.of(one) for one in value)
        elif isinstance(value, pikepdf.Stream):
            yield b"stream"
            yield from self._entries(value, BACK | {"/Length"})
            yield value.read_raw_bytes()
        elif isinstance(value, pikepdf.Dictionary):
            yield b"<<"
            yield from self._entries(value, BACK)
        else:
            yield repr(value).encode("utf-8", "surrogateescape")


def _hash(parts: Any) -> bytes:
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return made.digest()


def _pictures(page: Any, prints: _Prints) -> dict[str, bytes]:
    held = page.get("/Resources", {}).get("/XObject", {})
    return {
        name: prints.of(one)
        for name, one in held.items()
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    }


def _fields(pdf: pikepdf.Pdf, prints: _Prints, found: Viewed) -> dict[tuple[int, int], str]:
    """Each with its print; which object is the box of which field."""
    places: dict[tuple[int, int], str] = {}
    form: Any = pdf.Root.get("/AcroForm", {})
    waiting: list[tuple[Any, str]] = [(one, "") for one in form.get("/Fields", [])]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one, above = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or one.objgen in seen:
            continue
        seen |= {one.objgen} if one.is_indirect else set()
        name = f"{above}.{one.get('/T', '')}".strip(".") if "/T" in one else above
        places |= {one.objgen: name} if one.is_indirect else {}
        waiting += [(kid, name) for kid in one.get("/Kids", [])]
        found.fields[name] = _hash([found.fields.get(name, b""), prints.of(one)])
    return places


def _annotations(
    page: Any, prints: _Prints, places: dict[tuple[int, int], str], number: int, found: Viewed
) -> Iterator[bytes]:
    """Those that are no field; of the others, on which page they stand."""
    for one in page.get("/Annots", []):
        name = places.get(getattr(one, "objgen", (0, 0)))
        if name is None:
            yield prints.of(one)
        else:
            found.on_page.setdefault(name, number)


def differences(then: Viewed, now: Viewed, revision: int, expected: set[str]) -> list[FileChange]:
    """`expected` are the fields that were to be filled in this revision."""
    return [
        *_of_pages(then, now, revision),
        *_of_fields(then, now, revision, expected),
        *_of_files(then, now, revision),
        *([FileChange(kind=ChangeKind.REST, revision=revision)] if then.rest != now.rest else []),
    ]


def _of_pages(then: Viewed, now: Viewed, revision: int) -> Iterator[FileChange]:
    if len(then.pages) != len(now.pages):
        many = len(now.pages) - len(then.pages)
        yield FileChange(kind=ChangeKind.PAGES, name=f"{many:+d}", revision=revision)
    for page, parts in enumerate(zip(_parts(then), _parts(now), strict=False), 1):
        for kind, before, after in zip(ON_PAGES, *parts, strict=True):
            if before != after:
                yield FileChange(kind=kind, page=page, revision=revision)


def _parts(found: Viewed) -> Iterator[tuple[Any, ...]]:
    """Of each page, in the order of ON_PAGES."""
    return zip(found.pages, found.pictures, found.annotations, strict=True)


def _of_fields(
    then: Viewed, now: Viewed, revision: int, expected: set[str]
) -> Iterator[FileChange]:
    for name in _differing(then.fields, now.fields):
        if name not in expected:
            page = now.on_page.get(name) or then.on_page.get(name, 0)
            yield FileChange(kind=ChangeKind.FIELD, name=name, page=page, revision=revision)


def _of_files(then: Viewed, now: Viewed, revision: int) -> Iterator[FileChange]:
    for name in _differing(then.files, now.files):
        yield FileChange(kind=ChangeKind.FILE, name=name, revision=revision)


def _differing(then: dict[str, bytes], now: dict[str, bytes]) -> list[str]:
    names = sorted(then.keys() | now.keys())
    return [name for name in names if then.get(name) != now.get(name)]
