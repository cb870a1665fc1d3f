"""Starts the stand-in for AWS, or the whole portal on it, once for all tests that ask for it."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts import pki, resources
from scripts.local import outbox, stand_in
from scripts.local.ask import call, post_json
from scripts.local.children import Child
from scripts.local.stand_in import HOST, ROOT
from scripts.local.tsa import Tsa
from tests import tally

PREFIX = "akkoord-test-"
# Seconds: a busy machine is no fault of what is tested.
PATIENCE = 60
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "CODE_PEPPER": "only-for-these-tests",
    "WEB_ORIGIN_SCHEME": "http",
}


@dataclass(frozen=True)
class Aws:
    """A running stand-in with all resources, and the environment that leads to them."""

    endpoint: str
    environment: Mapping[str, str]

    def client(self, service: str) -> Any:
        return resources.client(service, self.endpoint)

    def outbox(self, to: str = "") -> list[outbox.Message]:
        """What was sent, newest first."""
        return outbox.messages(self.endpoint, to)


@dataclass(frozen=True)
class Portal:
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


def eventually(look: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """What `look` finds, once it finds something; how fast that is, is for `make bench`."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"nothing came in {seconds} seconds"
        time.sleep(0.05)
    return found


@contextmanager
def running_aws(data: Path, prefix: str = PREFIX) -> Iterator[Aws]:
    tally.count("stand-ins for AWS")
    port = stand_in.free_port()
    child = stand_in.start(data, port)
    try:
        endpoint = f"http://{HOST}:{port}"
        clock = {"CLOCK_OFFSET_FILE": str(data / "clock")}
        yield Aws(endpoint, KEYS | clock | resources.create(endpoint, prefix))
    finally:
        child.stop()


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
    portal = Portal(port, aws_port, data, child)
    eventually(lambda: "Akkoord runs on" in portal.child.log.read_text() or has_ended(child), 180)
    assert child.is_alive, child.log.read_text()
    return portal


def has_ended(child: Child) -> bool:
    return not child.is_alive


@pytest.fixture(scope="session")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aws]:
    """The stand-in, with the settings of this process pointing at it."""
    from chalicelib.core import config, table
    from chalicelib.gateways import aws as gateway

    with (
        running_aws(tmp_path_factory.mktemp("aws")) as aws,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in aws.environment.items():
            patch.setenv(name, value)
        for known in (config.config, table.connection, gateway.client):
            known.cache_clear()
        yield aws
        for known in (config.config, table.connection, gateway.client):
            known.cache_clear()


@dataclass(frozen=True)
class Signatures:
    """Certificates were made, and a timestamp service answers."""

    aws: Aws
    tsa: Tsa

    def address(self, path: str = "one") -> str:
        return f"http://{HOST}:{self.tsa.server_port}/{path}"


@pytest.fixture(scope="session")
def signatures(aws: Aws, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signatures]:
    with running_signatures(aws, tmp_path_factory.mktemp("tsa")) as ready:
        yield ready


@contextmanager
def running_signatures(aws: Aws, folder: Path) -> Iterator[Signatures]:
    """What signing needs besides AWS; the settings of this process then lead to it."""
    from chalicelib.core import config

    key = folder / "tsa.pem"
    pki.ensure(key)
    tsa = Tsa(0, key)
    threading.Thread(target=tsa.serve_forever, args=(0.05,), daemon=True).start()
    ready = Signatures(aws, tsa)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSA_URLS", f"{ready.address('one')},{ready.address('two')}")
        config.config.cache_clear()
        yield ready
    config.config.cache_clear()
    tsa.shutdown()
    tsa.server_close()


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
