"""Proving who you are: what the tests of second factors and step-up share."""

from pyotp import TOTP

from chalicelib.core import clock
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.people import PASSWORD
from tests.portal import Answer, Portal


def step_up(door: Portal, texts: FakeSms, purpose: str, *documents: str) -> Answer:
    """By text message."""
    asked = door.post("/step-ups", {"purpose": purpose, "documents": list(documents)})
    return door.put(f"/step-ups/{asked.body['challenge_id']}/answer", {"code": code_in(texts)})


def set_up_app(door: Portal, texts: FakeSms) -> tuple[str, list[str]]:
    """The secret in the app, and the recovery codes."""
    assert door.put("/me/password-proof", {"password": PASSWORD}).status == 204
    assert step_up(door, texts, "change_factor").status == 200
    secret = str(door.post("/me/authenticator").body["secret"])
    confirmed = door.put("/me/authenticator", {"code": app_code(secret)})
    assert confirmed.status == 200
    return secret, confirmed.body["codes"]


def app_code(secret: str) -> str:
    """As an app shows it at this moment."""
    return TOTP(secret).at(clock.now())
