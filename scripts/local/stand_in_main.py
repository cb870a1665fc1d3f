"""Runs ministack with one consistent snapshot of everything each two seconds.

It runs in the virtual environment of ministack, by path, so it imports nothing of ours.
"""

import asyncio
import gc
import json
import os
import shutil
import signal
import threading
import time
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import stand_in_once
import uvicorn
from ministack import app as aws
from ministack.core import lambda_runtime, persistence
from ministack.services import dynamodb, s3, ses, sns

EVERY = float(os.environ.get("SNAPSHOT_EVERY", "2"))
SNAPSHOTS = Path(os.environ["SNAPSHOTS"])
LATEST = SNAPSHOTS / "latest"
MAILS = "/_akkoord/mails"
READS = ("Get", "Query", "Scan", "BatchGet", "TransactGet", "Describe", "List", "ReceiveMessage")
# What ministack keeps in memory only: mail it took in, and stream records not yet read.
MEMORY_ONLY = {
    "sent": (ses, "_sent_emails"),
    "stream": (dynamodb, "_stream_records"),
    "trimmed": (dynamodb, "_stream_trimmed"),
}
writing = threading.Lock()


class Noticing:
    """The ASGI app of ministack, remembering whether anything may have changed."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.changed = False
        self.keeper: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self.keeper is None:
            self.keeper = asyncio.create_task(self.keep())
        if scope["type"] == "http" and scope["path"] == MAILS:
            await _answer(send, mails_to(scope["query_string"].decode()))
            return
        await self.inner(scope, receive, send)
        if scope["type"] == "http" and _writes(scope):
            _stamp_text_messages()
            self.changed = True

    async def keep(self) -> None:
        parent = os.getppid()
        while os.getppid() == parent:
            await asyncio.sleep(EVERY)
            if self.changed:
                self.changed = False
                state = collect()
                await asyncio.to_thread(write, state)
        os.kill(os.getpid(), signal.SIGTERM)


async def _answer(send: Any, body: bytes) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def mails_to(query: str) -> bytes:
    """ministack itself only tells of all mail, to everybody."""
    (wanted,) = parse_qs(query).get("to", [""])
    sent = [mail for mails in _store("sent").values() for mail in mails]
    return json.dumps([mail for mail in sent if not wanted or _is_to(mail, wanted)]).encode()


def _is_to(mail: Any, wanted: str) -> bool:
    return wanted.lower() in (parseaddr(each)[1].lower() for each in mail["To"])


def _writes(scope: Any) -> bool:
    target = dict(scope["headers"]).get(b"x-amz-target", b"").decode().partition(".")[2]
    if target:
        return not target.startswith(READS)
    return scope["method"] not in ("GET", "HEAD", "OPTIONS")


def _stamp_text_messages() -> None:
    """ministack does not note when it took in a text message."""
    for messages in sns._sms_messages._data.values():
        for message in messages:
            message.setdefault("Timestamp", time.time())


def give_versions_as_aws_does() -> None:
    """ministack reads over ranges, and over what a link asks for the headers, when it names one."""
    plain = s3._get_object

    def get(bucket: str, key: str, asked: Any, query: Any = None) -> Any:
        status, headers, body = plain(bucket, key, asked, query)
        if status != 200 or not s3._qp(query or {}, "versionId", ""):
            return status, headers, body
        s3._apply_response_overrides(headers, query)
        part = s3._parse_range(asked.get("range", ""), len(body))
        return _part(headers, body, *part) if part else (status, headers, body)

    s3._get_object = get


def let_runs_end_as_aws_does() -> None:
    """Another setting or package is for what begins afterwards. ministack kills what is under way
    (`invalidate_worker`), and API Gateway then says 502, "Worker process died"."""
    at_once = lambda_runtime.kill_workers

    def kill(workers: Any) -> None:
        busy = [each for each in workers if each is not None and each.in_use]
        at_once([each for each in workers if each not in busy])
        for each in busy:
            threading.Thread(target=_kill_afterwards, args=(at_once, each), daemon=True).start()

    lambda_runtime.kill_workers = kill


def _kill_afterwards(at_once: Any, worker: Any) -> None:
    while worker.in_use:
        time.sleep(0.05)
    at_once([worker])


def _part(headers: dict[str, str], body: bytes, first: int, last: int) -> Any:
    part = body[first : last + 1]
    headers["Content-Length"] = str(len(part))
    headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
    return 206, headers, part


def collect() -> dict[str, Any]:
    """All state at one moment: on the event loop nothing else runs meanwhile."""
    state = {name: get() for name, get in aws._build_persistence_save_dict().items()}
    state["memory"] = {
        name: {repr(key): list(value) if isinstance(value, list) else value for key, value in items}
        for name, items in ((name, _store(name).items()) for name in MEMORY_ONLY)
    }
    return {name: value for name, value in state.items() if value is not None}


def write(state: dict[str, Any]) -> None:
    """A new directory, put in place of the old one by one rename of a link; one at a time."""
    with writing:
        _write(state)


def _write(state: dict[str, Any]) -> None:
    fresh = SNAPSHOTS / str(time.time_ns())
    fresh.mkdir(parents=True)
    persistence.STATE_DIR = str(fresh)
    for name, value in state.items():
        persistence.save_state(name, value)
    link = SNAPSHOTS / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name)
    link.replace(LATEST)
    _forget_all_but(fresh)


def _forget_all_but(current: Path) -> None:
    for old in SNAPSHOTS.iterdir():
        if old not in (current, LATEST):
            shutil.rmtree(old, ignore_errors=True)


def _store(name: str) -> dict[Any, Any]:
    module, attribute = MEMORY_ONLY[name]
    store: dict[Any, Any] = getattr(module, attribute)._data
    return store


def restore() -> None:
    saved = persistence.load_state("memory") or {}
    for name, items in saved.items():
        _store(name).update(
            {persistence.ast.literal_eval(key): value for key, value in items.items()}
        )


def look_seldom_for_rubbish() -> None:
    """All tables are in memory, and looking through them again and again for what nobody needs took
    a seventh of what tests take; there is hardly any."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def main() -> None:
    # ministack imports its services when first asked; these hold what was restored
    for name in ("ses", "dynamodb", "sns"):
        aws._get_module(name)
    give_versions_as_aws_does()
    let_runs_end_as_aws_does()
    stand_in_once.use()
    persistence.STATE_DIR = str(LATEST)
    restore()
    look_seldom_for_rubbish()
    aws.save_all = lambda services: write(collect())
    # its own server answers in pure Python: half of what a request took
    uvicorn.run(
        Noticing(aws.app),
        host=os.environ["BIND_HOST"],
        port=int(os.environ["GATEWAY_PORT"]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=75,
    )


if __name__ == "__main__":
    main()
