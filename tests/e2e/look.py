"""One look at a screen: axe, the layout, and pictures when they are asked for.

All of it at the same visit, on a desk and then on a phone, light and then dark.
"""

from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.base import AXE_SCRIPT
from msgspec import Struct, field
from playwright.sync_api import CDPSession, Page, expect

from tests import tally

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast"]}
AXE = """(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] }).then((found) =>
  found.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${node.target} ${node.failureSummary}`)))"""
LAYOUT = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`is ${scrollWidth} wide, in ${clientWidth}`] : [];
  const cut = [...document.querySelectorAll('h1, h2, h3, button, a, label, legend, dt, dd')]
    .filter((part) => part.checkVisibility() && getComputedStyle(part).clipPath === 'none')
    .filter((part) => getComputedStyle(part).overflowX !== 'visible')
    .filter((part) => getComputedStyle(part).textOverflow !== 'ellipsis')
    .filter((part) => part.scrollWidth > part.clientWidth + 1);
  const HOLDS_TAGS = 'td, li, p, dd, h2, h3, section, div';
  const right = (part) => part.getBoundingClientRect().right;
  const tags = [...document.querySelectorAll('.tag')].filter((tag) => tag.checkVisibility())
    .filter((tag) => right(tag) > right(tag.parentElement.closest(HOLDS_TAGS)) + 1);
  return [...wide, ...[...cut, ...tags].map((part) => `cuts off: ${part.textContent.trim()}`)];
}"""
KEEP_HEIGHT = """() => {
  for (const part of document.querySelectorAll('.viewer, .pdf, .pdf-pages')) {
    const height = `${part.getBoundingClientRect().height}px`;
    part.dataset.kept = part.style.cssText;
    Object.assign(part.style, { height, maxHeight: height });
  }
  return document.documentElement.scrollHeight;
}"""
LET_GO = """() => {
  for (const part of document.querySelectorAll('[data-kept]')) {
    part.style.cssText = part.dataset.kept;
    delete part.dataset.kept;
  }
}"""
# What stays in sight below covers no more of a page than this, whatever the letters.
COVERS = """async () => {
  const shown = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  await shown();
  return [...document.querySelectorAll('main *')]
    .filter((part) => part.checkVisibility() && !part.closest('dialog, :popover-open'))
    .filter((part) => getComputedStyle(part).position === 'sticky')
    .filter((part) => getComputedStyle(part).bottom !== 'auto')
    .filter((part) => part.offsetHeight > 0.4 * innerHeight + 1)
    .map((part) => `covers the page: ${part.textContent.trim().slice(0, 40)}`);
}"""
# What a finger can miss: under 44 px. A link in a sentence is left out, as WCAG does.
SMALL = """() => [...document.querySelectorAll('button, summary, select, a.button, .crumb, nav a')]
  .filter((part) => part.checkVisibility() && getComputedStyle(part).clipPath === 'none')
  .filter((part) => !part.closest('.visually-hidden, .skip'))
  .filter((part) => !document.querySelector('dialog[open]') || part.closest('dialog[open]'))
  .map((part) => [part, part.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && (height < 43.5 || width < 43.5))
  .map(([part, { width, height }]) => `small under a finger, ${Math.round(width)} by ` +
    `${Math.round(height)}: ${part.textContent.trim() || part.getAttribute('aria-label')}`)"""
LARGER = "() => { document.documentElement.style.fontSize = '200%' }"
USUAL = "() => { document.documentElement.style.fontSize = '' }"
HIGHEST = 2000


class Size(Struct, frozen=True, kw_only=True):
    width: int
    height: int
    is_phone: bool = False


# A desk of which the browser shows everything twice as large.
ZOOMED = Size(width=640, height=400)
DESK, PHONE = Size(width=1280, height=800), Size(width=390, height=844, is_phone=True)


class Look(Struct, frozen=True, kw_only=True):
    """`pictures` is where they go, when they are wanted."""

    pictures: Path | None
    devices: WeakKeyDictionary[Page, CDPSession] = field(default_factory=WeakKeyDictionary)

    def __call__(self, page: Page, name: str) -> None:
        """Where a test has led to; the page is left as it was."""
        faults = [*self.at(page, name, DESK), *self.at(page, name, PHONE)]
        page.emulate_media(color_scheme="light")
        self.size(page, DESK)
        assert not faults, "\n".join(faults)

    def large(self, page: Page, name: str) -> Iterator[str]:
        """The faults where all letters are twice as large: zoomed in on a desk, and on a phone by
        the size that somebody chose for text."""
        self.size(page, ZOOMED)
        settle(page)
        yield from (f"{name}, zoomed in: {each}" for each in page.evaluate(LAYOUT))
        self.size(page, PHONE)
        page.evaluate(LARGER)
        for seen in (COVERS, LAYOUT):
            yield from (f"{name}, large on a phone: {each}" for each in page.evaluate(seen))
        page.evaluate(USUAL)

    def size(self, page: Page, size: Size, height: int = 0) -> None:
        """With fingers instead of a mouse on a phone; in the page that is there."""
        if page not in self.devices:
            self.devices[page] = page.context.new_cdp_session(page)
        metrics = {"width": size.width, "height": height or size.height, "deviceScaleFactor": 1}
        send, mobile = self.devices[page].send, {"mobile": size.is_phone}
        send("Emulation.setDeviceMetricsOverride", metrics | mobile)
        send("Emulation.setTouchEmulationEnabled", {"enabled": size.is_phone})

    def at(
        self, page: Page, name: str, size: Size, anew: Callable[[], None] | None = None
    ) -> Iterator[str]:
        """The faults of a screen; one that is laid out when it opens is walked to `anew`."""
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.size(page, size)
        if anew:
            anew()
        settle(page)
        yield from (f"{name} on {size.width}, {each}" for each in self._seen(page, name, size))

    def _seen(self, page: Page, name: str, size: Size) -> Iterator[str]:
        """In the dark nothing changes but the colours."""
        tally.count("looks")
        yield from page.evaluate(LAYOUT)
        yield from page.evaluate(SMALL) if size.is_phone else ()
        yield from axe(page, ALL_RULES)
        self._photograph(page, f"{name}-{size.width}-light", size)
        page.emulate_media(color_scheme="dark")
        yield from (f"in the dark: {each}" for each in axe(page, COLOURS))
        self._photograph(page, f"{name}-{size.width}-dark", size)

    def _photograph(self, page: Page, name: str, size: Size) -> None:
        """So high that all fits; what lies over a page is shown as it was met."""
        if not self.pictures:
            return
        if not page.locator("dialog[open], :popover-open").count():
            height = min(max(size.height, int(page.evaluate(KEEP_HEIGHT))), HIGHEST)
            self.size(page, size, height)
        # in our own session: Playwright's would put its own size back first
        picture = self.devices[page].send("Page.captureScreenshot")["data"]
        self.pictures.mkdir(parents=True, exist_ok=True)
        (self.pictures / f"{name}.png").write_bytes(b64decode(picture))
        page.evaluate(LET_GO)
        self.size(page, size)


def axe(page: Page, rules: dict[str, Any]) -> list[str]:
    """Each fault as: the rule, where, and why."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE, rules)
    return found


def settle(page: Page) -> None:
    """Until the page is there, and no longer waits for what it shows."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator(".skeleton, [aria-busy=true]")).to_have_count(0)
