"""The routes of the portal as Chalice keeps them, of which each module is imported with the first
request for a path of it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from chalice.app import Blueprint, RouteEntry

AtPath = dict[str, RouteEntry]


class Doors(dict[str, AtPath]):
    """By path, and there by method. `modules` are those that have routes at a path, each with a
    blueprint called `routes`; who asks for all paths opens all."""

    def __init__(
        self, modules: Mapping[str, tuple[str, ...]], register: Callable[[Blueprint], None]
    ) -> None:
        super().__init__()
        self._closed = dict(modules)
        self._register = register
        self._opened: set[str] = set()
        self._opening = False

    def __getitem__(self, path: str) -> AtPath:
        if not self._opening:
            self._open(path)
        return super().__getitem__(path)

    def __missing__(self, path: str) -> AtPath:
        return self.setdefault(path, {})

    def open_all(self) -> "Doors":
        if not self._opening:
            for path in list(self._closed):
                self._open(path)
        return self

    def _open(self, path: str) -> None:
        """Once it is open and not before: what could not be imported is tried again."""
        for module in self._closed.get(path, ()):
            if module not in self._opened:
                self._enter(import_module(module).routes)
                self._opened.add(module)
        self._closed.pop(path, None)

    def _enter(self, routes: Blueprint) -> None:
        """Registering asks for paths as well, of which others may have a part that stays shut."""
        self._opening = True
        try:
            self._register(routes)
        finally:
            self._opening = False

    def __contains__(self, path: Any) -> bool:
        return dict.__contains__(self.open_all(), path)

    def __iter__(self) -> Iterator[str]:
        return dict.__iter__(self.open_all())

    def __len__(self) -> int:
        return dict.__len__(self.open_all())

    def keys(self) -> Any:
        return dict.keys(self.open_all())

    def values(self) -> Any:
        return dict.values(self.open_all())

    def items(self) -> Any:
        return dict.items(self.open_all())
