"""Queues in memory, with the calls of chalicelib.gateways.queues."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field


class FakeQueues(Struct, kw_only=True):
    """`failures` are raised, one per call, before anything is queued."""

    waiting: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    failures: list[Exception] = field(default_factory=list)

    def send(self, *, queue_url: str, body: str, group: str = "", once: str = "") -> None:
        self._fail()
        self.waiting[queue_url].append(body)

    def send_all(self, *, queue_url: str, bodies: Sequence[str]) -> None:
        self._fail()
        self.waiting[queue_url].extend(bodies)

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
