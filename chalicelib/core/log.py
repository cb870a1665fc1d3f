"""One JSON line per request or job; never a name, BSN, code or token."""

import logging
import sys

import msgspec

_logger = logging.getLogger("akkoord")


def setup() -> None:
    """Lines go to standard output as they are; Lambda adds nothing to them."""
    if not _logger.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        _logger.addHandler(handler)
        _logger.setLevel(logging.INFO)
        _logger.propagate = False


def line(kind: str, **facts: str | int | float | None) -> None:
    _logger.info(msgspec.json.encode({"kind": kind, **facts}).decode())


def failure(kind: str, **facts: str | int | float | None) -> None:
    """Inside an except block: the line, and where it went wrong."""
    _logger.error(msgspec.json.encode({"kind": kind, **facts}).decode(), exc_info=True)
