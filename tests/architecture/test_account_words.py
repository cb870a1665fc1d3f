"""One word for how an account stands, and one name for the log, on every page and in every mail."""

import json
import re

import pytest

from chalicelib.core.language import Language
from scripts.install import WEB
from tests.architecture.test_deadline_words import texts

OPENAPI = WEB.parent / "docs/api/openapi.json"
OTHER_WORDS = re.compile(
    r"geblokkeerd|account weer geopend|account heropen|"
    r"\bblocked\b|(?<!_)reactivated|account opened again",
    re.IGNORECASE,
)
STATES = {
    Language.NL: "invited: 'Uitgenodigd', active: 'Actief', deactivated: 'Gedeactiveerd'",
    Language.EN: "invited: 'Invited', active: 'Active', deactivated: 'Deactivated'",
}


def test_a_stopped_account_goes_by_one_word() -> None:
    assert [line for line in texts() if OTHER_WORDS.search(line)] == []


@pytest.mark.parametrize("language", Language)
def test_the_states_of_an_account_are_named_in_one_place(language: Language) -> None:
    named = [line.strip() for line in texts() if STATES[language] in line]
    assert len(named) == 1


def test_the_log_has_one_name() -> None:
    assert "title: 'Logboek'" in (WEB / "src/office/i18n/nl/log.ts").read_text()
    assert [line for line in texts() if re.search("beveiligingslog|security log", line)] == []


def test_a_stopped_password_is_not_called_a_deactivated_account() -> None:
    """Before signing in nothing of an account stops but its password: no page or route there is
    named after another state."""
    pages = [*(WEB / "src/auth").rglob("*.*"), *WEB.glob("src/i18n/*/auth.ts")]
    named = [f"{each.name} {line}" for each in pages for line in each.read_text().splitlines()]
    routes = json.loads(OPENAPI.read_text())["paths"]
    named += [path for path in routes if path.startswith("/challenges")]
    assert [each for each in named if re.search("deactiv|gedeactiv", each, re.IGNORECASE)] == []
