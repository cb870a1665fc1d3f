"""Knocking at the door: what the tests of signing in share."""

from collections.abc import Callable

from chalicelib.identity.domain.user import User
from tests.fakes.sms import FakeSms
from tests.people import PASSWORD
from tests.portal import Answer, Portal

Later = Callable[..., None]


def knock(door: Portal, email: str, password: str = PASSWORD) -> Answer:
    return door.post("/sessions", {"email": email, "password": password})


def challenge(door: Portal, user: User) -> str:
    return str(knock(door, user.email).body["challenge_id"])


def code_in(texts: FakeSms) -> str:
    return texts.texted[-1].text[:6]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def answer(door: Portal, challenge_id: str, code: str) -> Answer:
    return door.put(f"/challenges/{challenge_id}/answer", {"code": code})
