"""`make up` starts whole, ends whole, and says plainly why it cannot."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.local.ask import call
from scripts.local.stand_in import HOST, free_port, is_free
from tests.laptop import Portal, run_python, start_portal
from tests.support import little
from tests.waiting import eventually


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def up(data: Path, port: int, *more: str, **settings: str) -> tuple[int, str]:
    done = run_python(
        *("-m", "scripts.up", "--no-seed", "--data", str(data), "--port", str(port), *more),
        **settings,
    )
    return done.returncode, done.stderr.strip()


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path, busy_port: int) -> None:
    status, said = up(tmp_path, busy_port)
    assert status == 1
    assert said == f"Port {busy_port} is in use: end what listens there, or choose another PORT=."


def test_a_missing_stand_in_is_told_in_one_sentence(tmp_path: Path) -> None:
    status, said = up(tmp_path, free_port(), AKKOORD_AWS_PYTHON=str(tmp_path / "python"))
    assert status == 1
    assert said == "The stand-in for AWS is not installed: run `make up` or `make test`."


def test_an_app_that_does_not_start_leaves_nothing_running(tmp_path: Path) -> None:
    port, aws_port = free_port(), free_port()
    status, said = up(tmp_path, port, "--aws-port", str(aws_port), AKKOORD_APP="no_such_app")
    assert status == 1
    assert len(said.splitlines()) == 1
    assert said.endswith("says why.")
    assert is_free(port)
    assert is_free(aws_port)


def test_a_second_one_on_the_same_state_is_refused(small: Portal) -> None:
    status, said = up(small.data, free_port())
    assert status == 1
    assert said == f"Akkoord already runs on {small.data}: end that one first."
    assert run_python("-m", "scripts.reset", "--data", str(small.data)).returncode == 1


@pytest.mark.slow
def test_everything_ends_with_it(tmp_path: Path) -> None:
    portal = start_portal(tmp_path, "--no-seed", environment=little.APP)
    portal.child.process.send_signal(signal.SIGTERM)
    portal.child.process.wait(60)
    eventually(lambda: is_free(portal.port) and is_free(portal.aws_port))


@pytest.mark.slow
def test_everything_ends_when_one_part_ends(tmp_path: Path) -> None:
    portal = start_portal(tmp_path, "--no-seed", environment=little.APP)
    os.kill(int(portal.get("/api/health")["parent"]), signal.SIGKILL)
    assert portal.child.process.wait(60) == 1
    assert "The web server ended unexpectedly" in portal.child.log.read_text()
    assert is_free(portal.port)
    assert is_free(portal.aws_port)


def test_reset_empties_the_state(tmp_path: Path) -> None:
    (tmp_path / "aws").mkdir()
    for name in ("aws/state", "clock", "logins.json"):
        (tmp_path / name).touch()
    assert run_python("-m", "scripts.reset", "--data", str(tmp_path)).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/dev/outbox.json", {"Host": "evil.example"}),
        ("/dev/outbox.json", {"Host": "127.0.0.1.evil.example"}),
        ("/dev/outbox.json", {"Origin": "https://evil.example"}),
        ("/dev/nothing", {}),
    ],
)
def test_another_site_gets_nothing_of_dev(
    small: Portal, path: str, headers: dict[str, str]
) -> None:
    status, _ = call("GET", f"{small.origin}{path}", headers=headers)
    assert status == 404


@pytest.mark.parametrize("body", ['{"days": "31"}', '{"days": true}', '{"days": 1e9}'])
def test_the_clock_refuses_nonsense(small: Portal, body: str) -> None:
    status, _ = call("POST", f"{small.origin}/dev/clock", body.encode())
    assert status == 400


def test_a_large_body_reaches_the_app_and_a_huge_one_gets_an_answer(small: Portal) -> None:
    url = f"{small.origin}/api/things/1"
    assert call("PUT", url, b"x" * 4_000_000)[0] == 200
    assert call("PUT", url, b"x" * 20_000_000)[0] == 413
    assert call("GET", f"{small.origin}/api/things/new")[0] == 502


def test_the_outbox_page_answers_on_every_office_host(small: Portal) -> None:
    for host in ("127.0.0.1", "localhost", "delta.localhost"):
        headers = {"Host": f"{host}:{small.port}"}
        status, page = call("GET", f"{small.origin}/dev/outbox?to=nobody", headers=headers)
        assert status == 200
        assert b"Nothing has been sent" in page


@pytest.mark.parametrize("odd", [["99999"], ["-1"], ["0"], ["x"], ["8123", "--aws-port", "8123"]])
def test_a_port_that_cannot_be_is_refused_at_once(tmp_path: Path, odd: list[str]) -> None:
    port, *more = odd
    done = run_python("-m", "scripts.up", "--data", str(tmp_path), "--port", port, *more)
    assert done.returncode == 2
    assert "port" in done.stderr
