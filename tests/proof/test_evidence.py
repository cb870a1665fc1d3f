"""What the README of the evidence tells to do is done here, by the tools that it names."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from msgspec import Struct

from chalicelib.signing.actions.readme import PYHANKO_CLI
from chalicelib.tasks.domain.task import Task
from scripts.local.stand_in import ROOT
from tests.support.ceremony import Desk
from tests.support.paper import judge, on_paper
from tests.support.sending import fetch

LATER = "+400d"  # when the certificates of signers have long expired


class Unpacked(Struct, frozen=True, kw_only=True):
    """The ZIP of a signing by the accountant and both directors, in a folder of its own."""

    folder: Path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()

    def commands(self, language: str = "nl") -> list[str]:
        lines = self.read(f"README.{language}.txt").splitlines()
        return [line.strip()[2:] for line in lines if line.strip().startswith("$ ")]

    def command(self, beginning: str) -> str:
        return next(each for each in self.commands() if each.startswith(beginning))

    def run(self, command: str, at: str | None = None) -> str:
        """Goes well."""
        done = self.tried(command, at)
        assert done.returncode == 0, done
        return done.stdout.decode()

    def refused(self, command: str, at: str | None = None) -> str:
        done = self.tried(command, at)
        assert done.returncode != 0, done
        return done.stdout.decode() + done.stderr.decode()

    def tried(self, command: str, at: str | None) -> subprocess.CompletedProcess[bytes]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["/bin/sh", "-c", f"faketime -f {at} {command}" if at else command],
            capture_output=True,
            cwd=self.folder,
            env=os.environ | {"PATH": path, "HOME": str(self.folder), "LC_ALL": "C"},
        )


def needs(tool: str) -> pytest.MarkDecorator:
    there = shutil.which(tool) or Path(sys.executable).with_name(tool).exists()
    return pytest.mark.skipif(not there, reason=f"{tool} is not on this machine")


needs_pyhanko, needs_openssl = needs("pyhanko"), needs("openssl")
needs_poppler, needs_faketime = needs("pdfsig"), needs("faketime")


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """The ZIP, once it was made: nothing here changes it."""
    return {}


@pytest.fixture
def unpacked(kept: dict[str, bytes], request: pytest.FixtureRequest, tmp_path: Path) -> Unpacked:
    if not kept:
        kept["zip"] = evidence(request.getfixturevalue("desk"))
    zipfile.ZipFile(io.BytesIO(kept["zip"])).extractall(tmp_path)
    return Unpacked(folder=tmp_path)


def evidence(desk: Desk) -> bytes:
    task = desk.ask(("BRAM", 1), ("ANNA", 2), ("PIETER", 2))
    for who in ("BRAM", "ANNA", "PIETER"):
        desk.work()
        desk.sign(who, task)
    desk.work()
    return made(desk, task)


def made(desk: Desk, task: Task) -> bytes:
    path = desk.path(task, "/evidence")
    desk.door("BRAM").post(path)
    desk.work()
    with fetch(desk.door("BRAM").get(path).body["url"]) as reply:
        content: bytes = reply.read()
    return content


@pytest.mark.parametrize("at", [None, pytest.param(LATER, marks=needs_faketime)])
@needs_pyhanko
def test_pyhanko_calls_every_signature_valid_now_and_when_certificates_expired(
    unpacked: Unpacked, at: str | None
) -> None:
    said = unpacked.run(unpacked.command("pyhanko"), at)
    assert said.count("The signature is judged VALID.") == 4
    assert "INVALID" not in said
    assert said.count("The token is guaranteed to be newer than the signature.") >= 4
    literally = unpacked.command("pyhanko").replace("--trust certificates/roots.pem ", "")
    assert unpacked.refused(literally, at).count("The signature is judged INVALID.") == 4


@needs_pyhanko
def test_pyhanko_sees_a_changed_byte(unpacked: Unpacked) -> None:
    file = unpacked.folder / "signed.pdf"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"\xbf\xf7\xa2\xfe", b"\xbf\xf7\xa2\xfd", 1))
    assert file.read_bytes() != content
    said = unpacked.refused(unpacked.command("pyhanko"))
    assert said.count("The signature is judged INVALID.") == 4


@pytest.mark.parametrize("at", [None, pytest.param(LATER, marks=needs_faketime)])
@needs_openssl
def test_openssl_follows_each_certificate_and_the_closing_timestamp_to_the_root(
    unpacked: Unpacked, at: str | None
) -> None:
    checks = [each for each in unpacked.commands() if each.startswith("openssl verify")]
    assert len(checks) == 4
    for each in checks:
        assert unpacked.run(each, at).strip().endswith(": OK")
    owners = [each for each in unpacked.commands() if each.startswith("openssl x509")]
    assert "CN = Anna de Vries" in "".join(unpacked.run(each) for each in owners)
    unpacked.run(unpacked.command("("))
    assert "Verification: OK" in unpacked.run(unpacked.command("openssl ts") + " 2>&1", at)


@needs_openssl
def test_the_closing_timestamp_does_not_fit_another_file(unpacked: Unpacked) -> None:
    unpacked.run(unpacked.command("("))
    (unpacked.folder / "covered.bin").write_bytes(b"something else")
    assert "message imprint mismatch" in unpacked.refused(unpacked.command("openssl ts"))


@needs_poppler
def test_pdfsig_says_what_the_readme_says_that_it_says(unpacked: Unpacked) -> None:
    command, told = unpacked.command("pdfsig"), unpacked.read("README.en.txt")
    said = unpacked.run(f"{command} 2>&1")
    assert said.count("Signature Validation: Signature is Valid.") == 4
    assert said.count("Certificate Validation: Certificate issuer is unknown.") == 4
    assert "Signature has not yet been verified" in said
    for each in ("Signature is Valid", "Certificate issuer is unknown", "not yet been verified"):
        assert each in told


@needs_poppler
@needs_faketime
def test_pdfsig_looks_at_today_as_the_readme_says(unpacked: Unpacked) -> None:
    said = unpacked.run(unpacked.command("pdfsig"), LATER)
    assert said.count("Certificate Validation: Certificate has Expired") == 3
    assert "Certificate has Expired" in unpacked.read("README.nl.txt")


def test_files_and_log_have_the_hashes_that_are_told(unpacked: Unpacked) -> None:
    told = unpacked.read("README.nl.txt")
    for line in unpacked.run(unpacked.command("sha256sum")).splitlines():
        assert line.split()[0] in told
    first = unpacked.run(unpacked.command("sed")).split()[0]
    assert first == json.loads(unpacked.read("log.json"))["file"][0]["sha256"]
    signed = (unpacked.folder / "signed.pdf").read_bytes()
    assert hashlib.sha256(signed).hexdigest() in told


def test_the_readme_says_who_signed_in_which_field_and_when(unpacked: Unpacked) -> None:
    lines = unpacked.read("README.nl.txt").splitlines()
    found = [line.split() for line in lines if line.strip().startswith(("sig_", "seal", "Timest"))]
    told = json.loads(unpacked.read("report.json"))
    assert (told["verdict"], told["changes"], told["missing"]) == ("unchanged", [], [])
    report = told["signatures"]
    assert [each[0] for each in found] == [each["field"] for each in report]
    assert all(each["at"] in line for each, line in zip(report, found, strict=True))
    named = [" ".join(each) for each in found]
    assert "Anna de Vries" in named[1]
    assert named[-1].endswith("tijdstempel over het hele bestand")


def test_the_readme_names_the_version_that_is_run_here(unpacked: Unpacked) -> None:
    pinned = (ROOT / "requirements-dev.txt").read_text()
    assert f"pyhanko-cli=={PYHANKO_CLI}\n" in pinned
    assert f"getest met versie {PYHANKO_CLI}" in unpacked.read("README.nl.txt")


def test_both_languages_tell_the_same_commands_and_each_is_run_here(unpacked: Unpacked) -> None:
    commands = unpacked.commands()
    assert commands == unpacked.commands("en")
    run = ("sha256sum", "pyhanko", "openssl x509", "openssl verify", "(", "openssl ts", "pdfsig")
    assert all(each.startswith((*run, "sed")) for each in commands)


def test_the_evidence_tells_what_came_on_paper_and_what_the_office_said_of_it(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    on_paper(desk, "PIETER", task, remark="Per post")
    judge(desk, "PIETER", task, good=False)
    on_paper(desk, "PIETER", task, desk.scan("PIETER", task, "handtekening.jpg"))
    desk.sign("ANNA", task)
    judge(desk, "PIETER", task, good=True)
    desk.work()
    archive = zipfile.ZipFile(io.BytesIO(made(desk, task)))
    told = json.loads(archive.read("log.json"))["paper"]
    pieter, bram = (desk.world.users[each].name for each in ("PIETER", "BRAM"))
    assert [(each["what"], each["by"]["name"]) for each in told] == [
        ("task_signed_elsewhere", pieter),
        ("paper_refused", bram),
        ("task_signed_on_paper", pieter),
        ("paper_received", bram),
    ]
    assert [each.get("remark") for each in told] == ["Per post", "Onleesbaar", None, None]
    lines = archive.read("README.nl.txt").decode().splitlines()
    (line,) = [each for each in lines if pieter in each]
    assert "op papier te hebben ondertekend; het kantoor heeft het ontvangen" in line
    assert "alle stappen" not in "\n".join(lines)
