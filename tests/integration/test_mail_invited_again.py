"""Whoever never chose a password and asks for a new link."""

import re

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import signing_in
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.world import World


def test_whose_invitation_expired_gets_another_one(world: World, pipeline: Pipeline) -> None:
    """As the invitation promises; they have no password that could stay as it was."""
    anna = replace(world.users["ANNA"], status=Status.INVITED)
    signing_in.keep_change(anna)
    door = Portal(world.host)
    assert door.post("/password-requests", {"email": anna.email}).status == 202
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject.startswith("Uitnodiging voor het klantportaal")
    assert "Uitnodiging geldig tot en met" in mail.text
    assert "uw wachtwoord blijft" not in mail.text
    token = re.search(r"/welkom#token=(\S+)", mail.text)
    assert token
    assert door.post("/password-links", {"token": token[1]}).status == 200


def test_an_invited_colleague_who_asks_again_gets_the_mail_of_a_colleague(
    world: World, pipeline: Pipeline
) -> None:
    sven = world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT)
    signing_in.keep_change(replace(sven, status=Status.INVITED))
    assert Portal(world.host).post("/password-requests", {"email": sven.email}).status == 202
    pipeline.run()
    (mail,) = pipeline.aws.outbox(sven.email)
    assert mail.subject.startswith("Uw account bij")
