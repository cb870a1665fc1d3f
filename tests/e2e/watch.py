"""Listens to a browser: nothing may appear in its console that a test did not announce."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

REFUSED = re.compile(r"Failed to load resource: .* status of (\d{3})")


@dataclass
class Watch:
    """Chromium itself logs every refused request; a test that provokes one says so."""

    expected: set[int] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)

    @contextmanager
    def to_the_end(self) -> Iterator["Watch"]:
        yield self
        assert not self.complaints

    def expect(self, *statuses: int) -> None:
        self.expected.update(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        refused = REFUSED.match(message.text)
        if not (refused and int(refused[1]) in self.expected):
            self.complaints.append(f"{where(message.page)}: {message.text} {message.location}")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"{where(error.page)}: {error.error}")


def where(page: Page | None) -> str:
    return page.url if page else "a closed page"
