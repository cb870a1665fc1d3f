"""No screen has a fault that axe can find, light or dark, on a desk or on a phone."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from scripts.screens.all import SCREENS, WHO, Screen
from scripts.screens.screen import Visitor
from tests.aws import Portal
from tests.e2e.conftest import Visit
from tests.e2e.watch import Watch

PHONE = {"width": 390, "is_mobile": True, "has_touch": True}
SIZES: dict[str, dict[str, Any]] = {"desk": {"width": 1280}, "phone": PHONE}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast"]}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("role", WHO)
def test_axe_finds_nothing(
    visit: Visit, watch: Watch, portal: Portal, role: str, size: str
) -> None:
    watch.expect("404", "400", "403")  # a fresh code that is asked for
    visitor = Visitor(visit(WHO[role], "about:blank", **SIZES[size]), portal.outbox)
    screens = [screen for screen in SCREENS if screen.role == role]
    assert [fault for screen in screens for fault in faults_of(screen, visitor)] == []


def faults_of(screen: Screen, visitor: Visitor) -> Iterator[str]:
    """In the dark nothing changes but the colours."""
    visitor.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    screen.way(visitor)
    yield from (f"{screen.name}, {fault}" for fault in faults(visitor.page, ALL_RULES))
    visitor.page.emulate_media(color_scheme="dark")
    yield from (f"{screen.name} in the dark, {fault}" for fault in faults(visitor.page, COLOURS))


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """Each as: the rule, where, and why."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = cast(dict[str, Any], Axe().run(page, options=options).response)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
