"""One portal, one browser, and everybody signed in once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from scripts.screens.chromium import launch_options
from scripts.screens.signing_in import sign_in
from tests.aws import Portal
from tests.e2e.watch import Watch
from tests.people import OFFICES, Person

LAST = "moves_the_clock"


Visit = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{LAST}: runs at the end, since it ends every session")
    expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker(LAST) is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    settings = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
    return browser_context_args | settings | {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def origin(portal: Portal) -> Callable[[str], str]:
    """Where an office has its portal."""
    hosts = {office.id: office.host for office in OFFICES}
    return lambda office_id: f"http://{hosts[office_id]}:{portal.port}"


@pytest.fixture(scope="session")
def signed_in(
    browser: Browser,
    browser_context_args: dict[str, Any],
    portal: Portal,
    origin: Callable[[str], str],
) -> Callable[[Person], StorageState]:
    """The cookie of somebody, who signs in when it is asked for the first time."""
    states: dict[str, StorageState] = {}

    def state(person: Person) -> StorageState:
        if person.key not in states:
            context = browser.new_context(**browser_context_args)
            page = context.new_page()
            page.goto(origin(person.office))
            sign_in(page, person, portal.outbox)
            states[person.key] = context.storage_state()
            context.close()
        return states[person.key]

    return state


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert not watch.complaints


@pytest.fixture
def visit(
    new_context: Any,
    watch: Watch,
    origin: Callable[[str], str],
    signed_in: Callable[[Person], StorageState],
) -> Visit:
    """`visit(ANNA, "/taken", width=390)`: a page of somebody signed in; None is a stranger."""

    def open_page(
        person: Person | None,
        path: str = "/",
        *,
        office: str = "",
        width: int = 1280,
        **options: Any,
    ) -> Page:
        state = {"storage_state": signed_in(person)} if person else {}
        base = origin(office or (person.office if person else "van-dijk"))
        size = {"viewport": {"width": width, "height": 800}}
        context = new_context(base_url=base, **(size | state | options))
        watch.listen(context)
        page: Page = context.new_page()
        page.goto(path)
        return page

    return open_page
