"""Listens to a browser: nothing may appear in its console that a test did not announce."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

REFUSED = re.compile(r"Failed to load resource: .*?(?:status of (\d{3})|(net::\w+))")


class Watch(Struct, kw_only=True, dict=True):
    """Chromium itself logs every refused request; a test that provokes one says so."""

    expected: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)

    @contextmanager
    def to_the_end(self) -> Iterator["Watch"]:
        yield self
        assert not self.complaints, self.complaints

    def expect(self, *reasons: str) -> None:
        """Statuses, or errors of the network: `"409"`, `"net::ERR_FAILED"`."""
        self.expected.update(reasons)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._was_announced(message.text):
            self.complaints.append(f"{where(message.page)}: {message.text} {message.location}")

    def _was_announced(self, text: str) -> bool:
        refused = REFUSED.match(text)
        return bool(refused and self.expected.intersection(refused.groups()))

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"{where(error.page)}: {error.error}")


def where(page: Page | None) -> str:
    return page.url if page else "a closed page"
