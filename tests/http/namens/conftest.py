"""Lotte, who acts for Anna in Anna's own dossier."""

import pytest

from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.namens import active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import vouched
from tests.world import World


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    """With a fresh code."""
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)


@pytest.fixture
def dossier(world: World) -> str:
    return own_dossier(world)


@pytest.fixture
def anna(world: World, dossier: str) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


@pytest.fixture
def proof(world: World, dossier: str) -> str:
    return proof_in(world, dossier)


@pytest.fixture
def lotte(world: World, bram: Portal, dossier: str, proof: str, texts: FakeSms) -> Portal:
    """Who looks after Anna's money; a colleague vouched for her."""
    answer = let_in(bram, dossier, representative(world, proof))
    assert answer.status == 201, answer.body
    assert vouched(world, texts, dossier, answer.body["user_id"]).status == 200
    return Portal(world.host).sign_in(active(world, "LOTTE", answer.body["user_id"]))
