"""Lists that come in parts, read to their end."""

from collections.abc import Iterator
from types import ModuleType
from urllib.parse import quote

import pytest

from tests.portal import Portal


def parts(portal: Portal, path: str, named: str, **query: object) -> Iterator[list[str]]:
    """What stands under this name in each row, part by part, until the list ends."""
    cursor: str | None = ""
    while cursor is not None:
        more = {"cursor": cursor} if cursor else {}
        told = "&".join(f"{name}={quote(str(each))}" for name, each in {**query, **more}.items())
        answer = portal.get(f"{path}?{told}")
        assert answer.status == 200, answer.body
        yield [row[named] for row in answer.body["items"]]
        cursor = answer.body["cursor"]


def small_pages(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> None:
    """Two rows fill an answer."""
    for module in modules:
        monkeypatch.setattr(module, "PAGE", 2)
