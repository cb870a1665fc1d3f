"""Proving who you are: what the tests of second factors and step-up share."""

from typing import Any

from pyotp import TOTP

from chalicelib.core import clock
from chalicelib.core.config import config
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.authenticator import Device


def proved(door: Portal, texts: FakeSms, purpose: str = "change_rights") -> Portal:
    """This browser, after a fresh code for one purpose."""
    assert step_up(door, texts, purpose).status == 200
    return door


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


def device_at(door: Portal) -> Device:
    """In a browser at the office's own address."""
    return Device(origin=f"{config().web_origin_scheme}://{door.host}")


def set_up_passkey(
    door: Portal, texts: FakeSms, device: Device, name: str = "Telefoon", *, counts: bool = False
) -> str:
    """Its id."""
    assert door.put("/me/password-proof", {"password": PASSWORD}).status == 204
    assert step_up(door, texts, "change_factor").status == 200
    offer = door.post("/me/passkeys").body
    body = {"name": name, "credential": device.create(offer["options"], counts=counts)}
    assert door.put(f"/me/passkeys/{offer['passkey_id']}", body).status == 200
    return str(offer["passkey_id"])


def sign_in_by_passkey(door: Portal, device: Device) -> Answer:
    asked = door.post("/passkey-challenges").body
    return answer_passkey(door, asked["challenge_id"], device.get(asked["options"]))


def answer_passkey(door: Portal, challenge_id: str, credential: dict[str, Any]) -> Answer:
    return door.put(f"/passkey-challenges/{challenge_id}/answer", {"credential": credential})
