"""What `make up` starts, around a little app, for all tests of the local runner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laptop import Portal, running_portal
from tests.support import little


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a test says what must fail in the small portal."""
    return tmp_path_factory.mktemp("small")


@pytest.fixture(scope="session")
def small(broken: Path) -> Iterator[Portal]:
    """What `make up` starts, around a little app."""
    settings = little.settings(broken)
    with running_portal(broken / "data", "--no-seed", environment=settings) as portal:
        yield portal
