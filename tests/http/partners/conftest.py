"""Anna and Pieter, each in their own dossier, and Bram who works in both."""

from collections.abc import Iterator

import pytest

from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.support.office_work import as_tasks_say, kept
from tests.world import World


@pytest.fixture(autouse=True)
def working(world: World) -> Iterator[None]:
    """Whatever was done, what the office must do is as the tasks of both say."""
    yield
    assert kept(world) == as_tasks_say(world)


@pytest.fixture
def hers(world: World) -> str:
    return own_dossier(world)


@pytest.fixture
def his(world: World) -> str:
    return own_dossier(world, "PIETER", "Pieter Bos")


@pytest.fixture
def anna(world: World, hers: str) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def pieter(world: World, his: str) -> Portal:
    return Portal(world.host).sign_in(world.users["PIETER"])
