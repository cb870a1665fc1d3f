"""People at work in the deployed stack: each asks again as soon as there was an answer."""

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from msgspec import Struct, field

from scripts.local import outbox
from tests.infrastructure.deployed import Deployed, Reply
from tests.people import PASSWORD
from tests.waiting import eventually

# A few times a second; what is slow is asked less often by itself.
PAUSE_SECONDS = 0.2


class SignedIn(Struct, frozen=True, kw_only=True):
    """The cookie as it was set, and for whom the page was made."""

    cookie: str
    person: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie.split(";")[0], "Akkoord-Person": self.person}


def newest_code(deployed: Deployed, mobile: str) -> str:
    return outbox.messages(deployed.endpoint, mobile)[0].text[:6]


def sign_in(deployed: Deployed, email: str, mobile: str) -> SignedIn:
    asked = deployed.send("POST", "/api/sessions", {"email": email, "password": PASSWORD})
    assert asked.status == 201, deployed.log()
    answer = {"code": newest_code(deployed, mobile)}
    opened = deployed.send("PUT", f"/api/challenges/{asked.json['challenge_id']}/answer", answer)
    assert opened.status == 200, deployed.log()
    session, device = opened.cookies
    assert device.startswith("__Host-device=")
    return SignedIn(cookie=session, person=opened.json["person"])


def reads(deployed: Deployed, who: SignedIn) -> Callable[[], Reply]:
    return lambda: deployed.through_cloudfront("/api/tasks", **who.headers)


def proves(deployed: Deployed, who: SignedIn, mobile: str) -> Callable[[], Reply]:
    """Asks a code by text message and gives it."""

    def prove() -> Reply:
        wish = {"purpose": "change_mobile", "documents": []}
        asked = deployed.send("POST", "/api/step-ups", wish, **who.headers)
        if asked.status != 201:
            return asked
        path = f"/api/step-ups/{asked.json['challenge_id']}/answer"
        return deployed.send("PUT", path, {"code": newest_code(deployed, mobile)}, **who.headers)

    return prove


class AtWork(Struct, kw_only=True):
    """`answered` counts what came back, `failed` has what was no success."""

    acts: tuple[Callable[[], Reply], ...]
    answered: dict[int, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.answered = dict.fromkeys(range(len(self.acts)), 0)
        self._threads = [
            threading.Thread(target=self._go_on, args=each) for each in enumerate(self.acts)
        ]
        for each in self._threads:
            each.start()
        self.settle()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        for each in self._threads:
            each.join()

    def settle(self) -> None:
        """Until each has been answered what was asked after this moment: the one that was under way
        is not it."""
        before = dict(self.answered)
        eventually(lambda: self._went_on(before))

    def _went_on(self, before: dict[int, int]) -> bool:
        return bool(self.failed) or all(self.answered[it] >= before[it] + 2 for it in before)

    def _go_on(self, number: int, act: Callable[[], Reply]) -> None:
        while not self._over.is_set():
            try:
                reply = act()
                if reply.status >= 300:
                    self.failed.append(f"{number}: {reply.status} {reply.body[:300]!r}")
            except OSError as trouble:
                self.failed.append(f"{number}: {trouble!r}")
            self.answered[number] += 1
            time.sleep(PAUSE_SECONDS)
