"""Where a package will run: in Lambda, or on this machine."""

import platform
import sys
from dataclasses import dataclass

# The C library of the Lambda images; Python 3.12 and later run on a newer one.
GLIBC_OLD, GLIBC_NEW = 26, 34
OLDEST_WHEEL = 17


@dataclass(frozen=True)
class Target:
    """`pip` are the options that make pip choose wheels for it."""

    name: str
    architecture: str
    pip: tuple[str, ...]


def lambda_target() -> Target:
    """Graviton, with the Python that packages."""
    newest = GLIBC_OLD if sys.version_info < (3, 12) else GLIBC_NEW
    tags = [f"manylinux_2_{minor}_aarch64" for minor in range(newest, OLDEST_WHEEL - 1, -1)]
    wheels = [option for tag in (*tags, "manylinux2014_aarch64") for option in ("--platform", tag)]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    python = ["--implementation", "cp", "--python-version", version]
    return Target("lambda", "arm64", (*wheels, *python, "--only-binary=:all:"))


def this_machine() -> Target:
    """For a trial on this machine."""
    arm = platform.machine() in ("aarch64", "arm64")
    return Target("here", "arm64" if arm else "x86_64", ())
