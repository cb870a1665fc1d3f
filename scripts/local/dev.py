"""What only a laptop has, below /dev: the outbox, the clock, and jobs on demand."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from scripts.local import outbox, schedules
from scripts.local.gateway import problem

PAGES = Path(__file__).with_name("pages")
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A mail brings its own styles and pictures; it may run nothing and is shown in a sandbox.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
URLS = Map(
    [
        Rule("/dev/", endpoint="outbox_page", methods=["GET"]),
        Rule("/dev/outbox", endpoint="outbox_page", methods=["GET"]),
        Rule("/dev/outbox.json", endpoint="outbox_json", methods=["GET"]),
        Rule("/dev/outbox/<message_id>", endpoint="mail", methods=["GET"]),
        Rule("/dev/<any('outbox.css', 'outbox.js'):name>", endpoint="asset", methods=["GET"]),
        Rule("/dev/clock", endpoint="read_clock", methods=["GET"]),
        Rule("/dev/clock", endpoint="move_clock", methods=["POST"]),
        Rule("/dev/jobs/<name>", endpoint="run_job", methods=["POST"]),
    ]
)


class Dev:
    """Answers /dev; `app` is the Chalice app, whose jobs it can run."""

    def __init__(self, app: Any, endpoint: str, clock: Path) -> None:
        self.app = app
        self.endpoint = endpoint
        self.clock = clock
        self.pages = Environment(
            loader=FileSystemLoader(PAGES), undefined=StrictUndefined, autoescape=True
        )

    def answer(self, request: Request) -> Response:
        if not is_from_here(request):
            return problem(404)
        try:
            name, values = URLS.bind_to_environ(request.environ).match()
        except HTTPException as refusal:
            return problem(405 if refusal.code == 405 else 404)
        view: Callable[..., Response] = getattr(self, name)
        return view(request, **values)

    def outbox_page(self, request: Request) -> Response:
        to = request.args.get("to", "")
        page = self.pages.get_template("outbox.html").render(
            messages=outbox.messages(self.endpoint, to),
            to=to,
            clock=self.clock_state(),
            jobs=sorted(schedules.of(self.app)),
        )
        return Response(page, headers=page_headers(PAGE_POLICY), content_type=HTML)

    def outbox_json(self, request: Request) -> Response:
        found = outbox.messages(self.endpoint, request.args.get("to", ""))
        return as_json([message.public for message in found])

    def mail(self, request: Request, message_id: str) -> Response:
        """The mail alone, for the frame it is shown in."""
        found = [m for m in outbox.messages(self.endpoint) if m.id == message_id]
        if not found:
            return problem(404)
        headers = page_headers(MAIL_POLICY) | {"X-Frame-Options": "SAMEORIGIN"}
        return Response(with_outside_links(found[0].html), headers=headers, content_type=HTML)

    def asset(self, request: Request, name: str) -> Response:
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return Response((PAGES / name).read_bytes(), content_type=f"{kind}; charset=utf-8")

    def read_clock(self, request: Request) -> Response:
        return as_json(self.clock_state())

    def move_clock(self, request: Request) -> Response:
        """`{"days": 31}` moves it on, `{"reset": true}` back; then the scheduled jobs run."""
        wanted = body_of(request)
        days = wanted.get("days", 0)
        if not isinstance(days, int | float) or isinstance(days, bool) or abs(days) > 4000:
            return as_json({"type": "bad_days"}, 400)
        offset = timedelta() if wanted.get("reset") else self.offset()
        set_clock(self.clock, offset + timedelta(days=days))
        jobs = {name: schedules.run(self.app, name) for name in schedules.of(self.app)}
        return as_json(self.clock_state() | {"jobs": jobs})

    def run_job(self, request: Request, name: str) -> Response:
        if name not in schedules.of(self.app):
            return problem(404)
        return as_json({"job": name, "ok": schedules.run(self.app, name)})

    def clock_state(self) -> dict[str, Any]:
        offset = self.offset()
        now = datetime.now(UTC) + offset
        return {
            "now": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "offset_days": round(offset / timedelta(days=1), 3),
        }

    def offset(self) -> timedelta:
        try:
            return timedelta(seconds=float(self.clock.read_text()))
        except (FileNotFoundError, ValueError):
            return timedelta()


def set_clock(clock: Path, offset: timedelta) -> None:
    """At once: to who reads a file that is being written, it would be now for a moment."""
    fresh = clock.with_suffix(".next")
    fresh.write_text(str(offset.total_seconds()))
    fresh.replace(clock)


HTML = "text/html; charset=utf-8"


def is_from_here(request: Request) -> bool:
    """Another site, or a name that somebody pointed at this machine, gets nothing of /dev."""
    if not is_local(request.host):
        return False
    origin = request.headers.get("Origin")
    return not origin or urlsplit(origin).netloc == request.host


def is_local(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    return name in ("127.0.0.1", "localhost") or name.endswith(".localhost")


def page_headers(policy: str) -> dict[str, str]:
    return {"Content-Security-Policy": policy, "Cache-Control": "no-store"}


def with_outside_links(html: str) -> str:
    """Links open beside the outbox, not in its frame."""
    return f'<base target="_blank">{html}'


def body_of(request: Request) -> dict[str, Any]:
    try:
        sent = json.loads(request.get_data(cache=False) or b"{}")
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def as_json(answer: Any, status: int = 200) -> Response:
    body = json.dumps(answer, ensure_ascii=False)
    headers = {"Cache-Control": "no-store"}
    return Response(body, status, headers, content_type="application/json")
