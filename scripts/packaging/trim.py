"""Takes out of the installed libraries what the portal never reads."""

import shutil
from pathlib import Path

SERVICES = ("dynamodb", "kms", "s3", "secretsmanager", "sesv2", "sns", "sqs", "sts")
# pyOpenSSL comes along with a library that no longer calls it, and costs every cold start.
LEFT_OUT = (
    "OpenSSL",
    "bin",
    "boto3/data",
    "boto3/examples",
    "lxml/includes",
    "lxml/isoschematron",
    "phonenumbers/carrierdata",
    "phonenumbers/geodata",
    "phonenumbers/tzdata",
)
SOURCES_OF_BINARIES = ("*.c", "*.h", "*.pxd", "*.pxi", "*.pyx", "*.pyi")
# Changing what is trimmed makes the libraries anew.
RECIPE = (SERVICES, LEFT_OUT, SOURCES_OF_BINARIES)


def trim(libraries: Path) -> None:
    for left_out in LEFT_OUT:
        shutil.rmtree(libraries / left_out, ignore_errors=True)
    for folder in [*libraries.rglob("tests"), *libraries.rglob("__pycache__")]:
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in SOURCES_OF_BINARIES:
        for path in list(libraries.rglob(pattern)):
            path.unlink()
    _trim_botocore(libraries / "botocore" / "data")
    _trim_metadata(libraries)


def _trim_botocore(data: Path) -> None:
    """The service descriptions in use; files beside them hold partitions and retry rules."""
    for folder in (folder for folder in data.iterdir() if folder.is_dir()):
        if folder.name not in SERVICES:
            shutil.rmtree(folder)
    for examples in list(data.rglob("examples-*")):
        examples.unlink()


def _trim_metadata(libraries: Path) -> None:
    """Libraries ask for their own version; the rest of dist-info serves pip alone."""
    for folder in libraries.glob("*.dist-info"):
        for path in list(folder.rglob("*")):
            if path.is_file() and path.name not in ("METADATA", "LICENSE"):
                path.unlink()
