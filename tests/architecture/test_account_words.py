"""One word for how an account stands, and one name for the log, on every page and in every mail."""

import re

import pytest

from chalicelib.core.language import Language
from scripts.install import WEB
from tests.architecture.test_deadline_words import texts

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
