"""Takes out of the installed libraries what the portal never reads."""

import shutil
from pathlib import Path

from scripts.packaging import botocore_data
from scripts.plain import Stop

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
# Every client of botocore imports the makers of its help texts, which the portal never shows.
NO_HELP = """
class LazyLoadedDocstring(str):
    def __new__(cls, *args, **facts):
        return super().__new__(cls)


ClientMethodDocstring = PaginatorDocstring = WaiterDocstring = LazyLoadedDocstring
"""
# What a maker vouches for is not looked at: these checks alone would need pyOpenSSL.
NO_CHECK_OF_MAKER = """
def {name}(**facts):
    return False
"""
MAKER_CHECKS = {
    "helpers/validate_certificate_chain": "validate_certificate_chain",
    "registration/formats/android_key": "verify_android_key",
    "registration/formats/android_safetynet": "verify_android_safetynet",
    "registration/formats/apple": "verify_apple",
    "registration/formats/fido_u2f": "verify_fido_u2f",
    "registration/formats/packed": "verify_packed",
    "registration/formats/tpm": "verify_tpm",
}
# The tables are asked by core/dynamo.py: nobody makes the client of botocore that PynamoDB would,
# and what it takes to make one was the larger half of a cold start (ADR 65).
CONNECTION = "pynamodb/connection"
NO_CLIENT = "BotocoreBaseClientPrivate = object\n"
NO_MAKER = (
    ("import botocore.config\nimport botocore.client\n", ""),
    ("from botocore.client import ClientError\n", ""),
    ("import BotoCoreError\n", "import BotoCoreError, ClientError\n"),
    ("from botocore.session import get_session\n", ""),
    ("-> botocore.session.Session:", "-> Any:"),
)
NUMBERS_OF = ("nl", "iso7064")
SOURCES_OF_BINARIES = ("*.c", "*.h", "*.pxd", "*.pxi", "*.pyx", "*.pyi")
# Changing what is trimmed makes the libraries anew.
RECIPE = [Path(part).read_text() for part in (__file__, str(botocore_data.__file__))]


def trim(libraries: Path) -> None:
    for left_out in LEFT_OUT:
        shutil.rmtree(libraries / left_out, ignore_errors=True)
    for folder in [*libraries.rglob("tests"), *libraries.rglob("__pycache__")]:
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in SOURCES_OF_BINARIES:
        for path in list(libraries.rglob(pattern)):
            path.unlink()
    botocore_data.trim(libraries / "botocore" / "data")
    _trim_help(libraries)
    _trim_maker_checks(libraries)
    _trim_client_of_tables(libraries / CONNECTION)
    _trim_countries(libraries / "stdnum")
    _trim_metadata(libraries)


def _trim_countries(stdnum: Path) -> None:
    """Of the numbers of all countries we know the Dutch ones, which rest on some of everywhere."""
    for path in stdnum.iterdir():
        if path.is_dir() and path.name not in NUMBERS_OF:
            shutil.rmtree(path)
    for path in stdnum.glob("*.dat"):
        path.unlink()


def _trim_help(libraries: Path) -> None:
    for library in ("boto3", "botocore"):
        (libraries / library / "docs" / "__init__.py").write_text("")
    (libraries / "botocore" / "docs" / "docstring.py").write_text(NO_HELP)


def _trim_maker_checks(libraries: Path) -> None:
    if (webauthn := libraries / "webauthn").exists():
        for module, name in MAKER_CHECKS.items():
            (webauthn / f"{module}.py").write_text(NO_CHECK_OF_MAKER.format(name=name))


def _trim_client_of_tables(connection: Path) -> None:
    """Stops at a PynamoDB that is written otherwise: then somebody must look again."""
    (connection / "_botocore_private.py").write_text(NO_CLIENT)
    told = (connection / "base.py").read_text()
    for was, becomes in NO_MAKER:
        if told.count(was) != 1:
            raise Stop(f"{CONNECTION}/base.py no longer says {was!r} once.")
        told = told.replace(was, becomes)
    (connection / "base.py").write_text(told)


def _trim_metadata(libraries: Path) -> None:
    """Libraries ask for their own version; the rest of dist-info serves pip alone."""
    for folder in libraries.glob("*.dist-info"):
        for path in list(folder.rglob("*")):
            if path.is_file() and path.name not in ("METADATA", "LICENSE"):
                path.unlink()
