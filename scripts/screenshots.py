"""Photographs every screen, on a desk and on a phone, light and dark: `make screenshots`."""

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import plain
from scripts.demo.shapes import Person
from scripts.local.stand_in import ROOT
from scripts.screens.all import SCREENS, WHO, Screen
from scripts.screens.chromium import launch_options
from scripts.screens.screen import Visitor
from scripts.screens.signing_in import sign_in
from tests.aws import Portal, running_portal

TARGET = ROOT / "build/screens"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SIZES: dict[int, dict[str, Any]] = {1280: {"viewport": {"width": 1280, "height": 800}}, 390: PHONE}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HIGHEST = 2000
KEEP_HEIGHT = """() => {
  for (const part of document.querySelectorAll('.viewer, .pdf, .pdf-pages')) {
    const height = `${part.getBoundingClientRect().height}px`;
    Object.assign(part.style, { height, maxHeight: height });
  }
}"""


def main() -> None:
    wanted = sys.argv[1:]
    screens = [each for each in SCREENS if not wanted or each.name in wanted]
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as data, running_portal(Path(data)) as portal:
        photograph_all(screens, portal)
    print(f"{len(list(TARGET.iterdir()))} pictures in {TARGET}")


def photograph_all(screens: Iterable[Screen], portal: Portal) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        album = Album(browser, portal)
        for screen in screens:
            for width in SIZES:
                album.photograph(screen, width)
        browser.close()


def height_of(page: Page) -> int:
    """So high that all fits; what lies over a page is shown as it was met."""
    shown = page.viewport_size["height"] if page.viewport_size else 800
    if page.locator("dialog[open], :popover-open").count():
        return shown
    page.evaluate(KEEP_HEIGHT)
    content = page.evaluate("() => document.documentElement.scrollHeight")
    return min(max(shown, int(content)), HIGHEST)


class Album:
    """Takes the pictures; everybody signs in once."""

    def __init__(self, browser: Browser, portal: Portal) -> None:
        self.browser = browser
        self.portal = portal
        self.states: dict[str, Any] = {}

    def photograph(self, screen: Screen, width: int) -> None:
        """One picture in each colour scheme."""
        context = self.browser.new_context(**self.settings(screen.role), **SIZES[width])
        page = context.new_page()
        screen.way(Visitor(page, self.portal.outbox))
        page.wait_for_load_state("networkidle")
        page.set_viewport_size({"width": width, "height": height_of(page)})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            path = TARGET / f"{screen.role}-{screen.name}-{width}-{scheme}.png"
            page.screenshot(path=path, animations="disabled", caret="hide")
        print(f"{screen.role} {screen.name} {width}", flush=True)
        context.close()

    def settings(self, role: str) -> dict[str, Any]:
        person = WHO[role]
        state = {"storage_state": self.state(person)} if person else {}
        return {"base_url": self.portal.origin, "locale": "nl-NL"} | state

    def state(self, person: Person) -> Any:
        if person.key not in self.states:
            context = self.browser.new_context(base_url=self.portal.origin, locale="nl-NL")
            page = context.new_page()
            page.goto("/")
            sign_in(page, person, self.portal.outbox)
            self.states[person.key] = context.storage_state()
            context.close()
        return self.states[person.key]


if __name__ == "__main__":
    sys.exit(plain.run(main))
