"""What a PDF does besides being read: the one list of it, and how it is taken out.

Refused in what is published to be read or approved, which stays byte for byte as it came; taken out
of what is signed, which is written anew. Actions: ISO 32000-2, 12.6; what is carried: 7.11.4.
"""

import io
from collections.abc import Container, Iterator
from typing import Any

import pikepdf
from msgspec import Struct, field

from chalicelib.gateways import addresses, carried_files
from chalicelib.gateways.pdf_objects import everything, unpacked

# The gravest first: of several, that one is told.
ACTIVE = (
    "launch",
    "javascript",
    "xfa",
    "submit_form",
    "import_data",
    "other_machine",
    "address",
    "rich_media",
    "three_d",
    "collection",
)
CARRIED = (
    "embedded_program",
    "embedded_macro",
    "embedded_script",
    "embedded_active",
    "embedded_unknown",
)
# Harmless to read; out of what is signed, since they change what is seen of it.
MOVING = ("actions", "print_only")

_ACTIONS = {
    "javascript": "javascript",
    "launch": "launch",
    "submitform": "submit_form",
    "importdata": "import_data",
    "rendition": "rich_media",
    "movie": "rich_media",
    "sound": "rich_media",
    "richmediaexecute": "rich_media",
    "goto3dview": "three_d",
    "hide": "actions",
    "resetform": "actions",
    "setocgstate": "actions",
}
_ANNOTATIONS = {
    "/RichMedia": "rich_media",
    "/Movie": "rich_media",
    "/Sound": "rich_media",
    "/Screen": "rich_media",
    "/3D": "three_d",
}
_KEYS = {
    "/XFA": "xfa",
    "/RichMediaContent": "rich_media",
    "/AlternatePresentations": "rich_media",
    "/3DD": "three_d",
    "/Collection": "collection",
    "/AA": "actions",
}
_FILE_NAMES = ("/F", "/UF", "/DOS", "/Mac", "/Unix")
_READ = frozenset(
    {"/S", "/JS", "/URI", "/Base", "/Subtype", "/EF", "/FS", "/JavaScript", *_FILE_NAMES}
)
_POINTERS = ("/OpenAction", "/A", "/PA", "/Next", "/AF")
_LISTS = ("/Annots", "/AF", "/Next")
_PLACE = "/Names"
# Flags of an annotation (ISO 32000-2, table 167).
HIDDEN, PRINTED, UNSEEN = 2, 4, 32
ALL = ""  # in place of a key: nothing of this dictionary stays


class Walk(Struct, kw_only=True):
    """One look at one file and at what it carries: what that may still cost, and what is known."""

    budget: carried_files.Budget = field(default_factory=carried_files.Budget)
    depth: int = 0
    known: dict[tuple[tuple[int, int], str], str] = field(default_factory=dict)


def found(pdf: pikepdf.Pdf, look: Walk | None = None) -> list[str]:
    """The kinds of it, the gravest first; TooComplex for what costs more than its budget."""
    seen = {kind for _, kinds in _acting(pdf, look or Walk()) for kind, _ in kinds}
    return [kind for kind in (*CARRIED, *ACTIVE, *MOVING) if kind in seen]


def reason(kinds: list[str], *, stays: bool = True) -> str:
    """Why a file with this does not come in, if so; what `stays` as it is may not act."""
    gravest = _first(kinds, (*CARRIED, *ACTIVE) if stays else CARRIED)
    return gravest and f"pdf_{gravest}"


def strip(pdf: pikepdf.Pdf) -> list[str]:
    """Takes all of it out of `pdf`, and says which kinds there were."""
    acting = list(_acting(pdf, Walk()))
    for inner, kinds in acting:
        for _, key in kinds:
            _take(inner, key)
    stripped = {kind for _, kinds in acting for kind, _ in kinds}
    for inner in everything(pdf) if acting else ():
        _let_go(inner)
    if "xfa" in stripped:
        _take(pdf.Root, "/NeedsRendering")
    return sorted(stripped)


def _acting(pdf: pikepdf.Pdf, look: Walk) -> Iterator[tuple[Any, list[tuple[str, str]]]]:
    for inner in everything(pdf):
        keys = set(inner.keys())
        if kinds := [*_by_key(inner, keys), *_by_value(inner, keys, look)]:
            yield inner, kinds


def _by_key(inner: Any, keys: set[str]) -> Iterator[tuple[str, str]]:
    for key in keys & _KEYS.keys():
        yield _KEYS[key], key
    if "/JavaScript" in keys and isinstance(inner["/JavaScript"], pikepdf.Dictionary):
        yield "javascript", "/JavaScript"
    if key := _print_only(inner, keys):
        yield "print_only", key


def _by_value(inner: Any, keys: set[str], look: Walk) -> Iterator[tuple[str, str]]:
    """Each kind with the key to take out for it."""
    if keys.isdisjoint(_READ):
        return
    if kind := _action(inner, keys):
        yield kind, ALL
    if kind := _ANNOTATIONS.get(str(inner.get("/Subtype", "")), ""):
        yield kind, ALL
    for key in ("/URI", "/Base"):
        if kind := _address(inner.get(key)):
            yield kind, key if key == "/Base" else ALL
    if any(_leads_elsewhere(inner.get(key)) for key in _FILE_NAMES):
        yield "other_machine", ALL
    if kind := _carries(inner, look) or _carries(inner.get("/FS"), look):  # a paper clip has one
        yield kind, ALL


def _print_only(inner: Any, keys: set[str]) -> str:
    """The key to take out of what is on paper and not on the screen, or the other way round: a
    layer with a use of its own (8.11.4), or a note that is printed alone (12.5.3)."""
    if "/Usage" in keys and str(inner.get("/Type", "")) == "/OCG":
        return "/Usage"
    flags = inner.get("/F") if "/Rect" in keys else None
    shown = flags & (HIDDEN | PRINTED | UNSEEN) if isinstance(flags, int) else 0
    return "/F" if shown == PRINTED | UNSEEN else ""


def _action(inner: Any, keys: set[str]) -> str:
    """By its name in any case; a script also when the name is left out."""
    if "/JS" in keys and isinstance(inner["/JS"], pikepdf.String | pikepdf.Stream):
        return "javascript"
    return _ACTIONS.get(str(inner.get("/S", "")).lstrip("/").lower(), "")


def _address(value: Any) -> str:
    if not isinstance(value, pikepdf.String):
        return ""
    return addresses.kind_of(bytes(value), str(value))


def _leads_elsewhere(value: Any) -> bool:
    """The name of a file, or the description of one (ISO 32000-2, 7.11)."""
    if isinstance(value, pikepdf.Dictionary):
        if "/F" in value and str(value.get("/FS", "")) == "/URL":
            return True
        return any(_leads_elsewhere(value.get(key)) for key in _names_in(value))
    if not isinstance(value, pikepdf.String):
        return False
    return addresses.elsewhere(str(value)) or addresses.elsewhere(bytes(value).decode("latin-1"))


def _names_in(value: Any) -> list[str]:
    return [key for key in _FILE_NAMES if isinstance(value.get(key), pikepdf.String)]


def _carries(specification: Any, look: Walk) -> str:
    """The gravest of what this describes; nothing when all of it may stay."""
    held = specification.get("/EF") if isinstance(specification, pikepdf.Dictionary) else None
    if not isinstance(held, pikepdf.Dictionary):
        return ""
    names = [str(specification[key]) for key in _names_in(specification)]
    if not names or "/RF" in specification:  # named elsewhere, or with files beside it
        return carried_files.UNKNOWN
    parts = [part for _, part in held.items() if isinstance(part, pikepdf.Stream)]
    return _first({_carried(part, name, look) for part in parts for name in names}, CARRIED)


def _carried(part: pikepdf.Stream, name: str, look: Walk) -> str:
    known = (part.objgen, name)
    if known not in look.known:
        content = look.budget.spend(unpacked(part, look.budget.size))
        kind = carried_files.kind_of(content, name, look.budget)
        look.known[known] = _of_pdf(content, look) if kind == carried_files.PDF else kind
    return look.known[known]


def _of_pdf(content: bytes, look: Walk) -> str:
    """What is carried is judged as what carries it, down to a depth."""
    if look.depth >= carried_files.DEEPEST:
        return carried_files.UNKNOWN
    try:
        with pikepdf.open(io.BytesIO(content)) as inner:
            kinds = found(inner, Walk(budget=look.budget, depth=look.depth + 1))
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError):
        return carried_files.UNKNOWN
    return _first(kinds, CARRIED) or ("embedded_active" if _first(kinds, ACTIVE) else "")


def _first(kinds: Container[str], among: tuple[str, ...]) -> str:
    return next((kind for kind in among if kind in kinds), "")


def _take(inner: Any, key: str) -> None:
    for gone in list(inner.keys()) if key == ALL else [key]:
        if gone != "/Length" and gone in inner:
            del inner[gone]


def _let_go(inner: Any) -> None:
    """What was emptied is not referred to any more where that has a meaning."""
    keys = set(inner.keys())
    for key in keys & set(_POINTERS):
        if _is_empty(inner[key]):
            del inner[key]
    for key in keys & {*_LISTS, _PLACE}:
        if isinstance(inner.get(key), pikepdf.Array):
            _thin(inner, key, step=2 if key == _PLACE else 1)


def _thin(inner: Any, key: str, step: int) -> None:
    """A list without what is empty; in a tree of names each value goes with its name."""
    parts = list(inner[key])
    groups = [parts[at : at + step] for at in range(0, len(parts), step)]
    kept = [each for each in groups if not _is_empty(each[-1])]
    if len(kept) < len(groups):
        inner[key] = pikepdf.Array([part for each in kept for part in each])


def _is_empty(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and not value.keys()
