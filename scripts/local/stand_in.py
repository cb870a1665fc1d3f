"""Starts and stops ministack, which stands in for AWS on this machine."""

import os
import re
import socket
import time
from pathlib import Path
from random import SystemRandom

from scripts.local.ask import get
from scripts.local.children import Child
from scripts.plain import Stop

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
# How long a program may take to start on a busy machine, in seconds.
PATIENCE = 180
# Of our own environment; libfaketime moves the clock of this machine's programs for a test.
KEPT = re.compile("PATH|HOME|LANG|TZ|SNAPSHOT_EVERY|LD_PRELOAD|FAKETIME.*")
# Systems give ports above these to whoever connects: one found free there may be gone at once.
FREE_PORTS = range(15_000, 32_000)


def free_port(wanted: int = 0) -> int:
    """`wanted` when nobody listens there, else any free port."""
    if wanted and is_free(wanted):
        return wanted
    lots = SystemRandom().sample(FREE_PORTS, 100)
    found = next((port for port in lots if is_free(port)), None)
    if found is None:
        raise Stop("This machine has no free port left: end what listens on so many.")
    return found


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def start(data: Path, port: int) -> Child:
    """A running ministack that keeps its state under `data`; Stop when it does not come up."""
    data.mkdir(parents=True, exist_ok=True)
    command = [interpreter(), str(Path(__file__).with_name("stand_in_main.py"))]
    environment = _environment(data, port)
    scratch = Path(environment["TMPDIR"])
    scratch.mkdir(parents=True, exist_ok=True)
    child = Child(
        "stand-in for AWS", command, environment, data / "log" / "aws.log", scratch=scratch
    )
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        if not child.is_alive or time.monotonic() > deadline:
            child.stop()
            raise Stop(f"The stand-in for AWS did not start; {child.log} says why.")
        time.sleep(0.1)
    return child


def interpreter() -> str:
    """The Python that has ministack: AKKOORD_AWS_PYTHON, or the one in .venv-aws."""
    python = os.environ.get("AKKOORD_AWS_PYTHON") or str(ROOT / ".venv-aws/bin/python")
    if not Path(python).exists():
        raise Stop("The stand-in for AWS is not installed: run `make up` or `make test`.")
    return python


def _environment(data: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    return kept | {
        "AUTH": "true",
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",  # it and SFTP would listen on every network
        "LOG_LEVEL": "WARNING",
        "MINISTACK_HOST": HOST,
        "MINISTACK_REGION": "eu-west-1",
        "PERSIST_STATE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "S3_DATA_DIR": str(data / "aws" / "s3"),
        "S3_PERSIST": "1",
        "SFTP_ENABLED": "0",
        "SNAPSHOTS": str(data / "aws" / "snapshots"),
        "STATE_DIR": str(data / "aws" / "own"),
        "TMPDIR": str(data / "aws" / "tmp"),  # a deployed package is 190 MB, unpacked
    }


def _answers(port: int) -> bool:
    return get(f"http://{HOST}:{port}/_ministack/health", timeout=2) is not None
