"""What a screen is: a name, whose it is, and the way to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Route, expect

from scripts.screens.signing_in import Outbox


@dataclass(frozen=True)
class Visitor:
    """A page of somebody, and the outbox for what is sent to them."""

    page: Page
    outbox: Outbox

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.settle()

    def press(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """The first that is called so."""
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.settle()

    def pretend(self, verb: str, path: str, **told: Any) -> None:
        """The next answer of the API to this, changed where it is `told`; for what nobody of the
        cast has, and nobody should be left with."""

        def answer(route: Route) -> None:
            if route.request.method != verb:
                return route.fallback()
            found = route.fetch().json() if verb == "GET" else {}
            return route.fulfill(json=found | told)

        self.page.route(f"**/api{path}", answer, times=1)

    def settle(self) -> None:
        """Until the page is there, and no longer waits for what it shows."""
        expect(self.page.get_by_role("heading", level=1).first).to_be_visible()
        expect(self.page.locator(".skeleton, [aria-busy=true]")).to_have_count(0)


Way = Callable[[Visitor], None]


@dataclass(frozen=True)
class Screen:
    """`role` is auth, client or office; `way` leads to it from anywhere."""

    role: str
    name: str
    way: Way


class Screens(list[Screen]):
    """Those of one role; as a decorator it adds the way to another one."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role

    def __call__(self, name: str) -> Callable[[Way], Way]:
        def add(way: Way) -> Way:
            self.append(Screen(self.role, name, way))
            return way

        return add
