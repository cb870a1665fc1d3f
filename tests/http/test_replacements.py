"""Nobody becomes a client: what reaches or proves somebody is replaced once they, a second
colleague or 72 hours have said that it is right."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.replacement import Factor, Via
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.jobs import count_replacements
from chalicelib.identity.store import signing_in, users
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later, answer, challenge, code_in, knock
from tests.http.proving import proved, set_up_app, step_up
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.replacing import HOW, NEW_EMAIL, NEW_MOBILE, agree, ask, link, second
from tests.world import World

ALL = list(Factor)


@pytest.fixture
def bram(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["BRAM"])


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def now(user: User) -> User:
    return users.user(user.office_id, user.user_id)


def happened(user: User) -> list[Event]:
    return list(audit.history(user.office_id, user.user_id))


def approve(door: Portal, task: Task) -> Answer:
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    return door.put(path, {"document_sha256": task.document_sha256})


def test_an_employee_with_only_his_own_codes_does_not_become_a_client(
    world: World, anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    """As it was done in the attack: the address, then the number, then the door."""
    assert ask(bram, texts, anna, Factor.EMAIL, "bram@prive.example").status == 200
    assert ask(bram, texts, anna, Factor.MOBILE, "0611111111").status == 200
    stranger.post("/password-requests", {"email": "bram@prive.example"})
    assert knock(door, "bram@prive.example").problem == "wrong_credentials"
    assert (now(anna).email, now(anna).mobile) == (anna.email, anna.mobile)
    under_way = challenge(door, anna)
    assert texts.texted[-1].to == anna.mobile
    assert answer(door, under_way, code_in(texts)).status == 200
    for factor in (Factor.EMAIL, Factor.MOBILE):
        assert agree(bram, texts, anna, factor).problem == "needs_a_colleague"
    assert approve(door, world.publish("ANNA")).problem == "prove_first"


@pytest.mark.parametrize("factor", ALL)
def test_a_second_colleague_makes_it_count_with_a_code_and_how_they_know(
    world: World, anna: User, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    assert not ask(bram, texts, anna, factor).problem
    fatima = second(world)
    path = f"/people/{anna.user_id}/replacements/{factor}/agreement"
    assert fatima.put(path, {"how": HOW}).problem == "step_up_needed"
    assert fatima.put(path, {"how": "  "}).fields == {"how": "required"}
    assert not agree(fatima, texts, anna, factor).problem
    assert agree(fatima, texts, anna, factor).problem == "nothing_waits"
    told = happened(anna)[-1]
    assert told.actor_name == world.users["FATIMA"].name
    assert told.details["asked_by_name"] == world.users["BRAM"].name
    assert (told.details["ground"], told.details["how"]) == ("colleague", HOW)
    assert not now(anna).replacing


def test_it_counts_as_what_it_is(
    world: World, anna: User, bram: Portal, door: Portal, stranger: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    set_up_app(inside, texts)
    fatima = second(world)
    for factor in ALL:
        ask(bram, texts, anna, factor)
        assert not inside.get("/me").problem
    agree(fatima, texts, anna, Factor.MOBILE)
    assert now(anna).mobile == NEW_MOBILE
    agree(fatima, texts, anna, Factor.EMAIL)
    assert now(anna).email == anna.email
    assert happened(anna)[-1].action == "email_change_asked"
    assert knock(door, anna.email).body["methods"] == ["totp", "sms", "recovery"]
    agree(fatima, texts, anna, Factor.DEVICES)
    assert inside.get("/me").status == 401
    assert knock(door, anna.email).body["methods"] == ["sms"]
    assert texts.texted[-1].to == NEW_MOBILE
    assert set(now(anna).replaced) == {Factor.MOBILE, Factor.DEVICES}


def test_a_colleague_who_was_let_in_for_it_does_not_count(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    fatima = second(world)
    known = now(world.users["FATIMA"])
    invited = clock.now() - timedelta(hours=71)
    signing_in.keep_change(replace(known, invited_at=invited))
    assert agree(fatima, texts, anna, Factor.MOBILE).problem == "colleague_too_new"
    later(hours=1)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem


@pytest.mark.parametrize("via", [Via.MAIL, Via.TEXT])
@pytest.mark.parametrize("factor", ALL)
def test_the_old_address_or_number_says_that_it_is_right(
    anna: User, bram: Portal, stranger: Portal, texts: FakeSms, factor: Factor, via: Via
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor, via)
    for _ in range(2):
        looked = stranger.post("/replacement-links", {"token": token})
        assert (looked.status, looked.body["replacement"]["factor"]) == (200, factor)
    assert not stranger.put("/replacement-confirmations", {"token": token}).problem
    for path in ("/replacement-confirmations", "/replacement-stops"):
        assert stranger.put(path, {"token": token}).problem == "link_expired"
    told = happened(anna)[-1]
    assert (told.details["ground"], told.details["via"]) == ("confirmed", via)
    assert not now(anna).replacing


@pytest.mark.parametrize("via", [Via.MAIL, Via.TEXT])
@pytest.mark.parametrize("factor", ALL)
def test_the_old_address_or_number_stops_it(
    world: World,
    anna: User,
    bram: Portal,
    stranger: Portal,
    texts: FakeSms,
    factor: Factor,
    via: Via,
) -> None:
    ask(bram, texts, anna, factor)
    token = link(anna, factor, via)
    assert not stranger.put("/replacement-stops", {"token": token}).problem
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "link_expired"
    assert agree(second(world), texts, anna, factor).problem == "nothing_waits"
    assert happened(anna)[-1].action == "replacement_stopped"
    after = now(anna)
    assert (after.email, after.mobile, after.replacing) == (anna.email, anna.mobile, False)


@pytest.mark.parametrize("factor", ALL)
def test_after_72_hours_without_a_stop_it_counts_and_says_why(
    anna: User, bram: Portal, texts: FakeSms, later: Later, factor: Factor
) -> None:
    Portal(bram.host).sign_in(anna)
    ask(bram, texts, anna, factor)
    token = link(anna, factor)
    later(hours=71, minutes=59)
    run(count_replacements)
    assert now(anna).replacing
    later(hours=72)
    for _ in range(2):
        run(count_replacements)
    told = [each for each in happened(anna) if "ground" in each.details]
    assert [each.details["ground"] for each in told] == ["waited"]
    assert told[0].actor_name == ""
    assert not now(anna).replacing
    stranger = Portal(bram.host)
    assert stranger.put("/replacement-stops", {"token": token}).problem == "link_expired"


def test_a_number_that_came_by_waiting_alone_does_not_bring_the_address_along(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    later(hours=72)
    run(count_replacements)
    again = Portal(world.host).sign_in(world.users["BRAM"])
    ask(again, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL, Via.TEXT)
    assert not stranger.post("/replacement-links", {"token": token}).body["may_confirm"]
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "only_stops"
    assert not stranger.put("/replacement-stops", {"token": token}).problem


def test_who_it_is_about_confirms_it_signed_in_with_a_code_by_what_they_still_have(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.EMAIL)
    (mine,) = inside.get("/me/replacements").body["items"]
    assert (mine["factor"], mine["value"]) == ("email", NEW_EMAIL)
    assert mine["asked_by"] == world.users["BRAM"].name
    path = "/me/replacements/email"
    assert inside.put(f"{path}/confirmation").problem == "step_up_needed"
    step_up(inside, texts, "change_factor")
    assert not inside.put(f"{path}/confirmation").problem
    assert inside.put(f"{path}/confirmation").problem == "nothing_waits"
    assert inside.get("/me/replacements").body["items"] == []
    assert not approve(inside, world.publish("ANNA")).problem


def test_who_it_is_about_stops_it_without_a_code(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    for _ in range(2):
        assert not inside.delete("/me/replacements/mobile").problem
    assert [each.action for each in happened(anna)].count("replacement_stopped") == 1
    assert inside.delete("/me/replacements/nonsense").status == 404
    assert not approve(inside, world.publish("ANNA")).problem


def test_nobody_approves_or_rejects_meanwhile_but_reads_and_is_spoken_for(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    task, draft = world.publish("ANNA"), world.publish("ANNA", type_id="concept-jaarrekening")
    ask(bram, texts, anna, Factor.MOBILE)
    path = f"/clients/{world.bakkerij}/tasks/{{}}/{{}}"
    seen = {"document_sha256": task.document_sha256}
    for act, body in (("approval", seen), ("rejection", seen | {"reason": "Klopt niet"})):
        assert inside.put(path.format(task.task_id, act), body).problem == "prove_first"
    shown = {"document_sha256": draft.document_sha256}
    assert not inside.put(path.format(draft.task_id, "reading"), shown).problem
    assert not inside.get(f"/clients/{world.bakkerij}/tasks/{task.task_id}").problem


def test_what_they_approve_afterwards_says_that_it_was_replaced_and_when_but_not_by_whom(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    ask(bram, texts, anna, Factor.MOBILE)
    agree(second(world), texts, anna, Factor.MOBILE)
    task = world.publish("ANNA")
    assert not approve(inside, task).problem
    place = f"/clients/{world.bakkerij}/documents/{task.document_id}/history"
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
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "link_expired"


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


def test_of_a_stop_and_a_yes_at_the_same_moment_one_counts(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    mail, text = (link(anna, Factor.MOBILE, via) for via in (Via.MAIL, Via.TEXT))
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda each: Portal(world.host).put(each[0], {"token": each[1]}),
                (("/replacement-stops", mail), ("/replacement-confirmations", text)),
            )
        )
    assert sorted(not each.problem for each in answers) == [False, True]
    made = [each.action for each in happened(anna)][-1]
    assert (made == "mobile_changed") == (now(anna).mobile == NEW_MOBILE)
    assert not now(anna).replacing


def test_two_at_the_same_moment_leave_nothing_shut(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    inside = Portal(world.host).sign_in(anna)
    for factor in ALL:
        ask(bram, texts, anna, factor)
    tokens = [link(anna, factor) for factor in ALL]
    with ThreadPoolExecutor(3) as pool:
        body = [{"token": each} for each in tokens]
        list(pool.map(lambda it: Portal(world.host).put("/replacement-stops", it), body))
    left = inside.get("/me/replacements").body["items"]
    assert now(anna).replacing is bool(left)


def test_a_beheerder_does_not_become_a_fellow_director_either(
    world: World, anna: User, texts: FakeSms
) -> None:
    inside, pieter = Portal(world.host).sign_in(anna), world.users["PIETER"]
    proved(inside, texts, "change_mobile")
    path = f"/clients/{world.bakkerij}/people/{pieter.user_id}/mobile"
    assert not inside.put(path, {"mobile": NEW_MOBILE}).problem
    assert now(pieter).mobile == pieter.mobile
    assert not agree(second(world), texts, pieter, Factor.MOBILE).problem
    assert now(pieter).mobile == NEW_MOBILE


def test_a_manager_does_not_become_a_colleague_alone(world: World, texts: FakeSms) -> None:
    world.employ("WILLEM", "Willem", EmployeeRole.MANAGER)
    dirk = world.employ("DIRK", "Dirk")
    willem = Portal(world.host).sign_in(world.users["WILLEM"])
    ask(willem, texts, dirk, Factor.MOBILE)
    assert now(dirk).mobile == dirk.mobile
    assert agree(second(world), texts, dirk, Factor.MOBILE).status == 403
    world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    esther = Portal(world.host).sign_in(world.users["ESTHER"])
    assert not agree(esther, texts, dirk, Factor.MOBILE).problem


def test_who_was_only_invited_has_nothing_to_replace(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    signing_in.keep_change(replace(now(anna), status=Status.INVITED))
    assert ask(bram, texts, anna, Factor.MOBILE).body["replacements"] == []
    assert now(anna).mobile == NEW_MOBILE


def test_a_link_of_one_office_is_nothing_at_another(
    anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE)
    elsewhere = Portal(World().open().host)
    for path in ("/replacement-confirmations", "/replacement-stops"):
        assert elsewhere.put(path, {"token": token}).problem == "link_expired"


def test_who_is_stopped_confirms_nothing_and_72_hours_do_not_open_the_door(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    token = link(anna, Factor.MOBILE)
    assert not bram.put(f"/people/{anna.user_id}/deactivation").problem
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "link_expired"
    later(hours=73)
    run(count_replacements)
    assert knock(stranger, anna.email, PASSWORD).problem == "wrong_credentials"


def test_a_password_asked_meanwhile_goes_to_the_old_address(
    anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.EMAIL)
    token = passwords.new_password_link(anna.office_id, anna.user_id, "reset", clock.now())
    stranger = Portal(bram.host)
    assert stranger.post("/password-links", {"token": token}).body["email"] == anna.email
