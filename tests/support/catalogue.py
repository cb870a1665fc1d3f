"""A second version of the standard catalogue, as one may come after a release."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from chalicelib.core.replacing import replace
from chalicelib.offices.domain import catalogue

MOVED_TO = "fiscaal/overige"


@contextmanager
def second_version() -> Iterator[None]:
    """From here on VAT returns lie elsewhere, and there are no payroll tax returns."""
    first = catalogue.VERSIONS[1]
    types = tuple(
        replace(each, folder_id=MOVED_TO) if each.type_id == "btw-aangifte" else each
        for each in first.types
        if each.type_id != "loonaangifte"
    )
    both = {1: first, 2: replace(first, types=types)}
    with patch.object(catalogue, "VERSIONS", both):
        yield
    catalogue.said.cache_clear()
