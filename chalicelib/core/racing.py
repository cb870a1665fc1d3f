"""Two at the same moment: whoever loses is judged by what the winner left."""

from collections.abc import Callable
from functools import partial, wraps
from inspect import signature
from typing import ParamSpec, TypeVar

from chalicelib.core import clock
from chalicelib.core.errors import Conflict

# As often as others may come first: people at once, and the portal's own work between them.
ROUNDS = 6

P = ParamSpec("P")
K = TypeVar("K")
T = TypeVar("T")


def judged_again(act: Callable[P, T]) -> Callable[P, T]:
    """An act that begins anew, from what is there by then, when somebody else's change came in
    between: load, judge, save. For acts that do not rest on what somebody saw, or that look at that
    themselves. `at` is of the round that is written, so that nothing seems to have happened before
    what it was judged by."""

    @wraps(act)
    def judged(*given: P.args, **named: P.kwargs) -> T:
        again: Callable[[], T] = partial(act, *given, **named)
        for _ in range(ROUNDS - 1):
            try:
                return again()
            except Conflict as conflict:
                if conflict.code != "changed_meanwhile":
                    raise
            again = _now(act, *given, **named)
        return again()

    return judged


def _now(act: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
    bound = signature(act).bind(*given, **named)
    if "at" in bound.arguments:
        bound.arguments["at"] = clock.now()
    return partial(act, *bound.args, **bound.kwargs)


def judged_with(known: K, again: Callable[[], K], act: Callable[[K], T]) -> T:
    """`act` on what is known, and once more on what it is `again` when somebody changed that in
    between. A Conflict about anything else stays one."""
    for _ in range(ROUNDS - 1):
        try:
            return act(known)
        except Conflict:
            now = again()
            if now == known:
                raise
            known = now
    return act(known)
