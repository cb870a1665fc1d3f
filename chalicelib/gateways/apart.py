"""Work on strangers' files at arm's length: in a process with little memory, time and no secrets.

A server that has its libraries loaded makes a copy of itself for every job (chalicelib.gateways.
apart_server), so a job costs a fork and not a start. A file that makes the job fail takes nobody
else down. The file is handed over as an open file, so nothing large is sent through a pipe.
"""

import atexit
import contextlib
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO

import msgspec

from chalicelib.core.errors import TryAgain

SECONDS = 18
# A job ends itself after its seconds; this much longer we wait for that.
PATIENCE = 5
# Between the end of a job and that of its server, where one thing ended both.
AT_ONCE = 0.2
HEAD = struct.Struct("!Q24s")
# Lambda's Python finds its own library through this path.
LIBRARIES = "/var/lang/lib"


class Broke(Exception):
    """The job ended without an answer: out of memory or time, or crashed."""


class Gone(Exception):
    """The server ended while it had the job: that says nothing about the file."""


class Done(msgspec.Struct, frozen=True):
    """What a job answered, the file it made, and what it added to the end of the given one."""

    answer: bytes
    output: bytes = b""
    appended: bytes = b""


class Server:
    """The process that forks; started on first use, and again if it is gone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._owner = 0

    def send(self, head: bytes, files: Sequence[int]) -> "subprocess.Popen[bytes] | None":
        """Hands a job over, and says to which process; the answer comes through the last of
        `files`."""
        with self._lock:
            try:
                socket.send_fds(self._connected(), [head], files)
            except OSError:
                self.stop()
                socket.send_fds(self._connected(), [head], files)
            return self._process

    def _connected(self) -> socket.socket:
        if self._line and self._owner != os.getpid():
            self._line.close()  # a fork of the portal must not use the line of its parent
            self._line = None
        if self._line is None:
            self._line = self._start()
        return self._line

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "chalicelib.gateways.apart_server"],
                stdin=theirs.fileno(),
                env={
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                    "LD_LIBRARY_PATH": LIBRARIES,
                },
            )
        self._owner = os.getpid()
        return ours

    def stop(self) -> None:
        """The server ends when nobody is at the other end of its line."""
        if self._owner != os.getpid():
            return
        if self._line:
            self._line.close()
        if self._process:
            self._process.wait()
        self._line = self._process = None


SERVER = Server()
atexit.register(SERVER.stop)


def run(job: str, content: bytes, arguments: bytes = b"") -> Done:
    """Does one of the jobs of the server on a file; Broke when it does not survive that. When it is
    the server that ends, another one does it; TryAgain when that ends too."""
    with contextlib.suppress(Gone):
        return _run(job, content, arguments)
    try:
        return _run(job, content, arguments)
    except Gone as gone:
        raise TryAgain(f"the process apart ended twice during {job}") from gone


def _run(job: str, content: bytes, arguments: bytes) -> Done:
    with _scratch() as given, _scratch() as made:
        given.write(content)
        given.write(arguments)
        given.flush()
        answer = _ask(job, len(content), given, made)
        return Done(answer, _from(made, 0), _from(given, len(content)))


def _from(file: BinaryIO, start: int) -> bytes:
    """What stands in a file from there; the job wrote it, so our own place in it says nothing."""
    return os.pread(file.fileno(), max(0, os.fstat(file.fileno()).st_size - start), start)


def _scratch() -> BinaryIO:
    """A file without a name, in memory where the system can."""
    memory: Callable[[str], int] | None = getattr(os, "memfd_create", None)
    return os.fdopen(memory("apart"), "w+b") if memory else tempfile.TemporaryFile()


def _ask(job: str, size: int, given: BinaryIO, made: BinaryIO) -> bytes:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            files = [given.fileno(), made.fileno(), theirs.fileno()]
            server = SERVER.send(HEAD.pack(size, job.encode()), files)
        ours.settimeout(SECONDS + PATIENCE)
        with contextlib.suppress(TimeoutError), ours.makefile("rb") as line:
            if answer := line.read():
                return answer
    raise Gone(job) if _has_ended(server) else Broke(job)


def _has_ended(server: "subprocess.Popen[bytes] | None") -> bool:
    """What ends both may end the job first."""
    if server is None:
        return False
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(AT_ONCE)
    return server.poll() is not None
