"""A cold start is paid by every user: nothing heavy is imported before somebody needs it."""

import subprocess
import sys
from pathlib import Path

from chalicelib import doors
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

MOST_MODULES, MOST_CLASSES = 154, 410
FIRST_LIST = """
import gc, sys
from app import app
app.routes["/tasks"]
from chalicelib.identity.actions import sharing
from chalicelib.identity.store import sessions
from chalicelib.offices import store
kinds = {it for it in gc.get_objects() if isinstance(it, type)}
print(*(sum(each.startswith("chalicelib") for each in found) for found in (
    sys.modules, [it.__module__ for it in kinds])))
"""


def started() -> set[str]:
    """The modules that starting loads."""
    return set(out_of("import sys, app; print(*sys.modules)").split())


def out_of(program: str) -> str:
    """What a process says that does this and nothing before."""
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=settings.SETTINGS,
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.strip()


def test_starting_loads_nothing_heavy() -> None:
    loaded = {name.partition(".")[0] for name in started()}
    assert not loaded & HEAVY


def test_the_first_list_of_tasks_takes_no_more_of_ours_than_it_did() -> None:
    """Each module and each class of ours is a part of a cold start that `make bench` measures;
    whoever needs one more there says so here."""
    modules, classes = map(int, out_of(FIRST_LIST).split())
    assert modules <= MOST_MODULES
    assert classes <= MOST_CLASSES


def test_starting_opens_no_door() -> None:
    """What lies behind one is imported when somebody comes through it (ADR 66)."""
    behind = {name for names in doors.MODULES.values() for name in names}
    jobs = {".".join(each.with_suffix("").parts) for each in Path("chalicelib").glob("*/jobs.py")}
    assert started() & {*behind, *jobs} == {"chalicelib.audit.jobs"}


def test_who_reads_an_event_need_not_have_imported_where_it_is_declared() -> None:
    reads = "from chalicelib.audit.domain import DECLARED, declared"
    finds = "print('signing_begun' in DECLARED, declared('signing_begun').__module__)"
    assert out_of(f"{reads}; {finds}") == "False chalicelib.signing.events.moves"


def test_no_package_lists_what_its_modules_hold() -> None:
    """Whoever needs a module imports that module: nothing is loaded for its neighbour."""
    lists = ROOT.glob("chalicelib/**/__init__.py")
    assert [str(each) for each in lists if "from chalicelib" in each.read_text()] == []


def test_every_file_of_views_is_behind_a_door() -> None:
    views = {
        str(path)
        for path in Path("chalicelib").rglob("*.py")
        if "Routes(__name__)" in path.read_text()
    }
    assert len(views) > 20
    assert views <= set(reach.uses("chalicelib/doors.py"))
