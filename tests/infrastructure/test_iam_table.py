"""What each function does with AWS and what its role allows: the same, but for what has a reason.

`make test` notes what the functions ask for and holds it against this table (scripts/checks).
"""

import json
import re

import pytest

from scripts import iam_table
from scripts.checks import rights
from scripts.iam_table import NO_REASON
from scripts.packaging.template import full_template
from scripts.plain import Stop
from scripts.rights import Right, granted

SEEN, UNSEEN = iam_table.table()
LONGEST_POLICY = 10_240


def test_the_table_is_of_the_roles_as_they_are() -> None:
    listed = SEEN | UNSEEN.keys()
    assert sorted(granted() - listed) == []
    assert sorted(listed - granted()) == []
    assert not SEEN & UNSEEN.keys()


def test_what_is_allowed_and_never_asked_for_has_a_reason() -> None:
    bare = [right for right, reason in UNSEEN.items() if not reason or reason == NO_REASON]
    assert bare == []


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_no_role_allows_is_red(monkeypatch: pytest.MonkeyPatch, *, is_whole: bool) -> None:
    scans = Right("Api", "dynamodb:Scan", "UsersTable")
    asked(monkeypatch, SEEN | {scans})
    with pytest.raises(Stop, match="no role allows: Api dynamodb:Scan UsersTable"):
        rights.judge(is_whole=is_whole)


def test_what_is_allowed_and_never_asked_for_is_red_after_all_tests_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, *rest = sorted(SEEN)
    asked(monkeypatch, frozenset(rest))
    rights.judge(is_whole=False)
    with pytest.raises(Stop, match=re.escape(f"never asked for: {' '.join(first)}")):
        rights.judge(is_whole=True)


def test_a_reason_for_what_is_seen_after_all_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch, SEEN | {next(iter(UNSEEN))})
    with pytest.raises(Stop, match="needs no reason"):
        rights.judge(is_whole=False)


def asked(monkeypatch: pytest.MonkeyPatch, found: frozenset[Right]) -> None:
    monkeypatch.setattr(iam_table, "asked", lambda: found)


def test_a_role_fits_in_what_aws_takes() -> None:
    for name, found in full_template()["Resources"].items():
        for policy in found.get("Properties", {}).get("Policies", ()):
            said = re.sub(r"\\s", "", json.dumps(policy["PolicyDocument"], separators=(",", ":")))
            names = said.count("AWS::") + said.count("Fn::")
            assert len(said) + 40 * names < LONGEST_POLICY, name
