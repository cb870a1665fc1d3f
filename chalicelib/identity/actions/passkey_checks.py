"""What the WebAuthn library says of a browser's answer; loaded by whoever uses a passkey."""

from msgspec import Struct

from chalicelib.core.visitor import Visitor
from chalicelib.identity.domain.passkey import (
    Assertion,
    Attestation,
    NewKey,
    Passkey,
    relying_party,
)


class Expected(Struct, frozen=True, kw_only=True):
    """`challenge` is base64url: the challenge's own id, which nobody can guess."""

    challenge: str
    rp_id: str
    origin: str


def expected_of(visitor: Visitor, challenge_id: str) -> Expected:
    return Expected(
        challenge=challenge_id, rp_id=relying_party(visitor.host), origin=visitor.origin
    )


def new_key(attestation: Attestation, expected: Expected) -> NewKey | None:
    """None when it is not what was asked for: made here, now, by somebody who was recognised."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = _new_key(attestation, expected)
    except (WebAuthnException, UnsupportedAlgorithm, LookupError, TypeError, ValueError):
        return None
    return made if made.credential_id == attestation.credential_id else None


def count_of(assertion: Assertion, passkey: Passkey, expected: Expected) -> int | None:
    """How often the device says the key was used; None when the answer proves nothing."""
    from webauthn import base64url_to_bytes, verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        verified = verify_authentication_response(
            credential=_assertion(assertion),
            expected_challenge=base64url_to_bytes(expected.challenge),
            expected_rp_id=expected.rp_id,
            expected_origin=expected.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=0,  # the domain looks at the count, and tells of it
            require_user_verification=True,
        )
    except (WebAuthnException, LookupError, TypeError, ValueError):
        return None
    return verified.new_sign_count


def _new_key(attestation: Attestation, expected: Expected) -> NewKey:
    from webauthn import base64url_to_bytes, verify_registration_response
    from webauthn.helpers import (
        bytes_to_base64url,
        decode_credential_public_key,
        decoded_public_key_to_cryptography,
    )

    verified = verify_registration_response(
        credential=_attestation(attestation),
        expected_challenge=base64url_to_bytes(expected.challenge),
        expected_rp_id=expected.rp_id,
        expected_origin=expected.origin,
        require_user_verification=True,
    )
    public_key = verified.credential_public_key
    decoded_public_key_to_cryptography(decode_credential_public_key(public_key))
    return NewKey(
        credential_id=bytes_to_base64url(verified.credential_id),
        public_key=bytes_to_base64url(public_key),
        sign_count=verified.sign_count,
    )


def _attestation(given: Attestation) -> dict[str, object]:
    response = {
        "clientDataJSON": given.client_data,
        "attestationObject": _without_statement(given.attestation),
    }
    return _credential(given.credential_id, response)


def _assertion(given: Assertion) -> dict[str, object]:
    response = {
        "clientDataJSON": given.client_data,
        "authenticatorData": given.authenticator_data,
        "signature": given.signature,
    }
    return _credential(given.credential_id, response)


def _credential(credential_id: str, response: dict[str, str]) -> dict[str, object]:
    return {
        "id": credential_id,
        "rawId": credential_id,
        "type": "public-key",
        "response": response,
    }


def _without_statement(attestation: str) -> str:
    """We take devices of every maker, so what a maker vouches for is not looked at."""
    from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor, parse_cbor

    data = parse_cbor(base64url_to_bytes(attestation))["authData"]
    if not isinstance(data, bytes):  # of a number the library would make as many bytes
        raise TypeError("authData is a byte string (WebAuthn, 6.5)")
    return bytes_to_base64url(encode_cbor({"fmt": "none", "attStmt": {}, "authData": data}))
