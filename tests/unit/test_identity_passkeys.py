"""Passkeys: what is kept of one, and what is made of whatever a browser may say."""

from datetime import UTC, datetime

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.errors import Conflict, Invalid
from chalicelib.core.replacing import replace
from chalicelib.identity.actions.passkey_checks import Expected, count_of, new_key
from chalicelib.identity.domain.passkey import (
    Assertion,
    Attestation,
    Passkey,
    handle_of,
    known_transports,
    passkey_name,
    relying_party,
)
from tests.support.authenticator import Device, decoded, encoded

AT = datetime(2026, 3, 1, tzinfo=UTC)
HERE = {"rp": {"id": "vandijk.test"}, "user": {"id": handle_of("anna")}, "excludeCredentials": []}
CHALLENGE = encoded(b"challenge" * 4)
EXPECTED = Expected(challenge=CHALLENGE, rp_id="vandijk.test", origin="https://vandijk.test")
DEVICE = Device(origin="https://vandijk.test")
MADE = DEVICE.create({**HERE, "challenge": CHALLENGE})
RESPONSE = MADE["response"]
NEW = Attestation(
    client_data=RESPONSE["clientDataJSON"],
    attestation=RESPONSE["attestationObject"],
    credential_id=MADE["id"],
)
KEY = new_key(NEW, EXPECTED)
assert KEY
KNOWN = Passkey(
    office_id="van-dijk",
    user_id="anna",
    passkey_id="one",
    name="Phone",
    rp_id="vandijk.test",
    credential_id=KEY.credential_id,
    public_key=KEY.public_key,
    transports=(),
    made_at=AT,
)


def answer() -> Assertion:
    given = DEVICE.get({"challenge": CHALLENGE}, DEVICE.keys[0])
    said = given["response"]
    data, handle = said["authenticatorData"], said["userHandle"]
    return Assertion(
        credential_id=given["id"],
        client_data=said["clientDataJSON"],
        authenticator_data=data,
        signature=said["signature"],
        user_handle=handle,
    )


def test_a_key_is_taken_and_what_it_signs_is_believed() -> None:
    assert KEY
    assert KEY.credential_id == MADE["id"]
    assert count_of(answer(), KNOWN, EXPECTED) == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(EXPECTED, challenge=encoded(b"another" * 4)),
        replace(EXPECTED, rp_id="test"),
        replace(EXPECTED, origin="https://vandijk.test.evil.example"),
        replace(EXPECTED, origin="https://vandijk.test:8443"),
        replace(EXPECTED, origin="http://vandijk.test"),
    ],
)
def test_what_was_meant_for_elsewhere_is_not_believed(other: Expected) -> None:
    assert new_key(NEW, other) is None
    assert count_of(answer(), KNOWN, other) is None


def test_what_its_maker_vouches_for_is_not_looked_at() -> None:
    data = cbor2.loads(decoded(NEW.attestation))["authData"]
    statement = {"alg": -7, "sig": b"signature", "x5c": [b"certificate"]}
    packed = cbor2.dumps({"fmt": "packed", "attStmt": statement, "authData": data})
    assert new_key(replace(NEW, attestation=encoded(packed)), EXPECTED) == KEY


@pytest.mark.parametrize("cose", [{}, {1: 2}, {1: 2, 3: -7, -1: 1, -2: 1, -3: 2}, {1: 9, 3: -7}, 7])
def test_a_key_that_nobody_can_use_is_not_taken(cose: object) -> None:
    data = cbor2.loads(decoded(NEW.attestation))["authData"]
    prefix = data[: 37 + 16 + 2 + 32]
    odd = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": prefix + cbor2.dumps(cose)})
    assert new_key(replace(NEW, attestation=encoded(odd)), EXPECTED) is None


@pytest.mark.parametrize("data", [2**80, 10**15, 5, "text", None, [1], {}])
def test_what_is_no_data_of_a_device_is_not_read_as_if_it_were(data: object) -> None:
    odd = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
    assert new_key(replace(NEW, attestation=encoded(odd)), EXPECTED) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 250), st.integers(0, 60))
def test_whatever_a_browser_says_is_believed_or_not(noise: bytes, at: int, cut: int) -> None:
    raw = decoded(NEW.attestation)
    bent = encoded(raw[:at] + noise + raw[at + cut :])
    made = new_key(replace(NEW, attestation=bent), EXPECTED)
    assert made is None or made.credential_id == NEW.credential_id
    assert new_key(replace(NEW, client_data=encoded(noise)), EXPECTED) is None
    for changed in (
        {"client_data": encoded(noise)},
        {"authenticator_data": encoded(noise)},
        {"signature": encoded(noise)},
    ):
        assert count_of(replace(answer(), **changed), KNOWN, EXPECTED) is None


def test_a_count_may_stand_still_at_nothing_and_never_goes_back() -> None:
    counting = KNOWN.used(5, AT)
    assert (counting.sign_count, counting.last_used_at) == (5, AT)
    assert [counting.has_gone_back(each) for each in (0, 4, 5, 6)] == [True, True, True, False]
    assert [KNOWN.has_gone_back(each) for each in (0, 1)] == [False, False]


@pytest.mark.parametrize("handle", ["", "_w", "*", "x" * 41, encoded("é".encode())])
def test_an_owner_that_cannot_be_read_is_nobody(handle: str) -> None:
    given = replace(answer(), user_handle=handle)
    assert given.user_id == ""
    assert not given.names("anna")


def test_a_handle_names_its_owner() -> None:
    assert answer().user_id == "anna"
    assert answer().names("anna")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_numbers_are_no_address_for_a_passkey(host: str) -> None:
    with pytest.raises(Conflict):
        relying_party(host)
    assert relying_party("localhost") == "localhost"


def test_a_name_is_tidied() -> None:
    assert passkey_name(" Telefoon ") == "Telefoon"
    for bad in ("  ", "x" * 61):
        with pytest.raises(Invalid):
            passkey_name(bad)
    assert known_transports(("usb", "telepathy", "ble", "usb")) == ("ble", "usb")
