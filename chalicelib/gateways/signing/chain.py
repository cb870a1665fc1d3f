"""Our certificates and lists of revocation as scripts/pki.py published them."""

import base64
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.core.errors import Refused
from chalicelib.gateways.aws import asking, client
from chalicelib.gateways.signing.shapes import CertificateLeft

PLACE = "pki/chain.json"


class Published(msgspec.Struct):
    """`pki/chain.json`: DER in base64. `trusted` are roots of timestamp and trust services.

    `revoked` says when, by serial number in hexadecimals.
    """

    root: str
    issuing: str
    seal: str
    office: str
    crls: list[str]
    trusted: list[str] = []
    others: list[str] = []
    revoked: dict[str, str] = {}


class Chain(Struct, frozen=True, kw_only=True):
    """The same as objects of asn1crypto."""

    root: Any
    issuing: Any
    seal: Any
    office: Any
    crls: tuple[Any, ...]
    trusted: tuple[Any, ...] = ()
    others: tuple[Any, ...] = ()

    @property
    def above(self) -> Sequence[Any]:
        """What a signature brings along, so that anybody can follow it to the root."""
        return (self.issuing, self.root)

    @property
    def anchors(self) -> Sequence[Any]:
        return (self.root, *self.trusted)

    def context(self, moment: datetime) -> Any:
        """For judging what was valid at this moment, without asking anybody."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=list(self.anchors),
            other_certs=[self.issuing, *self.others],
            crls=list(self.crls),
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=moment,
            retroactive_revinfo=True,
        )


def chain() -> Chain:
    """As published; read again every hour, since lists of revocation are renewed."""
    return parse(published())


def published() -> bytes:
    settings = config()
    return _published(settings.pki_bucket, settings.aws_endpoint_url, f"{clock.now():%Y%m%d%H}")


@lru_cache(maxsize=2)
def _published(bucket: str, _endpoint: str, _hour: str) -> bytes:
    with asking("pki"):
        body = client("s3").get_object(Bucket=bucket, Key=PLACE)["Body"].read()
    return bytes(body)


@lru_cache(maxsize=2)
def parse(content: bytes) -> Chain:
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate

    try:
        found = msgspec.json.decode(content, type=Published)
    except msgspec.DecodeError as error:
        raise Refused("pki_unreadable") from error
    root, issuing, seal, office = _load(
        Certificate, (found.root, found.issuing, found.seal, found.office)
    )
    return Chain(
        root=root,
        issuing=issuing,
        seal=seal,
        office=office,
        crls=_load(CertificateList, found.crls),
        trusted=_load(Certificate, found.trusted),
        others=_load(Certificate, found.others),
    )


def _load(kind: Any, texts: Sequence[str]) -> tuple[Any, ...]:
    return tuple(kind.load(base64.b64decode(text)) for text in texts)


def days_left() -> tuple[CertificateLeft, ...]:
    """The first to end first; a list of revocation ends when the next one must be there."""
    known, now = chain(), clock.now()
    named = {name: getattr(known, name) for name in ("root", "issuing", "seal", "office")}
    found = [
        CertificateLeft(
            name=name,
            subject=one.subject.native.get("common_name", ""),
            serial=f"{one.serial_number:x}",
            until=one.not_valid_after,
            days=(one.not_valid_after - now).days,
        )
        for name, one in named.items()
    ]
    found += [_list_left(crl, now) for crl in known.crls]
    return tuple(sorted(found, key=lambda one: (one.until, one.name)))


def _list_left(crl: Any, now: Any) -> CertificateLeft:
    facts = crl["tbs_cert_list"]
    until = facts["next_update"].native
    number = crl.crl_number_value.native if crl.crl_number_value else 0
    name = facts["issuer"].native.get("common_name", "")
    return CertificateLeft(
        name="crl", subject=name, serial=f"{number:x}", until=until, days=(until - now).days
    )
