"""How much goes to Lambda."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from scripts.package import ROOT, package
from scripts.packaging.target import Target, lambda_target, this_machine
from tests.bench.lines import Line, line

MEGA = 1e6
DATA = "botocore/data/"


def figures() -> Iterator[Line]:
    for target in (this_machine(), lambda_target()):
        yield from of(target)


def of(target: Target) -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        package(ROOT, Path(folder), target)
        zipped = Path(folder) / "deployment.zip"
        with ZipFile(zipped) as inside:
            entries = inside.infolist()
    name = f"package.{target.name}"
    unpacked = sum(entry.file_size for entry in entries)
    data = sum(entry.file_size for entry in entries if entry.filename.startswith(DATA))
    yield line(f"{name}.zip", zipped_size(entries) / MEGA, "MB")
    # Lambda refuses what is larger than 250 MB unpacked
    yield line(f"{name}.unpacked", unpacked / MEGA, "MB", 250)
    yield line(f"{name}.files", len(entries), "files")
    yield line(f"{name}.botocore_data", data / MEGA, "MB")


def zipped_size(entries: list) -> int:  # type: ignore[type-arg]
    return sum(entry.compress_size for entry in entries)
