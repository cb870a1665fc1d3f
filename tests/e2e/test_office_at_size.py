"""An office of three thousand clients and twenty thousand open tasks sees the same truth as one
with eight clients."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, Page, expect

from scripts import resources
from scripts.up import PREFIX
from tests.e2e.watch import Watch
from tests.laptop import run_python, running_portal
from tests.waiting import eventually

OVERVIEW, CLIENTS = "/kantoor", "/kantoor/klanten"
MOST_NODES = 6000


class Office(Struct, kw_only=True):
    """What was seeded, and who is signed in where."""

    origin: str
    sessions: dict[str, str]
    numbers: list[int]
    of_five: list[int]
    names: list[str]
    of_client: int


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with running_portal(tmp_path_factory.mktemp("groot"), "--no-seed") as portal:
        settings = resources.create(portal.endpoint, PREFIX)
        seeded = run_python("-m", "tests.bench.seed_town", **settings)
        assert seeded.returncode == 0, seeded.stderr
        told = json.loads(seeded.stdout)
        yield Office(origin=f"http://{told.pop('host')}:{portal.port}", **told)


Opens = Callable[..., Page]


@pytest.fixture
def opens(
    office: Office, browser: Browser, browser_context_args: dict[str, Any], watch: Watch
) -> Iterator[Opens]:
    """`opens("BRAM", "/kantoor")`: a page of somebody of this office."""
    contexts = []

    def opens(who: str, path: str, width: int = 1280) -> Page:
        size = {"base_url": office.origin, "viewport": {"width": width, "height": 800}}
        kept = {"name": "signed-in", "value": who}  # as the web keeps it
        here = {"origins": [{"origin": office.origin, "localStorage": [kept]}], "cookies": []}
        context = browser.new_context(**(browser_context_args | size), storage_state=here)
        contexts.append(context)
        cookie = {"name": "session", "value": office.sessions[who], "url": office.origin}
        context.add_cookies([cookie])  # type: ignore[list-item]
        watch.listen(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opens
    for context in contexts:
        context.close()


def shown(numbers: list[int]) -> list[str]:
    """As people write them."""
    return [f"{each:,}".replace(",", ".") for each in numbers]


def test_the_tiles_say_what_a_recount_says(office: Office, opens: Opens) -> None:
    page = opens("BRAM", OVERVIEW)
    tiles = page.locator(".tile-count")
    expect(tiles.first).to_have_text(re.compile(r"\d"))

    def counted() -> bool:
        page.reload()
        expect(tiles.first).to_have_text(re.compile(r"\d"))
        return tiles.all_inner_texts() == shown(office.numbers)

    eventually(counted)


def test_a_search_finds_any_client_and_its_tasks(office: Office, opens: Opens) -> None:
    page = opens("BRAM", CLIENTS)
    rows = page.get_by_role("row")
    expect(rows.nth(1)).to_be_visible()
    page.get_by_role("searchbox").fill("k-2998")
    expect(page.get_by_role("link", name=re.compile("2998 B.V."))).to_be_visible()
    expect(rows).to_have_count(2)
    page.goto(OVERVIEW)
    page.get_by_role("searchbox").fill("k-2998")
    expect(rows).to_have_count(office.of_client + 1, timeout=60_000)


def test_an_employee_with_five_clients_sees_exactly_theirs(office: Office, opens: Opens) -> None:
    page = opens("FATIMA", OVERVIEW)
    expect(page.locator(".tile-count")).to_have_text(shown(office.of_five))
    page.goto(CLIENTS)
    expect(page.get_by_role("row")).to_have_count(6)


@pytest.mark.parametrize("width", [1280, 390])
def test_of_many_rows_those_near_the_screen_are_drawn(opens: Opens, width: int) -> None:
    page = opens("BRAM", OVERVIEW, width)
    expect(page.get_by_role("row").nth(20)).to_be_attached()
    assert page.locator("*").count() < MOST_NODES
    far = page.locator("tbody tr[aria-rowindex='220']")
    eventually(lambda: far.count() or page.mouse.wheel(0, 1_000))
    assert page.locator("*").count() < MOST_NODES


def test_another_order_is_of_everything(office: Office, opens: Opens) -> None:
    page = opens("BRAM", OVERVIEW)
    head = page.get_by_role("columnheader", name="Klant").get_by_role("button")
    first = page.locator("tbody tr").first
    expect(first).to_be_visible()
    head.click()
    expect(first).to_contain_text(office.names[0])
    head.click()
    expect(first).to_contain_text(office.names[-1])
