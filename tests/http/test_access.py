"""Who gets anywhere: every route, asked by people who should get nowhere."""

import re
from collections.abc import Iterator

import pytest

import app  # noqa: F401 - registers every route
from chalicelib.core.actor import Right
from chalicelib.core.http import CONTRACTS, Contract, Needs
from chalicelib.core.ids import new_id
from tests.portal import Answer, Portal
from tests.world import World

PUBLIC = {
    "GET /health",
    "GET /office",
    "GET /brand.css",
    "POST /sessions",
    "PUT /challenges/{challenge_id}/answer",
    "PUT /challenges/{challenge_id}/deactivation",
    "PUT /challenges/{challenge_id}/method",
    "PUT /challenges/{challenge_id}/message",
    "DELETE /challenges/{challenge_id}",
    "POST /password-requests",
    "POST /password-links",
    "PUT /password",
}


@pytest.fixture
def other(aws: object) -> World:
    """Another office, where Chris is a client and Dirk works."""
    other = World().open()
    other.join("CHRIS", "Chris", other.bakkerij)
    other.employ("DIRK", "Dirk")
    return other


@pytest.fixture
def ids(world: World) -> dict[str, str]:
    """Anna's: a client, a task, a document, an upload and a fellow director."""
    task = world.publish("ANNA")
    return {
        "client_id": world.bakkerij,
        "task_id": task.task_id,
        "document_id": task.document_id,
        "upload_id": world.upload(world.bakkerij).upload_id,
        "user_id": world.users["PIETER"].user_id,
        "table_id": "taken",
        "challenge_id": "x",
        "session_id": "x",
    }


def name(contract: Contract) -> str:
    return f"{contract.method} {contract.path}"


def routes(*needs: str | Right) -> Iterator[Contract]:
    yield from (each for each in CONTRACTS if each.needs in needs)


def ask(portal: Portal, contract: Contract, ids: dict[str, str]) -> Answer:
    path = re.sub(r"{(\w+)}", lambda found: ids[found[1]], contract.path)
    return portal.ask(contract.method, path, {} if contract.method != "GET" else None)


def test_every_route_needs_a_session_unless_it_is_listed() -> None:
    assert {name(each) for each in routes(Needs.PUBLIC)} == PUBLIC


def test_without_a_session_nothing_opens(world: World, ids: dict[str, str]) -> None:
    stranger = Portal(world.host)
    closed = [each for each in CONTRACTS if each.needs != Needs.PUBLIC]
    statuses = {name(each): ask(stranger, each, ids).status for each in closed}
    assert set(statuses.values()) == {401}, statuses


def test_a_client_of_another_office_finds_nothing_under_the_ids_of_this_one(
    other: World, ids: dict[str, str]
) -> None:
    chris = Portal(other.host).sign_in(other.users["CHRIS"])
    statuses = {name(each): ask(chris, each, ids).status for each in routes(*Right)}
    assert set(statuses.values()) == {404}, statuses


def test_an_employee_of_another_office_finds_nothing_either(
    other: World, ids: dict[str, str]
) -> None:
    """400: the body is looked at first; 403: not for employees; 204: it was not there to delete."""
    dirk = Portal(other.host).sign_in(other.users["DIRK"])
    statuses = {name(each): ask(dirk, each, ids).status for each in routes(*Right)}
    assert set(statuses.values()) <= {204, 400, 403, 404}, statuses
    upload = {"upload_id": new_id(), "file_name": "a.pdf", "size": 9, "sha256": "0" * 64}
    assert dirk.post(f"/clients/{ids['client_id']}/uploads", upload).status == 404


def test_a_session_of_another_office_is_worth_nothing_here(
    world: World, other: World, ids: dict[str, str]
) -> None:
    tossed = Portal(world.host)
    tossed.cookie = Portal(other.host).sign_in(other.users["CHRIS"]).cookie
    closed = [each for each in CONTRACTS if each.needs != Needs.PUBLIC]
    assert {ask(tossed, each, ids).status for each in closed} == {401}


def test_a_client_of_the_same_office_does_not_find_another_client(
    world: World, ids: dict[str, str]
) -> None:
    world.join("LOTTE", "Lotte", world.holding)
    lotte = Portal(world.host).sign_in(world.users["LOTTE"])
    statuses = {name(each): ask(lotte, each, ids).status for each in routes(*Right)}
    assert set(statuses.values()) == {404}, statuses


def test_what_is_for_employees_does_not_exist_for_clients(
    world: World, ids: dict[str, str]
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    office = routes(Needs.EMPLOYEE, Needs.LEADER, Needs.OWNER)
    assert {ask(anna, each, ids).status for each in office} == {404}
    managing = {name(each): ask(anna, each, ids).status for each in routes(Right.MANAGE)}
    assert set(managing.values()) == {403}, managing


def test_what_is_for_who_leads_the_office_is_refused_to_other_employees(
    world: World, ids: dict[str, str]
) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    leading = {name(each): ask(bram, each, ids) for each in routes(Needs.LEADER, Needs.OWNER)}
    assert {answer.problem for answer in leading.values()} == {"not_your_role"}, leading


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "https://{host}.evil.example",
        "http://{host}:1@evil.example",
    ],
)
def test_a_write_from_elsewhere_is_refused(world: World, origin: str) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    foreign = anna.put("/me/language", {"language": "en"}, origin=origin.format(host=world.host))
    assert (foreign.status, foreign.problem) == (403, "foreign_origin")


def test_a_write_that_is_not_json_is_refused(world: World) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    form = anna.put("/me/language", "language=en", content_type="application/x-www-form-urlencoded")
    assert (form.status, form.problem) == (415, "not_json")
    assert anna.put("/me/language", "{").status == 400


def test_an_unknown_host_has_no_office(world: World) -> None:
    assert Portal("nergens.example").get("/office").problem == "no_such_office"


def test_made_up_ids_are_not_found(world: World, ids: dict[str, str]) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    for bad in (new_id(), "a%23b", "x" * 3000, "%00", "..", "💥"):
        answer = bram.get(f"/clients/{world.bakkerij}/tasks/{bad}")
        assert (answer.status, answer.problem) == (404, "not_found"), bad
