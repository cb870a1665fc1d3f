"""For every test: settings first, then the fixtures that any may ask for."""

import gc

import hypothesis
import pytest

from tests import settings, tally

settings.use()
# A seventh of the processor time of tests went into looking for garbage.
gc.set_threshold(100_000, 50, 100)
# A busy machine is no fault of what is tested.
hypothesis.settings.register_profile("tests", deadline=None, print_blob=True)
hypothesis.settings.load_profile("tests")

# they import the portal, which reads the settings
from tests import functions, remembering  # noqa: E402
from tests.aws import aws, signatures  # noqa: E402
from tests.laptop import portal  # noqa: E402

remembering.use()
functions.use()

__all__ = ["aws", "portal", "signatures"]


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(tally)


@pytest.fixture
def randomly_seed(pytestconfig: pytest.Config) -> int:
    """The seed of this run, which is told at its end: the same one gives the same again."""
    seed: int = pytestconfig.getoption("randomly_seed")
    return seed
