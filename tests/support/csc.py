"""A trust service in small: the three calls of the CSC API (version 2) that a seal needs."""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa, utils
from msgspec import Struct, field

from chalicelib.core import clock
from chalicelib.gateways.signing import keys
from chalicelib.gateways.signing.certificates import SIGNER, Subject, issue
from chalicelib.gateways.signing.chain import chain
from chalicelib.gateways.signing.shapes import Csc

TOKEN, PIN, CREDENTIAL = "token-of-the-office", "1234", "seal-of-van-dijk"
RSA_SHA256 = "1.2.840.113549.1.1.11"
SHA256 = "2.16.840.1.101.3.4.2.1"


class TrustService(Struct, kw_only=True):
    """`failing` says with which status a call fails; `signed` counts signatures."""

    port: int = 0
    signed: int = 0
    failing: dict[str, int] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    @property
    def csc(self) -> Csc:
        return Csc(
            service_url=f"http://127.0.0.1:{self.port}",
            credential_id=CREDENTIAL,
            token=TOKEN,
            pin=PIN,
        )

    def answer(self, call: str, body: Mapping[str, Any]) -> dict[str, Any]:
        assert body["credentialID"] == CREDENTIAL
        answers = {
            "credentials/info": self.info,
            "credentials/authorize": self.authorize,
            "signatures/signHash": self.sign,
        }
        return answers[call](body)

    def info(self, _: Mapping[str, Any]) -> dict[str, Any]:
        known, now = chain(), clock.now()
        public = self.key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        subject = Subject(
            common_name="Zegel van Van Dijk", organisation="Van Dijk Accountants B.V."
        )
        period = (now - timedelta(minutes=5), now + timedelta(days=365))
        made = issue(subject, PublicKeyInfo.load(public), SIGNER, keys.issuer(known), period)
        told = [base64.b64encode(one.dump()).decode() for one in (made, known.issuing)]
        return {
            "key": {"status": "enabled", "algo": [RSA_SHA256], "len": 2048},
            "cert": {"status": "valid", "certificates": told},
            "multisign": 1,
            "SCAL": "2",
        }

    def authorize(self, body: Mapping[str, Any]) -> dict[str, Any]:
        assert body["PIN"] == PIN
        return {"SAD": f"for {body['hashes'][0]}", "expiresIn": 300}

    def sign(self, body: Mapping[str, Any]) -> dict[str, Any]:
        assert body["hashAlgorithmOID"] == SHA256
        assert body["SAD"] == f"for {body['hashes'][0]}"
        self.signed += 1
        digest = base64.b64decode(body["hashes"][0])
        made = self.key.sign(digest, padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))
        return {"signatures": [base64.b64encode(made).decode()]}


@contextmanager
def trust_service() -> Iterator[TrustService]:
    service = TrustService()

    class Door(BaseHTTPRequestHandler):
        wbufsize = -1

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            call = self.path.removeprefix("/csc/v2/")
            allowed = self.headers["Authorization"] == f"Bearer {TOKEN}"
            status = service.failing.get(call, 200) if allowed else 401
            answer = service.answer(call, body) if status == 200 else {"error": "refused"}
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    service.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
