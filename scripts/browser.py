"""Finds Chromium for the browser tests, or installs it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from scripts.plain import Stop

# The shell has no windows, which nobody sees here: tests take a quarter less time with it.
NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome-stable", "google-chrome", "chrome"),
)
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


def find_or_install(python: Path, answer: Path) -> None:
    """Write the path of a Chromium that runs into the file `answer`."""
    if (named := os.environ.get("CHROMIUM")) and not runs(named):
        raise Stop(f"CHROMIUM is {named}, which does not start: correct it or leave it out.")
    if answer.exists() and runs(answer.read_text(errors="replace")):
        return
    found = next(found_ones(python), None) or installed(python)
    if found is None:
        raise Stop(
            "No Chromium was found or could be installed: install it and try again, "
            "or set CHROMIUM to its path."
        )
    answer.write_text(found)


def found_ones(python: Path) -> Iterator[str]:
    """Every Chromium on this machine that starts."""
    named = os.environ.get("CHROMIUM")
    on_path = (shutil.which(name) for name in NAMES)
    for candidate in (named, *on_path):
        if candidate and runs(candidate):
            yield candidate
    own = playwrights_own(python)
    if own and runs(own):
        yield own


def installed(python: Path) -> str | None:
    print("Installing Chromium …", flush=True)
    for command in ways(python):
        if subprocess.run(command, capture_output=True).returncode == 0:
            found = next(found_ones(python), None)
            if found:
                return found
    return None


def ways(python: Path) -> Iterator[list[str]]:
    """Ways to install it, the one that needs no rights first."""
    yield [str(python), "-m", "playwright", "install", "chromium"]
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        yield [apt, "update"]
        yield [apt, "install", "--yes", "chromium-headless-shell"]
        yield [apt, "install", "--yes", "chromium"]


def playwrights_own(python: Path) -> str | None:
    asked = subprocess.run([str(python), "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and Path(path).exists() else None


def runs(program: str) -> bool:
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, timeout=20)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
