"""The packages hold what runs and nothing else, ready to start."""

import hashlib
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.package import ROOT
from scripts.package import package as make
from scripts.packaging.botocore_data import SERVICES
from scripts.packaging.bundle import libraries
from scripts.packaging.packages import FILES, PACKAGES, PORTAL, Package
from scripts.packaging.target import lambda_target, this_machine
from tests import settings
from tests.infrastructure.conftest import Packaged
from tests.support.authenticator import Device, encoded

Unpacked = dict[Package, Path]
UNCHECKED_HASH = 1
AARCH64 = 183
HEAVY = (
    "PIL",
    "aiohttp",
    "asn1crypto",
    "cbor2",
    "cryptography",
    "lxml",
    "phonenumbers",
    "pikepdf",
    "pyhanko",
    "reportlab",
    "segno",
    "webauthn",
)


@pytest.fixture(params=PACKAGES, ids=[each.name for each in PACKAGES])
def package(request: pytest.FixtureRequest) -> Package:
    found: Package = request.param
    return found


@pytest.fixture
def names(packaged: Packaged, package: Package) -> list[str]:
    with ZipFile(packaged.zip(package)) as found:
        return found.namelist()


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


def test_everything_is_compiled_and_trusted(
    packaged: Packaged, package: Package, names: list[str]
) -> None:
    known = set(names)
    tag = sys.implementation.cache_tag
    with ZipFile(packaged.zip(package)) as found:
        for name in names:
            if name.endswith(".py"):
                folder, _, file = name.rpartition("/")
                compiled = f"{folder}/__pycache__/{file[:-3]}.{tag}.pyc".lstrip("/")
                assert compiled in known
                assert found.read(compiled)[4] == UNCHECKED_HASH, compiled


def test_it_starts_on_its_own_without_what_is_heavy(unpacked: Unpacked, package: Package) -> None:
    """With no other library in reach; what only few requests need is not loaded yet."""
    said = run(unpacked[package], "import app; print(*sys.modules)")
    loaded = {name.split(".")[0] for name in said.split()}
    assert not loaded & set(HEAVY)


def test_the_first_list_of_tasks_makes_nothing_of_botocore(unpacked: Unpacked) -> None:
    """PynamoDB would import all that a client of botocore is made of."""
    list_tasks = "import app; app.app.routes['/tasks']; print(*sys.modules)"
    loaded = {name for name in run(unpacked[PORTAL], list_tasks).split() if "vendored" not in name}
    theirs = {name for name in loaded if name.startswith("botocore.")}
    assert theirs == {"botocore.exceptions"}


def test_what_is_trimmed_was_not_needed_to_answer_people(unpacked: Unpacked) -> None:
    """Each library does in the package what the portal asks of it."""
    assert run(unpacked[PORTAL], PASSWORD) == "True"
    assert run(unpacked[PORTAL], QR) == "29"
    assert run(unpacked[PORTAL], LETTERS) == "Ж"
    assert run(unpacked[PORTAL], passkey()) == "7"


def test_what_is_trimmed_was_not_needed_to_work_on_files(unpacked: Unpacked) -> None:
    assert run(unpacked[FILES], PAGES) == "1"
    assert run(unpacked[FILES], SIGNING) == "1 2"


def test_what_is_trimmed_was_not_needed_for_what_all_do(
    unpacked: Unpacked, package: Package
) -> None:
    assert run(unpacked[package], NUMBERS) == "True True NL123456782B90"
    assert run(unpacked[package], CLIENTS) == " ".join(SERVICES)


def test_our_patterns_of_a_first_page_were_compiled_already(unpacked: Unpacked) -> None:
    """And as they would be here: `==` compares what they were compiled to."""
    assert run(unpacked[PORTAL], PATTERNS) == "set()"
    many, same = run(unpacked[PORTAL], CACHE).split()
    assert (int(many) > 20, same) == (True, "True")


PATTERNS = """
import sys
from re import _compiler
known, ours = _compiler.compile, set()
def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"].partition(".")[0] == "re":
        frame = frame.f_back
    if "chalicelib" in frame.f_code.co_filename:
        ours.add(pattern)
    return known(pattern, flags)
_compiler.compile = noted
import app
app.app.routes["/tasks"]
print(ours)
"""
CACHE = """
import re
re.purge()
import chalicelib
print(len(re._cache), all(
    made == re._compiler.compile(pattern, flags) for (_, pattern, flags), made in re._cache.items()
))
"""
PAGES = """
import io, pikepdf
from reportlab.pdfgen.canvas import Canvas
paper = io.BytesIO()
page = Canvas(paper)
page.drawString(72, 720, "Btw-aangifte")
page.save()
print(len(pikepdf.open(paper).pages))
"""
NUMBERS = """
import phonenumbers
from stdnum.nl import bsn, btw
is_mobile = phonenumbers.is_valid_number(phonenumbers.parse("06 12345678", "NL"))
print(is_mobile, bsn.is_valid("123456782"), "NL" + btw.validate("NL123456782B90"))
"""
# A name as it is typed to sign with, of which the screen has all but the signs.
LETTERS = """
from chalicelib.gateways.signing.typeface import undrawable
print("".join(each for each in "Ж\u3042" if not undrawable(each)))
"""
PASSWORD = """
from argon2 import PasswordHasher
hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
print(hasher.verify(hasher.hash("geheim"), "geheim"))
"""
QR = """
from chalicelib.core.qr import qr_path
print(qr_path("otpauth://")[0])
"""


def passkey() -> str:
    """A program that takes a new passkey and an answer with it; it says what the key counted."""
    device, challenge = Device(origin="https://vandijk.example"), encoded(b"x" * 32)
    here = {"rp": {"id": "vandijk.example"}, "user": {"id": "YQ"}, "excludeCredentials": []}
    made = device.create({**here, "challenge": challenge}, counts=True)
    device.keys[0].count = 6
    answer = device.get({"challenge": challenge}, device.keys[0])
    new, given = made["response"], answer["response"]
    return f"""
from datetime import UTC, datetime
from chalicelib.identity.actions.passkey_checks import Expected, count_of, new_key
from chalicelib.identity.domain.passkey import Assertion, Attestation, Passkey
expected = Expected(challenge={challenge!r}, rp_id="vandijk.example", origin={device.origin!r})
made = Attestation(
    client_data={new["clientDataJSON"]!r},
    attestation={new["attestationObject"]!r},
    credential_id={made["id"]!r},
)
key = new_key(made, expected)
nobody = dict.fromkeys(("office_id", "user_id", "passkey_id", "name", "rp_id"), "")
kept = dict(credential_id=key.credential_id, public_key=key.public_key, transports=())
known = Passkey(**nobody, **kept, made_at=datetime.now(UTC))
data, signature = {given["authenticatorData"]!r}, {given["signature"]!r}
answer = Assertion(
    credential_id={answer["id"]!r},
    client_data={given["clientDataJSON"]!r},
    authenticator_data=data,
    signature=signature,
)
print(count_of(answer, known, expected))
"""


SIGNING = """
import io
from reportlab.pdfgen.canvas import Canvas
from chalicelib.gateways import apart
from chalicelib.gateways.signing import engine, shapes
from pyhanko.sign.signers import csc_signer
paper = io.BytesIO()
page = Canvas(paper)
page.drawString(72, 720, "Opdrachtbevestiging")
page.save()
slots = (shapes.Slot(key="anna", name="Anna"),)
asked = shapes.Paper(document_id="1", title="Opdrachtbevestiging", slots=slots)
made = engine.prepare(paper.getvalue(), asked)
print(made.pages, engine.inspect(made.content).pages)
apart.SERVER.stop()
"""
CLIENTS = f"""
import boto3
session = boto3.Session("a", "b", region_name="eu-west-1")
print(*[session.client(name).meta.service_model.service_name for name in {SERVICES!r}])
"""


def run(unpacked: Path, program: str) -> str:
    """What a program says that has the package and nothing else."""
    start = f"import sys; sys.path.insert(0, {str(unpacked)!r})\n{program}"
    command = [sys.executable, "-I", "-S", "-B", "-c", start]
    found = subprocess.run(
        command, capture_output=True, text=True, check=False, env=settings.SETTINGS, cwd=unpacked
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


@pytest.mark.slow
def test_equal_input_gives_an_equal_package(packaged: Packaged, tmp_path: Path) -> None:
    make(ROOT, tmp_path / "again", this_machine())
    for each in PACKAGES:
        assert digest(tmp_path / "again" / each.zip) == digest(packaged.zip(each))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_the_package_for_lambda_is_made_for_its_processor() -> None:
    places = [libraries(ROOT, lambda_target(), each) for each in PACKAGES]
    binaries = [path for place in places for path in place.rglob("*.so")]
    assert binaries
    assert {int.from_bytes(path.read_bytes()[18:20], "little") for path in binaries} == {AARCH64}
