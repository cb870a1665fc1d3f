"""Certificates are made once, renewed in time, and taken back when it must be."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.gateways.signing import chain, engine
from scripts import pki
from scripts.plain import Stop


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["pki", *words])
    pki.main()


def test_what_is_there_and_good_stays(
    published: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch)
    assert pki.load() == published


def test_what_ends_soon_is_renewed_under_the_same_root(
    published: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)
    run(monkeypatch)
    renewed = pki.load()
    assert renewed["root"] == published["root"]
    assert renewed["crls"] != published["crls"]
    chain._published.cache_clear()
    assert min(one.days for one in engine.days_left()) >= 99


def test_a_certificate_is_taken_back_and_another_root_is_trusted(
    published: dict[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(monkeypatch, "revoke", "abc123")
    other = tmp_path / "other.pem"
    other.write_text(signing_pem(str(published["root"])))
    run(monkeypatch, "trust", str(other))
    known = chain.parse(fresh())
    serials = [
        one["user_certificate"].native
        for one in known.crls[1]["tbs_cert_list"]["revoked_certificates"]
    ]
    assert serials == [0xABC123]
    assert len(known.trusted) == 1
    run(monkeypatch, "renew")
    assert pki.load()["revoked"].keys() == {"abc123"}


def signing_pem(text: str) -> str:
    from chalicelib.gateways.signing.certificates import pem

    return pem(pki.object_of(text))


def fresh() -> bytes:
    """As published now, whatever was read within the hour."""
    chain._published.cache_clear()
    return chain.published()


def test_a_laptop_makes_them_with_a_clock_of_its_own(
    published: dict[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pki, "load", dict)
    kept: list[dict[str, object]] = []
    monkeypatch.setattr(pki, "publish", kept.append)
    run(monkeypatch, "local", str(tmp_path / "key.pem"))
    assert kept[0]["others"]
    assert (tmp_path / "key.pem").exists()


def test_an_unknown_word_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stop, match="revoke SERIAL"):
        run(monkeypatch, "destroy")


def test_what_was_published_by_mistake_is_refused() -> None:
    with pytest.raises(Refused, match="pki_unreadable"):
        chain.parse(b"{}")


def test_openssl_agrees_with_the_chain(published: dict[str, object], tmp_path: Path) -> None:
    """An outside opinion: root, issuing certificate and seal belong together."""
    for name in ("root", "issuing", "seal"):
        (tmp_path / f"{name}.pem").write_text(signing_pem(str(published[name])))
    command = ["openssl", "verify", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "seal.pem"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.stdout.strip() == "seal.pem: OK", found.stderr
