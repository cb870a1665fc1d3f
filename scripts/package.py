"""Makes build/package/{deployment.zip,template.json}: all that AWS needs to run the portal."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.packaging.bundle import lay_out
from scripts.packaging.target import Target, lambda_target, this_machine
from scripts.packaging.template import Template, full_template

ROOT = Path(__file__).resolve().parents[1]


def package(root: Path, into: Path, target: Target) -> None:
    """Package the project at `root`; `into` is emptied first."""
    stage = root / "build" / f"stage-{target.name}"
    lay_out(root, stage, target)
    infra = stage / "infra.json"
    infra.write_text(json.dumps(full_template()))
    shutil.rmtree(into, ignore_errors=True)
    _chalice(stage, infra, into)
    template = json.loads((into / "sam.json").read_text())
    (into / "template.json").write_text(json.dumps(finish(template), indent=1) + "\n")
    (into / "sam.json").unlink()


def _chalice(stage: Path, infra: Path, into: Path) -> None:
    chalice = Path(sys.executable).with_name("chalice")
    command = [str(chalice), "--project-dir", str(stage), "package"]
    command += ["--merge-template", str(infra), str(into.resolve())]
    environment = {**os.environ, **_settings(), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=stage, env=environment, check=True, stdout=subprocess.DEVNULL)


def _settings() -> dict[str, str]:
    """Chalice imports the portal to see its doors; it wants settings, whatever they say."""
    names = full_template()["Globals"]["Function"]["Environment"]["Variables"]
    settings = dict.fromkeys(names, "only-to-be-packaged")
    return {**settings, "STAGE": "local", "AWS_DEFAULT_REGION": "eu-west-1"}


def finish(template: Template) -> Template:
    """Code comes from the bucket that the deployment names."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            code = {"Bucket": {"Ref": "CodeBucket"}, "Key": {"Ref": "CodeKey"}}
            resource["Properties"]["CodeUri"] = code
    return template


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--here", action="store_true", help="for this machine, not for Lambda")
    options.add_argument("--into", type=Path, default=ROOT / "build" / "package")
    chosen = options.parse_args()
    package(ROOT, chosen.into, this_machine() if chosen.here else lambda_target())
    size = (chosen.into / "deployment.zip").stat().st_size
    print(f"{chosen.into}/deployment.zip: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
