"""What is sealed says for whom and for what, and opens for nothing else."""

import base64
from collections.abc import Iterator

import pytest
from botocore.stub import Stubber

from chalicelib.core.config import config
from chalicelib.core.errors import Refused
from chalicelib.gateways import sealing
from chalicelib.gateways.aws import client

CONTEXT = {"use": "authenticator", "user": "anna"}
WANTED = {"KeyId": "the-data-key", "EncryptionContext": CONTEXT}


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    monkeypatch.setenv("DATA_KEY_ID", "the-data-key")
    config.cache_clear()
    with Stubber(client("kms")) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()
    config.cache_clear()


def test_it_is_sealed_for_its_use_and_owner(kms: Stubber) -> None:
    kms.add_response("encrypt", {"CiphertextBlob": b"sealed"}, {**WANTED, "Plaintext": b"secret"})
    assert sealing.seal("secret", **CONTEXT) == base64.b64encode(b"sealed").decode()


def test_it_opens_with_the_same_context(kms: Stubber) -> None:
    kms.add_response("decrypt", {"Plaintext": b"secret"}, {**WANTED, "CiphertextBlob": b"sealed"})
    assert sealing.unseal(base64.b64encode(b"sealed").decode(), **CONTEXT) == "secret"


def test_another_context_is_refused(kms: Stubber) -> None:
    kms.add_client_error("decrypt", "InvalidCiphertextException", http_status_code=400)
    with pytest.raises(Refused):
        sealing.unseal(base64.b64encode(b"sealed").decode(), **CONTEXT)
