"""What the portal does with what happens, on the stand-in for AWS."""

from tests.at_work import desk, later, pipeline, world

__all__ = ["desk", "later", "pipeline", "world"]
