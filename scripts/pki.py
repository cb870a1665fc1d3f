"""Makes and renews our certificates: `python -m scripts.pki`, and `renew`, `revoke SERIAL`,
`trust FILE` or (on a laptop, with a timestamp service of its own) `local KEY` behind it.

The keys are in KMS and stay there. What is published lies in the bucket PKI_BUCKET under pki/.
Reads its settings from the environment, as the portal does, and ROOT_KEY_ID besides. See
docs/operations.md.
"""

import base64
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scripts import plain

YEAR = timedelta(days=365)
ROOT_LASTS, ISSUING_LASTS, SEAL_LASTS = 20 * YEAR, 10 * YEAR, 3 * YEAR
# Longer than the sixty days ahead at which the office of the installation is warned.
LIST_LASTS = timedelta(days=100)
RENEW_BELOW = timedelta(days=65)
ORGANISATION = os.environ.get("PKI_ORGANISATION", "Akkoord")


@dataclass(frozen=True)
class Authority:
    """A certificate that signs others, with its key in KMS."""

    certificate: Any
    key: str
    crl: str

    @property
    def issuer(self) -> Any:
        from chalicelib.gateways.signing.certificates import Issuer

        return Issuer(
            certificate=self.certificate,
            signing=signing(self.key),
            crl_url=f"{setting('PKI_URL')}/{self.crl}",
        )


def main() -> None:
    match sys.argv[1:]:
        case []:
            ensure()
        case ["local", key]:
            ensure(Path(key))
        case ["renew"]:
            publish(renewed(load()))
        case ["revoke", serial]:
            publish(renewed(load() | {"revoked": load()["revoked"] | {serial: now().isoformat()}}))
        case ["trust", *files]:
            trusted = [text_of(read_certificate(Path(file))) for file in files]
            publish(load() | {"trusted": sorted({*load()["trusted"], *trusted})})
        case _:
            raise plain.Stop(str(__doc__))


def ensure(tsa_key: Path | None = None) -> None:
    """Everything there and good for a while; what is there already stays."""
    known = load()
    if not known:
        publish(made(tsa_key))
    elif soonest_end(known) - now() < RENEW_BELOW:
        publish(renewed(known))


def setting(name: str) -> str:
    return os.environ[name]


def now() -> datetime:
    from chalicelib.core import clock

    return clock.now()


def signing(key: str) -> Any:
    from chalicelib.gateways.signing.keys import kms_sign

    return lambda content: kms_sign(key, content)


def public_key(key: str) -> Any:
    from asn1crypto.keys import PublicKeyInfo

    from chalicelib.gateways.aws import client

    return PublicKeyInfo.load(client("kms").get_public_key(KeyId=key)["PublicKey"])


def made(tsa_key: Path | None) -> dict[str, Any]:
    """A whole new chain; with a timestamp service of our own where a file for its key is given."""
    from chalicelib.gateways.signing.certificates import ISSUING

    root = root_authority()
    issuing = certificate("issuing CA", setting("ISSUING_KEY_ID"), ISSUING, root, ISSUING_LASTS)
    below = Authority(issuing, setting("ISSUING_KEY_ID"), "issuing.crl")
    others = [clock_certificate(tsa_key, below)] if tsa_key else []
    chain = {
        "root": text_of(root.certificate),
        "issuing": text_of(issuing),
        "trusted": [],
        "others": [text_of(one) for one in others],
        "revoked": {},
    }
    return renewed(chain)


def root_authority() -> Authority:
    from chalicelib.gateways.signing.certificates import ROOT

    key = setting("ROOT_KEY_ID")
    nobody = Authority(None, key, "root.crl")
    return Authority(certificate("root", key, ROOT, nobody, ROOT_LASTS), key, "root.crl")


def certificate(what: str, key: str, kind: Any, by: Authority, lasts: timedelta) -> Any:
    from chalicelib.gateways.signing.certificates import LEEWAY, Subject, issue

    subject = Subject(common_name=f"{ORGANISATION} {what}", organisation=ORGANISATION)
    period = (now() - LEEWAY, now() + lasts)
    return issue(subject, public_key(key), kind, by.issuer, period)


def authorities(chain: Mapping[str, Any]) -> tuple[Authority, Authority]:
    """The root and the issuing one, of a chain that exists."""
    return (
        Authority(object_of(chain["root"]), setting("ROOT_KEY_ID"), "root.crl"),
        Authority(object_of(chain["issuing"]), setting("ISSUING_KEY_ID"), "issuing.crl"),
    )


def renewed(chain: Mapping[str, Any]) -> dict[str, Any]:
    """The same root and issuing certificate; new ones for seal and offices, and new lists."""
    from chalicelib.gateways.signing.certificates import SIGNER

    root, issuing = authorities(chain)
    seal = certificate("seal", setting("SEAL_KEY_ID"), SIGNER, issuing, SEAL_LASTS)
    office = certificate("offices", setting("OFFICE_KEY_ID"), SIGNER, issuing, SEAL_LASTS)
    lists = [new_list(one, chain["revoked"]) for one in (root, issuing)]
    return {
        **chain,
        "seal": text_of(seal),
        "office": text_of(office),
        "crls": [text_of(one) for one in lists],
    }


def new_list(authority: Authority, revoked: Mapping[str, str]) -> Any:
    """Numbered by the clock, so that each has a higher number than the one before."""
    from chalicelib.gateways.signing.certificates import LEEWAY, revocation_list

    taken_back = {int(serial, 16): datetime.fromisoformat(at) for serial, at in revoked.items()}
    period = (now() - LEEWAY, now() + LIST_LASTS)
    return revocation_list(authority.issuer, int(now().timestamp()), period, taken_back)


def soonest_end(chain: Mapping[str, Any]) -> datetime:
    from asn1crypto.crl import CertificateList

    lists = [CertificateList.load(base64.b64decode(text)) for text in chain["crls"]]
    ends = [one["tbs_cert_list"]["next_update"].native for one in lists]
    ends += [object_of(chain[name]).not_valid_after for name in ("seal", "office")]
    return min(ends)


def clock_certificate(path: Path, by: Authority) -> Any:
    """For the timestamp service of a laptop, whose key is a file."""
    from asn1crypto.keys import PublicKeyInfo
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    from chalicelib.gateways.signing.certificates import LEEWAY, TIMESTAMPING, Subject, issue

    private = rsa.generate_private_key(65537, 2048)
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(private.private_bytes(*pem, serialization.NoEncryption()))
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    subject = Subject(common_name=f"{ORGANISATION} timestamps (local)", organisation=ORGANISATION)
    period = (now() - LEEWAY, now() + ISSUING_LASTS)
    return issue(subject, PublicKeyInfo.load(public), TIMESTAMPING, by.issuer, period)


def clock_key(path: Path) -> Any:
    """What answers as the timestamp service of a laptop."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.pem import unarmor
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    chain = load()
    key = PrivateKeyInfo.load(unarmor(path.read_bytes())[2])
    others = SimpleCertificateStore.from_certs([object_of(chain["issuing"])])
    return DummyTimeStamper(object_of(chain["others"][0]), key, certs_to_embed=others)


def read_certificate(path: Path) -> Any:
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    content = path.read_bytes()
    return Certificate.load(pem.unarmor(content)[2] if pem.detect(content) else content)


def text_of(found: Any) -> str:
    return base64.b64encode(found.dump()).decode()


def object_of(text: str) -> Any:
    from asn1crypto.x509 import Certificate

    return Certificate.load(base64.b64decode(text))


def load() -> dict[str, Any]:
    """What is published, or nothing."""
    from chalicelib.gateways.aws import client
    from chalicelib.gateways.signing.chain import PLACE

    s3 = client("s3")
    try:
        found = s3.get_object(Bucket=setting("PKI_BUCKET"), Key=PLACE)["Body"].read()
    except s3.exceptions.NoSuchKey:
        return {}
    chain: dict[str, Any] = json.loads(found)
    return chain


def publish(chain: Mapping[str, Any]) -> None:
    """The chain for the portal, and each part under the name that stands in certificates."""
    from chalicelib.gateways.signing.chain import PLACE

    root_list, issuing_list = chain["crls"]
    for name, text in (("root.crl", root_list), ("issuing.crl", issuing_list)):
        put(f"pki/{name}", base64.b64decode(text), "application/pkix-crl")
    for name in ("root", "issuing", "seal", "office"):
        put(f"pki/{name}.cer", base64.b64decode(chain[name]), "application/pkix-cert")
    put(PLACE, json.dumps(chain, indent=1).encode(), "application/json")


def put(key: str, content: bytes, kind: str) -> None:
    from chalicelib.gateways.aws import client

    kept = {"ContentType": kind, "CacheControl": "public, max-age=3600"}
    client("s3").put_object(Bucket=setting("PKI_BUCKET"), Key=key, Body=content, **kept)


if __name__ == "__main__":
    sys.exit(plain.run(main))
