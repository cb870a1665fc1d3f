"""Makes build/package, a zip for each package and template.json: all that AWS needs to run the
portal."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.packaging.bundle import lay_out
from scripts.packaging.packages import PACKAGES, Package, package_of
from scripts.packaging.target import Target, lambda_target, this_machine
from scripts.packaging.template import Template, full_template, only_to_be_packaged

ROOT = Path(__file__).resolve().parents[1]


def package(root: Path, into: Path, target: Target) -> None:
    """Package the project at `root`; `into` is emptied first."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    for each in PACKAGES:
        template = make(root, into, target, each)
    (into / "template.json").write_text(json.dumps(finish(template), indent=1) + "\n")


def make(root: Path, into: Path, target: Target, wanted: Package) -> Template:
    """One of the packages; the template is the same with each."""
    stage = root / "build" / f"stage-{target.name}-{wanted.name}"
    lay_out(root, stage, target, wanted)
    infra, made = stage / "infra.json", stage / "made"
    infra.write_text(json.dumps(full_template()))
    _chalice(stage, infra, made)
    shutil.move(made / "deployment.zip", into / wanted.zip)
    template: Template = json.loads((made / "sam.json").read_text())
    return template


def _chalice(stage: Path, infra: Path, into: Path) -> None:
    chalice = Path(sys.executable).with_name("chalice")
    command = [str(chalice), "--project-dir", str(stage), "package"]
    command += ["--merge-template", str(infra), str(into.resolve())]
    environment = {**os.environ, **only_to_be_packaged(), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=stage, env=environment, check=True, stdout=subprocess.DEVNULL)


def finish(template: Template) -> Template:
    """Code comes from the bucket that the deployment names, for each function its package."""
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            code = {"Bucket": {"Ref": "CodeBucket"}, "Key": {"Ref": package_of(name).key}}
            resource["Properties"]["CodeUri"] = code
    return template


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--here", action="store_true", help="for this machine, not for Lambda")
    options.add_argument("--into", type=Path, default=ROOT / "build" / "package")
    chosen = options.parse_args()
    package(ROOT, chosen.into, this_machine() if chosen.here else lambda_target())
    for made in sorted(chosen.into.glob("*.zip")):
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
