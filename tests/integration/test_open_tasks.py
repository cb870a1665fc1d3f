"""Whoever is given rights may get the open tasks too, when that is chosen: through stream and
queue, each once."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.errors import Conflict
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Rule
from chalicelib.offices.events import ClientUsers
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lists, tasks
from chalicelib.work.domain.office_task import TaskState
from tests.http.proving import proved
from tests.portal import Answer
from tests.support.ceremony import Desk

READS = {"role": "medewerker", "read": True, "handle": False, "approve": False, "sign": False}
HANDLES = READS | {"handle": True}
APPROVES = HANDLES | {"approve": True}
ALL = APPROVES | {"role": "beheerder", "sign": True}
NOTHING = {"approve": 0, "read": 0, "approve_stays": 0, "sign_stays": 0}
MAIL = "Er staan taken voor u klaar"
ZOE = {"name": "Zoë Kuipers", "mobile": "06-12345603", "language": "nl"}


def count(desk: Desk, rights: dict[str, Any], who: str = "BRAM", **more: str) -> dict[str, int]:
    path = f"/clients/{desk.world.bakkerij}/open-tasks"
    answer = desk.door(who).post(path, {"rights": rights, **more})
    assert answer.status == 201, answer.body
    return dict(answer.body)


def invite(desk: Desk, rights: dict[str, Any], who: str = "BRAM", **more: Any) -> User:
    """Somebody new, at the bakery."""
    body = ZOE | {"email": f"{new_id().lower()}@bakkerij.example", "rights": rights, **more}
    path = f"/clients/{desk.world.bakkerij}/people"
    answer = proved(desk.door(who), desk.texts).post(path, body)
    assert answer.status == 201, answer.body
    return known(desk, answer)


def known(desk: Desk, answer: Answer) -> User:
    desk.world.users["ZOE"] = users.user(desk.world.office_id, str(answer.body["user_id"]))
    return desk.world.users["ZOE"]


def change(desk: Desk, rights: dict[str, Any], **more: bool) -> None:
    path = f"/clients/{desk.world.bakkerij}/people/{desk.world.users['ZOE'].user_id}/rights"
    assert proved(desk.door("BRAM"), desk.texts).put(path, rights | more).status == 200


def state(desk: Desk, task: Task, who: str = "ZOE") -> str:
    found = desk.task(task.task_id).recipient(desk.world.users[who].user_id)
    return found.state.value if found else ""


def history(desk: Desk, task: Task) -> list[Event]:
    return list(audit.history(task.office_id, task.about.document_id))


@pytest.fixture
def waiting(desk: Desk) -> dict[str, Task]:
    """One of each kind that waits at the bakery."""
    publish = desk.world.publish
    return {
        "approve": publish("ANNA"),
        "read": publish("ANNA", "PIETER", type_id="concept-vpb"),
        "all": publish("ANNA", "PIETER", rule=Rule.ALL),
        "sign": desk.ask(("ANNA", 1)),
    }


def test_it_is_counted_for_the_rights_that_are_to_be_given(
    desk: Desk, waiting: dict[str, Task]
) -> None:
    all_of_it = {"approve": 1, "read": 1, "approve_stays": 1, "sign_stays": 1}
    assert count(desk, ALL) == all_of_it
    assert count(desk, HANDLES) == NOTHING | {"read": 1}
    assert count(desk, READS) == NOTHING
    elsewhere = ALL | {"folders": ["advies"]}
    assert count(desk, elsewhere) == NOTHING
    assert count(desk, ALL | {"types": ["concept-vpb"]}) == NOTHING | {"read": 1}
    anna = desk.door("ANNA")
    seen = {"document_sha256": waiting["approve"].about.sha256}
    path = f"/clients/{desk.world.bakkerij}/tasks/{waiting['approve'].task_id}/approval"
    assert anna.put(path, seen).status == 200
    assert count(desk, ALL) == all_of_it | {"approve": 0}


def test_of_somebody_who_is_here_already_only_what_becomes_possible_counts(
    desk: Desk, waiting: dict[str, Task]
) -> None:
    rights = Rights(role=Role.MEDEWERKER, handle=True)
    zoe = desk.world.join("ZOE", "Zoë", desk.world.bakkerij, rights)
    assert count(desk, APPROVES, user_id=zoe.user_id) == NOTHING | {
        "approve": 1,
        "approve_stays": 1,
    }
    assert count(desk, HANDLES, user_id=zoe.user_id) == NOTHING
    anna = desk.world.users["ANNA"]
    assert count(desk, ALL, user_id=anna.user_id) == NOTHING


def test_who_is_invited_with_the_open_tasks_gets_each_and_one_mail(
    desk: Desk, waiting: dict[str, Task]
) -> None:
    zoe = invite(desk, ALL, open_tasks=True)
    for _ in range(3):
        desk.pipeline.run()
    assert {each: state(desk, task) for each, task in waiting.items()} == {
        "approve": "open",
        "read": "open",
        "all": "",
        "sign": "",
    }
    assert desk.waiting("ZOE") == 2
    assert sorted(desk.subjects("ZOE")) == [
        MAIL,
        "Uitnodiging voor het klantportaal van Van Dijk Accountants",
    ]
    (mail,) = [
        each for each in desk.pipeline.aws.outbox(zoe.email) if each.subject.startswith(MAIL)
    ]
    assert "1 stuk" in mail.text
    assert "Kies eerst een wachtwoord" in mail.text
    told = [each for each in history(desk, waiting["approve"]) if each.action == "task_passed_on"]
    assert [(each.actor_name, each.details["passed_to"]) for each in told] == [
        (desk.world.users["BRAM"].name, zoe.name)
    ]
    assert state(desk, waiting["approve"], "ANNA") == "open"


@pytest.mark.parametrize("said", [{}, {"open_tasks": False}])
def test_unless_it_is_chosen_nothing_is_asked(
    desk: Desk, waiting: dict[str, Task], said: dict[str, bool]
) -> None:
    invite(desk, ALL, **said)
    desk.pipeline.run()
    assert desk.waiting("ZOE") == 0
    assert MAIL not in desk.subjects("ZOE")


def test_wider_rights_bring_what_they_make_possible_and_nothing_else(
    desk: Desk, waiting: dict[str, Task]
) -> None:
    invite(desk, HANDLES)
    change(desk, APPROVES, open_tasks=True)
    desk.pipeline.run()
    desk.pipeline.run()
    assert (state(desk, waiting["approve"]), state(desk, waiting["read"])) == ("open", "")
    assert desk.subjects("ZOE").count(MAIL) == 1


def test_killed_halfway_the_rest_follows_and_nothing_comes_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = [desk.world.publish("ANNA") for _ in range(12)]
    invite(desk, APPROVES, open_tasks=True)
    save, saved = tasks.save, []

    def dies(*args: Any, **more: Any) -> None:
        if len(saved) == 5:
            raise MemoryError
        saved.append(args)
        save(*args, **more)

    monkeypatch.setattr(tasks, "save", dies)
    desk.pipeline.run()
    assert desk.waiting("ZOE") == 5
    assert MAIL not in desk.subjects("ZOE")
    monkeypatch.setattr(tasks, "save", save)
    desk.pipeline.run()
    desk.pipeline.run()
    assert desk.waiting("ZOE") == 12
    assert desk.subjects("ZOE").count(MAIL) == 1
    for task in published:
        passed = [each for each in history(desk, task) if each.action == "task_passed_on"]
        assert len(passed) == 1


def test_a_task_that_somebody_is_busy_with_follows_at_the_next_try(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = desk.world.publish("ANNA")
    invite(desk, APPROVES, open_tasks=True)
    save = tasks.save

    def is_late(*args: Any, before: Task, **more: Any) -> None:
        tasks.save_opening(before)
        raise Conflict("changed_meanwhile")

    monkeypatch.setattr(tasks, "save", is_late)
    desk.pipeline.run()
    assert state(desk, task) == ""
    monkeypatch.setattr(tasks, "save", save)
    desk.pipeline.run()
    assert state(desk, task) == "open"


def test_whom_the_office_took_off_a_task_does_not_get_it_again(desk: Desk) -> None:
    task = desk.world.publish("ANNA")
    invite(desk, APPROVES, open_tasks=True)
    desk.pipeline.run()
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/recipients"
    chosen = {"recipients": [desk.world.users["ANNA"].user_id]}
    assert desk.passes_on().put(path, chosen).status == 200
    desk.pipeline.run()
    desk.pipeline.run()
    assert state(desk, task) == "removed"
    assert desk.subjects("ZOE").count(MAIL) == 1
    assert desk.pipeline.waiting == []


def test_what_nobody_could_do_waits_for_people_again(desk: Desk) -> None:
    task = desk.world.publish("ANNA")
    for who in ("ANNA", "PIETER"):
        desk.world.leave(who, desk.world.bakkerij)
        desk.pipeline.run()
    assert desk.task(task.task_id).state is TaskState.STUCK
    assert count(desk, APPROVES)["approve"] == 1
    invite(desk, APPROVES, open_tasks=True)
    desk.pipeline.run()
    assert (desk.task(task.task_id).state, state(desk, task)) == (TaskState.OPEN, "open")


@pytest.mark.parametrize("then", ["gone", "less"])
def test_rights_that_were_taken_back_meanwhile_bring_nothing(desk: Desk, then: str) -> None:
    task = desk.world.publish("ANNA")
    invite(desk, APPROVES, open_tasks=True)
    if then == "gone":
        desk.world.leave("ZOE", desk.world.bakkerij)
    else:
        change(desk, HANDLES)
    desk.pipeline.run()
    assert state(desk, task) == ""
    assert MAIL not in desk.subjects("ZOE")


def test_a_beheerder_who_invites_is_named_and_counts_what_they_may_see(desk: Desk) -> None:
    office = offices.get(desk.world.office_id)
    offices.save(replace(office, client_users=ClientUsers.INVITE))
    task, hidden = desk.world.publish("ANNA"), desk.world.publish("ANNA", folder_id="advies")
    looks = Rights(role=Role.BEHEERDER, approve=True, folders=("administratie",))
    desk.world.join("LOTTE", "Lotte", desk.world.bakkerij, looks)
    given = APPROVES | {"folders": ["administratie"]}
    assert count(desk, given, "LOTTE") == NOTHING | {"approve": 1}
    assert count(desk, APPROVES, "LOTTE") == NOTHING | {"approve": 1}
    invite(desk, given, "LOTTE", open_tasks=True)
    desk.pipeline.run()
    assert (state(desk, task), state(desk, hidden)) == ("open", "")
    assert history(desk, task)[-1].actor_name == "Lotte"


def test_a_request_is_granted_with_the_open_tasks(desk: Desk) -> None:
    task = desk.world.publish("ANNA")
    path = f"/clients/{desk.world.bakkerij}/people-requests"
    wish = ZOE | {"email": "zoe@bakkerij.example", "rights": APPROVES, "request_id": new_id()}
    assert desk.door("ANNA").post(path, wish).status == 201
    grant = f"{path}/{wish['request_id']}/grant"
    answer = proved(desk.door("BRAM"), desk.texts).put(grant, {"open_tasks": True})
    assert answer.status == 200, answer.body
    desk.pipeline.run()
    zoe = users.user_with_email(desk.world.office_id, "zoe@bakkerij.example")
    assert zoe
    assert len(lists.open_items(desk.world.office_id, zoe.user_id, None, 9)[0]) == 1
    assert history(desk, task)[-1].actor_name == desk.world.users["BRAM"].name


def test_who_may_not_give_rights_is_told_no_number(desk: Desk) -> None:
    desk.world.join("LOTTE", "Lotte", desk.world.bakkerij, Rights(role=Role.MEDEWERKER))
    desk.world.employ("NOOR", "Noor", EmployeeRole.ASSISTANT)
    for who in ("LOTTE", "NOOR"):
        path = f"/clients/{desk.world.bakkerij}/open-tasks"
        assert desk.door(who).post(path, {"rights": ALL}).status == 403
