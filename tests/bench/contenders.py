"""Who is measured side by side: the portal, a raw handler, and FastAPI with Mangum."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from msgspec import Struct

from scripts.package import ROOT, package
from scripts.packaging.packages import PORTAL
from scripts.packaging.target import this_machine

BUILD = ROOT / "build" / "bench"
PROGRAM = Path(__file__).with_name("probes") / "run.py"
NAMES = ("ours", "raw", "framework")


class Contender(Struct, frozen=True, kw_only=True):
    """`libraries` is the folder that its process imports from, and nothing else."""

    name: str
    libraries: Path

    def command(self, event: Path, *times: int) -> list[str]:
        given = [str(PROGRAM), self.name, str(self.libraries), str(event), *map(str, times)]
        return [sys.executable, "-I", "-S", *given]


class Outcome(Struct, frozen=True, kw_only=True):
    """What one process said: its answer, and the processor seconds of each call if asked."""

    answer: Any
    seconds: Sequence[float]
    errors: str


def contenders() -> dict[str, Contender]:
    """The others as pip installs them: with bytecode, with everything they bring along."""
    folders = (packaged(), installed("boto3"), installed("boto3", "fastapi", "mangum"))
    return {
        name: Contender(name=name, libraries=folder)
        for name, folder in zip(NAMES, folders, strict=True)
    }


def packaged() -> Path:
    """The package of the API for this machine, made now and unpacked as Lambda does."""
    package(ROOT, BUILD / "package", this_machine())
    folder = BUILD / "ours"
    shutil.rmtree(folder, ignore_errors=True)
    with ZipFile(BUILD / "package" / PORTAL.zip) as portal:
        portal.extractall(folder)
    return folder


def installed(*libraries: str) -> Path:
    pins = [pin for name in libraries for pin in pinned(name)]
    recipe = json.dumps([pins, sys.version])
    place = BUILD / f"libraries-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    if not place.exists():
        unfinished = place.with_suffix(f".{os.getpid()}")
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", str(unfinished), *pins], check=True)
        unfinished.rename(place)
    return place


def pinned(name: str) -> list[str]:
    """The version that the portal itself is tested with."""
    names = ("requirements.txt", "requirements-dev.txt")
    lines = [line for file in names for line in (ROOT / file).read_text().splitlines()]
    return [line for line in lines if line.startswith(f"{name}==")]


def run(command: Sequence[str], environment: Mapping[str, str]) -> Outcome:
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True)
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines() if line[:2] in ("AN", "SE"))
    if done.returncode or "ANSWER" not in told:
        raise RuntimeError(f"{command[-3:]} failed: {done.stderr[-2000:]}")
    return Outcome(
        answer=json.loads(told["ANSWER"]),
        seconds=json.loads(told.get("SECONDS", "[]")),
        errors=done.stderr,
    )
