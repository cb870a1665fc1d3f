"""A small timestamp service (RFC 3161) for a laptop and for tests.

`python -m scripts.local.tsa PORT KEY`, where KEY is the file that scripts/pki.py made.

What stands in the path tells it to fail: /500, /reject, /slow, /garbage; /other stamps another
file, /late answers another question, /clock/-240 runs four minutes behind. Any other path works.
"""

import sys
import time
from datetime import timedelta
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.local.stand_in import HOST
from scripts.pki import clock_key

REJECTION = bytes.fromhex("30053003020102")
SLOW_SECONDS = 8


class Tsa(ThreadingHTTPServer):
    """`key` is the private key in PEM, its certificate is the one that was published with it."""

    daemon_threads = True

    def __init__(self, port: int, key: Path) -> None:
        super().__init__((HOST, port), Answer)
        self.stamper = clock_key(key)
        keep_keys()


class Answer(BaseHTTPRequestHandler):
    server: Tsa
    wbufsize = -1  # one packet for the whole answer: a second one would wait for the first

    def do_POST(self) -> None:
        request = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/500"):
            self.send_error(500)
            return
        if self.path.endswith("/slow"):
            time.sleep(SLOW_SECONDS)
        self.answer(self.reply(request))

    def reply(self, request: bytes) -> bytes:
        if self.path.endswith("/reject"):
            return REJECTION
        if self.path.endswith("/garbage"):
            return b"<html>"
        way, _, seconds = self.path[1:].partition("/")
        return stamp(self.server.stamper, request, way, timedelta(seconds=float(seconds or 0)))

    def answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def keep_keys() -> None:
    """The library checks its key for every stamp, which takes longer than all the rest."""
    from cryptography.hazmat.primitives import serialization
    from pyhanko.sign.timestamps import dummy_client

    class Kept:
        load_der_private_key = staticmethod(lru_cache(serialization.load_der_private_key))

    dummy_client.serialization = Kept


def stamp(stamper: Any, request: bytes, way: str, off: timedelta) -> bytes:
    """By the clock of the portal, which on a laptop may have been moved; `off` comes on top."""
    from asn1crypto.tsp import TimeStampReq

    from chalicelib.core import clock

    stamper.fixed_dt = clock.now() + off
    asked = TimeStampReq.load(request)
    if way == "other":
        asked["message_imprint"]["hashed_message"] = bytes(32)
    if way == "late":
        asked["nonce"] = 1
    answer: bytes = stamper.request_tsa_response(asked).dump()
    return answer


if __name__ == "__main__":
    Tsa(int(sys.argv[1]), Path(sys.argv[2])).serve_forever()
