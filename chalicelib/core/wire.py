"""A connection that stays open, over which one question after another is posted in HTTP/1.1
(RFC 9112). It takes answers that say how long they are, as those of DynamoDB do, and no others: the
standard library reads each header as one of a mail, which took longer than all else of asking."""

import select
import socket
import ssl
from contextlib import suppress
from functools import lru_cache
from typing import BinaryIO
from urllib.parse import urlsplit

from msgspec import Struct

LONGEST = 65_536
PORTS = {"https": 443, "http": 80}


class HttpAnswer(Struct, frozen=True, kw_only=True):
    """`headers` by their names in small letters."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def is_last(self) -> bool:
        """Whether the other side then closes the line (RFC 9112, section 9.6)."""
        return self.headers.get("connection", "").lower() == "close"


class NoHttp(OSError):
    """What came back is no answer, or says not how long it is."""


class Wire:
    """To the place of `url`; `connect` and `read` are seconds that are waited at most. Raises
    OSError, of which TimeoutError; after either it is not to be used again."""

    def __init__(self, url: str, connect: float, read: float) -> None:
        place = urlsplit(url)
        host = place.hostname or ""
        self.sock = socket.create_connection((host, place.port or PORTS[place.scheme]), connect)
        try:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if place.scheme == "https":
                self.sock = checking().wrap_socket(self.sock, server_hostname=host)
        except OSError:
            self.sock.close()
            raise
        self.sock.settimeout(read)
        self.answers = self.sock.makefile("rb")

    def post(self, headers: dict[str, str], body: bytes, path: str = "/") -> HttpAnswer:
        """The answer to this question at `path`."""
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        asked = f"POST {path} HTTP/1.1\r\n{told}content-length: {len(body)}\r\n\r\n"
        self.sock.sendall(asked.encode() + body)
        return _read(self.answers)

    @property
    def is_shut(self) -> bool:
        """Something to read before anything was asked: it is the end."""
        poll = select.poll()
        poll.register(self.sock, select.POLLIN)
        return bool(poll.poll(0))

    def close(self) -> None:
        with suppress(OSError):
            self.answers.close()
            self.sock.close()


@lru_cache(maxsize=1)
def checking() -> ssl.SSLContext:
    """Once: it reads the certificates of everybody who may vouch, and connections are made anew
    whenever one was closed."""
    return ssl.create_default_context()


def _read(answers: BinaryIO) -> HttpAnswer:
    try:
        status = int(_line(answers).split(maxsplit=2)[1])
        headers: dict[str, str] = {}
        while told := _line(answers):
            name, _, value = told.partition(":")
            headers[name.lower()] = value.strip()
        length = int(headers["content-length"])
        content = answers.read(length)
    except (ValueError, LookupError) as error:
        raise NoHttp("no answer of HTTP with a length") from error
    if len(content) != length:
        raise NoHttp("broken off")
    return HttpAnswer(status=status, headers=headers, content=content)


def _line(answers: BinaryIO) -> str:
    line = answers.readline(LONGEST)
    if not line.endswith(b"\r\n"):
        raise NoHttp("broken off, or no line of HTTP")
    return line[:-2].decode("latin-1")
