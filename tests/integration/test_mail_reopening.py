"""What the others hear when somebody comes back who could not act yet."""

import pytest

from tests.integration.test_mail_letting_in import FAKE, bram, invite, mails
from tests.pipeline import Pipeline
from tests.portal import Portal
from tests.support.newcomers import let_in_of
from tests.world import World

__all__ = ["bram"]


def stopped_and_opened(bram: Portal, user_id: str) -> None:
    path = f"/people/{user_id}/deactivation"
    assert bram.put(path).status == 200
    assert bram.delete(path).status == 200


@pytest.mark.parametrize(
    ("language", "subject", "said"),
    [
        ("nl", f"Account van {FAKE} weer geactiveerd", f"Het account van {FAKE}, met toegang tot"),
        ("en", f"Account of {FAKE} activated again", f"The account of {FAKE}, with access to"),
    ],
)
def test_the_others_hear_that_the_account_is_opened_again(
    world: World, pipeline: Pipeline, bram: Portal, language: str, subject: str, said: str
) -> None:
    for who in ("ANNA", "PIETER"):
        door = Portal(world.host).sign_in(world.users[who])
        assert door.put("/me/language", {"language": language}).status in (200, 204)
    fake = invite(world, bram)["user_id"]
    pipeline.run()
    stopped_and_opened(bram, fake)
    pipeline.run()
    for who in ("ANNA", "PIETER"):
        (mail,) = mails(pipeline, world, who, subject)
        assert said in mail.text
        assert world.users["BRAM"].name in mail.text
        assert "72" in mail.text
        assert world.users[who].user_id in let_in_of(world, world.bakkerij, fake).told


def test_nobody_hears_it_of_who_could_act(world: World, pipeline: Pipeline, bram: Portal) -> None:
    stopped_and_opened(bram, world.users["PIETER"].user_id)
    pipeline.run()
    name = world.users["PIETER"].name
    assert not mails(pipeline, world, "ANNA", f"Account van {name}")
