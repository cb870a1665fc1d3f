"""A signing as its page reads it."""

from typing import Any


def flat(view: dict[str, Any]) -> dict[str, Any]:
    """What is said of it in the task and in its part, of the people as well."""
    part = view["part"]
    people = zip(view["recipients"], part["signers"], strict=True)
    return view | part | {"signers": [one | theirs for one, theirs in people]}
