"""An office with the cast at work, and the text messages that it sends."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.gateways import sms
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World


@pytest.fixture
def world(aws: object) -> World:
    return World().open()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake


@pytest.fixture
def anna(world: World) -> User:
    """With a password."""
    return passwords.set_password(world.users["ANNA"], PASSWORD)


@pytest.fixture
def bram(world: World) -> Portal:
    """Signed in, without a fresh code."""
    return Portal(world.host).sign_in(world.users["BRAM"])


@pytest.fixture
def door(world: World, anna: User) -> Portal:
    return Portal(world.host)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """The portal's clock stands still, whatever a test takes, and goes on by so much from then."""
    then = clock.now()

    def move(**ahead: float) -> None:
        monkeypatch.setattr(clock, "now", lambda: then + timedelta(**ahead))

    move()

    return move
