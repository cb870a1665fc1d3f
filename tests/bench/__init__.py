"""Benchmarks: `python -m tests.bench [group]` prints one JSON line per figure."""

from tests import settings

# The portal's tables are named by the settings when their modules load.
settings.use()
