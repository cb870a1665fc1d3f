"""Waits for jobs on strangers' files and forks for each: see chalicelib.gateways.apart.

The libraries are loaded before the first job, so that a fork has them. A job gets a limit of memory
and of time before it looks at its file; nothing comes out of it but its answer and a file.
"""

import gc
import importlib
import logging
import os
import resource
import signal
import socket
from collections.abc import Callable
from typing import Any, BinaryIO

from chalicelib.gateways.apart import HEAD, SECONDS

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 15
# What may be asked, and where it is done: (file, its size, arguments, new file) -> answer.
JOBS = {
    "read": "chalicelib.gateways.pdf_reader:job",
    "picture": "chalicelib.gateways.picture_reader:job",
    "inspect": "chalicelib.gateways.signing.jobs:inspect",
    "prepare": "chalicelib.gateways.signing.jobs:prepare",
    "collect": "chalicelib.gateways.signing.jobs:collect",
    "rehearse": "chalicelib.gateways.signing.jobs:rehearse",
    "unwrap": "chalicelib.gateways.signing.jobs:unwrap",
    "validate": "chalicelib.gateways.signing.jobs:validate",
}
# Does a job once before the first fork, so that no fork has to load what it takes.
WARMING = "chalicelib.gateways.signing.jobs:warm"
Job = Callable[[BinaryIO, int, bytes, BinaryIO], bytes]


def main(line: socket.socket) -> None:
    logging.disable()  # what a stranger's file makes a library say is not for our log
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a job ended
    jobs: dict[str, Job] = {name: find(place) for name, place in JOBS.items()}
    find(WARMING)()
    gc.freeze()  # so that a fork does not copy memory by counting what lives
    while True:
        head, files, _, _ = socket.recv_fds(line, HEAD.size, 3)
        if len(head) < HEAD.size or len(files) < 3:
            return
        if not os.fork():
            line.close()
            work(jobs, head, files)
        for file in files:
            os.close(file)


def find(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def work(jobs: dict[str, Job], head: bytes, files: list[int]) -> None:
    """In the fork: does the job, says the answer, and ends without tidying up."""
    gc.disable()  # it will not live long enough for that
    try:
        limit()
        answer = do(jobs, head, files)
        with socket.socket(fileno=files[2]) as line:
            line.sendall(answer)
    finally:
        os._exit(0)


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(SECONDS)


def do(jobs: dict[str, Job], head: bytes, files: list[int]) -> bytes:
    """The answer; what was asked stands at the end of the given file, and is taken off first."""
    size, name = HEAD.unpack(head)
    with os.fdopen(files[0], "r+b") as given, os.fdopen(files[1], "w+b") as made:
        given.seek(size)
        arguments = given.read()
        given.truncate(size)
        given.seek(0)
        return jobs[name.rstrip(b"\0").decode()](given, size, arguments, made)


if __name__ == "__main__":
    main(socket.socket(fileno=0))
