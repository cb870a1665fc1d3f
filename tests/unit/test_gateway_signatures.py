"""A fake that differs from the real thing proves nothing."""

import inspect
from types import ModuleType
from typing import Any

import pytest

from chalicelib.gateways import mail, queues, sms
from chalicelib.identity.store import counters
from tests.fakes.counters import FakeCounters
from tests.fakes.mail import FakeMail
from tests.fakes.queues import FakeQueues
from tests.fakes.sms import FakeSms

PAIRS = [
    (mail, FakeMail(), "send"),
    (mail, FakeMail(), "trace"),
    (sms, FakeSms(), "send"),
    (queues, FakeQueues(), "send"),
    (queues, FakeQueues(), "send_all"),
    (counters, FakeCounters(), "count"),
    (counters, FakeCounters(), "forget"),
]


@pytest.mark.parametrize(("real", "fake", "name"), PAIRS)
def test_a_fake_is_called_as_the_real_gateway_is(real: ModuleType, fake: Any, name: str) -> None:
    wanted = inspect.signature(getattr(real, name), eval_str=True)
    assert inspect.signature(getattr(fake, name), eval_str=True) == wanted
