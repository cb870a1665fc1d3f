"""Requests that get nowhere, whoever sends them; who gets where is in access_table.txt."""

import pytest

from chalicelib.core.ids import new_id
from tests.portal import Portal
from tests.world import World


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


def test_made_up_ids_are_not_found(world: World) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    for bad in (new_id(), "a%23b", "x" * 3000, "%00", "..", "💥"):
        answer = bram.get(f"/clients/{world.bakkerij}/tasks/{bad}")
        assert (answer.status, answer.problem) == (404, "not_found"), bad
