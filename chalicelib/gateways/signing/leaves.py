"""Whose certificate it is: by who issued it and what it was made for, never by a name in it.

A name can be had by anybody, also by a client whose own one-shot certificate comes from us.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Any

from chalicelib.gateways.signing import layout
from chalicelib.gateways.signing.chain import Chain
from chalicelib.gateways.signing.findings import SignatureKind
from chalicelib.gateways.signing.keys import ONE_SHOT

TIMESTAMP = "/DocTimeStamp"


class Leaf(StrEnum):
    SEAL = "seal"
    OFFICE = "office"
    SIGNER = "signer"
    OTHER = "other"
    STRANGER = "stranger"


def leaf(certificate: Any, chain: Chain) -> Leaf:
    """A seal or office certificate that was renewed since has the name or the key of the one now,
    and lasts longer than one signature; OTHER of ours lasts so long too, such as the timestamp
    service of a laptop."""
    if not _issued(certificate.dump(), chain.issuing.dump()):
        return Leaf.STRANGER
    lasted = certificate.not_valid_after - certificate.not_valid_before
    return _role(certificate, chain) if lasted > 2 * ONE_SHOT else Leaf.SIGNER


def _role(certificate: Any, chain: Chain) -> Leaf:
    known = {Leaf.SEAL: chain.seal, Leaf.OFFICE: chain.office}
    named = [role for role, one in known.items() if certificate.subject == one.subject]
    key = certificate.public_key.sha256
    named += [role for role, one in known.items() if key == one.public_key.sha256]
    return next(iter(named), Leaf.OTHER)


def kind(signature: Any, chain: Chain, *, trusted: bool) -> SignatureKind:
    """A trust service seals for an office with its own certificate,
    and only what we laid out has a field for that."""
    if signature.sig_object_type == TIMESTAMP:
        return SignatureKind.TIMESTAMP
    found = leaf(signature.signer_cert, chain)
    if found is Leaf.SEAL:
        return SignatureKind.SEAL
    if found in (Leaf.OTHER, Leaf.STRANGER):
        seals = trusted and layout.unmarked(signature.field_name) == layout.SEAL
        return SignatureKind.SEAL if seals else SignatureKind.SIGNATURE
    certifies = found is Leaf.OFFICE or signature.docmdp_level
    return SignatureKind.CERTIFICATION if certifies else SignatureKind.SIGNATURE


@lru_cache(maxsize=64)
def _issued(certificate: bytes, issuer: bytes) -> bool:
    """Signed with the key of the issuer, also when it is no longer valid or was taken back."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        one = x509.load_der_x509_certificate(certificate)
        one.verify_directly_issued_by(x509.load_der_x509_certificate(issuer))
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
