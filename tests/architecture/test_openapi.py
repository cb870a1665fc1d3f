"""The OpenAPI document is made from the routes; a stale one is red."""

import json
from pathlib import Path

from scripts import openapi


def test_the_document_is_what_the_routes_say() -> None:
    """After a change of a route or a type: `python -m scripts.openapi`, and `npm run types`."""
    written = json.loads(json.dumps(openapi.document()))
    assert json.loads(openapi.TARGET.read_text()) == written


def test_the_types_of_the_web_know_every_route() -> None:
    types = Path("web/src/api/schema.d.ts").read_text()
    missing = [path for path in openapi.document()["paths"] if f'"{path}"' not in types]
    assert missing == []
