"""Whose certificate it is: by who issued it and what it was made for, never by a name in it.

A name can be had by anybody, also by a client whose own one-shot certificate comes from us.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Any

from chalicelib.gateways.signing import layout
from chalicelib.gateways.signing.chain import Chain
from chalicelib.gateways.signing.keys import ONE_SHOT

TIMESTAMP = "/DocTimeStamp"


class Leaf(StrEnum):
    SEAL = "seal"
    OFFICE = "office"
    SIGNER = "signer"
    STRANGER = "stranger"


def leaf(certificate: Any, chain: Chain) -> Leaf:
    """A seal or office certificate that was renewed since has the key or the name of the one now;
    what else we issued for longer than one signature is neither that nor a signer's."""
    if not _issued(certificate.dump(), chain.issuing.dump()):
        return Leaf.STRANGER
    if certificate.not_valid_after - certificate.not_valid_before <= 2 * ONE_SHOT:
        return Leaf.SIGNER
    known = ((chain.seal, Leaf.SEAL), (chain.office, Leaf.OFFICE))
    return next((found for one, found in known if _is_same(certificate, one)), Leaf.STRANGER)


def kind(signature: Any, chain: Chain, *, trusted: bool) -> str:
    """The word of SignatureFinding; a trust service seals for an office with its own certificate,
    and only what we laid out has a field for that."""
    if signature.sig_object_type == TIMESTAMP:
        return "timestamp"
    found = leaf(signature.signer_cert, chain)
    if found is Leaf.SEAL:
        return "seal"
    if found is Leaf.STRANGER:
        return "seal" if trusted and signature.field_name == layout.SEAL else "signature"
    return "certification" if found is Leaf.OFFICE or signature.docmdp_level else "signature"


def _is_same(certificate: Any, known: Any) -> bool:
    same_key = certificate.public_key.sha256 == known.public_key.sha256
    return bool(same_key or certificate.subject == known.subject)


@lru_cache(maxsize=64)
def _issued(certificate: bytes, issuer: bytes) -> bool:
    """Signed with the key of the issuer, also when it is no longer valid or was taken back."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    try:
        one = x509.load_der_x509_certificate(certificate)
        one.verify_directly_issued_by(x509.load_der_x509_certificate(issuer))
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
