"""Postvak: what the office must do, for each employee what is theirs to see."""

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.work.routes import work as routes
from tests.http.knocking import Later
from tests.portal import Answer, Portal
from tests.support.office_work import counts, waiting
from tests.world import World


def colleague(world: World, who: str, role: EmployeeRole, *clients: str) -> Portal:
    return Portal(world.host).sign_in(world.employ(who, who.title(), role, *clients))


def approved(world: World, **wish: str) -> Task:
    task = world.publish("ANNA", **wish)
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    assert anna.put(path, {"document_sha256": task.about.sha256}).status == 200
    return task


def signed_by(world: World, *stages: tuple[str, int]) -> Task:
    signers = tuple(Signer(user_id=world.users[who].user_id, stage=stage) for who, stage in stages)
    return world.publish(type_id="opdrachtbevestiging", signers=signers)


def seen(answer: Answer) -> list[tuple[str, str, bool]]:
    return [
        (each["task"]["task_id"], each["why"], each["is_mine"]) for each in answer.body["items"]
    ]


def test_each_sees_the_work_at_their_own_clients_and_is_told_how_much_it_is(
    world: World, bram: Portal
) -> None:
    here, there = approved(world), approved(world, client_id=world.holding)
    fatima = colleague(world, "FATIMA", EmployeeRole.ASSISTANT, world.bakkerij)
    of_all, of_hers = bram.get("/work"), fatima.get("/work")
    assert {each[0] for each in seen(of_all)} == {here.task_id, there.task_id}
    assert of_all.body["counts"] == counts(2)
    assert seen(of_hers) == [(here.task_id, "ready_to_send", False)]
    assert of_hers.body["counts"] == counts(1)


def test_the_list_goes_on_where_it_stopped_and_counts_all_of_it_at_once(
    world: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "PAGE", 2)
    ids = {approved(world).task_id for _ in range(3)}
    first = bram.get("/work")
    second = bram.get(f"/work?cursor={first.body['cursor']}")
    assert (len(seen(first)), {each[0] for each in seen(first) + seen(second)}) == (2, ids)
    assert first.body["counts"] == counts(3)
    assert (second.body["counts"], second.body["cursor"]) == (None, None)
    assert bram.get("/work?cursor=e30=").fields == {"cursor": "invalid"}


def test_a_signature_that_a_client_can_give_as_well_is_work_of_its_signer_alone(
    world: World, bram: Portal
) -> None:
    joost = colleague(world, "JOOST", EmployeeRole.ACCOUNTANT)
    task = signed_by(world, ("BRAM", 1), ("ANNA", 1))
    assert seen(bram.get("/work")) == [(task.task_id, "sign", True)]
    assert bram.get("/work").body["counts"] == counts(1, mine=1)
    assert joost.get("/work").body["items"] == []
    assert [each["task_id"] for each in waiting(joost, "client")] == [task.task_id]


def test_while_only_a_colleague_can_go_on_everybody_at_the_office_sees_it(
    world: World, bram: Portal
) -> None:
    joost = colleague(world, "JOOST", EmployeeRole.ACCOUNTANT)
    task = signed_by(world, ("BRAM", 1), ("ANNA", 2))
    assert seen(bram.get("/work")) == [(task.task_id, "sign", True)]
    assert seen(joost.get("/work")) == [(task.task_id, "sign", False)]
    assert waiting(joost, "client") == []


def test_what_expired_is_not_asked_to_be_signed_before_the_job_says_so(
    world: World, later: Later
) -> None:
    signers = (Signer(user_id=world.users["BRAM"].user_id),)
    world.publish(type_id="opdrachtbevestiging", signers=signers, expires_on=clock.today())
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert len(waiting(bram, "office")) == 1
    later(days=2)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert waiting(bram, "office") == []
