"""One act by which somebody gets something of or over another."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from tests.portal import Answer, Portal
from tests.support.access_bodies import BODIES, Ids
from tests.support.insider_before import Scene

Before = Callable[[Scene], None]


class Act(Struct, frozen=True, kw_only=True):
    """`before` is what has to be so already. What is asked is of `BODIES`, or `body`. `changes` and
    `told`: whether anything is otherwise afterwards, and an event says who did it. `wrong`: what is
    the matter with it, where it is refused for what was asked and not for who asks."""

    said: str
    route: str
    body: Callable[[Ids], dict[str, Any]] | None = None
    before: Before | None = None
    on: tuple[str, ...] = ("client",)
    changes: bool = True
    told: bool = True
    wrong: str = ""

    def ask(self, door: Portal, ids: Ids) -> Answer:
        method, path = self.route.split()
        make = self.body or BODIES.get(self.route, lambda _: {})
        return door.ask(method, path.format(**ids), make(ids))
