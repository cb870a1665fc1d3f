"""The one local origin: the web, the API below /api, and below /dev what only a laptop has."""

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Request, Response

from scripts.local import functions
from scripts.local.dev import Dev
from scripts.local.files import Web
from scripts.local.gateway import Gateway
from scripts.local.headers import security_headers

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """A WSGI application."""

    def __init__(self, gateway: Gateway, web: Web, dev: Dev, headers: dict[str, str]) -> None:
        self.gateway = gateway
        self.web = web
        self.dev = dev
        self.headers = headers

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        response = self.answer(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response(environ, start)

    def answer(self, request: Request) -> Response:
        door = request.path.split("/")[1]
        if door == "api":
            return self.gateway.answer(request)
        return (self.dev if door == "dev" else self.web).answer(request)


def portal() -> Any:
    """The Chalice app, which lives in app.py at the root as Chalice wants it."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return importlib.import_module(os.environ.get("AKKOORD_APP", "app")).app


def application() -> Site:
    """For gunicorn: `scripts.local.site:application()`."""
    app = portal()
    functions.run_here(app)
    files = os.environ["AWS_ENDPOINT_URL"]
    return Site(
        Gateway(app, app.routes, app.api.binary_types),
        Web(Path(os.environ.get("AKKOORD_WEB", ROOT / "web/dist"))),
        Dev(app, files, Path(os.environ["CLOCK_OFFSET_FILE"])),
        security_headers(files),
    )
