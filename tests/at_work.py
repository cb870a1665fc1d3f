"""A world of its own for each test, and its events on their way."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chalicelib.gateways import sms
from chalicelib.gateways.signing import chain
from scripts import pki
from scripts.local.dev import set_clock
from tests.aws import Aws, Signatures
from tests.fakes.sms import FakeSms
from tests.pipeline import Pipeline
from tests.portal import Portal
from tests.support.ceremony import Desk
from tests.support.office_work import as_tasks_say, kept
from tests.world import World


@pytest.fixture
def world(aws: Aws) -> Iterator[World]:
    """Whatever was done in it, what the office must do is as the tasks say."""
    world = World().open()
    yield world
    world.let_nothing_wait()
    assert kept(world) == as_tasks_say(world)


@pytest.fixture
def pipeline(aws: Aws, world: World) -> Pipeline:
    return Pipeline(aws=aws, office_id=world.office_id)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake


@pytest.fixture
def bram(world: World) -> Portal:
    """Signed in, without a fresh code."""
    return Portal(world.host).sign_in(world.users["BRAM"])


@pytest.fixture
def desk(world: World, pipeline: Pipeline, signatures: Signatures, texts: FakeSms) -> Desk:
    """Where documents are signed."""
    return Desk(world=world, pipeline=pipeline, texts=texts)


@pytest.fixture
def later(aws: Aws) -> Iterator[Callable[[timedelta], None]]:
    """Moves the clock; it goes back afterwards."""
    file, passed = Path(aws.environment["CLOCK_OFFSET_FILE"]), timedelta()

    def move(by: timedelta) -> None:
        nonlocal passed
        passed += by
        set_clock(file, passed)

    yield move
    file.unlink(missing_ok=True)


@pytest.fixture
def published(signatures: Signatures) -> Iterator[dict[str, object]]:
    """Our certificates as they were before the test, and will be after it."""
    before = pki.load()
    yield before
    pki.publish(before)
    chain._published.cache_clear()
