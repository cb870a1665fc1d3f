"""Keys that sign: those of offices and seal stay in KMS, a signer's lives for one signature."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from chalicelib.core.config import config
from chalicelib.gateways.aws import asking, client
from chalicelib.gateways.signing import certificates
from chalicelib.gateways.signing.certificates import SIGNER, Issuer, Signing, Subject
from chalicelib.gateways.signing.chain import Chain

ALGORITHM = "RSASSA_PKCS1_V1_5_SHA_256"
# Made after both codes and used at once; the timestamp proves that it was valid then.
ONE_SHOT = timedelta(minutes=15)


def kms_sign(key: str, content: bytes) -> bytes:
    """RSA PKCS#1 v1.5 over SHA-256, made in KMS; one call."""
    with asking("kms"):
        reply = client("kms").sign(
            KeyId=key,
            Message=hashlib.sha256(content).digest(),
            MessageType="DIGEST",
            SigningAlgorithm=ALGORITHM,
        )
    return bytes(reply["Signature"])


@cache
def _signer_class() -> Any:
    from pyhanko.sign.signers.pdf_cms import Signer

    class RemoteSigner(Signer):
        """Signs with a key that is elsewhere; a dry run, to know the size, calls nothing."""

        def __init__(self, signs: Signing, size: int, **facts: Any) -> None:
            super().__init__(embed_roots=False, **facts)
            self.signs, self.size = signs, size

        async def async_sign_raw(
            self, data: bytes, digest_algorithm: str, dry_run: bool = False
        ) -> bytes:
            return bytes(self.size) if dry_run else self.signs(data)

    return RemoteSigner


def signer(signs: Signing, certificate: Any, chain: Chain) -> Any:
    """For one of our own certificates, whose key `signs`."""
    facts = {"signing_cert": certificate, "cert_registry": _registry(chain.above)}
    return _signer_class()(signs, certificate.public_key.byte_size, **facts)


def one_shot_signer(
    subject: Subject, chain: Chain, at: datetime, vouching: Issuer | None = None
) -> Any:
    """A key that exists in this process only, with a certificate that our issuing key vouches for.

    Elliptic, on P-256: made in no time, and it keeps the file small.
    """
    from asn1crypto import keys
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.sign.signers import SimpleSigner

    private = ec.generate_private_key(ec.SECP256R1())
    plain = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key = keys.PrivateKeyInfo.load(plain)
    public = keys.PublicKeyInfo.load(
        private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    period = (at - certificates.LEEWAY, at + ONE_SHOT)
    certificate = certificates.issue(subject, public, SIGNER, vouching or issuer(chain), period)
    return SimpleSigner(certificate, key, _registry(chain.above), embed_roots=False)


def issuer(chain: Chain) -> Issuer:
    settings = config()
    return Issuer(
        certificate=chain.issuing,
        signing=lambda content: kms_sign(settings.issuing_key_id, content),
        crl_url=f"{settings.pki_url}/issuing.crl",
    )


def _registry(known: Sequence[Any]) -> Any:
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    return SimpleCertificateStore.from_certs(list(known))
