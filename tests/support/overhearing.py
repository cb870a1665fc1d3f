"""Hears what is asked of AWS, whichever client asks it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from botocore import endpoint

from chalicelib.core import dynamo

Hear = Callable[[str, str, Mapping[str, Any]], None]


@contextmanager
def overhearing(hear: Hear) -> Iterator[None]:
    """Tells service, operation and, of the tables, the arguments, before it is asked; a question
    and its repetitions are one."""
    tables, others = dynamo.TableClient._make_api_call, endpoint.Endpoint.make_request

    def of_tables(self: dynamo.TableClient, operation: str, arguments: dict[str, Any]) -> Any:
        hear(dynamo.SERVICE, operation, arguments)
        return tables(self, operation, arguments)

    def of_others(self: Any, model: Any, request: Any) -> Any:
        hear(self._endpoint_prefix, model.name, {})
        return others(self, model, request)

    with (
        patch.object(dynamo.TableClient, "_make_api_call", of_tables),
        patch.object(endpoint.Endpoint, "make_request", of_others),
    ):
        yield
