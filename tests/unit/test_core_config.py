"""Settings: named, typed, and refused when they make no sense."""

import pytest

from chalicelib.core.config import BadConfig, read
from tests.settings import SETTINGS

DEPLOYED = SETTINGS | {"STAGE": "production", "WEB_ORIGIN_SCHEME": "https", "ORIGIN_KEY": "o" * 20}


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
