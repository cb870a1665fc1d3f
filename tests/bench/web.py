"""What a browser fetches before it can show the first page, and what each route adds."""

import re
from argparse import Namespace
from collections.abc import Iterator
from gzip import compress
from pathlib import Path
from typing import Any

from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, Request, sync_playwright

from chalicelib.offices import store as offices
from scripts.local import stand_in
from scripts.up import serve, wait_for_site
from tests.bench.lines import Line, line
from tests.bench.stage import Stage
from tests.support.chromium import launch_options

KB = 1000
MOST_JS, MOST_CSS, MOST_REQUESTS = 40, 8, 6
MOST_OTHER, MOST_VIEWER = 15, 500
ASSETS = stand_in.ROOT / "web" / "dist" / "assets"
HASH = -len("-1234567.js")
VIEWER = ("PdfView", "pdf.worker")
LOADED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.m?js)["'`]""")
ROUTE = re.compile(r"""import\(\s*["'`]\./([\w.-]+\.js)["'`]\s*\)""")


class Loaded(Struct, frozen=True, kw_only=True):
    """What one page fetched: kilobytes with gzip, and how many requests."""

    js: float
    css: float
    requests: int


def figures(stage: Stage) -> Iterator[Line]:
    host, port = f"{stage.world.office_id}.localhost", stand_in.free_port()
    offices.save(offices.get(stage.world.office_id), aliases=(host,))
    data = stage.event.parent
    options = Namespace(port=port, workers=2, data=data)
    local = {"CLOCK_OFFSET_FILE": str(data / "clock"), "PYTHONPATH": str(stand_in.ROOT)}
    site = serve(options, dict(stage.environment) | local | {"PATH": ""})
    try:
        wait_for_site(port, [site, site])
        yield from pages(f"http://{host}:{port}", stage)
    finally:
        site.stop()
    yield from routes()


def pages(origin: str, stage: Stage) -> Iterator[Line]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        stranger, anna = visitor(browser), visitor(browser)
        anna.add_cookies([{"name": "session", "value": stage.cookie, "url": origin}])
        anna.add_init_script("localStorage.setItem('signed-in', '1')")
        yield from first_page("sign_in", visit(stranger, origin), MOST_REQUESTS)
        yield from first_page("tasks", visit(anna, origin))
        browser.close()


def visitor(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="nl-NL", service_workers="block")


def visit(context: BrowserContext, origin: str) -> Loaded:
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(origin, wait_until="networkidle")
    bodies: dict[str, list[bytes]] = {"script": [], "stylesheet": []}
    for request in asked:
        if request.resource_type in bodies:
            bodies[request.resource_type].append(body(request))
    return Loaded(
        js=zipped(bodies["script"]), css=zipped(bodies["stylesheet"]), requests=len(asked)
    )


def body(request: Request) -> bytes:
    response: Any = request.response()
    found: bytes = response.body()
    return found


def zipped(bodies: list[bytes]) -> float:
    return sum(len(compress(each, 6)) for each in bodies) / KB


def first_page(name: str, loaded: Loaded, most: int | None = None) -> Iterator[Line]:
    yield line(f"web.{name}.js", loaded.js, "kB gzip", MOST_JS)
    yield line(f"web.{name}.css", loaded.css, "kB gzip", MOST_CSS)
    yield line(f"web.{name}.requests", loaded.requests, "requests", most)


def routes() -> Iterator[Line]:
    """Every part that is fetched on demand, with what it needs beyond the first page and beyond the
    part that asks for it, which is there by then; where several ask, the worst of them."""
    (start,) = ASSETS.glob("index-*.js")
    known = needs(start)
    extra: dict[str, float] = {}
    for asking in ASSETS.glob("*.js"):
        for part in demanded(asking):
            new = needs(ASSETS / part) - known - needs(asking)
            extra[part] = max(size(new), extra.get(part, 0))
    for part in sorted(extra):
        if not part.startswith(VIEWER):
            yield line(f"web.route.{part[:HASH]}", extra[part], "kB gzip", MOST_OTHER)
    viewer = [path for path in ASSETS.iterdir() if path.name.startswith(VIEWER)]
    yield line("web.viewer", size(set(viewer)), "kB gzip", MOST_VIEWER)


def demanded(path: Path) -> list[str]:
    return ROUTE.findall(path.read_text())


def needs(path: Path) -> set[Path]:
    """A file and all that it imports outright."""
    found, left = set(), [path]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += [ASSETS / name for name in LOADED.findall(one.read_text())]
    return found


def size(paths: set[Path]) -> float:
    return zipped([path.read_bytes() for path in paths])
