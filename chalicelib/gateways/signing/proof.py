"""Whether nothing but proof was added after a signature: evidence (DSS) and timestamps.

Stricter than the levels of pyHanko's policy: no signature field to be filled in later, no other
title, and a page may gain no more than the invisible field of a timestamp.
"""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from chalicelib.gateways.signing import accounts
from chalicelib.gateways.signing.objects import value_of
from chalicelib.gateways.signing.trailers import Stray

ROOT = {"/DSS", "/AcroForm", "/Extensions", "/Version", "/Metadata"}
FORM = {"/Fields", "/SigFlags"}
INFORMATION = {"/ModDate", "/Producer"}
# What says of a file when and by which program it was written last.
WRITTEN = {"ModifyDate", "MetadataDate", "InstanceID", "Producer", "xmptk", "about", "format"}


def only(reader: Any, numbers: Iterable[int], then: int) -> list[str]:
    """The names of the timestamps that were added; Stray when anything else was."""
    from pyhanko.pdf_utils.generic import Reference

    old = reader.get_historical_resolver(then)
    new = _New(reader, old)
    for key in {key for number in numbers for key in accounts.added(reader, number)}:
        ref = Reference(*key, reader)
        if not old.is_ref_unassignable(ref):
            new.judge(ref)
    return [str(value_of(field)["/T"]) for field in new.fields]


class _New:
    """The file as it is now, beside what it was."""

    def __init__(self, reader: Any, old: Any) -> None:
        self.reader, self.old = reader, old
        self.evidence = old.collect_dependencies(old.root.get("/DSS", {}))
        self.fields = [_timestamp(one) for one in _more(_fields(old.root), _fields(reader.root))]
        _dictionary(old.root, reader.root, ROOT)
        _same_form(old.root, reader.root)
        _same_facts(old, reader)

    def judge(self, ref: Any) -> None:
        before, after = self.old(ref), self.reader.get_object(ref)
        if before == after or ref == self.reader.root_ref or self._is_known(ref):
            return
        if isinstance(before, dict) and before.get("/Type") == "/Page":
            _dictionary(before, after, {"/Annots"})
            self._widgets(before.get("/Annots", ()), after.get("/Annots", ()))
        elif isinstance(before, list):
            self._widgets(before, after)
        else:
            raise Stray(f"{ref} was changed")

    def _is_known(self, ref: Any) -> bool:
        """What was looked at already, or is evidence, which nobody sees."""
        from pyhanko.pdf_utils.generic import StreamObject

        known = {_ref(self.old.root, "/AcroForm"), _ref(self.old.root, "/Metadata")}
        known |= {_ref(self.old.trailer_view, "/Info")}
        form = value_of(self.old.root.get("/AcroForm", {}))
        known |= {_ref(form, "/Fields"), _ref(self.old.root, "/DSS")}
        is_stream = isinstance(self.reader.get_object(ref), StreamObject)
        return ref in known or (ref in self.evidence and not is_stream)

    def _widgets(self, before: Any, after: Any) -> None:
        ours = {field.reference for field in self.fields}
        if any(one.reference not in ours for one in _more(_list(before), _list(after))):
            raise Stray("more on a page than a timestamp")


def _ref(holder: Any, key: str) -> Any:
    from pyhanko.pdf_utils.generic import IndirectObject

    found = holder.raw_get(key) if key in holder else None
    return found.reference if isinstance(found, IndirectObject) else None


def _dictionary(before: Any, after: Any, may_differ: set[str]) -> None:
    for key in {*before, *after} - may_differ:
        if key not in before or key not in after or before.raw_get(key) != after.raw_get(key):
            raise Stray(f"{key} was changed")


def _same_form(before: Any, after: Any) -> None:
    then, now = value_of(before.get("/AcroForm", {})), value_of(after.get("/AcroForm", {}))
    if then:
        _dictionary(then, now, FORM)
    elif {*now} - FORM - {"/DR", "/DA"}:
        raise Stray("a form")


def _fields(root: Any) -> list[Any]:
    return _list(value_of(value_of(root.get("/AcroForm", {})).get("/Fields", ())))


def _list(found: Any) -> list[Any]:
    held = value_of(found)
    return [held.raw_get(place) for place in range(len(held))] if held else []


def _more(before: list[Any], after: list[Any]) -> list[Any]:
    """What was put behind what was there; each by reference."""
    from pyhanko.pdf_utils.generic import IndirectObject

    added = after[len(before) :]
    if after[: len(before)] != before or not all(isinstance(one, IndirectObject) for one in added):
        raise Stray("a list was changed")
    return added


def _timestamp(reference: Any) -> Any:
    """Of the whole file, given, and nothing to see."""
    field = value_of(reference)
    given = value_of(field.get("/V", {}))
    left, bottom, right, top = map(float, field.get("/Rect", (0, 0, 0, 0)))
    is_seen = left != right and bottom != top
    if field.get("/FT") != "/Sig" or not given or given.get("/Type") != "/DocTimeStamp":
        raise Stray("a field")
    if is_seen or "/Kids" in field or "/AA" in field or "/A" in field:
        raise Stray("a field to be seen")
    return reference


def _same_facts(old: Any, reader: Any) -> None:
    """Title, author and such, wherever they are told."""
    then, now = _information(old), _information(reader)
    _dictionary(then, now, INFORMATION)
    known = _told(old.root) | {str(value) for value in then.values()}
    if not _told(old.root) <= _told(reader.root) <= known:
        raise Stray("another title")


def _information(view: Any) -> Any:
    """As it was then: the trailer of then refers to what it is now."""
    reference = _ref(view.trailer_view, "/Info")
    return view.get_object(reference) if reference else view.trailer_view.get("/Info", {})


def _told(root: Any) -> set[str]:
    """What the metadata (XMP) say, without what changes each time a file is written."""
    if "/Metadata" not in root:
        return set()
    told = value_of(root["/Metadata"]).data
    if b"<!" in told:  # so that it defines nothing by itself
        raise Stray("metadata that say something else than they seem to")
    try:
        top = ElementTree.fromstring(told)  # noqa: S314
    except ElementTree.ParseError as error:
        raise Stray("metadata that cannot be read") from error
    pairs = [pair for one in top.iter() for pair in [(one.tag, one.text), *one.attrib.items()]]
    return {text.strip() for name, text in pairs if text and not _is_of_writing(name)} - {""}


def _is_of_writing(name: str) -> bool:
    return name.rpartition("}")[2] in WRITTEN
