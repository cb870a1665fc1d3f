"""Lays out what goes into a package: the portal, its libraries, its texts."""

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

from scripts.packaging import patterns, trim
from scripts.packaging.packages import Package
from scripts.packaging.target import Target

IN_LAMBDA = "/var/task"
# Zip keeps no time before this; one moment for all makes equal input an equal package.
ONE_MOMENT = 315_532_800 + 86_400
# Chalice puts its runtime in by itself, without the tools around it.
BUILT_IN = ("chalice",)


def lay_out(root: Path, stage: Path, target: Target, package: Package) -> None:
    """Fill `stage` as a Chalice project of which everything is compiled and trimmed."""
    shutil.rmtree(stage, ignore_errors=True)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "chalicelib", stage / "chalicelib", ignore=skip)
    for left_out in package.left_out:
        for path in (stage / "chalicelib").glob(left_out):
            path.unlink()
    shutil.copy(root / "app.py", stage)
    patterns.compile_into(stage)
    (stage / "requirements.txt").write_text("")
    _settings(root, stage, target)
    shutil.copytree(libraries(root, target, package), stage / "vendor")
    shutil.copytree(root / "vendor", stage / "vendor", dirs_exist_ok=True, ignore=skip)
    _compile(stage)
    _settle(stage)


def libraries(root: Path, target: Target, package: Package) -> Path:
    """Installed and trimmed libraries, made once per list of requirements and target."""
    pins = pinned(root)
    wanted = [pin for name, pin in pins.items() if name not in {*BUILT_IN, *package.without}]
    recipe = json.dumps([wanted, target.pip, sys.version, trim.RECIPE])
    place = root / "build" / "libraries" / hashlib.sha256(recipe.encode()).hexdigest()[:16]
    if not place.exists():
        unfinished = place.with_suffix(f".{os.getpid()}")
        _install(wanted, list(pins.values()), target, unfinished)
        trim.trim(unfinished)
        unfinished.rename(place)
    return place


def pinned(root: Path) -> dict[str, str]:
    """What runs in Lambda, with its version, by the name of the library."""
    lines = (root / "requirements.txt").read_text().splitlines()
    return {line.split("==")[0]: line for line in lines if "==" in line}


def _install(wanted: list[str], pins: list[str], target: Target, into: Path) -> None:
    """What a library brings along has the version that is pinned too."""
    into.mkdir(parents=True)
    pinned = into / "pinned.txt"
    pinned.write_text("\n".join(pins))
    command = [sys.executable, "-m", "pip", "install", "-qq", "--no-compile"]
    command += ["--disable-pip-version-check", "--constraint", str(pinned)]
    command += ["--target", str(into), *target.pip, *wanted]
    subprocess.run(command, check=True)
    pinned.unlink()


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
