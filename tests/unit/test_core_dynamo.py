"""Our own client of DynamoDB signs as botocore does, and asks again what may pass."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)
from botocore.session import Session

from chalicelib.core import dynamo, service
from chalicelib.core.outside import PAUSE, Patience
from tests.support.answering import Service, answering

IMPATIENT = Patience(seconds=2, connect=0.2, longest_read=0.3, attempts=2)
SECRET = "only-for-these-tests"
GONE = {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}
BUSY = {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "slow down"}


@pytest.fixture
def tables() -> Iterator[Service]:
    with answering() as tables:
        yield tables


def client_of(tables: Service) -> dynamo.TableClient:
    return dynamo.TableClient("eu-west-1", tables.url, IMPATIENT)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    waited: list[int] = []
    monkeypatch.setattr(dynamo, "pause", waited.append)
    return waited


def ask(client: dynamo.TableClient, operation: str = "GetItem", **arguments: Any) -> Any:
    return client._make_api_call(operation, {"TableName": "users", **arguments})


@pytest.mark.parametrize("token", ["", "the-token-of-a-role"])
def test_a_request_is_signed_as_botocore_signs_it(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = service.Keys(access="AKIDEXAMPLE", secret=SECRET, token=token)
    monkeypatch.setattr(service, "keys", lambda: own)
    client = dynamo.TableClient("eu-west-1", "", IMPATIENT)
    body = b'{"TableName":"users"}'
    headers = client.signed({"x-amz-target": f"{dynamo.TARGET}GetItem"}, body)

    theirs = SigV4Auth(
        Credentials(own.access, own.secret, own.token or None), "dynamodb", "eu-west-1"
    )
    request = AWSRequest("POST", f"{client.url}/", {"X-Amz-Target": headers["x-amz-target"]}, body)
    request.context["timestamp"] = headers["x-amz-date"]
    request.headers["X-Amz-Date"] = headers["x-amz-date"]
    if token:
        request.headers["X-Amz-Security-Token"] = token
    asked = theirs.canonical_request(request)
    signature = theirs.signature(theirs.string_to_sign(request, asked), request)
    assert headers["host"] == urlsplit(client.url).netloc == "dynamodb.eu-west-1.amazonaws.com"
    assert headers["authorization"].endswith(f"Signature={signature}")
    assert headers.get("x-amz-security-token", "") == token


def test_another_place_is_told_as_to_botocore(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://everything.test")
    assert dynamo.TableClient("eu-west-1", "", IMPATIENT).host == "everything.test"
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://tables.test:8000")
    assert dynamo.TableClient("eu-west-1", "", IMPATIENT).host == "tables.test:8000"
    assert dynamo.TableClient("eu-west-1", "http://own.test", IMPATIENT).host == "own.test"


def test_whoever_runs_a_command_signs_with_the_keys_of_their_profile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    theirs: list[Any] = [Credentials("theirs", SECRET, None), None]
    monkeypatch.setattr(Session, "get_credentials", lambda _: theirs.pop(0))
    service._of_this_machine.cache_clear()
    assert service.keys() == service.Keys(access="theirs", secret=SECRET)
    assert service.keys() == service.Keys(access="theirs", secret=SECRET)
    service._of_this_machine.cache_clear()
    with pytest.raises(NoCredentialsError):
        service.keys()


def test_between_two_tries_no_longer_is_waited_than_was_counted_with(
    monkeypatch: pytest.MonkeyPatch, nobody_waits: list[int]
) -> None:
    monkeypatch.undo()
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    for again in (0, 1):
        dynamo.pause(again)
    assert 0 <= slept[0] <= PAUSE
    assert 0 <= slept[1] <= 2 * PAUSE


def test_one_connection_does_for_one_question_after_another(tables: Service) -> None:
    tables.answers = [(200, {"Item": {}}), (200, {})]
    client = client_of(tables)
    assert client._make_api_call("GetItem", {"TableName": "users"}) == {"Item": {}}
    assert ask(client) == {}
    assert tables.connections == 1


def test_one_that_is_said_to_end_is_not_used_again(tables: Service) -> None:
    tables.answers = [(200, {}), (200, {})]
    tables.hangs_up = True
    client = client_of(tables)
    assert (ask(client), ask(client)) == ({}, {})
    assert (tables.connections, client.idle) == (2, [])


def test_a_connection_that_was_closed_meanwhile_is_made_anew(
    tables: Service, nobody_waits: list[int]
) -> None:
    tables.answers = [(200, {}), (200, {})]
    client = client_of(tables)
    client._make_api_call("GetItem", {})
    client.idle[0].sock.shutdown(2)
    assert ask(client) == {}
    assert (tables.connections, nobody_waits) == (2, [])


@pytest.mark.parametrize(
    "trouble", [None, ..., (400, BUSY), (500, b""), (503, b"<html>"), (200, b"<html>")]
)
def test_what_may_pass_is_asked_once_more(
    trouble: Any, tables: Service, nobody_waits: list[int]
) -> None:
    tables.answers = [trouble, (200, {"Count": 1})]
    assert ask(client_of(tables)) == {"Count": 1}
    assert nobody_waits == [0]


@pytest.mark.parametrize(
    ("trouble", "told"), [(None, ConnectionClosedError), (..., ReadTimeoutError)]
)
def test_and_not_for_ever(trouble: Any, told: type[Exception], tables: Service) -> None:
    tables.answers = [trouble] * 2
    with pytest.raises(told):
        ask(client_of(tables))


def test_nobody_at_the_door(tables: Service) -> None:
    client = client_of(tables)
    tables.server_close()
    with pytest.raises(EndpointConnectionError):
        ask(client)


def test_a_refusal_is_told_at_once_with_its_code(tables: Service) -> None:
    tables.answers = [(400, GONE | {"Message": "no", "CancellationReasons": [{"Code": "None"}]})]
    with pytest.raises(ClientError) as refused:
        ask(client_of(tables), "PutItem")
    told = refused.value.response
    assert told["Error"] == {"Code": "ConditionalCheckFailedException", "Message": "no"}
    assert told["CancellationReasons"] == [{"Code": "None"}]
    assert len(tables.asked) == 1


def test_a_transaction_asked_twice_is_the_same_one(tables: Service) -> None:
    tables.answers = [None, (200, {}), (200, {})]
    client = client_of(tables)
    client._make_api_call("TransactWriteItems", {"TransactItems": []})
    ask(client, "TransactWriteItems")
    first, again, other = [body["ClientRequestToken"] for _, body in tables.asked]
    assert first == again != other
