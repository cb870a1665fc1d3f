"""The checks themselves: what a change can reach, when they stop, and what they tell."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks import coverage, lanes, reach, report, wishes
from scripts.checks.steps import BESIDE, BROWSERS, LANES, ROOT, Step
from scripts.plain import Stop, only_one
from tests.waiting import eventually


def reached(*changed: str) -> frozenset[str] | None:
    return reach.reached(frozenset(changed))


@pytest.fixture(autouse=True)
def _found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notes of the run that this test is part of stay as they are."""
    monkeypatch.setattr(lanes, "FOUND", tmp_path)
    monkeypatch.setattr(lanes, "TOOK", tmp_path / "seconds.json")
    monkeypatch.setattr(report, "NOTES", tmp_path / "tally")


def test_a_test_that_changed_reaches_itself_alone() -> None:
    assert reached("tests/unit/test_numbers.py") == {"tests/unit/test_numbers.py"}


def test_a_rule_that_changed_reaches_who_imports_it_and_what_asks_the_whole_app() -> None:
    found = reached("chalicelib/tasks/domain/task.py")
    assert found
    assert {"app.py", "tests/unit/test_tasks_domain.py", "tests/http/test_tasks.py"} <= found
    assert "tests/unit/test_numbers.py" not in found


def test_a_program_that_is_started_by_name_is_reached() -> None:
    found = reached("scripts/demo/story.py")
    assert found
    assert "scripts/up.py" in found
    assert "tests/local/test_demo_seed.py" in found
    assert "tests/unit/test_tasks_domain.py" not in found


@pytest.mark.parametrize("path", ["tests/conftest.py", "tests/settings.py", "tests/aws.py"])
def test_what_every_test_begins_with_reaches_everything(path: str) -> None:
    assert reached(path) is None


@pytest.mark.parametrize("path", ["pyproject.toml", "Makefile", "vendor/x", "chalicelib/new.txt"])
def test_what_nobody_is_known_to_read_reaches_everything(path: str) -> None:
    assert reached(path) is None


@pytest.mark.parametrize(
    ("path", "folders"),
    [
        ("app.py", ["e2e", "http", "infrastructure", "local"]),
        ("chalicelib/signing/routes/paper.py", ["e2e", "infrastructure"]),
        ("scripts/local/stand_in_main.py", ["e2e", "http", "integration", "signing"]),
        ("scripts/resources.py", ["http", "proof"]),
        ("web/public/favicon.png", ["e2e"]),
    ],
)
def test_what_is_started_and_not_imported_is_reached_too(path: str, folders: list[str]) -> None:
    one = reach.Reach(frozenset({path}), reached(path))
    for folder in folders:
        tests = {str(test) for test in Path("tests", folder).rglob("test_*.py")}
        assert set(one.tests(f"tests/{folder}")) == tests


def test_a_revision_that_git_does_not_know_is_named() -> None:
    for odd in ("nonsense", "HEAD~99999", "--output=x"):
        with pytest.raises(Stop, match=odd):
            reach.changed_since(odd)


def test_a_file_that_is_no_python_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half.py").write_text("a = 1\ndef f(:\n")
    monkeypatch.setattr(reach, "ROOT", tmp_path)
    with pytest.raises(Stop, match=r"half\.py, line 2"):
        list(reach.uses("half.py"))


def test_every_test_belongs_to_a_step() -> None:
    folders = tuple(f"{step.tests}/" for step in (*BESIDE, BROWSERS) if step.tests)
    tests = [str(path) for path in Path("tests").rglob("test_*.py")]
    assert [path for path in tests if not path.startswith(folders)] == []


def test_a_text_for_readers_reaches_nothing() -> None:
    assert reached("README.md") == frozenset()


def test_of_a_change_in_the_web_its_own_steps_and_the_browser_tests_run() -> None:
    changed = frozenset({"web/src/app.css"})
    plan = wishes.Wish(is_short=False, only=frozenset(), since="main", seed=1)
    one = reach.Reach(changed, reach.reached(changed))
    kept = [step.name for step in BESIDE if plan.narrowed(step, one)]
    assert {"web lint", "web types", "web unit", "architecture"} <= set(kept)
    assert "http" not in kept
    assert one.tests("tests/e2e")


def test_coverage_counts_what_any_run_came_to_and_wants_all_of_the_rules(tmp_path: Path) -> None:
    def ran(name: str, *lines: int) -> Path:
        file = {"executed_lines": lines, "missing_lines": [n for n in (1, 2) if n not in lines]}
        path = tmp_path / name
        path.write_text(json.dumps({"files": {"chalicelib/tasks/domain/task.py": file}}))
        return path

    coverage.judge([ran("unit", 1), ran("http", 2)])
    with pytest.raises(Stop, match="covered whole"):
        coverage.judge([ran("unit", 1)])


def test_coverage_that_was_not_noted_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"unit\.json is not there"):
        coverage.judge([tmp_path / "unit.json"])


def test_coverage_of_everything_has_a_floor(tmp_path: Path) -> None:
    file = {"executed_lines": list(range(94)), "missing_lines": list(range(94, 100))}
    (tmp_path / "http").write_text(json.dumps({"files": {"chalicelib/tasks/store/x.py": file}}))
    with pytest.raises(Stop, match="95"):
        coverage.judge([tmp_path / "http"])


def python(name: str, text: str, seconds: int = 1) -> Step:
    return Step(name, (sys.executable, "-c", text), seconds)


def test_after_a_failure_nothing_new_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = python("late", f"open({str(tmp_path / 'late')!r}, 'w')")
    with pytest.raises(Stop, match=r"^first failed\.$"):
        lanes.run_all([python("first", "exit('this is wrong')")])
    assert "this is wrong" in capsys.readouterr().out
    failing = [python(f"failing {number}", "exit(1)", 9) for number in range(LANES)]
    with pytest.raises(Stop, match="failed"):
        lanes.run_all([*failing, late])
    assert not (tmp_path / "late").exists()


def wrong(step: Step, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a step that is not good."""
    with pytest.raises(Stop, match=f"^{step.name} failed"):
        lanes.run_all([step])
    return capsys.readouterr().out


def test_a_step_that_does_not_start_or_cannot_be_read_is_not_good(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "did not start" in wrong(Step("lost", ("/no/such/program",)), capsys)
    rubbish = python("rubbish", "import os; os.write(1, b'\\xff here'); exit(3)")
    assert "exit status 3)\n\N{REPLACEMENT CHARACTER} here" in wrong(rubbish, capsys)
    killed = python("killed", "import os; os.kill(os.getpid(), 9)")
    assert "ended by SIGKILL" in wrong(killed, capsys)


def test_tests_are_good_only_when_pytest_came_to_its_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    early = replace(python("early", "exit(0)"), tests="tests/unit")
    assert "did not come to its end" in wrong(early, capsys)
    for left_out, status, good in ((0, 0, True), (0, 5, False), (2, 5, True), (2, 1, False)):
        ends = f"tally._note('end', {{'left_out': {left_out}}}); exit({status})"
        step = replace(python("whole", f"from tests import tally; {ends}"), tests="tests/unit")
        assert lanes.passes(step) == good


def test_a_fault_of_the_checks_themselves_is_not_good(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(lanes, "note_seconds", fault)
    with pytest.raises(ZeroDivisionError):
        lanes.run_all([python("any", "")])


@pytest.mark.parametrize("odd", ["[]", "null", "3", '{"a": {"b": 1}}', '{"a": "x"}', "{", "\0"])
def test_times_that_cannot_be_read_are_none(odd: str) -> None:
    lanes.TOOK.write_text(odd)
    assert lanes.seconds_of_last_time() == {}


def test_the_longest_of_last_time_begins_first(capsys: pytest.CaptureFixture[str]) -> None:
    lanes.note_seconds(python("short", ""), 2)
    lanes.note_seconds(python("long", ""), 99)
    assert lanes.seconds_of_last_time() == {"short": 2, "long": 99}
    ordered = lanes.longest_first([python("short", ""), python("new", "", 50), python("long", "")])
    assert [step.name for step in ordered] == ["long", "new", "short"]


def test_a_run_that_is_killed_leaves_nothing_running() -> None:
    program = (
        "import sys; from scripts.checks import lanes; from scripts.checks.steps import Step;"
        "lanes.run_all([Step('long', (sys.executable, '-c', "
        "'import os, time; print(os.getpid(), flush=True); time.sleep(600)'))])"
    )
    log = ROOT / "build/checks/long.log"
    log.unlink(missing_ok=True)
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) as running:
        child = int(eventually(lambda: log.exists() and log.read_text()))
        running.send_signal(signal.SIGKILL)
    eventually(lambda: not is_running(child))


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_second_run_beside_it_is_refused(tmp_path: Path) -> None:
    with (
        only_one(tmp_path, "The checks already run."),
        pytest.raises(Stop, match="already run"),
    ):
        only_one(tmp_path, "The checks already run.")
    only_one(tmp_path, "free again").close()


def test_the_end_tells_what_was_started_and_what_took_longest(tmp_path: Path) -> None:
    for name, seconds in (("one", 3.0), ("other", 61.0)):
        note = {"started": {"portals": 1}, "seconds": {f"tests/{name}": seconds}}
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.json").write_text(json.dumps(note))
    (tmp_path / "one" / "2.json").write_text('{"started')
    told = report.of(tmp_path)
    assert "2 portals" in told
    assert told.index("1 min 1 s  tests/other") < told.index("3.0 s  tests/one")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--only", "nothing"], "Unknown: nothing. Choose from: "),
        (["--only", ","], "Unknown: "),
        (["--seed", "x"], "whole number"),
    ],
)
def test_a_wish_that_makes_no_sense_is_told(
    monkeypatch: pytest.MonkeyPatch, given: list[str], told: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["checks", "all", *given])
    with pytest.raises(Stop, match=told):
        wishes.read()
