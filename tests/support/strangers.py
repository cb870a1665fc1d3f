"""Somebody signs whom nobody here knows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.e2e.papers import new_pdf

NAME = "Onbekende Ondertekenaar"


def signed_by_a_stranger() -> bytes:
    """With a certificate that its owner made at home. In a thread: this has a loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_signed).result()


def _signed() -> bytes:
    field = SigFieldSpec("Handtekening")
    meta = PdfSignatureMetadata(field_name=field.sig_field_name)
    signed = sign_pdf(
        IncrementalPdfFileWriter(BytesIO(new_pdf())), meta, signer(), new_field_spec=field
    )
    content: bytes = signed.getvalue()
    return content


def signer(name: str = NAME) -> SimpleSigner:
    """Of somebody who made a certificate at home."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, plain = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(encoding, plain, serialization.NoEncryption())
    certificate = x509.Certificate.load(_certificate(key, name).public_bytes(encoding))
    return SimpleSigner(
        certificate, keys.PrivateKeyInfo.load(secret), SimpleCertificateStore.from_certs([])
    )


def _certificate(key: rsa.RSAPrivateKey, called: str) -> made.Certificate:
    name = made.Name([made.NameAttribute(made.NameOID.COMMON_NAME, called)])
    now = datetime.now(UTC)
    builder = made.CertificateBuilder(name, name, key.public_key(), made.random_serial_number())
    lasting = builder.not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(30))
    return lasting.sign(key, hashes.SHA256())
