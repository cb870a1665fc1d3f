"""An act that comes again: the same changes nothing, and other words are not kept in silence."""

from chalicelib.core.errors import Conflict


def check_same_words(said: str, again: str) -> None:
    """Raises Conflict when what counts was said in other words than these. No words lose none."""
    if again.strip() not in ("", said.strip()):
        raise Conflict("said_otherwise")
