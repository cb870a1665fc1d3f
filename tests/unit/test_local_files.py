"""The local web server serves the build as CloudFront would."""

import gzip
from pathlib import Path

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from scripts.local.files import Web
from scripts.local.headers import content_security_policy

SCRIPT = "console.log(1);\n" * 100


@pytest.fixture
def client(tmp_path: Path) -> Client:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html><title>Akkoord</title>")
    (dist / "assets" / "main-abc.js").write_text(SCRIPT)
    (tmp_path / "secret.txt").write_text("secret")
    return Client(Request.application(Web(dist).answer), Response)


@pytest.mark.parametrize("path", ["/", "/taken", "/klanten/01ABC/dossier"])
def test_every_screen_is_the_one_page_and_asked_for_every_time(client: Client, path: str) -> None:
    answer = client.get(path)
    assert "Akkoord" in answer.text
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_hashed_file_is_kept_forever_and_goes_zipped(client: Client) -> None:
    answer = client.get("/assets/main-abc.js", headers={"Accept-Encoding": "br, gzip"})
    assert gzip.decompress(answer.data).decode() == SCRIPT
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert client.get("/assets/main-abc.js").text == SCRIPT


def test_an_unchanged_file_is_not_sent_again(client: Client) -> None:
    etag = client.get("/").headers["ETag"]
    assert client.get("/", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", ["/missing.js", "/../secret.txt", "/..%2fsecret.txt"])
def test_a_missing_file_and_one_outside_are_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_web_only_reads(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_the_policy_allows_no_inline_code_and_names_the_origin_of_the_files() -> None:
    policy = content_security_policy("http://127.0.0.1:4566")
    assert "unsafe" not in policy
    assert "connect-src 'self' http://127.0.0.1:4566;" in policy
    assert "require-trusted-types-for 'script'" in policy
