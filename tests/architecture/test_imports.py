"""A cold start is paid by every user: nothing heavy is imported before somebody needs it."""

import subprocess
import sys
from pathlib import Path

from scripts.checks import reach
from scripts.package import ROOT
from tests import settings

# cryptography is missing here: where pyOpenSSL is installed botocore loads it. What is packaged
# goes without, and tests/infrastructure/test_package.py looks there.
HEAVY = {
    "PIL",
    "argon2",
    "boto3",
    "cbor2",
    "jinja2",
    "lxml",
    "phonenumbers",
    "pikepdf",
    "pypdfium2",
    "pyhanko",
    "pyotp",
    "reportlab",
    "segno",
    "stdnum",
    "ulid",
    "webauthn",
}


def started() -> set[str]:
    """The modules that starting loads."""
    found = subprocess.run(
        [sys.executable, "-c", "import sys, app; print(*sys.modules)"],
        cwd=ROOT,
        env=settings.SETTINGS,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(found.stdout.split())


def test_starting_loads_nothing_heavy() -> None:
    loaded = {name.partition(".")[0] for name in started()}
    assert not loaded & HEAVY


def test_whoever_reads_events_knows_every_kind() -> None:
    """A kind is known once its module was imported: starting imports all."""
    home = ROOT / "chalicelib"
    files = [*home.glob("*/events.py"), *home.glob("*/events/[!_]*.py")]
    kinds = {".".join(each.relative_to(ROOT).with_suffix("").parts) for each in files}
    assert len(kinds) > 15
    assert kinds <= started()


def test_no_package_lists_what_its_modules_hold() -> None:
    """Whoever needs a module imports that module: nothing is loaded for its neighbour."""
    lists = ROOT.glob("chalicelib/**/__init__.py")
    assert [str(each) for each in lists if "from chalicelib" in each.read_text()] == []


def test_every_file_of_views_is_opened_by_the_front_door() -> None:
    views = {
        str(path)
        for path in Path("chalicelib").rglob("*.py")
        if "Routes(__name__)" in path.read_text()
    }
    assert len(views) > 20
    assert views <= set(reach.uses("app.py"))
