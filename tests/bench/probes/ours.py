"""The portal, as it is packaged."""

from app import app as handler

__all__ = ["handler"]
