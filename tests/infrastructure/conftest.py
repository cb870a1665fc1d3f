"""The package made for this machine, and the whole stack made from it in the stand-in for AWS."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec import Struct

from scripts.deploy import Deployment, deploy
from scripts.local import stand_in
from scripts.package import ROOT, package
from scripts.packaging.packages import PACKAGES, Package
from scripts.packaging.target import this_machine
from tests import settings
from tests.infrastructure.deployed import PAGE, Deployed, StandIn, on_stand_in


class Packaged(Struct, frozen=True, kw_only=True):
    folder: Path

    def zip(self, package: Package) -> Path:
        return self.folder / package.zip

    @property
    def template(self) -> dict[str, Any]:
        template: dict[str, Any] = json.loads((self.folder / "template.json").read_text())
        return template

    def of_type(self, kind: str) -> dict[str, Any]:
        resources = self.template["Resources"].items()
        return {name: found for name, found in resources if found["Type"] == kind}


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Packaged:
    folder = tmp_path_factory.mktemp("packaged") / "package"
    package(ROOT, folder, this_machine())
    return Packaged(folder=folder)


@pytest.fixture(scope="session")
def unpacked(packaged: Packaged, tmp_path_factory: pytest.TempPathFactory) -> dict[Package, Path]:
    """As Lambda lays them out."""
    folders = {each: tmp_path_factory.mktemp(each.name) for each in PACKAGES}
    for each, folder in folders.items():
        with ZipFile(packaged.zip(each)) as package:
            package.extractall(folder)
    return folders


@pytest.fixture(scope="session")
def deployed(packaged: Packaged, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    port = stand_in.free_port()
    child = stand_in.start(tmp_path_factory.mktemp("aws"), port)
    try:
        yield deploy_on(port, packaged, tmp_path_factory.mktemp("deployment"))
    finally:
        child.stop()


def deploy_on(port: int, packaged: Packaged, folder: Path) -> Deployed:
    """As `make deploy` does it, with a web of two files."""
    for each in PACKAGES:
        shutil.copy(packaged.zip(each), folder)
    template = on_stand_in(packaged.template, port)
    (folder / "template.json").write_text(json.dumps(template))
    (folder / "dist" / "assets").mkdir(parents=True)
    (folder / "dist" / "index.html").write_text(PAGE)
    (folder / "dist" / "assets" / "main-4f2a.js").write_text("export {};")
    given = {"MailDomain": "akkoord.test"}
    wanted = Deployment("stack", given, folder, folder / "dist")
    endpoint = f"http://127.0.0.1:{port}"
    return Deployed(
        endpoint=endpoint, outputs=deploy(StandIn(endpoint=endpoint), wanted, look_every=0.2)
    )


@pytest.fixture(scope="session")
def office(deployed: Deployed) -> dict[str, str]:
    """An office at work in the deployed tables: who there is, and a task that waits."""
    secrets = deployed.client("secretsmanager")
    environment = {
        **settings.SETTINGS,
        "PATH": os.environ["PATH"],
        "TABLE_PREFIX": "akkoord-stack-",
        "AWS_ENDPOINT_URL": deployed.endpoint,
        "CODE_PEPPER": secrets.get_secret_value(SecretId="akkoord-stack-code-pepper")[
            "SecretString"
        ],
    }
    command = [sys.executable, "-m", "tests.infrastructure.office_at_work", deployed.host]
    made = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    found: dict[str, str] = json.loads(made.stdout)
    return found
