"""`python -m scripts.office` where `make up` runs: an office with its owner, beside the demo."""

import re
import subprocess

import pytest

from scripts.local.ask import call
from tests.laptop import Portal, run_python
from tests.waiting import eventually

FACTS = {
    "name": "Noord Accountants",
    "colour": "#1f4b99",
    "email": "info@noord.test",
    "sms_sender": "Noord",
    "privacy_url": "https://noord.test/privacy",
    "owner_name": "Nelleke Noord",
    "owner_mobile": "0612345699",
}


def office(
    portal: Portal, what: str, language: str = "nl_NL.UTF-8", **facts: str
) -> subprocess.CompletedProcess[str]:
    options = [f"--{name.replace('_', '-')}={text}" for name, text in facts.items()]
    return run_python(
        *("-m", "scripts.office", what, "--endpoint", portal.endpoint, *options), LC_ALL=language
    )


def shown(portal: Portal, host: str) -> str:
    """What the door of an office tells everybody."""
    named = {"Host": f"{host}:{portal.port}"}
    return call("GET", f"{portal.origin}/api/office", headers=named)[1].decode()


@pytest.mark.slow
def test_an_office_opens_once_and_its_owner_is_mailed_once(portal: Portal) -> None:
    host, owner = "noord.localhost", "nelleke@noord.test"
    for _ in range(2):
        made = office(portal, "open", **FACTS, host=host, owner_email=owner)
        assert (made.returncode, made.stderr) == (0, "")
        assert made.stdout.startswith(f"Noord Accountants staat klaar op {host}.")
    mail = eventually(lambda: portal.outbox(owner))
    assert re.search(rf"http://{host}:{portal.port}/welkom#token=", mail[0]["text"])
    assert len(portal.outbox(owner)) == 1


@pytest.mark.slow
def test_the_statements_change_and_the_door_leads_there(portal: Portal) -> None:
    host, terms = "zuid.localhost", "https://noord.test/voorwaarden"
    office(portal, "open", **FACTS, host=host, owner_email="zus@noord.test")
    changed = office(portal, "change", host=host, terms_url=terms)
    assert changed.stdout.startswith("Gewijzigd bij Noord Accountants: "), changed.stderr
    assert terms in changed.stdout
    assert terms in eventually(lambda: shown(portal, host))
    again = office(portal, "change", host=host, terms_url=terms)
    assert again.stdout == "Bij Noord Accountants stond het al zo.\n", again.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl_NL.UTF-8", "Kleur (#rrggbb): Schrijf de kleur"),
        ("en_GB.UTF-8", "Colour (#rrggbb): Write the colour"),
    ],
)
def test_what_is_wrong_is_told_per_field_in_the_words_of_the_portal(
    portal: Portal, language: str, said: str
) -> None:
    refused = office(portal, "open", language, **FACTS | {"colour": "groen"}, host="west.localhost")
    assert refused.returncode == 1
    lines = refused.stderr.strip().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(said)
    assert lines[1].endswith(("e-mailadres.", "e-mail address."))
