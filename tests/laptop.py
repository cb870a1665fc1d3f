"""Starts the portal as `make up` does, once for all tests that ask for it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from scripts.local import stand_in
from scripts.local.ask import call, post_json
from scripts.local.children import Child
from scripts.local.stand_in import HOST, ROOT
from tests import tally
from tests.waiting import eventually


class Portal(Struct, frozen=True, kw_only=True):
    """The portal as `make up` runs it."""

    port: int
    aws_port: int
    data: Path
    child: Child

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def endpoint(self) -> str:
        """Of the stand-in for AWS."""
        return f"http://{HOST}:{self.aws_port}"

    def get(self, path: str) -> Any:
        status, body = call("GET", f"{self.origin}{path}")
        assert status == 200, body
        return json.loads(body)

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        status, answer = post_json(f"{self.origin}{path}", body or {}, self.origin)
        assert status == 200, answer
        return answer

    def outbox(self, to: str = "") -> list[dict[str, str]]:
        """What was sent, newest first."""
        found: list[dict[str, str]] = self.get(f"/dev/outbox.json?to={to}")
        return found

    def wait_for_message(self, to: str, subject: str = "") -> dict[str, str]:
        """The newest message to somebody, once it is there."""
        return eventually(
            lambda: next((m for m in self.outbox(to) if subject in m["subject"]), None)
        )

    def move_clock(self, days: float) -> Any:
        return self.post("/dev/clock", {"days": days})

    def run_job(self, name: str) -> Any:
        return self.post(f"/dev/jobs/{name}")


@contextmanager
def running_portal(
    data: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Portal]:
    """`make up` on a free port, with its state under `data`."""
    portal = start_portal(data, *options, environment=environment)
    try:
        yield portal
    finally:
        portal.child.stop(30)


def start_portal(data: Path, *options: str, environment: Mapping[str, str] | None = None) -> Portal:
    tally.count("portals")
    port = stand_in.free_port()
    aws_port = stand_in.free_port()
    command = [sys.executable, "-m", "scripts.up", "--data", str(data)]
    command += ["--port", str(port), "--aws-port", str(aws_port), *options]
    settings = os.environ | {"PYTHONPATH": str(ROOT)} | dict(environment or {})
    log = data / "log" / "up.log"
    log.unlink(missing_ok=True)
    child = Child("portal", command, settings, log)
    portal = Portal(port=port, aws_port=aws_port, data=data, child=child)
    eventually(lambda: "Akkoord runs on" in portal.child.log.read_text() or has_ended(child))
    assert child.is_alive, child.log.read_text()
    return portal


def has_ended(child: Child) -> bool:
    return not child.is_alive


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Everything `make up` starts, demo offices included."""
    with running_portal(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


def run_python(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command of ours, to its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=120,
    )
