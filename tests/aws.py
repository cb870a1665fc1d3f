"""Starts the stand-in for AWS and what signing needs, once for all tests that ask for it."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from scripts import pki, resources
from scripts.local import outbox, stand_in
from scripts.local.stand_in import HOST
from scripts.local.tsa import Tsa
from scripts.packaging.template import read
from tests import tally
from tests.functions import with_own_rights
from tests.support.stand_in_rights import as_it_checks

PREFIX = "akkoord-test-"
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "CODE_PEPPER": "only-for-these-tests",
    "WEB_ORIGIN_SCHEME": "http",
}


class Aws(Struct, frozen=True, kw_only=True):
    """A running stand-in with all resources, and the environment that leads to them."""

    endpoint: str
    environment: Mapping[str, str]

    def client(self, service: str) -> Any:
        return resources.client(service, self.endpoint)

    def outbox(self, to: str = "") -> list[outbox.Message]:
        """What was sent, newest first."""
        return outbox.messages(self.endpoint, to)


@contextmanager
def running_aws(data: Path, prefix: str = PREFIX) -> Iterator[Aws]:
    tally.count("stand-ins for AWS")
    port = stand_in.free_port()
    child = stand_in.start(data, port)
    try:
        endpoint = f"http://{HOST}:{port}"
        clock = {"CLOCK_OFFSET_FILE": str(data / "clock")}
        yield Aws(
            endpoint=endpoint,
            environment=KEYS | clock | resources.create(endpoint, prefix, roles()),
        )
    finally:
        child.stop()


def roles() -> dict[str, Any]:
    """Those of the functions, as the stand-in checks them."""
    template = read("roles")
    as_it_checks(template["Resources"])
    return template


@pytest.fixture(scope="session")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aws]:
    """The stand-in, with the settings of this process pointing at it; functions have own rights."""
    from chalicelib.core import config, table
    from chalicelib.gateways import aws as gateway

    with (
        running_aws(tmp_path_factory.mktemp("aws")) as aws,
        with_own_rights(aws.endpoint, resources.stack_name(PREFIX)),
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in aws.environment.items():
            patch.setenv(name, value)
        for known in (config.config, table.connection, gateway.client):
            known.cache_clear()
        yield aws
        for known in (config.config, table.connection, gateway.client):
            known.cache_clear()


class Signatures(Struct, frozen=True, kw_only=True):
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
    ready = Signatures(aws=aws, tsa=tsa)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSA_URLS", f"{ready.address('one')},{ready.address('two')}")
        config.config.cache_clear()
        yield ready
    config.config.cache_clear()
    tsa.shutdown()
    tsa.server_close()
