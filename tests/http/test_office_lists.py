"""The lists of an office: the same tasks in the same order, however many there are."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock, order, pages
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.order import cursor_at
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.identity.store import users
from chalicelib.tasks.actions import overview
from chalicelib.tasks.actions.own_lines import spread
from chalicelib.tasks.actions.renaming import rename_at
from chalicelib.tasks.domain import lines as line_rules
from tests.aws import Aws
from tests.functions import running
from tests.pipeline import Pipeline, run_reactions
from tests.portal import Portal
from tests.support.lines import counted, follow
from tests.support.parts import parts, small_pages
from tests.world import World

SORTS = ("deadline", "client", "type", "act")
TODAY = clock.today()
SOON = TODAY + timedelta(days=20)


@pytest.fixture
def busy(world: World, aws: Aws) -> World:
    """Seven tasks of two clients, of which some are equal in everything that is sorted by."""
    for client_id, type_id, due in (
        (world.holding, "btw-aangifte", SOON),
        (world.bakkerij, "btw-aangifte", SOON),
        (world.bakkerij, "btw-aangifte", SOON),
        (world.bakkerij, "concept-vpb", None),
        (world.holding, "concept-vpb", TODAY),
        (world.holding, "btw-aangifte", TODAY + timedelta(days=1)),
    ):
        world.publish("ANNA", client_id=client_id, type_id=type_id, deadline_on=due)
    approve(world, world.publish("ANNA", deadline_on=SOON))
    follow(aws, world)
    return world


def approve(world: World, task: object) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"  # type: ignore[attr-defined]
    seen = {"document_sha256": task.about.sha256}  # type: ignore[attr-defined]
    assert anna.put(path, seen).status == 200


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were more than fits in one answer."""
    small(monkeypatch)
    monkeypatch.setattr(overview, "FEW", 0)


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch, pages, order)


def asked(portal: Portal, **query: object) -> Iterator[list[str]]:
    """The ids of each part, until the list ends."""
    return parts(portal, "/office-tasks", "task_id", **query)


def whole(portal: Portal, **query: object) -> list[str]:
    return [task_id for part in asked(portal, **query) for task_id in part]


def test_every_list_in_every_order_is_the_same_of_few_as_of_many(
    busy: World, bram: Portal, monkeypatch: pytest.MonkeyPatch, meanwhile_late: date
) -> None:
    kinds = ({"list": "client"}, {"list": "office"}, {"list": "late"}, {})
    ways = [
        {**kind, "sort": sort, "descending": way}
        for kind, sort, way in product(kinds, SORTS, ("true", "false"))
    ]
    of_few = [whole(bram, **way) for way in ways]
    small(monkeypatch)
    in_parts = [whole(bram, **way) for way in ways]
    monkeypatch.setattr(overview, "FEW", 0)
    of_many = [whole(bram, **way) for way in ways]
    assert of_few == in_parts == of_many
    lengths = {way.get("list"): len(set(found)) for way, found in zip(ways, of_many, strict=True)}
    assert lengths == {"client": 6, "office": 1, "late": 2, None: 7}


@pytest.fixture
def meanwhile_late(monkeypatch: pytest.MonkeyPatch) -> date:
    """Two days on, in which nobody did anything."""
    day = TODAY + timedelta(days=2)
    monkeypatch.setattr(clock, "local_date", lambda at: day)
    return day


def test_the_numbers_are_of_everything_whatever_was_asked_for(
    busy: World, bram: Portal, meanwhile_late: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {"client": 6, "office": 1, "late": 2}
    assert bram.get("/office-tasks?list=office").body["numbers"] == expected
    small(monkeypatch)
    monkeypatch.setattr(overview, "FEW", 0)
    first = bram.get("/office-tasks?list=client&type_id=concept-vpb")
    assert first.body["numbers"] == expected
    more = bram.get("/office-tasks?list=client").body["cursor"]
    assert bram.get(f"/office-tasks?list=client&cursor={more}").body["numbers"] is None


@pytest.mark.parametrize("search", ["bakkerij", "DE VRIES BV", "bakkeríj", "B-"])
def test_words_find_clients_however_they_are_written(
    busy: World, bram: Portal, search: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_client(busy)
    few = whole(bram, search=search)
    small(monkeypatch)
    monkeypatch.setattr(overview, "FEW", 0)
    assert len(few) == 4
    assert whole(bram, search=search) == few


def name_client(world: World) -> None:
    """The bakery gets a number, and its tasks follow."""
    bakery = client_rows.client(world.office_id, world.bakkerij)
    facts = replace(bakery.facts, client_number="B-107")
    with transaction() as write:
        client_rows.put_changed(replace(bakery, facts=facts), write)
    rename_at(world.office_id, world.bakkerij)


def test_what_does_not_occur_is_not_found(busy: World, bram: Portal, many: None) -> None:
    assert whole(bram, search="slagerij") == []
    assert whole(bram, list="client", status="rejected") == []


@pytest.mark.usefixtures("busy")
def test_a_list_is_narrowed_to_a_type_a_state_and_ones_own_clients(
    world: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes = ({"type_id": "concept-vpb"}, {"status": "ready_to_send"}, {"mine": "true"})
    few = [whole(bram, **wish) for wish in wishes]
    assert list(map(len, few)) == [2, 1, 7]
    small(monkeypatch)
    monkeypatch.setattr(overview, "FEW", 0)
    assert [whole(bram, **wish) for wish in wishes] == few
    joost = Portal(world.host).sign_in(world.employ("JOOST", "Joost", EmployeeRole.ACCOUNTANT))
    assert whole(joost, mine="true") == []


def test_at_one_client_there_is_what_waits_there_alone(busy: World, bram: Portal) -> None:
    here = bram.get(f"/office-tasks?client_id={busy.bakkerij}").body
    assert {row["client_id"] for row in here["items"]} == {busy.bakkerij}
    assert (len(here["items"]), here["numbers"]) == (4, {"client": 3, "office": 1, "late": 0})
    elsewhere = Portal(busy.host).sign_in(
        busy.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, busy.holding)
    )
    assert elsewhere.get(f"/office-tasks?client_id={busy.bakkerij}").status == 404


def test_a_cursor_is_good_for_its_own_list_alone(busy: World, bram: Portal, many: None) -> None:
    cursor = bram.get("/office-tasks?list=client").body["cursor"]
    for path in (
        f"/office-tasks?list=office&cursor={cursor}",
        f"/office-tasks?list=client&sort=act&cursor={cursor}",
        f"/office-tasks?list=client&search=b&cursor={cursor}",
        "/office-tasks?list=client&cursor=bm90aGluZw==",
        "/office-tasks?list=client&cursor=e30=",
    ):
        assert bram.get(path).fields == {"cursor": "invalid"}, path


def test_what_is_closed_between_two_pages_moves_nothing_else(
    busy: World, bram: Portal, many: None
) -> None:
    every = whole(bram, list="client")
    parts = asked(bram, list="client")
    first = next(parts)
    for task_id in (first[0], every[3]):
        taken = bram.put(withdrawal(busy, bram, task_id), {"reason": "Verkeerd bestand"})
        assert taken.status == 200, taken.body
    rest = [task_id for part in parts for task_id in part]
    assert [*first, *rest] == [each for each in every if each != every[3]]


def withdrawal(world: World, bram: Portal, task_id: str) -> str:
    """The path that takes back what a task is about."""
    for client_id in (world.bakkerij, world.holding):
        answer = bram.get(f"/clients/{client_id}/tasks/{task_id}")
        if answer.status == 200:
            document_id = answer.body["document_id"]
            return f"/clients/{client_id}/documents/{document_id}/withdrawal"
    raise AssertionError(task_id)


def test_a_zero_that_was_not_counted_yet_is_not_said(
    world: World, bram: Portal, aws: Aws, many: None
) -> None:
    world.publish("ANNA", deadline_on=SOON)
    follow(aws, world)
    task = world.publish("ANNA", deadline_on=SOON)
    approve(world, task)
    assert counted(world) == {"client": 1}
    numbers = bram.get("/office-tasks").body["numbers"]
    assert numbers == {"client": 1, "office": None, "late": 0}


@pytest.fixture
def two_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works for two clients has lines of their own."""
    monkeypatch.setattr(line_rules, "ONE_BY_ONE", 1)


@pytest.mark.usefixtures("two_are_many")
def test_who_works_for_many_clients_sees_exactly_theirs(
    busy: World, aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = busy.another_client("Fietsenmaker Yilmaz")
    fatima = busy.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, busy.bakkerij, third)
    with running("RunReactions"):
        spread(busy.office_id, fatima.user_id)
    follow(aws, busy)
    portal = Portal(busy.host).sign_in(fatima)
    here = whole(portal, client_id=busy.bakkerij)
    assert len(here) == 4
    assert sorted(whole(portal)) == sorted(here)
    small(monkeypatch)
    monkeypatch.setattr(overview, "FEW", 0)
    assert sorted(whole(portal)) == sorted(here)
    first = portal.get("/office-tasks?sort=act").body
    assert first["numbers"] == {"client": 3, "office": 1, "late": 0}


@pytest.mark.usefixtures("two_are_many")
def test_who_loses_a_client_sees_nothing_of_it_from_that_moment(busy: World, aws: Aws) -> None:
    """Their own lines are only taken away when word of it has come."""
    fatima = busy.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, busy.bakkerij, busy.holding)
    with running("RunReactions"):
        spread(busy.office_id, fatima.user_id)
    follow(aws, busy)
    third = busy.another_client("Fietsenmaker Yilmaz")
    with transaction() as write:
        users.change_user(
            replace(
                users.user(busy.office_id, fatima.user_id),
                assigned=frozenset({busy.bakkerij, third}),
            ),
            write,
        )
    portal = Portal(busy.host).sign_in(users.user(busy.office_id, fatima.user_id))
    seen = portal.get("/office-tasks").body["items"]
    assert {row["client_id"] for row in seen} == {busy.bakkerij}


def test_a_cursor_of_a_colleague_shows_nothing_of_theirs(
    busy: World, bram: Portal, many: None
) -> None:
    """A cursor is a place, and no right."""
    cursor = bram.get("/office-tasks").body["cursor"]
    fatima = busy.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, busy.holding)
    portal = Portal(busy.host).sign_in(fatima)
    seen = portal.get(f"/office-tasks?cursor={cursor}").body["items"]
    assert {row["client_id"] for row in seen} <= {busy.holding}


def test_a_client_is_renamed_and_what_waits_follows(world: World, bram: Portal, aws: Aws) -> None:
    task = world.publish("ANNA")
    pipeline = Pipeline(aws=aws, office_id=world.office_id)
    known = bram.get(f"/clients/{world.bakkerij}").body
    facts = {name: known[name] for name in CLIENT_FACTS}
    told = bram.put(f"/clients/{world.bakkerij}", facts | {"name": "Brood & Zo B.V."})
    assert told.status == 200, told.body
    pipeline.route()
    pipeline.work("REACTIONS_QUEUE_URL", run_reactions)
    (row,) = bram.get(f"/office-tasks?client_id={world.bakkerij}").body["items"]
    assert (row["task_id"], row["client_name"]) == (task.task_id, "Brood & Zo B.V.")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert [each["client_name"] for each in anna.get("/tasks").body["items"]] == ["Brood & Zo B.V."]


CLIENT_FACTS = (
    "kind",
    "name",
    "client_number",
    "kvk",
    "rsin",
    "bsn",
    "btw_id",
    "street",
    "postcode",
    "city",
    "relation_manager_id",
)


def test_a_place_behind_the_end_of_a_list_is_its_end(
    busy: World, bram: Portal, meanwhile_late: date, many: None
) -> None:
    late = bram.get("/office-tasks?list=late").body
    assert late["cursor"] is None
    of = "late None None None False  deadline False None"
    beyond = cursor_at("2099-01-01#Z", of)
    found = bram.get(f"/office-tasks?list=late&cursor={beyond}").body
    assert (found["items"], found["cursor"]) == ([], None)


def test_an_answer_that_looked_at_enough_says_where_to_go_on(
    busy: World, bram: Portal, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOKED_AT", 2)
    monkeypatch.setattr(pages, "READS", 2)
    parts = list(asked(bram, list="client", type_id="concept-vpb"))
    assert [] in parts
    assert len([task_id for part in parts for task_id in part]) == 2
