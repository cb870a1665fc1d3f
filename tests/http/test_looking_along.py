"""Looking along (F120): as the client sees it, nothing changed, with a reason, and never hidden."""

import re

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.http import Needs
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right, Rights, Role
from chalicelib.identity.domain.viewing import MOST_VIEWERS
from chalicelib.identity.store import signing_in, users
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.http.knocking import Later
from tests.portal import Answer, Portal
from tests.support.asking import ask, name
from tests.support.contracts import CONTRACTS
from tests.world import World

REASON = "Anna belt: zij ziet haar aangifte niet."


def look(door: Portal, world: World, who: str = "ANNA", client_id: str = "") -> Answer:
    place = f"/clients/{client_id or world.bakkerij}/people/{world.users[who].user_id}"
    return door.post(f"{place}/viewings", {"reason": REASON})


def to_sign(world: World, who: str) -> Task:
    signer = Signer(user_id=world.users[who].user_id, stage=1)
    return world.publish(type_id="jaarrekening", signers=(signer,), separate=True)


def happened(world: World, client_id: str, *actions: str) -> list[Event]:
    found = audit.history(world.office_id, client_id)
    return [event for event in found if event.action in actions]


def test_the_portal_is_as_the_person_sees_it(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    assert look(bram, world).status == 201
    anna = world.users["ANNA"]
    me = bram.get("/me").body
    assert (me["user_id"], me["name"], me["kind"]) == (anna.user_id, anna.name, "client")
    assert [each["name"] for each in me["clients"]] == ["Bakkerij De Vries B.V.", "Holding"]
    assert me["role"] is None
    assert me["viewing"] | {"until": ""} == {
        "by": world.users["BRAM"].name,
        "until": "",
        "client_id": world.bakkerij,
        "reason": REASON,
    }
    (row,) = bram.get("/tasks").body["items"]
    assert row["task_id"] == task.task_id
    shown = bram.get(f"/clients/{world.bakkerij}/tasks/{task.task_id}").body
    assert shown["may"] == []
    assert bram.get("/office-tasks").status == 404


def test_it_is_told_what_the_person_could_do(world: World, bram: Portal) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    approve, sign = world.publish("ANNA"), to_sign(world, "ANNA")
    task = f"/clients/{world.bakkerij}/tasks/{approve.task_id}"
    signing = f"/clients/{world.bakkerij}/tasks/{sign.task_id}"
    hers = {path: anna.get(path).body for path in (task, signing)}
    assert hers[task]["may"] == ["approve", "reject"]
    assert hers[signing]["may"] == ["sign", "decline", "paper"]
    assert [each["theirs"] for each in hers.values()] == [[], []]
    look(bram, world)
    for path, seen in hers.items():
        shown = bram.get(path).body
        assert (shown["may"], shown["theirs"]) == ([], seen["may"])


def test_nothing_can_be_changed_by_who_looks_along(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    look(bram, world)
    ids = {
        "client_id": world.bakkerij,
        "task_id": task.task_id,
        "document_id": task.about.document_id,
        "upload_id": world.upload(world.bakkerij).upload_id,
        "user_id": world.users["PIETER"].user_id,
        "table_id": "taken",
        "challenge_id": "x",
        "session_id": "x",
    }
    writes = [each for each in CONTRACTS if each.method != "GET" and each.needs != Needs.PUBLIC]
    shut = {name(each): ask(bram, each, ids) for each in writes if not each.only_reads}
    for route, answer in shut.items():
        assert answer.status in (403, 404), route
        assert answer.problem in ("only_looking", "not_allowed", "not_found"), route
    yours = {each.problem for route, each in shut.items() if "/me/" in route}
    assert yours == {"only_looking"}
    assert tasks.get(world.office_id, world.bakkerij, task.task_id) == task


def test_what_is_the_persons_own_is_not_shown(world: World, bram: Portal) -> None:
    look(bram, world)
    own = [each for each in CONTRACTS if each.method == "GET" and each.path.startswith("/me/")]
    answers = {each.path: bram.get(re.sub(r"{.*?}", "x", each.path)) for each in own}
    assert answers.pop("/me/layouts").status == 200
    assert answers
    assert {answer.problem for answer in answers.values()} == {"only_looking"}


def test_only_what_opens_ends_or_leaves_may_be_sent(world: World) -> None:
    """Whoever adds a route that who looks along may send, thinks of it here."""
    sent = [each for each in CONTRACTS if each.only_reads and each.method != "GET"]
    assert {name(each) for each in sent} == {
        "POST /clients/{client_id}/documents/{document_id}/openings",
        "POST /clients/{client_id}/signings/{task_id}/openings",
        "DELETE /session",
        "DELETE /viewing",
    }


def test_opening_a_document_is_the_employees_act(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    look(bram, world)
    path = f"/clients/{world.bakkerij}/documents/{task.about.document_id}/openings"
    assert bram.post(path, {}).status == 201
    (opened,) = happened(world, task.about.document_id, "document_opened")
    assert (opened.actor_id, opened.actor_name) == (
        world.users["BRAM"].user_id,
        world.users["BRAM"].name,
    )
    assert opened.details["opened_by_kind"] == "employee"
    assert opened.details["as_user"] == world.users["ANNA"].user_id


def test_it_ends_when_it_is_stopped(world: World, bram: Portal) -> None:
    look(bram, world)
    for _ in range(2):
        assert bram.delete("/viewing").status == 204
    me = bram.get("/me").body
    assert (me["kind"], me["viewing"]) == ("employee", None)
    assert bram.get("/office-tasks").status == 200
    started, ended = happened(world, world.bakkerij, "viewing_started", "viewing_ended")
    assert started.details["reason"] == REASON
    assert ended.actor_id == started.actor_id == world.users["BRAM"].user_id
    assert ended.details["viewing_id"] == started.details["viewing_id"]


def test_it_ends_by_itself_after_half_an_hour(world: World, bram: Portal, later: Later) -> None:
    look(bram, world)
    for minutes in (20, 29):
        later(minutes=minutes)
        assert bram.get("/me").body["kind"] == "client"
    later(minutes=30, seconds=1)
    assert bram.get("/me").body["kind"] == "employee"
    assert bram.delete("/viewing").status == 204
    (seen,) = bram.get(f"/clients/{world.bakkerij}/viewings").body["items"]
    (ended,) = happened(world, world.bakkerij, "viewing_ended")
    assert ended.details["user_id"] == world.users["ANNA"].user_id
    assert seen["ended_at"][:16] == ended.at.isoformat()[:16]


def test_a_browser_beside_it_is_still_the_employees(world: World, bram: Portal) -> None:
    beside = Portal(world.host).sign_in(world.users["BRAM"])
    look(bram, world)
    assert beside.get("/me").body["kind"] == "employee"


def test_signing_out_while_looking_signs_the_employee_out(world: World, bram: Portal) -> None:
    look(bram, world)
    assert bram.delete("/session").status == 204
    assert bram.get("/me").status == 401
    (event,) = happened(world, world.users["BRAM"].user_id, "signed_out")
    assert event.details["as_user"] == world.users["ANNA"].user_id


def test_of_the_person_only_is_seen_what_the_employee_may_see(world: World) -> None:
    user = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    fatima = Portal(world.host).sign_in(user)
    there = world.publish("ANNA", client_id=world.holding)
    assert look(fatima, world, client_id=world.holding).status == 404
    assert look(fatima, world).status == 201
    assert [each["name"] for each in fatima.get("/me").body["clients"]] == [
        "Bakkerij De Vries B.V."
    ]
    assert fatima.get("/tasks").body["items"] == []
    assert fatima.get(f"/clients/{world.holding}/tasks/{there.task_id}").status == 404


def test_a_preferred_client_that_is_not_seen_is_not_told(world: World) -> None:
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(anna.preferring(world.holding))
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, world.bakkerij)
    for who, preferred in (("FATIMA", None), ("BRAM", world.holding)):
        door = Portal(world.host).sign_in(world.users[who])
        look(door, world)
        assert door.get("/me").body["preferred_client_id"] == preferred


def test_changed_rights_of_the_person_end_it_at_once(world: World, bram: Portal) -> None:
    look(bram, world)
    world.leave("ANNA", world.bakkerij)
    assert bram.get("/me").body["kind"] == "employee"


def test_changed_clients_of_the_employee_end_it_at_once(world: World, bram: Portal) -> None:
    look(bram, world)
    user = users.user(world.office_id, world.users["BRAM"].user_id)
    signing_in.keep_change(user.working_for([world.holding]))
    assert bram.get("/me").body["kind"] == "employee"
    assert bram.get(f"/clients/{world.bakkerij}").status == 404


def test_an_employee_who_is_stopped_looks_no_longer(world: World, bram: Portal) -> None:
    look(bram, world)
    user = users.user(world.office_id, world.users["BRAM"].user_id)
    signing_in.keep_change(user.deactivated(clock.now()))
    assert bram.get("/me").status == 401


def test_rights_that_were_just_taken_are_not_looked_with(
    world: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if they were taken between looking and writing."""
    read, anna = users.user, users.user(world.office_id, world.users["ANNA"].user_id)
    stale = {anna.user_id: anna}
    monkeypatch.setattr(users, "user", lambda *ids: stale.get(ids[1]) or read(*ids))
    signing_in.keep_change(anna.without_access(world.holding))
    assert look(bram, world).problem == "changed_meanwhile"
    assert bram.get("/me").body["kind"] == "employee"


def test_it_takes_a_reason_and_somebody_who_can_sign_in(world: World, bram: Portal) -> None:
    place = f"/clients/{world.bakkerij}/people"
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    for reason in ({}, {"reason": ""}, {"reason": " \n"}, {"reason": "x" * 2001}):
        assert bram.post(f"{place}/{anna.user_id}/viewings", reason).status == 400
    assert bram.post(f"{place}/{new_id()}/viewings", {"reason": REASON}).status == 404
    assert look(bram, world, "PIETER", world.holding).status == 404
    signing_in.keep_change(anna.deactivated(clock.now()))
    assert look(bram, world).problem == "viewed_is_deactivated"
    assert not happened(world, world.bakkerij, "viewing_started")


def test_clients_do_not_look_along_and_nobody_looks_through_another(
    world: World, bram: Portal
) -> None:
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert look(pieter, world).status == 403
    look(bram, world)
    assert look(bram, world, "PIETER").status == 403


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_person_is_looked_along_with_by_some_at_most(
    world: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(MOST_VIEWERS):
        look(Portal(world.host).sign_in(world.users["BRAM"]), world)
    assert look(bram, world).problem == "too_many_viewers"
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, name="Anna"))
    assert look(bram, world).status == 201


def test_the_client_sees_who_looked_when_and_why(world: World, bram: Portal) -> None:
    look(bram, world)
    bram.delete("/viewing")
    look(bram, world, "PIETER")
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    last, first = pieter.get(f"/clients/{world.bakkerij}/viewings").body["items"]
    assert (last["person_name"], first["person_name"]) == (
        world.users["PIETER"].name,
        world.users["ANNA"].name,
    )
    assert first["employee_name"] == world.users["BRAM"].name
    assert first["reason"] == REASON
    assert first["started_at"] <= first["ended_at"] < last["ended_at"]


def test_who_is_no_beheerder_does_not_see_it(world: World) -> None:
    world.join("ZOE", "Zoë", world.bakkerij, Rights(role=Role.MEDEWERKER))
    zoe = Portal(world.host).sign_in(world.users["ZOE"])
    assert zoe.get(f"/clients/{world.bakkerij}/viewings").status == 403
    assert Right.PEOPLE in {each.needs for each in CONTRACTS if each.path.endswith("/viewings")}
