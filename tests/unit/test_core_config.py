"""Settings: named, typed, and refused when they make no sense."""

from typing import Any

import pytest

from chalicelib.core.config import BadConfig, read
from tests.settings import SETTINGS

DEPLOYED = SETTINGS | {"STAGE": "production", "WEB_ORIGIN_SCHEME": "https", "ORIGIN_KEY": "o" * 20}
SECRETS = ("CODE_PEPPER", "ORIGIN_KEY", "CSC_TOKEN", "CSC_PIN")


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(BadConfig, match="DOSSIER_BUCKET"):
        read({name: value for name, value in SETTINGS.items() if name != "DOSSIER_BUCKET"})


def test_a_deployed_stage_with_all_settings_starts() -> None:
    settings = read(DEPLOYED)
    assert settings.secure
    assert read(DEPLOYED | {"TSA_URLS": "http://a.example, https://b.example"}).tsas[1:] == (
        "https://b.example",
    )
    assert not settings.is_local


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"CODE_PEPPER": "short"}, "CODE_PEPPER"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}, "AWS_ENDPOINT_URL"),
        ({"CLOCK_OFFSET_FILE": ".data/clock"}, "CLOCK_OFFSET_FILE"),
        ({"WEB_ORIGIN_SCHEME": "http"}, "WEB_ORIGIN_SCHEME"),
        ({"ORIGIN_KEY": "short"}, "ORIGIN_KEY"),
        ({"TSA_URLS": "https://one.example, two.example"}, "TSA_URLS"),
    ],
)
def test_what_belongs_on_a_laptop_does_not_start_anywhere_else(
    wrong: dict[str, str], named: str
) -> None:
    with pytest.raises(BadConfig, match=named):
        read(DEPLOYED | wrong)


@pytest.mark.parametrize("name", ["code_pepper", "origin_key"])
def test_a_function_that_was_not_given_a_key_never_works_with_an_empty_one(name: Any) -> None:
    without = read({key: value for key, value in DEPLOYED.items() if key != name.upper()})
    with pytest.raises(BadConfig, match=name.upper()):
        without.key(name)
    assert read(DEPLOYED).key(name) == DEPLOYED[name.upper()]


def test_settings_that_end_up_in_a_log_show_no_secret() -> None:
    secrets = {name: f"{name}-0123456789" for name in SECRETS}
    said = repr(read(DEPLOYED | secrets))
    assert not [secret for secret in secrets.values() if secret in said]
