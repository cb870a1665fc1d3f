"""The package made for this machine, and the whole stack made from it in the stand-in for AWS."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.local import stand_in
from scripts.package import ROOT, package
from scripts.packaging.stack import Wanted, apply
from scripts.packaging.target import this_machine
from scripts.resources import client
from tests.infrastructure.deployed import Deployed, on_stand_in

CODE_BUCKET = "akkoord-stack-code"


@dataclass(frozen=True)
class Packaged:
    folder: Path

    @property
    def zip(self) -> Path:
        return self.folder / "deployment.zip"

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
    return Packaged(folder)


@pytest.fixture(scope="session")
def deployed(packaged: Packaged, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    port = stand_in.free_port()
    child = stand_in.start(tmp_path_factory.mktemp("aws"), port)
    try:
        yield deploy(packaged, port)
    finally:
        child.stop()


def deploy(packaged: Packaged, port: int) -> Deployed:
    endpoint = f"http://127.0.0.1:{port}"
    s3 = client("s3", endpoint)
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket=CODE_BUCKET, CreateBucketConfiguration=place)
    s3.upload_file(str(packaged.zip), CODE_BUCKET, "code.zip")
    template = json.dumps(on_stand_in(packaged.template, port)).encode()
    s3.put_object(Bucket=CODE_BUCKET, Key="template.json", Body=template)
    parameters = {
        "Prefix": "akkoord-stack-",
        "Stage": "production",
        "MailDomain": "akkoord.test",
        "CodeBucket": CODE_BUCKET,
        "CodeKey": "code.zip",
    }
    address = {"TemplateURL": f"{endpoint}/{CODE_BUCKET}/template.json"}
    wanted = Wanted("akkoord-stack", address, parameters)
    stack = apply(client("cloudformation", endpoint), wanted, look_every=0.2)
    assert stack
    return Deployed(endpoint, stack.status, stack.outputs)
