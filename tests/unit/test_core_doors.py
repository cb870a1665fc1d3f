"""What lies behind a door is imported when somebody comes through it, and nothing else."""

import re
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.audit.domain import declared
from chalicelib.core import doors, later
from chalicelib.core.doors import Doors
from chalicelib.core.http import CONTRACTS, Needs, Routes
from scripts import doors as table

HOUSE = {"/a": ("house.one",), "/b": ("house.one", "house.two"), "/c": ("house.two",)}


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two modules, both with something at /b; `asked` are those that were imported, in order."""
    known, asked = list(CONTRACTS), list[str]()
    one, two = Routes("house.one"), Routes("house.two")
    one.get("/a", needs=Needs.PUBLIC)(lambda: None)
    one.get("/b", needs=Needs.PUBLIC)(_named("see"))
    two.put("/b", needs=Needs.PUBLIC)(_named("change"))
    two.get("/c", needs=Needs.PUBLIC)(_named("look"))
    modules = {"house.one": SimpleNamespace(routes=one), "house.two": SimpleNamespace(routes=two)}
    CONTRACTS[:] = known

    def bring(name: str) -> Any:
        asked.append(name)
        return modules[name]

    monkeypatch.setattr(doors, "import_module", bring)
    app = Chalice(app_name="house")
    app.routes = Doors(HOUSE, app.register_blueprint)
    return SimpleNamespace(app=app, asked=asked, modules=modules)


def _named(name: str) -> Any:
    def view() -> None:
        """Nothing."""

    view.__name__ = name
    return view


def test_a_path_opens_the_modules_that_have_something_there(house: Any) -> None:
    assert set(house.app.routes["/a"]) == {"GET"}
    assert house.asked == ["house.one"]
    assert set(house.app.routes["/b"]) == {"GET", "PUT"}
    assert set(house.app.routes["/c"]) == {"GET"}
    assert house.asked == ["house.one", "house.two"]


@pytest.mark.parametrize("ask", ["__len__", "__iter__", "open_all"])
def test_who_asks_for_all_paths_opens_all(ask: str, house: Any) -> None:
    assert house.app.routes["/nowhere"] == {}
    getattr(house.app.routes, ask)()
    assert house.asked == ["house.one", "house.two"]
    assert "/a" in house.app.routes
    assert {path: set(at) for path, at in house.app.routes.items()} == {
        "/a": {"GET"},
        "/b": {"GET", "PUT"},
        "/c": {"GET"},
    }
    assert len(house.app.routes) == 3


def test_a_path_that_nobody_has_is_empty(house: Any) -> None:
    assert "/nowhere" not in house.app.routes
    assert house.app.routes["/nowhere"] == house.app.routes.get("/nowhere") == {}
    assert house.asked == []


def test_what_could_not_be_imported_is_tried_again(house: Any) -> None:
    kept = house.modules.pop("house.two")
    with pytest.raises(KeyError):
        house.app.routes["/c"]
    house.modules["house.two"] = kept
    assert set(house.app.routes["/c"]) == {"GET"}


def test_the_table_says_where_the_routes_are() -> None:
    assert table.TARGET.read_text() == table.table(), "run python -m scripts.doors"


def test_what_is_called_later_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def bring(name: str) -> Any:
        asked.append(name)
        return SimpleNamespace(double=lambda number: number * 2)

    monkeypatch.setattr(later, "import_module", bring)
    double = later.calling("somewhere", "double")
    assert asked == []
    assert (double.__name__, double(2), double(3), asked) == ("double", 4, 6, ["somewhere"])


def test_what_app_names_is_there() -> None:
    named = re.findall(r'"(chalicelib\.[a-z_.]+)", "(\w+)"', Path("app.py").read_text())
    assert len(named) > 20
    for module, name in named:
        assert hasattr(import_module(module), name), (module, name)


def test_a_kind_of_event_that_no_module_declares_is_none() -> None:
    """Also when all of them were looked at."""
    with pytest.raises(KeyError):
        declared("made_up")
