"""Which Chromium, and how it is started."""

import os
import shutil
from pathlib import Path
from typing import Any

from scripts.browser import NAMES
from scripts.local.stand_in import ROOT

# No page lives long enough to be worth what it costs to make its script quick, or to draw in a
# process of its own: a tenth of what the browsers take.
ARGUMENTS = [
    "--js-flags=--no-opt,--no-maglev",
    "--in-process-gpu",
    "--process-per-site",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch_options() -> dict[str, Any]:
    """For Playwright's `launch`. Without a path it looks for a browser of its own."""
    path = executable()
    return {"args": ARGUMENTS} | ({"executable_path": path} if path else {})


def executable() -> str | None:
    """The one that was named, that `make install-browser` found, or that stands on the path."""
    found = ROOT / ".tools/chromium"
    named = os.environ.get("CHROMIUM") or (found.read_text() if found.exists() else "")
    if named and Path(named).exists():
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)
