"""An office with the cast at work, and the text messages that it sends."""

import pytest

from chalicelib.gateways import sms
from tests.fakes.sms import FakeSms
from tests.world import World


@pytest.fixture
def world(aws: object) -> World:
    return World().open()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake
