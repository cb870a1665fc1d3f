"""The deployment package holds what runs and nothing else, ready to start."""

import hashlib
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.package import ROOT, package
from scripts.packaging.bundle import libraries
from scripts.packaging.target import lambda_target, this_machine
from scripts.packaging.trim import SERVICES
from tests import settings
from tests.infrastructure.conftest import Packaged

UNCHECKED_HASH = 1
AARCH64 = 183
HEAVY = ("PIL", "lxml", "phonenumbers", "pikepdf", "pyhanko", "reportlab", "webauthn")


@pytest.fixture(scope="module")
def names(packaged: Packaged) -> list[str]:
    with ZipFile(packaged.zip) as package:
        return package.namelist()


@pytest.fixture(scope="module")
def unpacked(packaged: Packaged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("task")
    with ZipFile(packaged.zip) as package:
        package.extractall(folder)
    return folder


def test_every_text_is_packaged(names: list[str]) -> None:
    texts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.*")}
    assert texts <= set(names)


def test_only_what_runs_is_packaged(names: list[str]) -> None:
    inside = {name.split("/")[0] for name in names}
    tools = {"OpenSSL", "bin", "pip", "setuptools", "wheel", "click", "ministack", "pytest", "moto"}
    ours = {"docs", "infra", "scripts", "tests", "vendor", "web", ".chalice", "requirements.txt"}
    assert not inside & (tools | ours)


def test_nothing_is_packaged_twice(names: list[str]) -> None:
    assert len(names) == len(set(names))


def test_botocore_knows_only_the_services_in_use(names: list[str]) -> None:
    folders = {
        name.split("/")[2]
        for name in names
        if name.startswith("botocore/data/") and name.count("/") > 2
    }
    assert folders == set(SERVICES)


def test_everything_is_compiled_and_trusted(packaged: Packaged, names: list[str]) -> None:
    known = set(names)
    tag = sys.implementation.cache_tag
    with ZipFile(packaged.zip) as package:
        for name in names:
            if name.endswith(".py"):
                folder, _, file = name.rpartition("/")
                compiled = f"{folder}/__pycache__/{file[:-3]}.{tag}.pyc".lstrip("/")
                assert compiled in known
                assert package.read(compiled)[4] == UNCHECKED_HASH, compiled


def test_it_starts_on_its_own_without_what_is_heavy(unpacked: Path) -> None:
    """With no other library in reach; what only few requests need is not loaded yet."""
    start = f"import sys; sys.path.insert(0, {str(unpacked)!r}); import app; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-B", "-c", start]
    found = subprocess.run(
        command, capture_output=True, text=True, check=True, env=settings.SETTINGS, cwd=unpacked
    )
    loaded = {name.split(".")[0] for name in found.stdout.split()}
    assert not loaded & set(HEAVY)


@pytest.mark.slow
def test_equal_input_gives_an_equal_package(packaged: Packaged, tmp_path: Path) -> None:
    package(ROOT, tmp_path / "again", this_machine())
    again = tmp_path / "again" / "deployment.zip"
    assert digest(again) == digest(packaged.zip)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_the_package_for_lambda_is_made_for_its_processor() -> None:
    binaries = list(libraries(ROOT, lambda_target()).rglob("*.so"))
    assert binaries
    assert {int.from_bytes(path.read_bytes()[18:20], "little") for path in binaries} == {AARCH64}
