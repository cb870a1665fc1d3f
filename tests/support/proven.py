"""Three events in a chain of three batches, for the proof that nothing of it was altered."""

from pathlib import Path
from typing import Any

import pytest

from tests.aws import Signatures
from tests.pipeline import Pipeline
from tests.support.chain import Office
from tests.world import World


@pytest.fixture
def office(world: World, pipeline: Pipeline, signatures: Signatures) -> Office:
    """Three events in three batches; what stands in their place is wrong, or it is not."""
    office = Office(world=world, pipeline=pipeline)
    for subject in ("one", "two", "three"):
        office.happen(subject)
        assert office.chain_last()
    return office


@pytest.fixture
def second(office: Office) -> Any:
    return office.happened[1]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The note of what was erased on purpose."""
    return tmp_path / "erased.txt"
