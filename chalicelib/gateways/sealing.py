"""Small secrets sealed by AWS KMS: only who names the same use and owner can open them."""

import base64

from chalicelib.core.config import config
from chalicelib.gateways.aws import asking, client


def seal(plain: str, **context: str) -> str:
    """At most 4 kB. `context` is not secret; KMS writes it in its trail."""
    with asking("kms"):
        reply = client("kms").encrypt(
            KeyId=config().data_key_id, Plaintext=plain.encode(), EncryptionContext=context
        )
    return base64.b64encode(reply["CiphertextBlob"]).decode()


def unseal(sealed: str, **context: str) -> str:
    """Raises Refused for what was sealed for another use or owner."""
    with asking("kms"):
        reply = client("kms").decrypt(
            KeyId=config().data_key_id,
            CiphertextBlob=base64.b64decode(sealed),
            EncryptionContext=context,
        )
    return bytes(reply["Plaintext"]).decode()
