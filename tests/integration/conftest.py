"""What the portal does with what happens, on the stand-in for AWS."""

from tests.at_work import desk, later, pipeline, world
from tests.support.proven import kept, office, second

__all__ = ["desk", "kept", "later", "office", "pipeline", "second", "world"]
