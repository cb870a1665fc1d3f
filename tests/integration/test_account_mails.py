"""What the office is told by mail about the accounts of its people."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by_itself
from chalicelib.core import clock
from tests.pipeline import Pipeline
from tests.world import World

SUBJECTS = {
    "account_stopped": "Account gedeactiveerd: Anna de Vries",
    "code_not_sent": "Sms niet verstuurd: Anna de Vries",
    "passkey_refused": "Passkey geweigerd: Anna de Vries",
}


def happens(world: World, action: str) -> None:
    anna, mobile = world.users["ANNA"], "•• •••• ••78"
    details = {"client_id": NO_CLIENT, "subject_id": anna.user_id, "mobile": mobile}
    audit.put(by_itself(world.office_id, action, clock.now(), **details))


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
