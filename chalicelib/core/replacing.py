"""`replace`: a struct as it was, with other facts where they are given."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # mypy checks the names and types of what is replaced only under this name.
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["replace"]
