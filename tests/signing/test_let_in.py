"""Whom one employee let in signs nothing in the place of another, in the file or on paper."""

from collections.abc import Callable

import pytest

from chalicelib.core.ids import new_id
from chalicelib.tasks.domain.task import Task
from tests.http.proving import proved
from tests.support.ceremony import Desk
from tests.support.namens import active
from tests.support.newcomers import vouched
from tests.support.paper import judge, on_paper
from tests.support.replacing import second


@pytest.fixture
def asked(desk: Desk) -> Task:
    """Of Pieter, and then by Bram of somebody whom Bram just let in."""
    rights = {"role": "medewerker", "read": True, "approve": True, "sign": True}
    facts = {"name": "Pieter Jansen", "mobile": "06-12345603", "language": "nl"}
    body = {**facts, "email": f"{new_id().lower()}@elders.example", "rights": rights}
    place = f"/clients/{desk.world.bakkerij}/people"
    fake = proved(desk.door("BRAM"), desk.texts).post(place, body)
    assert fake.status == 201, fake.body
    active(desk.world, "FAKE", fake.body["user_id"])
    task = desk.ask(("PIETER", 1))
    other = f"/signers/{desk.world.users['PIETER'].user_id}/replacement"
    chosen = {"user_id": desk.world.users["FAKE"].user_id}
    assert desk.passes_on().put(desk.path(task, other), chosen).status == 200
    desk.work()
    return task


def test_they_do_not_sign_in_the_place_of_somebody(desk: Desk, asked: Task) -> None:
    assert desk.begin("FAKE", asked).problem == "let_in_lately"
    assert desk.decline("FAKE", asked).problem == "let_in_lately"


def test_their_page_says_so_before_they_try_and_the_office_reads_it_too(
    desk: Desk, asked: Task
) -> None:
    own = desk.signing("FAKE", asked)
    assert own["acts_from"]
    (listed,) = desk.door("FAKE").get(f"/clients/{asked.client_id}/signings").body["items"]
    assert listed["acts_from"] == own["acts_from"]
    fake = desk.world.users["FAKE"].user_id
    shown = {each["user_id"]: each["acts_from"] for each in desk.signing("BRAM", asked)["signers"]}
    assert shown[fake] == own["acts_from"]
    assert {from_ for who, from_ in shown.items() if who != fake} == {None}
    assert {each["acts_from"] for each in own["signers"]} == {None}
    assert vouched(desk.world, desk.texts, asked.client_id, fake).status == 200
    assert desk.signing("FAKE", asked)["acts_from"] is None


def leave(desk: Desk, task: Task) -> None:
    desk.world.leave("FAKE", task.client_id)


@pytest.mark.parametrize("before", [lambda desk, task: None, leave], ids=["here", "gone"])
def test_their_paper_is_not_confirmed_by_who_let_them_in(
    desk: Desk, asked: Task, before: Callable[[Desk, Task], None]
) -> None:
    on_paper(desk, "FAKE", asked, remark="Per post")
    before(desk, asked)
    theirs = judge(desk, "FAKE", asked, good=True)
    assert (theirs.status, theirs.problem) == (409, "vouch_needs_a_colleague")
    second(desk.world)
    assert judge(desk, "FAKE", asked, good=True, by="FATIMA").status == 200


def test_for_whom_a_colleague_vouched_it_is_as_for_anybody(desk: Desk, asked: Task) -> None:
    fake = desk.world.users["FAKE"].user_id
    assert vouched(desk.world, desk.texts, asked.client_id, fake).status == 200
    on_paper(desk, "FAKE", asked, remark="Per post")
    assert judge(desk, "FAKE", asked, good=True).status == 200
