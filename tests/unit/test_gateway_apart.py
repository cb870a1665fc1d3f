"""Work on strangers' files happens apart: what goes wrong there stays there."""

import gc
import io
import logging
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.errors import TryAgain
from chalicelib.gateways import apart, apart_server
from chalicelib.gateways.apart import Broke, Server
from chalicelib.gateways.signing import bounded, engine
from tests.support.signing import document


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    monkeypatch.setattr(apart, "SERVER", server)
    yield server
    server.stop()


def read() -> bytes:
    return apart.run("read", document(pages=2)).answer


def test_a_server_that_was_killed_is_started_again(server: Server) -> None:
    assert b'"pages": 2' in read()
    assert server._process
    os.kill(server._process.pid, signal.SIGKILL)
    server._process.wait()
    assert b'"pages": 2' in read()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process was given")
def test_the_server_is_given_no_secret_and_no_connection_of_its_portal(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of the portal")
    with socket.socket() as connection:
        connection.set_inheritable(True)
        read()
        assert server._process
        it = Path("/proc") / str(server._process.pid)
        given = {line.split(b"=")[0] for line in (it / "environ").read_bytes().split(b"\0") if line}
        assert given == {b"PYTHONPATH", b"LD_LIBRARY_PATH"}
        assert os.readlink(f"/proc/self/fd/{connection.fileno()}") not in open_files(it / "fd")


def open_files(folder: Path) -> set[str]:
    found = set()
    for name in os.listdir(folder):
        with suppress(FileNotFoundError):  # the server closes those of the last job
            found.add(os.readlink(folder / name))
    return found


def test_a_job_that_breaks_leaves_the_next_one_alone() -> None:
    with pytest.raises(Broke):
        apart.run("no such job", b"%PDF-1.7")
    assert b'"pages": 2' in read()


def ending(server: Server, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """It is killed with a job in its hands, so often."""
    real, left = server.send, times

    def send(head: bytes, files: Sequence[int]) -> Any:
        nonlocal left
        if server._process and server._process.poll() is not None:
            server.stop()
        server._line = server._connected()
        assert server._process
        if left:
            os.kill(server._process.pid, signal.SIGSTOP)
        took = real(head, files)
        if left:
            left -= 1
            os.kill(server._process.pid, signal.SIGKILL)
        return took

    monkeypatch.setattr(server, "send", send)


def test_a_server_that_is_killed_says_nothing_about_the_file(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending(server, monkeypatch, 1)
    assert not engine.inspect(document()).refused
    ending(server, monkeypatch, 2)
    with pytest.raises(TryAgain):
        engine.inspect(document())
    assert not engine.inspect(document()).refused


def test_a_job_is_not_waited_for_without_end(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    real = server.send

    def stopped(*given: Any) -> Any:
        server._process.send_signal(signal.SIGSTOP)
        return real(*given)

    monkeypatch.setattr(server, "send", stopped)
    monkeypatch.setattr(apart, "SECONDS", apart.PATIENCE * -1 + 0.000001)
    with pytest.raises(Broke):
        read()
    server._process.kill()


def test_a_forked_portal_gets_a_server_of_its_own(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    first = server._process
    monkeypatch.setattr(server, "_owner", os.getpid() + 1)
    server.stop()
    read()
    assert first
    assert server._process is not first
    first.wait()


def test_where_memory_has_no_files_the_disk_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create")
    assert b'"pages": 2' in read()


def test_a_job_has_its_limits_before_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here in this process, with everything that would end it taken out."""
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr(signal, "alarm", lambda seconds: limits.update({-1: (seconds, 0)}))
    monkeypatch.setattr(os, "_exit", lambda _: None)
    monkeypatch.setattr(gc, "disable", lambda: None)
    ours, theirs = socket.socketpair()
    content = document()
    with apart._scratch() as given, apart._scratch() as made, ours:
        given.write(content)
        given.flush()
        files = [os.dup(given.fileno()), os.dup(made.fileno()), theirs.detach()]
        jobs = {"read": apart_server.find(apart_server.JOBS["read"])}
        apart_server.work(jobs, apart.HEAD.pack(len(content), b"read"), files)
        assert b'"pages": 1' in ours.recv(1000)
    assert limits[resource.RLIMIT_AS][0] == 512 * 1024 * 1024
    assert limits[resource.RLIMIT_CPU][0] < limits[-1][0] == apart.SECONDS


def test_the_server_hands_each_job_to_a_fork_and_ends_with_its_portal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forked: list[int] = []
    monkeypatch.setattr(bounded, "answer", lambda work, _: work())
    monkeypatch.setattr(os, "fork", lambda: forked.append(1) or 1)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(logging, "disable", lambda: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    ours, theirs = socket.socketpair()
    with ours, theirs, io.FileIO(os.devnull) as nothing:
        socket.send_fds(ours, [apart.HEAD.pack(0, b"read")], [nothing.fileno()] * 3)
        ours.shutdown(socket.SHUT_WR)
        apart_server.main(theirs)
    assert forked == [1]
