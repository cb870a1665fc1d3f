"""Plain Python values as the objects of a PDF; a str that begins with a slash is a name."""

import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from chalicelib.gateways.signing import spending


def pdf(value: Any) -> Any:
    """What is an object of pyHanko already comes back as it is."""
    from pyhanko.pdf_utils import generic

    if isinstance(value, generic.PdfObject):
        return value
    if isinstance(value, bool):
        return generic.BooleanObject(value)
    if isinstance(value, int):
        return generic.NumberObject(value)
    if isinstance(value, float):
        return generic.FloatObject(f"{value:.3f}")
    if isinstance(value, str):
        return generic.NameObject(value) if value.startswith("/") else text(value)
    if isinstance(value, Mapping):
        return generic.DictionaryObject({generic.NameObject(k): pdf(v) for k, v in value.items()})
    return generic.ArrayObject(pdf(one) for one in value)


def text(value: str) -> Any:
    """For what people wrote, which may begin with a slash."""
    from pyhanko.pdf_utils.generic import pdf_string

    return pdf_string(value)


def stream(content: bytes, facts: Mapping[str, Any] | None = None, *, pack: bool = True) -> Any:
    from pyhanko.pdf_utils import generic

    described = {generic.NameObject(key): pdf(value) for key, value in (facts or {}).items()}
    if not pack:
        return generic.StreamObject(described, encoded_data=content)
    described[generic.NameObject("/Filter")] = generic.NameObject("/FlateDecode")
    return generic.StreamObject(described, encoded_data=zlib.compress(content))


def packed_stream(packed: bytes, facts: Mapping[str, Any]) -> Any:
    """Of what zlib has packed already."""
    return stream(packed, {**facts, "/Filter": "/FlateDecode"}, pack=False)


@cache
def unreadable(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What pyHanko raises for a file that is not what it says; it also asserts, and lets what zlib
    says of a stream go by."""
    from pyhanko.pdf_utils.misc import PdfError

    return (
        PdfError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        IndexError,
        KeyError,
        NotImplementedError,
        TypeError,
        ValueError,
        zlib.error,
        *more,
    )


@cache
def too_much() -> tuple[type[BaseException], ...]:
    """What says that a file unpacks to more than a document can need, is nested too deep, or takes
    too long."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError

    return (PdfDecodeLimitError, RecursionError, MemoryError, spending.Spent)


def value_of(reference: Any) -> Any:
    """The object itself, whether it was written in place or referred to."""
    from pyhanko.pdf_utils import generic

    return reference.get_object() if isinstance(reference, generic.IndirectObject) else reference
