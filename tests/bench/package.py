"""How much goes to Lambda."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from scripts.package import ROOT, package
from scripts.packaging.packages import PACKAGES, PORTAL, Package
from scripts.packaging.target import Target, lambda_target, this_machine
from tests.bench.lines import Line, line

MEGA = 1e6
DATA = "botocore/data/"
# Of what answers people, who wait while it is fetched.
LIMITS = {PORTAL: 15.0}


def figures() -> Iterator[Line]:
    for target in (this_machine(), lambda_target()):
        with TemporaryDirectory() as folder:
            package(ROOT, Path(folder), target)
            for each in PACKAGES:
                yield from of(target, each, Path(folder) / each.zip)


def of(target: Target, which: Package, zipped: Path) -> Iterator[Line]:
    with ZipFile(zipped) as inside:
        entries = inside.infolist()
    name = f"package.{target.name}.{which.name}"
    unpacked = sum(entry.file_size for entry in entries)
    data = sum(entry.file_size for entry in entries if entry.filename.startswith(DATA))
    yield line(f"{name}.zip", zipped.stat().st_size / MEGA, "MB", LIMITS.get(which))
    # Lambda refuses what is larger than 250 MB unpacked
    yield line(f"{name}.unpacked", unpacked / MEGA, "MB", 250)
    yield line(f"{name}.files", len(entries), "files")
    yield line(f"{name}.botocore_data", data / MEGA, "MB")
