"""One portal, one browser, and everybody signed in once."""

from collections.abc import Callable, Generator, Iterator
from datetime import timedelta
from pathlib import Path
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
from tests import tally
from tests.e2e.desk import Desk
from tests.e2e.door import AGENT, Door
from tests.e2e.look import Look
from tests.e2e.watch import Watch
from tests.laptop import Portal
from tests.people import DIRK, OFFICES, WILLEM, Person
from tests.support.chromium import launch_options

FAILED = pytest.StashKey[bool]()
SHOTS = ROOT / "build/e2e"
Visit = Callable[..., Page]
"""`visit(ANNA, "/taken", width=390)`: a page of somebody signed in; of a stranger with None."""
Asking = Callable[[Person], APIRequestContext]
SetBack = Callable[[timedelta], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="a folder for a picture of every screen")


def pytest_configure() -> None:
    expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="session")
def base_url(portal: Portal) -> str:
    return portal.origin


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    settings = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "user_agent": AGENT}
    settings |= {"reduced_motion": "reduce"}
    return browser_context_args | settings | {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def door(playwright: Playwright, portal: Portal) -> Door:
    return Door(
        playwright=playwright,
        portal=portal,
        origins={office.id: f"http://{office.host}:{portal.port}" for office in OFFICES},
    )


@pytest.fixture(scope="session")
def signed_in(door: Door) -> Callable[[Person], StorageState]:
    """The cookie of somebody, who signs in when it is asked for the first time."""
    return door.state


@pytest.fixture(scope="session")
def arrive(
    browser: Browser,
    browser_context_args: dict[str, Any],
    door: Door,
) -> Callable[..., Page]:
    """As `visit`, with somebody who listens; whoever calls it closes the context."""

    def arrive(
        watch: Watch,
        person: Person | None,
        path: str = "/",
        *,
        office: str = "",
        width: int = 1280,
        alone: bool = False,
        **options: Any,
    ) -> Page:
        given = {"storage_state": door.state(person, alone=alone)} if person else {}
        base = door.origins[office or (person.office if person else "van-dijk")]
        size = {"base_url": base, "viewport": {"width": width, "height": 800}}
        tally.count("pages")
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


@pytest.fixture
def asking(door: Door) -> Asking:
    """Somebody who has signed in, over HTTP and without a screen."""
    return door.asking


@pytest.fixture
def desk(door: Door) -> Desk:
    """Willem at work, who sees every client, so that Bram's screen is nobody else's."""
    return Desk(door=door, employee=WILLEM)


@pytest.fixture
def desk_of_delta(door: Door) -> Desk:
    return Desk(door=door, employee=DIRK)


@pytest.fixture(scope="session")
def look(request: pytest.FixtureRequest) -> Look:
    pictures: Path | None = request.config.getoption("pictures")
    return Look(pictures=pictures)


@pytest.fixture
def set_back(portal: Portal) -> Iterator[SetBack]:
    """Moves the clock to a while ago, so that it can come to now during a test: nobody is signed
    out and nothing of others is due. Afterwards it is right again."""

    def set_back(ago: timedelta) -> None:
        portal.post("/dev/clock", {"reset": True, "days": -ago / timedelta(days=1)})

    yield set_back
    set_back(timedelta())
