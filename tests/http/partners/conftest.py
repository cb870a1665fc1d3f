"""Anna and Pieter, each in their own dossier, and Bram who works in both."""

import pytest

from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.world import World


@pytest.fixture
def bram(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["BRAM"])


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
