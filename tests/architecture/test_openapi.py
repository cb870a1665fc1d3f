"""The OpenAPI document is made from the routes; a stale one is red."""

import json
from collections import Counter
from pathlib import Path

from scripts import openapi
from tests.support.contracts import CONTRACTS


def test_the_document_is_what_the_routes_say() -> None:
    """After a change of a route or a type: `python -m scripts.openapi`, and `npm run types`."""
    written = json.loads(json.dumps(openapi.document()))
    assert json.loads(openapi.TARGET.read_text()) == written


def test_it_says_that_a_write_tells_whose_page_asks() -> None:
    written = openapi.document()["paths"]
    for each in CONTRACTS:
        asked = written[each.path][each.method.lower()].get("security", [])
        inside = str(each.needs) != "public"
        wanted = {"session": [], "person": []} if each.writes else {"session": []}
        assert asked == ([wanted] if inside else []), each.path


def test_every_route_has_a_name_of_its_own() -> None:
    """The web's types know a route by it."""
    names = Counter(contract.view.__name__ for contract in CONTRACTS)
    assert [name for name, times in names.items() if times > 1] == []


def test_the_types_of_the_web_know_every_route() -> None:
    types = Path("web/src/api/schema.d.ts").read_text()
    missing = [path for path in openapi.document()["paths"] if f'"{path}"' not in types]
    assert missing == []
