"""A wire to who answers in HTTP: over TLS only to who it should be, and no answer read wrong."""

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chalicelib.core import wire
from chalicelib.core.wire import HttpAnswer, NoHttp, Wire

Speaks = Callable[..., int]
WHOLE = b"HTTP/1.1 200 OK\r\nX-Told: yes: two \r\ncontent-length: 2\r\n\r\n{}"
SECONDS = 2.0


@pytest.fixture
def speaks() -> Iterator[Speaks]:
    """`speaks(b"…")`: the port of who says this to the first question, and hangs up."""
    threads: list[Thread] = []

    def begin(told: bytes, tls: ssl.SSLContext | None = None) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(SECONDS)
        threads.append(Thread(target=_answer, args=(listener, told, tls)))
        threads[-1].start()
        return int(listener.getsockname()[1])

    yield begin
    for thread in threads:
        thread.join()


def _answer(listener: socket.socket, told: bytes, tls: ssl.SSLContext | None) -> None:
    with listener, listener.accept()[0] as plain:
        try:
            with tls.wrap_socket(plain, server_side=True) if tls else plain as connection:
                connection.settimeout(SECONDS)
                connection.recv(wire.LONGEST)
                connection.sendall(told)
        except OSError:
            return  # whoever came did not trust us


def certificate(folder: Path, address: str) -> Path:
    """Of somebody who vouches for themselves; with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tables")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path = folder / f"{address}.pem"
    secret = key.private_bytes(pem, form, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(pem))
    return path


def serving(path: Path) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(path)
    return tls


def trusting(path: Path) -> ssl.SSLContext:
    return ssl.create_default_context(
        cadata=path.read_text().partition("-----END PRIVATE KEY-----")[2]
    )


def ask(port: int, scheme: str = "http") -> HttpAnswer:
    asked = Wire(f"{scheme}://127.0.0.1:{port}", SECONDS, SECONDS)
    try:
        return asked.post({"host": "tables.test"}, b"{}")
    finally:
        asked.close()


def test_an_answer_has_a_status_headers_and_a_content(speaks: Speaks) -> None:
    told = ask(speaks(WHOLE))
    headers = {"x-told": "yes: two", "content-length": "2"}
    assert told == HttpAnswer(status=200, headers=headers, content=b"{}")
    assert not told.is_last


def test_who_hangs_up_says_so(speaks: Speaks) -> None:
    assert ask(speaks(WHOLE.replace(b"X-Told: yes: two ", b"Connection: Close"))).is_last


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(WHOLE[:30], id="broken off in the headers"),
        pytest.param(WHOLE[:-1], id="broken off in the content"),
        pytest.param(WHOLE.replace(b"content-length: 2", b"te: chunked"), id="of no length"),
        pytest.param(WHOLE.replace(b"length: 2", b"length: two"), id="of an odd length"),
        pytest.param(b"SSH-2.0-OpenSSH\r\n\r\n", id="no HTTP"),
        pytest.param(b"HTTP/1.1 200 " + b"a" * wire.LONGEST * 2, id="a line without end"),
    ],
)
def test_what_is_no_whole_answer_is_not_read_as_one(told: bytes, speaks: Speaks) -> None:
    with pytest.raises((NoHttp, ConnectionResetError)):
        ask(speaks(told))


def test_who_says_nothing_is_not_waited_for_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        asked = Wire(f"http://127.0.0.1:{silent.getsockname()[1]}", SECONDS, 0.05)
        with pytest.raises(TimeoutError):
            asked.post({}, b"{}")
        asked.close()


def test_over_tls_who_is_trusted_is_heard(
    speaks: Speaks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = certificate(tmp_path, "127.0.0.1")
    monkeypatch.setattr(wire, "checking", lambda: trusting(theirs))
    assert ask(speaks(WHOLE, serving(theirs)), "https").content == b"{}"


@pytest.mark.parametrize("address", ["127.0.0.1", "192.0.2.1"], ids=["a stranger", "another place"])
def test_over_tls_nobody_else_is_told_anything(
    address: str, speaks: Speaks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = certificate(tmp_path, address)
    if address != "127.0.0.1":
        monkeypatch.setattr(wire, "checking", lambda: trusting(theirs))
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(speaks(WHOLE, serving(theirs)), "https")


def test_what_is_trusted_is_read_once() -> None:
    assert wire.checking() is wire.checking()
