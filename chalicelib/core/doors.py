"""The routes of the portal as Chalice keeps them, of which each module is imported with the first
request for a path of it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from chalice.app import Blueprint, RouteEntry

AtPath = dict[str, RouteEntry]


class Doors(Mapping[str, AtPath]):
    """By path, and there by method; nothing at a path that nobody has. `modules` are those that
    have routes at a path, each with a blueprint called `routes`, which `register` takes in. Who
    asks for all paths opens all."""

    def __init__(
        self, modules: Mapping[str, tuple[str, ...]], register: Callable[[Blueprint], None]
    ) -> None:
        self._closed = dict(modules)
        self._register = register
        self._opened: set[str] = set()
        self._found: dict[str, AtPath] = {}
        self._opening = False

    def __getitem__(self, path: str) -> AtPath:
        """Chalice writes into what it gets. While it registers it asks for paths as well, of which
        other modules may have a part that stays shut."""
        if not self._opening:
            self._open(path)
        return self._found.setdefault(path, {})

    def __contains__(self, path: Any) -> bool:
        return bool(self[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> list[str]:
        self.open_all()
        return [path for path, at in self._found.items() if at]

    def open_all(self) -> None:
        for path in list(self._closed):
            self._open(path)

    def _open(self, path: str) -> None:
        """Once it is open and not before: what could not be imported is tried again."""
        for module in self._closed.get(path, ()):
            if module not in self._opened:
                self._enter(import_module(module).routes)
                self._opened.add(module)
        self._closed.pop(path, None)

    def _enter(self, routes: Blueprint) -> None:
        self._opening = True
        try:
            self._register(routes)
        finally:
            self._opening = False
