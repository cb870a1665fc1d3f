"""Signing on the stand-in for AWS, with certificates and a timestamp service."""

from tests.at_work import desk, later, pipeline, published, texts, world

__all__ = ["desk", "later", "pipeline", "published", "texts", "world"]
