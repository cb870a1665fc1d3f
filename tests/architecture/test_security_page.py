"""docs/security.md names tests as proof: each of them exists."""

import re

import pytest

from scripts.install import ROOT

NAMED = sorted(
    set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/security.md").read_text()))
)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_is_named_exists(path: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text(), re.MULTILINE)


def test_the_page_names_proof_for_every_threat() -> None:
    page = (ROOT / "docs/security.md").read_text()
    table = page.split("## Who may want it")[1].split("Not stopped")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    without = [row for row in rows if "::test_" not in row]
    assert len(rows) > 20
    assert not without
