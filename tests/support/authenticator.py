"""A device with passkeys, in software: keys on P-256, and who holds it is always recognised."""

import base64
import hashlib
import json
import secrets
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct, field

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(f"{text}==")


class Key(Struct, kw_only=True):
    """`counts` is off for keys that are on several devices, as most are: those always say 0."""

    rp_id: str
    user_handle: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    counts: bool = False
    count: int = 0

    @property
    def cose(self) -> dict[int, Any]:
        numbers = self.private.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (numbers.x, numbers.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}


class Device(Struct, kw_only=True):
    """A browser at `origin`, and the keys that it can reach."""

    origin: str
    keys: list[Key] = field(default_factory=list)
    flags: int = PRESENT | VERIFIED

    def create(self, options: dict[str, Any], *, counts: bool = False) -> dict[str, Any]:
        """`navigator.credentials.create`, as `toJSON` gives it."""
        known = {each["id"] for each in options["excludeCredentials"]}
        if known & {encoded(each.credential_id) for each in self.keys}:
            raise LookupError("InvalidStateError: this device has a key already")
        key = Key(rp_id=options["rp"]["id"], user_handle=options["user"]["id"], counts=counts)
        self.keys.append(key)
        size = len(key.credential_id).to_bytes(2, "big")
        attested = bytes(16) + size + key.credential_id + cbor2.dumps(key.cose)
        data = self._data(key, HAS_KEY) + attested
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": self._client_data("webauthn.create", options["challenge"]),
            "attestationObject": encoded(made),
            "transports": ["internal", "hybrid", "telepathy"],
            "publicKeyAlgorithm": -7,
        }
        return _credential(key, response)

    def get(self, options: dict[str, Any], key: Key | None = None) -> dict[str, Any]:
        """`navigator.credentials.get`, as `toJSON` gives it."""
        key = key or self._found(options)
        key.count += key.counts
        data = self._data(key)
        client_data = self._client_data("webauthn.get", options["challenge"])
        signed = data + hashlib.sha256(decoded(client_data)).digest()
        response = {
            "clientDataJSON": client_data,
            "authenticatorData": encoded(data),
            "signature": encoded(key.private.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": key.user_handle,
        }
        return _credential(key, response)

    def _found(self, options: dict[str, Any]) -> Key:
        wanted = {each["id"] for each in options["allowCredentials"]}
        for key in self.keys:
            is_wanted = not wanted or encoded(key.credential_id) in wanted
            if key.rp_id == options["rpId"] and is_wanted:
                return key
        raise LookupError("NotAllowedError: no such key")

    def _data(self, key: Key, more: int = 0) -> bytes:
        here = hashlib.sha256(key.rp_id.encode()).digest()
        return here + bytes([self.flags | more]) + key.count.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> str:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return encoded(json.dumps(said).encode())


def _credential(key: Key, response: dict[str, Any]) -> dict[str, Any]:
    own = encoded(key.credential_id)
    return {
        "id": own,
        "rawId": own,
        "type": "public-key",
        "response": response,
        "authenticatorAttachment": "platform",
        "clientExtensionResults": {},
    }
