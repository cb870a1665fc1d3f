"""What the office, and whose account it is, are told by mail about accounts."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.identity.store import signing_in, users
from tests.pipeline import Pipeline
from tests.support.happenings import happened
from tests.world import World

SUBJECTS = {
    "account_stopped": "Verkeerd nummer gemeld: Anna de Vries",
    "code_not_sent": "Sms niet verstuurd: Anna de Vries",
    "passkey_refused": "Passkey geweigerd: Anna de Vries",
}


def happens(world: World, action: str) -> None:
    anna, mobile = world.users["ANNA"], "•• •••• ••78"
    told, about = happened(action, mobile=mobile), {"client_id": NO_CLIENT}
    audit.put(by_itself(world.office_id, told, clock.now(), **about, subject_id=anna.user_id))


@pytest.mark.parametrize(("action", "subject"), SUBJECTS.items())
def test_the_office_hears_of_it_at_its_general_address(
    world: World, pipeline: Pipeline, action: str, subject: str
) -> None:
    happens(world, action)
    pipeline.run()
    (mail,) = pipeline.aws.outbox(f"info@{world.host}")
    assert mail.subject == subject
    assert "/kantoor" in mail.text


def test_somebody_who_keeps_trying_is_told_of_once(world: World, pipeline: Pipeline) -> None:
    for _ in range(3):
        happens(world, "code_not_sent")
    pipeline.run()
    (mail,) = pipeline.aws.outbox(f"info@{world.host}")
    assert "Mobiel nummer: •• •••• ••78" in mail.text
    assert world.users["ANNA"].mobile not in mail.html


@pytest.mark.parametrize(
    ("language", "subject", "says"),
    [
        (Language.NL, "Uw wachtwoord werkt niet meer", "Dan kende iemand anders uw wachtwoord"),
        (Language.EN, "Your password no longer works", "Then somebody else knew your password"),
    ],
)
def test_whose_password_was_stopped_hears_what_happened_and_gets_a_link(
    world: World, pipeline: Pipeline, language: Language, subject: str, says: str
) -> None:
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, language=language))
    happens(world, "account_stopped")
    pipeline.run()
    (mail,) = pipeline.aws.outbox(anna.email)
    assert mail.subject == subject
    assert says in mail.text
    assert f"{world.host}/welkom#token=" in mail.text


@pytest.mark.parametrize(
    ("language", "subject", "says"),
    [
        (Language.NL, "Te veel verkeerde codes bij uw account", "Tot middernacht"),
        (Language.EN, "Too many wrong codes for your account", "until midnight"),
    ],
)
def test_whose_codes_were_guessed_hears_of_it_once_a_day_and_what_to_do(
    world: World, pipeline: Pipeline, language: Language, subject: str, says: str
) -> None:
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, language=language))
    for _ in range(2):
        happens(world, "codes_stopped")
    pipeline.run()
    (mail,) = pipeline.aws.outbox(anna.email)
    assert mail.subject == subject
    assert says in mail.text
    assert "passkey" in mail.text
    assert f"{world.host}/wachtwoord-opvragen" in mail.text
    assert pipeline.aws.outbox(f"info@{world.host}") == []
