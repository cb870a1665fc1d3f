"""Runs all of Akkoord on this machine: `make up`, which is `python -m scripts.up`."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from scripts import plain
from scripts.local import stand_in
from scripts.local.ask import get
from scripts.local.children import Child
from scripts.local.stand_in import HOST, PATIENCE, ROOT
from scripts.plain import Stop, only_one

PREFIX = "akkoord-local-"
AWS_PORT = 4566
RUNS_ALREADY = "Akkoord already runs on {}: end that one first."


def main() -> None:
    options = read_options()
    started = time.monotonic()
    lock = only_one(options.data, RUNS_ALREADY.format(options.data))
    for port, what in ((options.port, "PORT"), (options.aws_port, "AWS_PORT")):
        if port and not stand_in.is_free(port):
            raise Stop(f"Port {port} is in use: end what listens there, or choose another {what}=.")
    children: list[Child] = []
    try:
        start(options, children)
        tell(options, time.monotonic() - started)
        wait(children)
    finally:
        for child in reversed(children):
            child.stop()
        lock.close()


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make up", description=__doc__)
    parser.add_argument("--port", type=port, default=8000)
    parser.add_argument("--aws-port", type=port, help="of the stand-in for AWS")
    parser.add_argument("--data", type=Path, default=ROOT / ".data", help="where the state lives")
    parser.add_argument("--workers", type=int, default=3, help="requests served at the same time")
    parser.add_argument("--no-seed", action="store_true", help="start without the demo offices")
    options = parser.parse_args()
    if options.port in (0, options.aws_port):
        parser.error("the portal needs a port of its own, from 1 to 65535")
    options.data = options.data.resolve()
    return options


def port(text: str) -> int:
    """A number that a port can have; 0 leaves the choice."""
    number = int(text)
    if not 0 <= number < 65536:
        raise ValueError
    return number


def start(options: argparse.Namespace, children: list[Child]) -> None:
    """Everything, in the order in which one needs the other."""
    aws_port = options.aws_port or stand_in.free_port(AWS_PORT)
    is_new = not (options.data / "aws").exists()
    children.append(stand_in.start(options.data, aws_port))
    tsa_port = stand_in.free_port()
    environment = portal_environment(options, aws_port) | {
        "TSA_URLS": f"http://{HOST}:{tsa_port}/one,http://{HOST}:{tsa_port}/two"
    }
    children.append(timestamps(options, environment, tsa_port))
    if not options.no_seed:
        seed(options, environment, is_new=is_new)
    children.append(serve(options, environment))
    children.append(pump(options, environment))
    wait_for_site(options.port, children)


def portal_environment(options: argparse.Namespace, aws_port: int) -> dict[str, str]:
    """What the portal finds in its environment, as Lambda would have set it."""
    from scripts import resources

    made = resources.create(f"http://{HOST}:{aws_port}", PREFIX)
    # the keys of a developer's own account stay out of it
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | local_settings(options) | made


def local_settings(options: argparse.Namespace) -> dict[str, str]:
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "WEB_ORIGIN_SCHEME": "http",
        "WEB_PORT": str(options.port),
        "CODE_PEPPER": "only-for-this-laptop",
        "CLOCK_OFFSET_FILE": str(options.data / "clock"),
        "LOGINS_FILE": str(options.data / "logins.json"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


def seed(options: argparse.Namespace, environment: Mapping[str, str], *, is_new: bool) -> None:
    """The demo offices, when nothing is there yet."""
    if is_new:
        print("Making the demo offices, once …", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "scripts.seed"], cwd=ROOT, env=environment, stderr=subprocess.PIPE
    )
    if done.returncode:
        log = options.data / "log" / "seed.log"
        log.write_bytes(done.stderr)
        lines = done.stderr.decode().strip().splitlines() or ["no reason given"]
        raise Stop(f"The demo offices could not be made: {lines[-1]} ({log} has all of it.)")


def timestamps(options: argparse.Namespace, environment: Mapping[str, str], port: int) -> Child:
    """The certificates, made on an empty state, and a timestamp service that goes with them."""
    key = str(options.data / "tsa.pem")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.pki", "local", key],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
    )
    if done.returncode:
        raise Stop(f"The certificates could not be made: {done.stderr.decode().strip()[-300:]}")
    command = [sys.executable, "-m", "scripts.local.tsa", str(port), key]
    return Child("timestamp service", command, environment, options.data / "log" / "tsa.log")


def serve(options: argparse.Namespace, environment: Mapping[str, str]) -> Child:
    command = [sys.executable, "-m", "gunicorn", "scripts.local.site:application()"]
    command += ["--bind", f"{HOST}:{options.port}", "--workers", str(options.workers)]
    # threads wait for slow and idle connections; the API itself runs one request per worker
    command += ["--worker-class", "gthread", "--threads", "8", "--timeout", "120"]
    command += ["--graceful-timeout", "3", "--keep-alive", "15", "--no-control-socket"]
    return Child("web server", command, environment, options.data / "log" / "web.log")


def pump(options: argparse.Namespace, environment: Mapping[str, str]) -> Child:
    command = [sys.executable, "-m", "scripts.local.pump"]
    return Child("pump", command, environment, options.data / "log" / "pump.log")


def wait_for_site(port: int, children: list[Child]) -> None:
    deadline = time.monotonic() + PATIENCE
    while get(f"http://{HOST}:{port}/api/health") is None:
        all_alive(children)
        if time.monotonic() > deadline:
            raise Stop(f"The portal did not start; {children[-2].log} says why.")
        time.sleep(0.1)


def all_alive(children: list[Child]) -> None:
    for child in children:
        if not child.is_alive:
            raise Stop(f"The {child.name} ended unexpectedly; {child.log} says why.")


def wait(children: list[Child]) -> None:
    while True:
        all_alive(children)
        time.sleep(0.5)


def tell(options: argparse.Namespace, seconds: float) -> None:
    print(f"\nAkkoord runs on http://{HOST}:{options.port} (started in {seconds:.1f} s)")
    print(f"Mail and text messages: http://{HOST}:{options.port}/dev/outbox\n")
    logins = options.data / "logins.json"
    if logins.exists():
        print(table(json.loads(logins.read_text()), options.port))
    kept = "until `make reset`" if options.data == ROOT / ".data" else "until you delete it"
    print(f"Ctrl-C ends it; the state stays in {options.data} {kept}.", flush=True)


def table(logins: list[dict[str, str]], port: int) -> str:
    """The demo logins, in columns."""
    names = ("office", "address", "role", "name", "email", "password")
    rows = [names] + [
        tuple((login | {"address": f"http://{login['host']}:{port}"})[name] for name in names)
        for login in logins
    ]
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(names))]
    lines = [
        "  ".join(str(cell).ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    sys.exit(plain.run(main))
