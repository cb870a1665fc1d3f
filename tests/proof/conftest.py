"""What a signed file is worth, and what is said of files to which something was done."""

from tests.at_work import desk, later, pipeline, published, texts, world

__all__ = ["desk", "later", "pipeline", "published", "texts", "world"]
