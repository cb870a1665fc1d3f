"""What may be done while a replacement waits, and what one says yes to."""

import pytest

from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved, step_up
from tests.portal import Answer, Portal
from tests.support.replacing import (
    HOW,
    agree,
    approve,
    ask,
    happened,
    link,
    now,
    passed_on,
    second,
    shown,
    was_told,
)
from tests.world import World

OTHERS = {Factor.EMAIL: "bram@prive.example", Factor.MOBILE: "0633333333"}


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def test_nobody_approves_or_rejects_meanwhile_but_reads_and_is_spoken_for(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    task, draft = world.publish("ANNA"), world.publish("ANNA", type_id="concept-jaarrekening")
    ask(bram, texts, anna, Factor.MOBILE)
    path = f"/clients/{world.bakkerij}/tasks/{{}}/{{}}"
    seen = {"document_sha256": task.about.sha256}
    for act, body in (("approval", seen), ("rejection", seen | {"reason": "Klopt niet"})):
        assert inside.put(path.format(task.task_id, act), body).problem == "prove_first"
    shown = {"document_sha256": draft.about.sha256}
    assert not inside.put(path.format(draft.task_id, "reading"), shown).problem
    assert not inside.get(f"/clients/{world.bakkerij}/tasks/{task.task_id}").problem


def test_the_office_and_a_beheerder_see_who_can_do_nothing_meanwhile_and_until_when(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    pieter = world.users["PIETER"]
    path = f"/clients/{world.bakkerij}/people"
    doors = (bram, Portal(world.host).sign_in(anna))
    assert [_shut(door, path, pieter) for door in doors] == [(False, None)] * 2
    ask(bram, texts, pieter, Factor.MOBILE)
    was_told(pieter)
    (first, until), *others = [_shut(door, path, pieter) for door in doors]
    assert (first, others) == (True, [(True, until)])
    assert until == _by_office(bram, path, pieter)


def _shut(door: Portal, path: str, who: User) -> tuple[bool, str | None]:
    (found,) = [each for each in door.get(path).body["items"] if each["user_id"] == who.user_id]
    return found["shut"], found["shut_until"]


def _by_office(door: Portal, path: str, who: User) -> str:
    (found,) = [each for each in door.get(path).body["items"] if each["user_id"] == who.user_id]
    (waits,) = found["replacements"]
    return str(waits["counts_at"])


def test_what_they_approve_afterwards_says_that_it_was_replaced_and_when_but_not_by_whom(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    agree(second(world), texts, anna, Factor.MOBILE)
    task = world.publish("ANNA")
    assert not approve(inside, task).problem
    place = f"/clients/{world.bakkerij}/documents/{task.about.document_id}/history"
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    for who in (inside, pieter):
        told = who.get(place).body["items"][-1]
        assert told["action"] == "task_approved"
        assert told["details"]["replaced_mobile"] == now(anna).replaced["mobile"]
        assert HOW not in str(told)


def test_the_same_wish_again_changes_nothing_and_another_begins_anew(
    anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    first = ask(bram, texts, anna, Factor.MOBILE).body["replacements"]
    token = link(anna, Factor.MOBILE)
    later(minutes=5)
    assert ask(bram, texts, anna, Factor.MOBILE).body["replacements"] == first
    (other,) = ask(bram, texts, anna, Factor.MOBILE, "0633333333").body["replacements"]
    assert other["counts_at"] > first[0]["counts_at"]
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "settled_already"


def test_the_office_takes_it_back(world: World, anna: User, bram: Portal, texts: FakeSms) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    for _ in range(2):
        assert not second(world).delete(f"/people/{anna.user_id}/replacements/email").problem
    assert [each.action for each in happened(anna)].count("replacement_cancelled") == 1
    assert not now(anna).replacing


def test_one_that_still_waits_keeps_it_shut(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    for factor in (Factor.EMAIL, Factor.MOBILE):
        ask(bram, texts, anna, factor)
    stranger.put("/replacement-stops", {"token": link(anna, Factor.EMAIL)})
    assert approve(inside, world.publish("ANNA")).problem == "prove_first"
    stranger.put("/replacement-stops", {"token": link(anna, Factor.MOBILE)})
    assert not approve(inside, world.publish("ANNA")).problem


@pytest.mark.parametrize("factor", OTHERS)
def test_a_colleague_says_yes_to_what_they_saw_and_to_nothing_that_came_after(
    world: World, anna: User, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    ask(bram, texts, anna, factor)
    seen = shown(anna, factor)
    ask(bram, texts, anna, factor, OTHERS[factor])
    fatima = proved(second(world), texts, f"change_{factor}")
    path = f"/people/{anna.user_id}/replacements/{factor}/agreement"
    answer = fatima.put(path, {"asked": seen, "how": HOW})
    assert (answer.status, answer.problem) == (409, "changed_meanwhile")
    assert (now(anna).email, now(anna).mobile) == (anna.email, anna.mobile)
    assert now(anna).replacing
    body = {"asked": shown(anna, factor), "how": HOW}
    assert fatima.put(path, body).status == 204


def test_who_it_is_about_says_yes_to_what_they_saw_too(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    (seen,) = inside.get("/me/replacements").body["items"]
    ask(bram, texts, anna, Factor.MOBILE, "0633333333")
    step_up(inside, texts, "change_factor")
    path = "/me/replacements/mobile/confirmation"
    answer = inside.put(path, {"asked": seen["asked"]})
    assert (answer.status, answer.problem) == (409, "changed_meanwhile")
    assert now(anna).mobile == anna.mobile


@pytest.mark.parametrize("said", ["approval", "rejection"])
def test_an_employee_of_whom_something_waits_records_for_nobody(
    world: World, anna: User, bram: Portal, texts: FakeSms, said: str
) -> None:
    task = world.publish("ANNA")
    assert step_up(bram, texts, "on_behalf", task.about.sha256).status == 200
    passed_on(now(world.users["BRAM"]))
    answer = record(bram, task, anna, said)
    assert (answer.status, answer.problem) == (403, "prove_first")
    assert not bram.delete("/me/replacements/mobile").problem
    assert not record(bram, task, anna, said).problem


def record(door: Portal, task: Task, user: User, said: str) -> Answer:
    """What they said by telephone."""
    ground = {"kind": "phone", "text": "Zij belde"}
    body = {"document_sha256": task.about.sha256, "ground": ground}
    more = {"reason": "Klopt niet"} if said == "rejection" else {"remark": ""}
    place = f"/clients/{task.client_id}/tasks/{task.task_id}/recipients/{user.user_id}/{said}"
    return door.put(place, body | more)
