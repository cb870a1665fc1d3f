"""Requests that get nowhere, whoever sends them; who gets where is in access_table.txt."""

import json
from types import SimpleNamespace

import pytest

from chalicelib.core import visitor
from chalicelib.core.errors import Invalid
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
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


def test_no_answer_is_kept_and_a_line_says_no_more_than_what_was_asked_and_how_it_went(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    asked = [anna.get("/me"), anna.get(f"/clients/{new_id()}"), anna.put("/me/language", {})]
    assert [each.status for each in asked] == [200, 404, 400]
    assert {each.headers["cache-control"] for each in asked} == {"no-store"}
    lines = [json.loads(line) for line in caplog.messages]
    said = {"kind", "route", "method", "status", "ms", "request_id"}
    assert [line.keys() for line in lines] == [said] * 3
    assert lines[1]["route"] == "/clients/{client_id}"


def test_a_write_that_is_not_json_is_refused(world: World) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    form = anna.put("/me/language", "language=en", content_type="application/x-www-form-urlencoded")
    assert (form.status, form.problem) == (415, "not_json")
    assert anna.put("/me/language", "{").status == 400


@pytest.mark.parametrize(
    ("path", "most"), [("/sessions", 256 * 1024), ("/document-checks", 6 * 1024 * 1024)]
)
def test_a_body_that_is_too_large_is_not_read(world: World, path: str, most: int) -> None:
    door = Portal(world.host)
    assert door.post(path, " " * most).status == 400
    refused = door.post(path, " " * (most + 1))
    assert (refused.status, refused.problem) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("application/json;charset=UTF-8", 200),
        (" Application/JSON ; charset=utf-8", 200),
        ("application/jsonx", 415),
        ("application/json-patch+json", 415),
        ("text/json", 415),
        ("text/plain; x=application/json", 415),
        ("application/x-www-form-urlencoded, application/json", 415),
        ("xapplication/json", 415),
        ("", 415),
    ],
)
def test_json_is_known_by_what_its_type_is_and_not_by_what_stands_in_it(
    world: World, content_type: str, status: int
) -> None:
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    said = anna.put("/me/language", {"language": "nl"}, content_type=content_type)
    assert said.status == status


@pytest.mark.parametrize(
    "host", ["", " ", ":8000", ".", "a b", "a/b", "\u212a.example", "a..b", "[::1"]
)
def test_a_request_without_a_host_is_a_bad_one(world: World, host: str) -> None:
    refused = Portal(world.host).get("/office", host=host)
    assert (refused.status, refused.problem) == (400, "no_host")


@pytest.mark.parametrize("form", ["{host}", "{host}:8000", "{host}.", "{host}.:443", "{HOST}"])
def test_a_host_is_known_however_it_is_written(world: World, form: str) -> None:
    host = form.format(host=world.host, HOST=world.host.upper())
    assert Portal(world.host).get("/office", host=host).status == 200


def test_an_absent_host_is_a_bad_request_too() -> None:
    with pytest.raises(Invalid) as refused:
        visitor.visitor_of(SimpleNamespace(headers={}, context={}), Language.NL)  # type: ignore[arg-type]
    assert refused.value.code == "no_host"


def test_an_unknown_host_has_no_office(world: World) -> None:
    assert Portal("nergens.example").get("/office").problem == "no_such_office"


def test_made_up_ids_are_not_found(world: World) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    for bad in (new_id(), "a%23b", "x" * 3000, "%00", "..", "💥"):
        answer = bram.get(f"/clients/{world.bakkerij}/tasks/{bad}")
        assert (answer.status, answer.problem) == (404, "not_found"), bad
