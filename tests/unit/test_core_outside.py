"""How long AWS is waited for: a person hears within three seconds that something does not work."""

import pytest

from chalicelib.core import outside, table
from chalicelib.core.config import BadConfig, read
from chalicelib.core.outside import ANSWERING, WORKING, Patience
from chalicelib.gateways import aws
from scripts.packaging.template import full_template
from tests.settings import SETTINGS

BUDGET = 3


def longest(here: Patience, attempts: int) -> float:
    """Every attempt waits as long as it may, and so does every pause between them."""
    pauses = sum(outside.PAUSE * 2**turn for turn in range(attempts - 1))
    return attempts * (here.connect + here.read(attempts)) + pauses


@pytest.mark.parametrize("attempts", [1, ANSWERING.attempts])
def test_one_question_of_a_person_takes_less_than_three_seconds(attempts: int) -> None:
    assert 0 < longest(ANSWERING, attempts) < BUDGET
    assert ANSWERING.read(attempts) > ANSWERING.connect


@pytest.mark.parametrize("attempts", [1, WORKING.attempts])
def test_a_job_is_more_patient_and_still_has_an_end(attempts: int) -> None:
    assert longest(ANSWERING, attempts) < longest(WORKING, attempts) <= WORKING.seconds


def test_the_api_and_nobody_else_is_in_a_hurry() -> None:
    made = full_template()["Resources"]
    hurried = {
        name: each["Properties"]["Environment"]["Variables"]["PATIENCE"]
        for name, each in made.items()
        if "PATIENCE" in str(each.get("Properties", {}).get("Environment", {}))
    }
    assert hurried == {"APIHandler": "answering"}


@pytest.mark.parametrize(("said", "here"), [("answering", ANSWERING), ("working", WORKING)])
def test_every_client_waits_as_long_as_its_function_does(
    monkeypatch: pytest.MonkeyPatch, said: str, here: Patience
) -> None:
    settings = read(SETTINGS | {"PATIENCE": said})
    for module in (outside, aws, table):
        monkeypatch.setattr(module, "config", lambda: settings)
    assert table.connection.__wrapped__().client.patience == here
    clients = [
        (aws.client.__wrapped__("kms"), here.attempts),
        (aws.client.__wrapped__("sesv2", 1), 1),
    ]
    for client, attempts in clients:
        config = client.meta.config
        assert (config.connect_timeout, config.read_timeout) == (here.connect, here.read(attempts))
        assert config.retries["total_max_attempts"] == attempts


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(BadConfig, match="PATIENCE"):
        read(SETTINGS | {"PATIENCE": "endless"})
