"""What the portal does with what happens, on the stand-in for AWS."""

from tests.at_work import bram, desk, later, pipeline, texts, world
from tests.support.proven import kept, office, second

__all__ = ["bram", "desk", "kept", "later", "office", "pipeline", "second", "texts", "world"]
