"""The local gateway makes of a request what API Gateway makes of it."""

import base64
import gzip
import json
from typing import Any

import pytest
from werkzeug.test import Client, EnvironBuilder
from werkzeug.wrappers import Request, Response

from scripts.local.gateway import COMPRESSED_FROM, MAX_EVENT, Gateway, find

ROUTES = {"/tasks/{task_id}": ["GET", "PUT"], "/tasks/new": ["GET"], "/uploads": ["POST"]}


class Function:
    """Remembers the event and answers what it was told to."""

    def __init__(self) -> None:
        self.event: dict[str, Any] = {}
        self.answer: dict[str, Any] = {"statusCode": 200, "body": "{}", "headers": {}}

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        self.event = event
        assert 0 < context.get_remaining_time_in_millis() <= 30_000
        return self.answer


@pytest.fixture
def function() -> Function:
    return Function()


@pytest.fixture
def client(function: Function) -> Client:
    gateway = Gateway(function, ROUTES, ["application/pdf"])
    return Client(Request.application(gateway.answer), Response)


def test_a_path_parameter_is_decoded_and_an_encoded_slash_separates_nothing(
    function: Function,
) -> None:
    gateway = Gateway(function, ROUTES, [])
    environ = EnvironBuilder(path="/api/tasks/a/b").get_environ()
    gateway.answer(Request(environ | {"RAW_URI": "/api/tasks/a%2Fb%20c?x=1"}))
    assert function.event["pathParameters"] == {"task_id": "a/b c"}
    assert function.event["path"] == "/tasks/a%2Fb%20c"
    assert function.event["resource"] == "/tasks/{task_id}"
    assert function.event["requestContext"]["stage"] == "api"


def test_a_repeated_query_is_all_there(client: Client, function: Function) -> None:
    client.get("/api/tasks/1?a=1&a=2&b=", headers={"X-Some": "1"})
    assert function.event["multiValueQueryStringParameters"] == {"a": ["1", "2"], "b": [""]}
    assert function.event["queryStringParameters"] == {"a": "2", "b": ""}
    assert function.event["multiValueHeaders"]["X-Some"] == ["1"]
    assert function.event["headers"]["Host"] == "localhost"


def test_no_query_and_no_body_are_none(client: Client, function: Function) -> None:
    client.get("/api/tasks/1")
    assert function.event["queryStringParameters"] is None
    assert function.event["multiValueQueryStringParameters"] is None
    assert function.event["body"] is None
    assert function.event["isBase64Encoded"] is False


def test_json_goes_as_text_and_a_binary_type_as_base64(client: Client, function: Function) -> None:
    client.put("/api/tasks/1", data='{"naam": "é"}', content_type="application/json")
    assert function.event["body"] == '{"naam": "é"}'
    client.put("/api/tasks/1", data=b"%PDF", content_type="application/pdf")
    assert base64.b64decode(function.event["body"]) == b"%PDF"
    assert function.event["isBase64Encoded"] is True


def test_the_answer_comes_back_whole(client: Client, function: Function) -> None:
    function.answer = {
        "statusCode": 201,
        "headers": {"Content-Type": "application/json", "X-One": "1"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
        "body": '{"é": 1}',
    }
    answer = client.post("/api/uploads")
    assert answer.status_code == 201
    assert answer.headers.getlist("Set-Cookie") == ["a=1", "b=2"]
    assert answer.headers["X-One"] == "1"
    assert answer.json == {"é": 1}


@pytest.mark.parametrize(
    ("length", "reads", "packed"),
    [
        (COMPRESSED_FROM, "gzip, br", True),
        (COMPRESSED_FROM - 1, "gzip", False),
        (COMPRESSED_FROM, "br", False),
        (COMPRESSED_FROM, "gzip;q=0", False),
        (COMPRESSED_FROM, "", False),
    ],
)
def test_an_answer_of_some_length_is_packed_for_who_unpacks_it(
    client: Client, function: Function, length: int, reads: str, packed: bool
) -> None:
    function.answer = {
        "statusCode": 200,
        "headers": {},
        "body": "é" * (length // 2) + "x"[: length % 2],
    }
    answer = client.get("/api/tasks/1", headers={"accept-encoding": reads})
    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    content = gzip.decompress(answer.data) if packed else answer.data
    assert content.decode() == function.answer["body"]


def test_a_binary_answer_is_decoded(client: Client, function: Function) -> None:
    function.answer = {
        "statusCode": 200,
        "headers": {"Content-Type": "image/png"},
        "body": base64.b64encode(b"\x89PNG").decode(),
        "isBase64Encoded": True,
    }
    assert client.get("/api/tasks/1").data == b"\x89PNG"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api/tasks", 404),
        ("GET", "/api/tasks/", 404),
        ("GET", "/api/tasks/1/", 404),
        ("GET", "/api/tasks/1/approval", 404),
        ("DELETE", "/api/tasks/1", 405),
        ("OPTIONS", "/api/tasks/1", 405),
        ("GET", "/api/uploads", 405),
    ],
)
def test_what_no_route_knows_is_a_problem(
    client: Client, function: Function, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert json.loads(answer.data)["status"] == status
    assert function.event == {}


def test_a_wrong_method_is_told_the_right_ones(client: Client) -> None:
    assert client.delete("/api/tasks/1").headers["Allow"] == "GET, PUT"


def test_a_fixed_segment_wins_from_a_parameter() -> None:
    match = find(ROUTES, "/tasks/new")
    assert match is not None
    assert match.pattern == "/tasks/new"


def test_a_body_that_lambda_would_not_take_is_refused(client: Client, function: Function) -> None:
    answer = client.post("/api/uploads", data=b"x" * (MAX_EVENT + 1))
    assert answer.status_code == 413
    assert function.event == {}


def test_whatever_escapes_from_the_function_is_a_502(client: Client, function: Function) -> None:
    function.answer = {}
    answer = client.get("/api/tasks/1")
    assert answer.status_code == 502
    assert answer.content_type == "application/problem+json"
