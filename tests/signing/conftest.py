"""Signing on the stand-in for AWS, with certificates and a timestamp service."""

from collections.abc import Iterator

import pytest

from chalicelib.gateways.signing import chain
from scripts import pki
from tests.at_work import desk, later, pipeline, world
from tests.aws import Signatures

__all__ = ["desk", "later", "pipeline", "world"]


@pytest.fixture
def published(signatures: Signatures) -> Iterator[dict[str, object]]:
    """Our certificates as they were before the test, and will be after it."""
    before = pki.load()
    yield before
    pki.publish(before)
    chain._published.cache_clear()
