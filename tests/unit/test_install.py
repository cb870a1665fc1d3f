"""Installing tells plainly what went wrong, and stops with nothing running."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import browser, install
from scripts.beside import ENDERS, beside, ended_with_us
from scripts.plain import Stop


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("WARNING: retrying\nERROR: No matching distribution found for x==1\n", "ERROR: No match"),
        ("npm error code ENOTFOUND\nnpm error A complete log of this run\n", "npm error code"),
        ("vite v8\nCould not resolve './a' in vite.config.ts\n    at x (y)\n", "Could not resolve"),
        ("something else\nthe last line\n", "the last line"),
        ("", "no output"),
    ],
)
def test_the_first_line_that_names_an_error_is_told(output: str, told: str) -> None:
    assert install.reason(output).startswith(told)


def test_a_failing_step_becomes_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "TOOLS", tmp_path)
    with pytest.raises(Stop, match=r"^Failed while trying: ERROR: nothing is there \("):
        install.do([sys.executable, "-c", "exit('ERROR: nothing is there')"], "trying")
    assert "nothing is there" in (tmp_path / "install.log").read_text()


def test_a_step_is_done_until_its_inputs_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "TOOLS", tmp_path)
    inputs = install.digest([b"a", b"b"])
    assert not install.is_done("web", inputs)
    install.mark("web", inputs)
    assert install.is_done("web", inputs)
    assert not install.is_done("web", install.digest([b"ab"]))


def test_when_one_of_two_must_stop_the_program_of_the_other_is_ended() -> None:
    def long() -> None:
        with (
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as running,
            ended_with_us(running.terminate),
        ):
            running.wait()

    def fails() -> None:
        while not ENDERS:
            time.sleep(0.01)
        raise Stop("no network")

    started = time.monotonic()
    with pytest.raises(Stop, match="no network"):
        beside(long, fails)
    assert time.monotonic() - started < 20
    while ENDERS:
        time.sleep(0.01)


def test_without_chromium_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "found_ones", lambda python: iter([]))
    monkeypatch.setattr(browser, "ways", lambda python: iter([["false"]]))
    with pytest.raises(Stop, match=r"^No Chromium was found or could be installed: install it"):
        browser.find_or_install(Path(sys.executable), tmp_path / "chromium")
    assert not (tmp_path / "chromium").exists()
