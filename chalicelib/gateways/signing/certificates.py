"""X.509: certificates of our own chain, put together here and signed by a key that stays in KMS."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

Signing = Callable[[bytes], bytes]
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"  # id-kp-documentSigning, RFC 9336
# A clock that runs a little behind ours must not find a certificate that is not valid yet, be it of
# a timestamp service or of a reader.
LEEWAY = timedelta(minutes=10)


class Subject(Struct, frozen=True, kw_only=True):
    """Whom a certificate names; `common_name` at most 64 characters are kept."""

    common_name: str
    organisation: str = ""
    email: str = ""

    def as_name(self) -> Any:
        from asn1crypto.x509 import Name

        named = {"common_name": self.common_name[:64]}
        if self.organisation:
            named["organization_name"] = self.organisation[:64]
        return Name.build({"country_name": "NL"} | named if self.organisation else named)


class CertificateKind(Struct, frozen=True, kw_only=True):
    """What a certificate is for. `most_below` is how many authorities may stand under this one."""

    usage: frozenset[str]
    purposes: tuple[str, ...] = ()
    authority: bool = False
    most_below: int | None = None


AUTHORITY = frozenset({"key_cert_sign", "crl_sign"})
ROOT = CertificateKind(usage=AUTHORITY, authority=True)
ISSUING = CertificateKind(usage=AUTHORITY, authority=True, most_below=0)
SIGNER = CertificateKind(
    usage=frozenset({"digital_signature", "non_repudiation"}),
    purposes=("email_protection", DOCUMENT_SIGNING),
)
TIMESTAMPING = CertificateKind(usage=frozenset({"digital_signature"}), purposes=("time_stamping",))


class Issuer(Struct, frozen=True, kw_only=True):
    """Who signs: the certificate (None when it signs its own), its key, and where its list is."""

    certificate: Any
    signing: Signing
    crl_url: str = ""


def issue(
    subject: Subject,
    key: Any,
    kind: CertificateKind,
    issuer: Issuer,
    period: tuple[datetime, datetime],
) -> Any:
    """A certificate for the public `key` (asn1crypto PublicKeyInfo), RSA PKCS#1 v1.5 SHA-256."""
    from asn1crypto import x509

    name = subject.as_name()
    algorithm = {"algorithm": "sha256_rsa"}
    tbs = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": secrets.randbits(126) | 1 << 126,
            "signature": algorithm,
            "issuer": issuer.certificate.subject if issuer.certificate else name,
            "validity": _validity(*period),
            "subject": name,
            "subject_public_key_info": key,
            "extensions": _extensions(subject, key, kind, issuer),
        }
    )
    signature = issuer.signing(tbs.dump())
    made = {"tbs_certificate": tbs, "signature_algorithm": algorithm, "signature_value": signature}
    return x509.Certificate.load(x509.Certificate(made).dump())


def _validity(since: datetime, until: datetime) -> Any:
    from asn1crypto import x509

    return {
        "not_before": x509.Time({"utc_time": since.replace(microsecond=0)}),
        "not_after": x509.Time({"utc_time": until.replace(microsecond=0)}),
    }


def key_id(key: Any) -> bytes:
    """RFC 5280 4.2.1.2: SHA-1 of the key, as a name for it and not for safety."""
    found: bytes = key.sha1
    return found


def _extensions(subject: Subject, key: Any, kind: CertificateKind, issuer: Issuer) -> list[Any]:
    above = issuer.certificate.public_key if issuer.certificate else key
    basic: dict[str, Any] = {"ca": kind.authority}
    if kind.most_below is not None:
        basic["path_len_constraint"] = kind.most_below
    found = [
        _extension("basic_constraints", basic, critical=True),
        _extension("key_usage", set(kind.usage), critical=True),
        _extension("key_identifier", key_id(key)),
        _extension("authority_key_identifier", {"key_identifier": key_id(above)}),
    ]
    if kind.purposes:
        is_clock = kind is TIMESTAMPING  # RFC 3161 2.3 wants it critical
        found.append(_extension("extended_key_usage", list(kind.purposes), critical=is_clock))
    if issuer.crl_url and issuer.certificate:
        found.append(_extension("crl_distribution_points", _points(issuer.crl_url)))
    if subject.email:
        found.append(_extension("subject_alt_name", _email(subject.email)))
    return found


def _extension(name: str, value: Any, *, critical: bool = False) -> Mapping[str, Any]:
    return {"extn_id": name, "critical": critical, "extn_value": value}


def _points(url: str) -> list[Any]:
    from asn1crypto import x509

    place = x509.GeneralName("uniform_resource_identifier", url)
    return [{"distribution_point": x509.DistributionPointName("full_name", [place])}]


def _email(address: str) -> list[Any]:
    from asn1crypto import x509

    return [x509.GeneralName("rfc822_name", address)]


def revocation_list(
    issuer: Issuer, number: int, period: tuple[datetime, datetime], revoked: Mapping[int, datetime]
) -> Any:
    """The list of what `issuer` took back, by serial number; `number` grows with every list."""
    from asn1crypto import crl, x509

    algorithm = {"algorithm": "sha256_rsa"}
    facts: dict[str, Any] = {
        "version": "v2",
        "signature": algorithm,
        "issuer": issuer.certificate.subject,
        "this_update": x509.Time({"utc_time": period[0].replace(microsecond=0)}),
        "next_update": x509.Time({"utc_time": period[1].replace(microsecond=0)}),
        "crl_extensions": [
            _extension("crl_number", number),
            _extension(
                "authority_key_identifier",
                {"key_identifier": key_id(issuer.certificate.public_key)},
            ),
        ],
    }
    if revoked:
        facts["revoked_certificates"] = [_revoked(*one) for one in revoked.items()]
    tbs = crl.TbsCertList(facts)
    signature = issuer.signing(tbs.dump())
    made = {"tbs_cert_list": tbs, "signature_algorithm": algorithm, "signature": signature}
    return crl.CertificateList.load(crl.CertificateList(made).dump())


def _revoked(serial: int, at: datetime) -> dict[str, Any]:
    from asn1crypto import x509

    return {
        "user_certificate": serial,
        "revocation_date": x509.Time({"utc_time": at.replace(microsecond=0)}),
    }


def digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def pem(certificate: Any) -> str:
    from asn1crypto.pem import armor

    return str(armor("CERTIFICATE", certificate.dump()).decode())
