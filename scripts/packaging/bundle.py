"""Lays out what goes into the deployment package: the portal, its libraries, its texts."""

import compileall
import hashlib
import json
import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

import chalice

from scripts.packaging import trim
from scripts.packaging.target import Target

IN_LAMBDA = "/var/task"
# Zip keeps no time before this; one moment for all makes equal input an equal package.
ONE_MOMENT = 315_532_800 + 86_400
# Chalice puts its runtime in by itself, without the tools around it.
BUILT_IN = ("chalice",)


def lay_out(root: Path, stage: Path, target: Target) -> None:
    """Fill `stage` as a Chalice project of which everything is compiled and trimmed."""
    shutil.rmtree(stage, ignore_errors=True)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "chalicelib", stage / "chalicelib", ignore=skip)
    shutil.copy(root / "app.py", stage)
    (stage / "requirements.txt").write_text("")
    _settings(root, stage, target)
    shutil.copytree(libraries(root, target), stage / "vendor")
    shutil.copytree(root / "vendor", stage / "vendor", dirs_exist_ok=True, ignore=skip)
    _compile(stage)
    _settle(stage)


def libraries(root: Path, target: Target) -> Path:
    """Installed and trimmed libraries, made once per list of requirements and target."""
    lines = (root / "requirements.txt").read_text().splitlines()
    wanted = [line for line in lines if not line.startswith(("#", *BUILT_IN)) and line.strip()]
    recipe = json.dumps([wanted, target.pip, sys.version, trim.RECIPE])
    place = root / "build" / "libraries" / hashlib.sha256(recipe.encode()).hexdigest()[:16]
    if not place.exists():
        unfinished = place.with_suffix(f".{os.getpid()}")
        _install(wanted, target, unfinished)
        trim.trim(unfinished)
        unfinished.rename(place)
    return place


def _install(wanted: list[str], target: Target, into: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "-qq", "--no-compile"]
    command += ["--disable-pip-version-check", "--target", str(into), *target.pip, *wanted]
    subprocess.run(command, check=True)


def _settings(root: Path, stage: Path, target: Target) -> None:
    settings = json.loads((root / ".chalice" / "config.json").read_text())
    settings["lambda_architecture"] = target.architecture
    (stage / ".chalice").mkdir()
    (stage / ".chalice" / "config.json").write_text(json.dumps(settings))


def _compile(stage: Path) -> None:
    """Bytecode that Lambda trusts as it is, instead of comparing times on every cold start."""
    for folder in (stage / "vendor", stage / "chalicelib"):
        inside = IN_LAMBDA if folder.name == "vendor" else f"{IN_LAMBDA}/{folder.name}"
        compileall.compile_dir(
            folder,
            quiet=2,
            workers=0,
            stripdir=str(folder),
            prependdir=inside,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    _compile_one(stage / "app.py", stage / "vendor", "app.py")
    for part in ("__init__.py", "app.py"):
        source = Path(chalice.__file__).with_name(part)
        _compile_one(source, stage / "vendor" / "chalice", f"chalice/{part}")


def _compile_one(source: Path, beside: Path, name: str) -> None:
    """Chalice adds these sources itself, so their bytecode travels on its own."""
    compiled = beside / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    py_compile.compile(
        str(source),
        cfile=str(compiled),
        dfile=f"{IN_LAMBDA}/{name}",
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def _settle(stage: Path) -> None:
    for path in stage.rglob("*"):
        os.utime(path, (ONE_MOMENT, ONE_MOMENT))
