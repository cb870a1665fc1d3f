"""What is done on the way to a screen."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.waiting import eventually

Step = Callable[[Page], object]
Name = str | re.Pattern[str]


def go(path: str) -> Step:
    return lambda page: page.goto(path)


def press(name: Name, role: Any = "button") -> Step:
    """The first that is called so."""
    return lambda page: page.get_by_role(role, name=name).first.click()


def follow(name: str) -> Step:
    """The first link that begins so; of documents the newest comes first."""
    return press(re.compile(f"^{name}"), "link")


def acts(who: str = "") -> Step:
    return press(re.compile(f"^Acties voor {who}"))


def click(text: str) -> Step:
    return lambda page: page.get_by_text(text).click()


def fill(label: str, text: str) -> Step:
    return lambda page: page.get_by_label(label, exact=True).fill(text)


def check(label: str) -> Step:
    return lambda page: page.get_by_label(label).check()


def uncheck(name: str) -> Step:
    """The box that begins so."""
    return lambda page: page.get_by_role("checkbox", name=re.compile(f"^{name}")).uncheck()


def see(text: str) -> Step:
    return lambda page: expect(page.get_by_text(text).first).to_be_visible()


def once_told(page: Page, what: Locator) -> Locator:
    """Word of it may still be on its way: it stands on the page once that is opened after it."""

    def is_there() -> int:
        page.reload()
        page.wait_for_load_state("networkidle")
        return what.count()

    if not what.count():
        eventually(is_there)
    return what


def drawn(page: Page) -> None:
    """The document, and not only its place."""
    expect(page.locator(".pdf-page canvas[width]").first).to_be_visible()


def pretend(verb: str, path: str, **told: Any) -> Step:
    """The next answer of the API to this, changed where it is `told`, in the part of its kind as
    well; for what nobody of the cast has, and nobody should be left with."""

    def answer(route: Route) -> None:
        if route.request.method != verb:
            return route.fallback()
        found = route.fetch().json() if verb == "GET" else {}
        part = {"part": found["part"] | told["part"]} if "part" in told else {}
        return route.fulfill(json=found | told | part)

    return lambda page: page.route(f"**/api{path}", answer, times=1)
