"""An office with the cast at work, and the text messages that it sends."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import User
from tests.at_work import bram, texts
from tests.http.knocking import Later
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World

__all__ = ["bram", "texts"]


@pytest.fixture
def world(aws: object) -> Iterator[World]:
    world = World().open()
    yield world
    world.let_nothing_wait()


@pytest.fixture
def anna(world: World) -> User:
    """With a password."""
    return passwords.set_password(world.users["ANNA"], PASSWORD)


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
