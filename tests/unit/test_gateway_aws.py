"""What AWS answers becomes one of three things: not done, perhaps done, refused."""

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)
from botocore.parsers import ResponseParserError

from chalicelib.core.errors import NoAnswer, Refused, TryAgain
from chalicelib.core.outside import PASSING
from chalicelib.gateways.aws import asking


def answer(code: str, status: int = 400) -> ClientError:
    response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")  # type: ignore[arg-type]


@pytest.mark.parametrize("code", sorted(PASSING))
def test_a_code_that_passes_means_try_again(code: str) -> None:
    with pytest.raises(TryAgain, match=f"ses {code}") as raised, asking("ses"):
        raise answer(code)
    assert not isinstance(raised.value, NoAnswer)


@pytest.mark.parametrize("code", ["MessageRejected", "BadRequestException", "NotFoundException"])
def test_any_other_code_means_refused(code: str) -> None:
    with pytest.raises(Refused, match=f"ses {code}"), asking("ses"):
        raise answer(code)


def test_a_broken_server_may_have_done_it() -> None:
    with pytest.raises(NoAnswer), asking("ses"):
        raise answer("InternalFailure", 500)


def test_an_answer_that_never_came_may_have_been_done() -> None:
    with pytest.raises(NoAnswer), asking("ses"):
        raise ReadTimeoutError(endpoint_url="https://ses.test")


def test_what_is_no_answer_may_have_been_done() -> None:
    with pytest.raises(NoAnswer), asking("sns"):
        raise ResponseParserError("Unable to parse response, a page of a balancer")


@pytest.mark.parametrize("kind", [ConnectTimeoutError, EndpointConnectionError])
def test_a_door_that_stays_shut_did_nothing(kind: type[BotoCoreError]) -> None:
    with pytest.raises(TryAgain) as raised, asking("ses"):
        raise kind(endpoint_url="https://ses.test")
    assert not isinstance(raised.value, NoAnswer)


def test_our_own_mistakes_are_not_dressed_up() -> None:
    with pytest.raises(KeyError), asking("ses"):
        raise KeyError("x")
