"""What is said of open tasks before somebody loses them is what happens."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.integration.test_passing_on import give
from tests.pipeline import Pipeline, approve
from tests.portal import Portal
from tests.world import ALL_RIGHTS, World

LOOKS = Rights(role=Role.MEDEWERKER, read=True)
Loses = Callable[[World], None]


def body_of(rights: Rights) -> dict[str, Any]:
    marks = {name: getattr(rights, name) for name in ("read", "approve", "sign", "handle")}
    limits = {"folders": list(rights.folders), "types": list(rights.types)}
    return {"role": rights.role, **marks, **limits, "ends_on": rights.ends_on}


def foretold(world: World, who: str, rights: Rights | None = None) -> list[dict[str, Any]]:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    wanted = {"user_id": world.users[who].user_id, "rights": rights and body_of(rights)}
    answer = bram.post(f"/clients/{world.bakkerij}/lost-tasks", wanted)
    assert answer.status == 201
    return list(answer.body["items"])


def stopped(world: World, who: str) -> list[dict[str, Any]]:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    return list(bram.get(f"/people/{world.users[who].user_id}/lost-tasks").body["items"])


def said(items: list[dict[str, Any]]) -> dict[str, tuple[str, list[str]]]:
    return {each["document_id"]: (each["outcome"], each["names"]) for each in items}


def ends(world: World) -> None:
    world.leave("ANNA", world.bakkerij)


def stops(world: World) -> None:
    world.stop("ANNA")


def only_looks(world: World) -> None:
    give(world, "ANNA", LOOKS)


def open_names(task: Task) -> list[str]:
    now = tasks.get(task.office_id, task.client_id, task.task_id)
    return [each.name for each in now.recipients if each.is_open]


@pytest.mark.parametrize("loses", [ends, stops, only_looks])
def test_who_is_asked_instead_is_said_before_and_asked_after(
    world: World, pipeline: Pipeline, loses: Loses
) -> None:
    alone = world.publish("ANNA")
    both = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    pieter = world.users["PIETER"].name
    before = said(
        stopped(world, "ANNA") if loses is stops else foretold(world, "ANNA", rights_after(loses))
    )
    assert before == {
        alone.about.document_id: ("passed_on", [pieter]),
        both.about.document_id: ("goes_on", [pieter]),
    }
    loses(world)
    pipeline.run()
    assert (open_names(alone), open_names(both)) == ([pieter], [pieter])


def rights_after(loses: Loses) -> Rights | None:
    return LOOKS if loses is only_looks else None


def test_what_nobody_else_may_do_is_said_to_get_stuck(world: World, pipeline: Pipeline) -> None:
    task = world.publish("ANNA")
    give(world, "PIETER", LOOKS)
    pipeline.run()
    assert said(foretold(world, "ANNA")) == {task.about.document_id: ("stuck", [])}
    ends(world)
    pipeline.run()
    assert tasks.get(task.office_id, task.client_id, task.task_id).state == "stuck"


def test_what_they_may_still_do_or_did_is_not_mentioned(world: World) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    approve(world, "ANNA", task)
    assert foretold(world, "ANNA") == []
    world.publish("ANNA")
    assert foretold(world, "ANNA", replace(ALL_RIGHTS, sign=False)) == []


def test_a_last_day_says_what_comes_after_it(world: World) -> None:
    world.publish("ANNA")
    last = str(clock.today() + timedelta(days=30))
    (line,) = foretold(world, "ANNA", replace(ALL_RIGHTS, ends_on=last))
    assert (line["outcome"], line["ends_on"]) == ("passed_on", last)


def test_of_a_colleague_only_who_leads_the_office_asks_it(world: World) -> None:
    roles = {"ESTHER": EmployeeRole.OWNER, "SVEN": EmployeeRole.ACCOUNTANT}
    asked = {
        who: Portal(world.host)
        .sign_in(world.employ(who, who.title(), role))
        .get(f"/people/{world.users['BRAM'].user_id}/lost-tasks")
        for who, role in roles.items()
    }
    assert asked["ESTHER"].body == {"items": [], "unseen": False}
    assert asked["SVEN"].status == 403


def test_who_sees_less_is_told_that_there_is_more(world: World) -> None:
    world.publish("ANNA")
    give(world, "PIETER", replace(ALL_RIGHTS, folders=("jaarrekening",)))
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    wanted = {"user_id": world.users["ANNA"].user_id}
    answer = pieter.post(f"/clients/{world.bakkerij}/lost-tasks", wanted)
    assert answer.body == {"items": [], "unseen": True}
