"""A look sees what is wrong with a page: in the dark, under a finger, and on a narrow screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.look import Look

PAGE = """<!doctype html><html lang="nl"><head><title>Proef</title>
<meta name="viewport" content="width=device-width"><style>{}</style></head>
<body><main><h1>Proef</h1>{}</main></body></html>"""


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def test_a_good_page_has_no_faults(page: Page) -> None:
    page.set_content(PAGE.format("", "<p>Goed</p>"))
    Look(pictures=None)(page, "proef")
    assert not list(Look(pictures=None).large(page, "proef"))
    Look(pictures=None)(page, "proef")
    assert page.evaluate("() => innerWidth") == 1280


@pytest.mark.parametrize(
    ("style", "part", "fault"),
    [
        ("", '<img src="data:,">', "proef on 1280, image-alt"),
        ("p { width: 900px }", "<p>Breed</p>", "proef on 390, is 9"),
        (
            "@media (pointer: coarse) { p { width: 900px } }",
            "<p>Onder een vinger</p>",
            "proef on 390, is 9",
        ),
        (
            "button { width: 5rem; overflow: hidden; white-space: nowrap }",
            "<button>Een heel lange naam</button>",
            "proef on 1280, cuts off: Een heel lange naam",
        ),
        (
            "button { height: 30px; width: 60px }",
            "<button>Klein</button>",
            "proef on 390, small under a finger, 60 by 30: Klein",
        ),
        (
            "@media (prefers-color-scheme: dark) { p { color: #ddd } }",
            "<p>Bleek</p>",
            "proef on 1280, in the dark: color-contrast",
        ),
    ],
    ids=["rule", "wide", "finger", "cut", "small", "dark"],
)
def test_a_fault_is_seen(page: Page, style: str, part: str, fault: str) -> None:
    page.set_content(PAGE.format(style, part))
    with pytest.raises(AssertionError, match=fault):
        Look(pictures=None)(page, "proef")


def test_what_covers_the_page_with_large_letters_is_seen(page: Page) -> None:
    style = "main { height: 300rem } p { position: sticky; bottom: 0; height: 15rem }"
    page.set_content(PAGE.format(style, "<p>Kies</p>"))
    look = Look(pictures=None)
    look(page, "proef")
    [fault] = look.large(page, "proef")
    assert fault == "proef, large on a phone: covers the page: Kies"


def test_what_only_large_letters_push_off_the_page_is_seen(page: Page) -> None:
    page.set_content(PAGE.format("p { width: 15rem }", "<p>Past net</p>"))
    look = Look(pictures=None)
    look(page, "proef")
    [fault] = look.large(page, "proef")
    assert fault.startswith("proef, large on a phone: is 4")
