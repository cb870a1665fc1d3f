"""Who may not do what is asked is named where they were chosen, wherever it is asked."""

from collections.abc import Callable

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.rights import Rights, Role
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_publications import publication
from tests.portal import Answer, Portal
from tests.world import World

Asking = Callable[[World, Portal, str], Answer]
LOOKS = Rights(role=Role.MEDEWERKER, read=True)


def to_approve(world: World, bram: Portal, user_id: str) -> Answer:
    body = publication(world, asked={"recipients": [user_id]})
    return bram.post(f"/clients/{world.bakkerij}/publications", body)


def to_sign(world: World, bram: Portal, user_id: str) -> Answer:
    body = publication(world, type_id="jaarrekening", asked={"signers": [{"user_id": user_id}]})
    return bram.post(f"/clients/{world.bakkerij}/publications", body)


def in_a_signing(world: World, bram: Portal, user_id: str) -> Answer:
    """Of a document that is in the dossier already."""
    body = publication(world, asked=None, type_id="jaarrekening")
    bram.post(f"/clients/{world.bakkerij}/publications", body)
    wish = {"task_id": new_id(), "document_id": body["document_id"]}
    signers = [{"user_id": user_id}]
    return bram.post(f"/clients/{world.bakkerij}/signings", wish | {"signers": signers})


def instead_of_others(world: World, bram: Portal, user_id: str) -> Answer:
    task = world.publish("PIETER")
    path = f"/clients/{world.bakkerij}/tasks/{task.task_id}/recipients"
    return bram.put(path, {"recipients": [user_id]})


EVERYWHERE = [
    (to_approve, "asked.recipients"),
    (to_sign, "asked.signers"),
    (in_a_signing, "asked.signers"),
    (instead_of_others, "recipients"),
]


@pytest.fixture
def bram(world: World, texts: FakeSms) -> Portal:
    return proved(Portal(world.host).sign_in(world.users["BRAM"]), texts, "pass_on")


def looks_only(world: World) -> str:
    return world.join("ZOE", "Zoë Kuipers", world.bakkerij, LOOKS).user_id


def was_here(world: World) -> str:
    user = world.join("ZOE", "Zoë Kuipers", world.bakkerij)
    world.leave("ZOE", world.bakkerij)
    return user.user_id


def was_stopped(world: World) -> str:
    user = world.join("ZOE", "Zoë Kuipers", world.bakkerij)
    world.stop("ZOE")
    return user.user_id


def colleague(world: World) -> str:
    """Who may not sign for the office at this client."""
    return world.employ("ZOE", "Zoë Kuipers", EmployeeRole.ASSISTANT, world.holding).user_id


@pytest.mark.parametrize("who", [looks_only, was_here, was_stopped, colleague])
@pytest.mark.parametrize(("asking", "field"), EVERYWHERE)
def test_who_may_not_do_what_is_asked_is_named(
    world: World, bram: Portal, asking: Asking, field: str, who: Callable[[World], str]
) -> None:
    answer = asking(world, bram, who(world))
    assert (answer.status, answer.fields) == (400, {field: "may_not_do_this"})
    [wrong] = answer.body["fields"]
    assert wrong["message"].startswith("Dit kan nu niet worden gevraagd aan Zoë Kuipers: ")


@pytest.mark.parametrize(("asking", "field"), EVERYWHERE)
def test_a_client_of_others_is_named_to_nobody(
    world: World, bram: Portal, asking: Asking, field: str
) -> None:
    stranger = world.join("LOTTE", "Lotte Hendriks", world.holding).user_id
    answer = asking(world, bram, stranger)
    assert answer.fields == {field: "may_not_do_this"}
    assert "Lotte" not in str(answer.body)


def test_all_of_them_are_named_in_the_language_of_who_asks(world: World) -> None:
    for who, name in (("ZOE", "Zoë Kuipers"), ("JOOST", "Joost Bakker")):
        world.join(who, name, world.bakkerij, LOOKS)
    chosen = [world.users[who].user_id for who in ("ZOE", "ANNA", "JOOST")]
    english = Portal(world.host, "en").sign_in(world.users["BRAM"])
    body = publication(world, asked={"recipients": chosen})
    [wrong] = english.post(f"/clients/{world.bakkerij}/publications", body).body["fields"]
    assert wrong["message"].startswith("This cannot be asked of Zoë Kuipers and Joost Bakker now: ")
