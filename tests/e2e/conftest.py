"""One portal, one browser, and everybody signed in once."""

from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    APIRequestContext,
    Browser,
    Page,
    Playwright,
    StorageState,
    expect,
)

from scripts.local.stand_in import ROOT
from scripts.screens.chromium import launch_options
from scripts.screens.signing_in import sign_in
from tests.aws import Portal
from tests.e2e.desk import Desk
from tests.e2e.watch import Watch
from tests.people import OFFICES, WILLEM, Person

LAST = "moves_the_clock"
FAILED = pytest.StashKey[bool]()
SHOTS = ROOT / "build/e2e"
Visit = Callable[..., Page]
"""`visit(ANNA, "/taken", width=390)`: a page of somebody signed in; of a stranger with None."""
Asking = Callable[[Person], APIRequestContext]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"{LAST}(minutes): runs at the end, the farthest last: it ends sessions"
    )
    expect.set_options(timeout=20_000)


def minutes_moved(item: pytest.Item) -> float:
    """How far a test moves the clock."""
    moves = item.get_closest_marker(LAST)
    return float(moves.args[0]) if moves else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=minutes_moved)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="session")
def base_url(portal: Portal) -> str:
    return portal.origin


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


@pytest.fixture(scope="session")
def arrive(
    browser: Browser,
    browser_context_args: dict[str, Any],
    origin: Callable[[str], str],
    signed_in: Callable[[Person], StorageState],
) -> Callable[..., Page]:
    """As `visit`, with somebody who listens; whoever calls it closes the context."""

    def arrive(
        watch: Watch,
        person: Person | None,
        path: str = "/",
        *,
        office: str = "",
        width: int = 1280,
        **options: Any,
    ) -> Page:
        given = {"storage_state": signed_in(person)} if person else {}
        base = origin(office or (person.office if person else "van-dijk"))
        size = {"base_url": base, "viewport": {"width": width, "height": 800}}
        context = browser.new_context(**(browser_context_args | size | given | options))
        watch.listen(context)
        page = context.new_page()
        page.goto(path)
        return page

    return arrive


@pytest.fixture
def watch() -> Iterator[Watch]:
    with Watch().to_the_end() as watch:
        yield watch


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, watch: Watch, arrive: Callable[..., Page]
) -> Iterator[Visit]:
    """Opens pages, each in a browser that shares nothing with the others."""
    pages: list[Page] = []

    def visit(person: Person | None, path: str = "/", **options: Any) -> Page:
        pages.append(arrive(watch, person, path, **options))
        return pages[-1]

    yield visit
    for number, page in enumerate(pages):
        if request.node.stash.get(FAILED, False):
            page.screenshot(path=SHOTS / f"{request.node.name}-{number}.png", full_page=True)
        page.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def asking(
    playwright: Playwright,
    origin: Callable[[str], str],
    signed_in: Callable[[Person], StorageState],
) -> Iterator[Asking]:
    """Somebody who has signed in, over HTTP and without a screen."""
    made: list[APIRequestContext] = []

    def asking(person: Person) -> APIRequestContext:
        here = origin(person.office)
        request = playwright.request.new_context(
            base_url=here, storage_state=signed_in(person), extra_http_headers={"Origin": here}
        )
        made.append(request)
        return request

    yield asking
    for request in made:
        request.dispose()


@pytest.fixture(scope="session")
def desk(asking: Asking) -> Desk:
    """Willem at work, who sees every client, so that Bram's screen is nobody else's."""
    return Desk(asking(WILLEM))
