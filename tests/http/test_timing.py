"""Known or not, an address costs the same work: the answer's time tells a stranger nothing."""

from collections.abc import Callable

import pytest

from chalicelib.core import clock
from chalicelib.identity.actions import hashing
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in
from tests.bench.meter import metered
from tests.http.knocking import knock
from tests.portal import Portal
from tests.world import World

UNKNOWN = "nobody@nowhere.example"


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes that argon2 was asked about."""
    asked: list[str] = []
    hasher = hashing._hasher()

    class Noting:
        def verify(self, secret: str, password: str) -> bool:
            asked.append(secret)
            return bool(hasher.verify(secret, password))

    monkeypatch.setattr(hashing, "_hasher", Noting)
    return asked


def work(ask: Callable[[str], object], email: str) -> list[str]:
    """What is asked of DynamoDB, in order."""
    with metered() as meter:
        ask(email)
    return meter.requests


def guessing(door: Portal) -> Callable[[str], object]:
    return lambda email: knock(door, email, "not the password")


def requesting(door: Portal) -> Callable[[str], object]:
    return lambda email: door.post("/password-requests", {"email": email})


@pytest.fixture
def addresses(world: World, anna: User) -> dict[str, str]:
    """Of somebody who signs in, who never chose a password, who was stopped, and of nobody."""
    stopped = world.join("ZOE", "Zoë", world.bakkerij)
    signing_in.keep_change(stopped.deactivated(clock.now()))
    never = world.users["PIETER"].email
    return {"known": anna.email, "never": never, "stopped": stopped.email, "unknown": UNKNOWN}


def test_signing_in_is_the_same_work_for_everybody(
    door: Portal, addresses: dict[str, str], comparisons: list[str]
) -> None:
    door.get("/office")
    found = {who: work(guessing(door), email) for who, email in addresses.items()}
    assert set(map(tuple, found.values())) == {tuple(found["unknown"])}, found
    assert found["unknown"] == ["UpdateItem"] * 3 + ["GetItem"] * 3 + ["PutItem"]
    assert len(comparisons) == len(addresses)
    parameters = {secret.rpartition("$")[0].rpartition("$")[0] for secret in comparisons}
    assert parameters == {"$argon2id$v=19$m=19456,t=2,p=1"}


def test_asking_for_a_password_is_the_same_work_for_everybody(
    door: Portal, addresses: dict[str, str]
) -> None:
    door.get("/office")
    found = {who: work(requesting(door), email) for who, email in addresses.items()}
    assert set(map(tuple, found.values())) == {tuple(found["unknown"])}, found


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_asking_too_often_is_the_same_work_for_everybody(
    door: Portal, addresses: dict[str, str]
) -> None:
    door.get("/office")
    found = {who: work(often(door), email) for who, email in addresses.items()}
    assert set(map(tuple, found.values())) == {tuple(found["unknown"])}, found


def often(door: Portal) -> Callable[[str], object]:
    def ask(email: str) -> None:
        for _ in range(7):
            requesting(door)(email)

    return ask
