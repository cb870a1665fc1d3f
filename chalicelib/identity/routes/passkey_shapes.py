"""Passkeys as browsers speak of them: the JSON of WebAuthn, names and all."""

from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import whole
from chalicelib.identity.actions.passkeys import Offer
from chalicelib.identity.domain.challenge import LASTS
from chalicelib.identity.domain.passkey import Assertion, Attestation, Passkey, handle_of

TIMEOUT = int(LASTS.total_seconds()) * 1000
# Ed25519, ECDSA on P-256 and RSA, by their COSE numbers; the first is the one we like best.
ALGORITHMS = (-8, -7, -257)
_BASE64URL = whole(r"[A-Za-z0-9_-]*")
CredentialId = Annotated[str, Meta(min_length=1, max_length=1400, pattern=_BASE64URL)]
Bytes = Annotated[str, Meta(min_length=1, max_length=100_000, pattern=_BASE64URL)]
Handle = Annotated[str, Meta(max_length=100, pattern=_BASE64URL)]


class PasskeyName(Answer, kw_only=True):
    """A key that is known already."""

    type: Literal["public-key"]
    id: str
    transports: list[str]


class PasskeyRequest(Answer, kw_only=True, rename="camel"):
    """For `navigator.credentials.get`."""

    challenge: str
    rp_id: str
    timeout: int
    user_verification: Literal["required"]
    allow_credentials: list[PasskeyName]


class RelyingParty(Answer, kw_only=True):
    id: str
    name: str


class PasskeyOwner(Answer, kw_only=True, rename="camel"):
    id: str
    name: str
    display_name: str


class PasskeyAlgorithm(Answer, kw_only=True):
    type: Literal["public-key"]
    alg: int


class PasskeyDemands(Answer, kw_only=True, rename="camel"):
    resident_key: Literal["required"]
    require_resident_key: bool
    user_verification: Literal["required"]


class PasskeyCreation(Answer, kw_only=True, rename="camel"):
    """For `navigator.credentials.create`."""

    challenge: str
    rp: RelyingParty
    user: PasskeyOwner
    pub_key_cred_params: list[PasskeyAlgorithm]
    timeout: int
    exclude_credentials: list[PasskeyName]
    authenticator_selection: PasskeyDemands
    attestation: Literal["none"]


class Loose(Body, kw_only=True, forbid_unknown_fields=False, rename="camel"):
    """Browsers may add to what they say; we look at what we know."""


class AssertionResponse(Loose, kw_only=True):
    client_data_json: Bytes = field(name="clientDataJSON")
    authenticator_data: Bytes
    signature: Bytes
    user_handle: Handle | None = None


class PasskeyAssertion(Loose, kw_only=True):
    """What `toJSON` makes of the answer of `navigator.credentials.get`."""

    id: CredentialId
    response: AssertionResponse


class AttestationResponse(Loose, kw_only=True):
    client_data_json: Bytes = field(name="clientDataJSON")
    attestation_object: Bytes
    transports: list[str] = field(default_factory=list)


class PasskeyAttestation(Loose, kw_only=True):
    """What `toJSON` makes of the answer of `navigator.credentials.create`."""

    id: CredentialId
    response: AttestationResponse


def request_of(challenge_id: str, rp_id: str, passkeys: tuple[Passkey, ...] = ()) -> PasskeyRequest:
    """Without passkeys the device offers every key that it has for this host."""
    return PasskeyRequest(
        challenge=challenge_id,
        rp_id=rp_id,
        timeout=TIMEOUT,
        user_verification="required",
        allow_credentials=[_name(each) for each in passkeys],
    )


def creation_of(offer: Offer) -> PasskeyCreation:
    user = offer.user
    return PasskeyCreation(
        challenge=offer.passkey_id,
        rp=RelyingParty(id=offer.rp_id, name=offer.office.name),
        user=PasskeyOwner(id=handle_of(user.user_id), name=user.email, display_name=user.name),
        pub_key_cred_params=[PasskeyAlgorithm(type="public-key", alg=each) for each in ALGORITHMS],
        timeout=TIMEOUT,
        exclude_credentials=[_name(each) for each in offer.held],
        authenticator_selection=PasskeyDemands(
            resident_key="required", require_resident_key=True, user_verification="required"
        ),
        attestation="none",
    )


def assertion_of(given: PasskeyAssertion) -> Assertion:
    response = given.response
    return Assertion(
        credential_id=given.id,
        client_data=response.client_data_json,
        authenticator_data=response.authenticator_data,
        signature=response.signature,
        user_handle=response.user_handle or "",
    )


def attestation_of(given: PasskeyAttestation) -> Attestation:
    response = given.response
    return Attestation(
        client_data=response.client_data_json,
        attestation=response.attestation_object,
        credential_id=given.id,
        transports=tuple(response.transports),
    )


def _name(passkey: Passkey) -> PasskeyName:
    return PasskeyName(
        type="public-key", id=passkey.credential_id, transports=list(passkey.transports)
    )
