"""What signs a file, and when: our own keys and services, or those of a rehearsal."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.gateways.signing import keys, timestamps
from chalicelib.gateways.signing.certificates import Issuer, Subject
from chalicelib.gateways.signing.chain import Chain, chain


class Hands(Struct, frozen=True, kw_only=True):
    """`signs` with one of our keys, by its name in the chain: office, seal or issuing (RSA PKCS#1
    v1.5 over SHA-256). `fetches`: may ask others for their lists of revocation."""

    chain: Chain
    at: datetime
    signs: Callable[[str, bytes], bytes]
    timestamper: Any
    crl_url: str = ""
    fetches: bool = False

    def signer(self, name: str) -> Any:
        return keys.signer(partial(self.signs, name), getattr(self.chain, name), self.chain)

    def one_shot(self, subject: Subject) -> Any:
        """For one person and one signature."""
        vouching = Issuer(
            certificate=self.chain.issuing,
            signing=partial(self.signs, "issuing"),
            crl_url=self.crl_url,
        )
        return keys.one_shot_signer(subject, self.chain, self.at, vouching)


def ours() -> Hands:
    """Keys in KMS, the timestamp services of the settings, and now."""
    settings = config()
    return Hands(
        chain=chain(),
        at=clock.now(),
        signs=_sign,
        timestamper=timestamps.timestamper(),
        crl_url=f"{settings.pki_url}/issuing.crl",
        fetches=not settings.is_local,
    )


def _sign(name: str, content: bytes) -> bytes:
    settings = config()
    known = {
        "office": settings.office_key_id,
        "seal": settings.seal_key_id,
        "issuing": settings.issuing_key_id,
    }
    return keys.kms_sign(known[name], content)
