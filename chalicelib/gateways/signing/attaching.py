"""The files that a document carries: ours comes first among them, and the others stay."""

from collections.abc import Iterator
from typing import Any

from chalicelib.gateways.signing.objects import pdf, value_of

# Branches of the tree of names that are followed; one that goes round in circles ends there.
MOST_BRANCHES = 1_000


def add(writer: Any, name: Any, specification: Any) -> None:
    """In the tree of names (ISO 32000-2, 7.11.4), and as the source of what is shown (14.13)."""
    root = writer.root
    names = root["/Names"] if "/Names" in root else pdf({})
    held = sorted([(name, specification), *_held(names)], key=lambda pair: _letters(pair[0]))
    names["/EmbeddedFiles"] = pdf({"/Names": [part for pair in held for part in pair]})
    root["/AF"] = pdf([specification, *_parts(value_of(root.get("/AF", ())))])
    if "/Names" in root:
        writer.update_container(names)
    else:
        root["/Names"] = names
    writer.update_root()


def _letters(name: Any) -> bytes:
    """What the names are in order of."""
    return bytes(name) if isinstance(name, bytes) else str(name).encode()


def _held(names: Any) -> Iterator[tuple[Any, Any]]:
    """What is there already, each with its name."""
    waiting = [names["/EmbeddedFiles"]] if "/EmbeddedFiles" in names else []
    for _ in range(MOST_BRANCHES):
        if not waiting:
            return
        branch = value_of(waiting.pop())
        pairs = _parts(branch.get("/Names", ()))
        yield from zip(map(value_of, pairs[::2]), pairs[1::2], strict=False)
        waiting += _parts(branch.get("/Kids", ()))
    raise ValueError("the names of what this file carries have no end")


def _parts(found: Any) -> list[Any]:
    """As they are referred to; a single one where a list should be counts as well."""
    from pyhanko.pdf_utils.generic import ArrayObject

    if isinstance(found, ArrayObject):
        return [found.raw_get(place) for place in range(len(found))]
    return [found] if found else []
