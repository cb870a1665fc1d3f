"""On a laptop, what the portal asks of a function of its own runs in the process that asks."""

from functools import partial
from typing import Any

from chalicelib.gateways import functions


def run_here(app: Any) -> None:
    """All functions that only wait to be asked."""
    for known in app.pure_lambda_functions:
        functions.HERE[known.name] = partial(known, context=None)
