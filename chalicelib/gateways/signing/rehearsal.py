"""The whole way of a file, tried before anybody is asked: with a key that nobody trusts, without
KMS and without a timestamp service, and judged by the validator that judges the real one."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import count
from typing import Any

from chalicelib.gateways.signing import certificates, reading, revisions
from chalicelib.gateways.signing.certificates import CertificateKind, Issuer, Subject
from chalicelib.gateways.signing.chain import Chain
from chalicelib.gateways.signing.findings import Report
from chalicelib.gateways.signing.hands import Hands
from chalicelib.gateways.signing.shapes import PageInk, Sealer, SignatureToAdd, Slot

DAY = timedelta(days=1)
SIZE = 2048
WRITES_DATE = "_write_meta_date"
# As long as the log of somebody who had to do everything twice.
LINES = ("Ondertekenaar, codes en kenmerk van wat is getoond " + "ab" * 32,) * 4


def problem(content: bytes, slots: tuple[Slot, ...], at: datetime) -> str:
    """What our validator has to say of it in the end; nothing when it is as good as can be."""
    report = rehearse(content, slots, at)
    if report.sealed or report.refused:
        return report.refused
    found = (f"{one.kind}:{one.problem}" for one in report.findings if not one.good)
    missing = (one.part for one in report.missing)
    return next(found, next(missing, str(report.verdict)))


def rehearse(content: bytes, slots: tuple[Slot, ...], at: datetime) -> Report:
    """Certified, signed by the first and the last, and sealed; without slots, as what is collected
    or wrapped, sealed only."""
    acting = hands(at)
    with _each_at_its_own_second(at):
        if slots:
            content = revisions.certify(content, None, "-", acting)
        for signature in signatures(slots[:1] + slots[1:][-1:], at):
            content = revisions.sign(content, signature, acting)
        sealed = revisions.seal(content, Sealer(), acting, certifies=not slots)
    return judged(sealed, acting)


@contextmanager
def _each_at_its_own_second(at: datetime) -> Iterator[None]:
    """Every revision says anew when the file was changed last. In a real one that is another second
    than before; what only then is a change that may not be, has to be one here too."""
    from pyhanko.pdf_utils.metadata import info, xmp_xml

    seconds, before = count(1), {one: getattr(one, WRITES_DATE) for one in (info, xmp_xml)}

    def write(module: Any, facts: Any, key: str, moment: Any, **how: Any) -> Any:
        is_now = moment == "now"
        later = at + timedelta(seconds=next(seconds)) if is_now else moment
        return before[module](facts, key, later, **how)

    try:
        for module in before:
            setattr(module, WRITES_DATE, partial(write, module))
        yield
    finally:
        for module, original in before.items():
            setattr(module, WRITES_DATE, original)


def judged(content: bytes, acting: Hands) -> Report:
    """By the same judge as the real file, and as strictly: with its throw-away chain and stamps
    it has all that a sealed file has, so that nothing less than UNCHANGED counts."""
    return reading.judge(io.BytesIO(content), len(content), acting.chain, acting.at).report("")


def signatures(slots: Iterable[Slot], at: datetime) -> list[SignatureToAdd]:
    """That stand in for those to come."""
    return [
        SignatureToAdd(
            key=slot.key,
            name=slot.name,
            email="",
            ink=PageInk(typed=slot.name),
            at=at,
            log=LINES,
            organisation=slot.organisation,
            represents=slot.represents,
        )
        for slot in slots
    ]


def hands(at: datetime) -> Hands:
    """One key for everything: what is signed with it ends with the rehearsal."""
    root = _issued("root", certificates.ROOT, None, at)
    issuing = _issued("issuing", certificates.ISSUING, root, at)
    seal, office, clock = (
        _issued(name, kind, issuing, at)
        for name, kind in (
            ("seal", certificates.SIGNER),
            ("office", certificates.SIGNER),
            ("time", certificates.TIMESTAMPING),
        )
    )
    lists = tuple(
        certificates.revocation_list(
            Issuer(certificate=one, signing=_sign), 1, (at - DAY, at + DAY), {}
        )
        for one in (root, issuing)
    )
    chain = Chain(root=root, issuing=issuing, seal=seal, office=office, crls=lists, others=(clock,))
    return Hands(
        chain=chain,
        at=at,
        signs=lambda _, content: _sign(content),
        timestamper=_stamper(clock, chain, at),
    )


def _issued(name: str, kind: CertificateKind, above: Any, at: datetime) -> Any:
    period = (at - DAY, at + DAY)
    return certificates.issue(
        Subject(common_name=name), _public(), kind, Issuer(certificate=above, signing=_sign), period
    )


@cache
def _key() -> Any:
    """Made once by the process that forks; it opens nothing and nobody believes it."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, SIZE)


def _sign(content: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    return bytes(_key().sign(content, padding.PKCS1v15(), hashes.SHA256()))


def _public() -> Any:
    from asn1crypto.keys import PublicKeyInfo
    from cryptography.hazmat.primitives import serialization

    plain = (
        _key()
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return PublicKeyInfo.load(plain)


def _stamper(certificate: Any, chain: Chain, at: datetime) -> Any:
    return _stamper_class()(certificate, None, chain.above, fixed_dt=at)


@cache
def _stamper_class() -> Any:
    from asn1crypto import cms
    from pyhanko.sign.general import as_signing_certificate, simple_cms_attribute
    from pyhanko.sign.timestamps import DummyTimeStamper

    class Stamper(DummyTimeStamper):
        """Signs with the key at hand; the original reads and checks its key for every stamp."""

        def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> Any:
            digest = certificates.digest(tst_info_data)
            attributes = cms.CMSAttributes(
                [
                    simple_cms_attribute("content_type", "tst_info"),
                    simple_cms_attribute(
                        "signing_certificate", as_signing_certificate(self.tsa_cert)
                    ),
                    simple_cms_attribute("message_digest", digest),
                ]
            )
            return _sign(attributes.dump()), attributes

    return Stamper
