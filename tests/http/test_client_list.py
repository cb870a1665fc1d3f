"""The clients of an office, however many there are."""

from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

import pytest

from chalicelib.clients.actions import listing
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import order, pages
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from tests.aws import Aws
from tests.pipeline import Pipeline, run_reactions
from tests.portal import Portal
from tests.support.parts import parts, small_pages
from tests.world import World


@pytest.fixture
def town(world: World) -> World:
    """Beside the bakery and the holding: two of one name, and one with everything."""
    for name in ("Fietsenmaker Yilmaz", "Fietsenmaker Yilmaz", "Café Zoë"):
        world.another_client(name)
    called(world, world.bakkerij, client_number="B-107", city="Zwolle")
    return world


def called(world: World, client_id: str, **facts: str) -> None:
    known = client_rows.client(world.office_id, client_id)
    with transaction() as write:
        client_rows.put_changed(replace(known, facts=replace(known.facts, **facts)), write)


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were more than fits in one answer."""
    small_pages(monkeypatch, pages, order, listing)


def asked(portal: Portal, **query: object) -> Iterator[list[str]]:
    return parts(portal, "/clients", "client_id", **query)


def ids(portal: Portal, **query: object) -> list[str]:
    return [client_id for part in asked(portal, **query) for client_id in part]


def names(portal: Portal, **query: object) -> set[str]:
    found = portal.get(f"/clients?search={quote(str(query['search']))}").body
    return {row["name"] for row in found["items"]}


def test_every_order_is_the_same_of_few_as_of_many(
    town: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = [
        {"sort": sort, "descending": way}
        for sort, way in product(("name", "number"), ("true", "false"))
    ]
    few = [ids(bram, **way) for way in ways]
    small(monkeypatch)
    assert [ids(bram, **way) for way in ways] == few
    assert few[0] == few[1][::-1]
    assert {len(set(found)) for found in few} == {5}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("bakkerij", {"Bakkerij De Vries B.V."}),
        ("vries BV bakk", {"Bakkerij De Vries B.V."}),
        ("b-107", {"Bakkerij De Vries B.V."}),
        ("zwolle", {"Bakkerij De Vries B.V."}),
        ("cafe zoe", {"Café Zoë"}),
        ("yilmaz", {"Fietsenmaker Yilmaz"}),
        ("slagerij", set()),
    ],
)
def test_a_client_is_found_by_what_stands_in_its_row(
    town: World, bram: Portal, search: str, found: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(bram, search=search) == found
    fatima = town.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, *ids(bram))
    assert names(Portal(town.host).sign_in(fatima), search=search) == found
    small(monkeypatch)
    assert set(ids(bram, search=search)) == {
        row["client_id"]
        for row in bram.get("/clients").body["items"] + _all(bram)
        if row["name"] in found
    }


def _all(portal: Portal) -> list[dict[str, str]]:
    return [portal.get(f"/clients/{each}").body for each in ids(portal)]


def test_a_client_is_found_by_the_people_who_have_access(
    town: World, bram: Portal, aws: Aws
) -> None:
    """Who left is no reason any more, and what else is written of the client changes nothing."""
    zoe = town.join("ZOE", "Zoë van den Berg", town.holding)
    heard(town, aws)
    assert names(bram, search="zoe van den berg") == {"Holding"}
    called(town, town.holding, city="Kampen")
    assert names(bram, search="zoe kampen") == {"Holding"}
    town.leave("ZOE", town.holding)
    heard(town, aws)
    assert names(bram, search="van den berg") == set()
    assert zoe.name == "Zoë van den Berg"


def heard(world: World, aws: Aws) -> None:
    pipeline = Pipeline(aws=aws, office_id=world.office_id)
    pipeline.route()
    pipeline.work("REACTIONS_QUEUE_URL", run_reactions)


def test_a_list_is_narrowed_to_a_kind_and_ones_own(
    town: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    joost = Portal(town.host).sign_in(town.employ("JOOST", "Joost", EmployeeRole.ACCOUNTANT))
    for _ in range(2):
        assert len(ids(bram, kind="organisation")) == len(ids(bram, mine="true")) == 5
        assert (ids(bram, kind="person"), ids(joost, mine="true")) == ([], [])
        small(monkeypatch)


def test_who_works_for_some_clients_sees_exactly_those(
    town: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of few they are looked up, of many the list of the office is gone through."""
    some = sorted(ids(bram))[:3]
    fatima = Portal(town.host).sign_in(
        town.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, *some)
    )
    assert sorted(ids(fatima)) == some
    seen = fatima.get(f"/clients?ids={','.join(ids(bram))}").body["items"]
    assert sorted(row["client_id"] for row in seen) == some
    small(monkeypatch)
    assert sorted(ids(fatima)) == some
    anna = Portal(town.host).sign_in(town.users["ANNA"])
    assert set(ids(anna)) == {town.bakkerij, town.holding}


def test_a_number_is_found_whole(town: World, bram: Portal) -> None:
    found = bram.get("/clients?client_number=B-107").body["items"]
    assert [row["client_id"] for row in found] == [town.bakkerij]
    assert bram.get("/clients?client_number=B-10").body["items"] == []
    fatima = town.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, town.holding)
    portal = Portal(town.host).sign_in(fatima)
    assert portal.get("/clients?client_number=B-107").body["items"] == []


def test_a_cursor_is_good_for_its_own_list_alone(
    town: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    cursor = bram.get("/clients").body["cursor"]
    for path in (
        f"/clients?sort=number&cursor={cursor}",
        f"/clients?search=b&cursor={cursor}",
        "/clients?cursor=bm90aGluZw==",
    ):
        assert bram.get(path).fields == {"cursor": "invalid"}, path


def test_a_client_that_gets_another_name_between_two_pages_moves_nothing_else(
    town: World, bram: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    every = ids(bram)
    found = asked(bram)
    first = next(found)
    called(town, first[0], name="Aannemer Bos B.V.")
    assert [*first, *(each for part in found for each in part)] == every
