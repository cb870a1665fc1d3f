"""Routes: what goes wrong inside a view becomes an answer that says no more than it should."""

import json
import logging
from typing import Any
from unittest.mock import Mock

import pytest
from chalice.app import Chalice

from chalicelib.core import clock, errors, log, visitor
from chalicelib.core.config import read
from chalicelib.core.http import CONTRACTS, Needs, Routes
from chalicelib.core.language import Language, language_of
from chalicelib.core.replies import problem
from chalicelib.core.rights import Right
from chalicelib.core.visitor import Door, Visitor
from tests.unit.test_core_config import DEPLOYED


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An app with one view that does what a test tells it to."""
    known = list(CONTRACTS)
    routes, app = Routes("try"), Chalice("try")

    @routes.get("/try", needs=Needs.PUBLIC)
    def attempt(visitor: Visitor) -> None:
        app.doing(visitor)

    app.register_blueprint(routes)
    CONTRACTS[:] = known
    monkeypatch.setattr(
        visitor,
        "_doors",
        [
            Door(
                office_at=lambda host: "van-dijk",
                actor_of=Mock(),
                take_turn=Mock(),
                has_code=Mock(),
                check_touches_others=Mock(),
            )
        ],
    )
    return app


def ask(app: Any, doing: Any, **headers: str) -> dict[str, Any]:
    app.doing = doing
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    context = {"resourcePath": "/try", "httpMethod": "GET", "requestId": "r1"}
    event = {
        "requestContext": context,
        "headers": {"host": "portaal.test"} | given,
        "pathParameters": {},
        "multiValueQueryStringParameters": None,
        "body": None,
        "stageVariables": None,
        "isBase64Encoded": False,
    }
    raw: dict[str, Any] = app(event, Mock())
    return raw


def raising(error: Exception) -> Any:
    return Mock(side_effect=error)


def test_the_unexpected_is_a_500_that_gives_nothing_away(
    portal: Any, caplog: pytest.LogCaptureFixture
) -> None:
    log.setup()
    log.setup()
    raw = ask(portal, raising(RuntimeError("BSN 111222333")))
    assert raw["statusCode"] == 500
    assert "111222333" not in raw["body"]
    assert json.loads(raw["body"])["type"] == "unknown_error"


def test_an_outside_party_that_fails_is_a_503_that_says_when_to_come_back(portal: Any) -> None:
    raw = ask(portal, raising(errors.TryAgain("SNS")), accept_language="en-GB")
    assert (raw["statusCode"], raw["headers"]["Retry-After"]) == (503, "2")
    assert json.loads(raw["body"])["title"].startswith("This does not work right now")


def test_what_an_outside_party_said_is_not_in_the_log(
    portal: Any, caplog: pytest.LogCaptureFixture
) -> None:
    log.setup()
    logging.getLogger("akkoord").addHandler(caplog.handler)
    error = errors.TryAgain("ses MessageRejected")
    error.__cause__ = RuntimeError("anna@bakkerij.test is not verified")
    ask(portal, raising(error))
    logging.getLogger("akkoord").removeHandler(caplog.handler)
    assert "ses MessageRejected" in caplog.text
    assert "anna@" not in caplog.text


@pytest.mark.parametrize(
    ("seconds", "time"), [(0, "14:05"), (1, "14:06"), (60, "14:06"), (61, "14:07")]
)
def test_asking_too_often_says_when_to_try_again(
    monkeypatch: pytest.MonkeyPatch, seconds: int, time: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: clock.parse("2026-07-01T12:05:00+00:00"))
    answer = problem(errors.TooMany("too_many_tries", seconds), Language.NL)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, str(seconds))
    assert json.loads(answer.body)["title"].endswith(
        f"Vanaf {time} uur kunt u het opnieuw proberen."
    )


def test_a_right_belongs_to_a_path_with_a_client_and_only_there() -> None:
    with pytest.raises(TypeError, match="/loose"):
        Routes("try").get("/loose", needs=Right.READ)
    with pytest.raises(TypeError, match="client_id"):
        Routes("try").get("/clients/{client_id}", needs=Needs.SIGNED_IN)


def test_behind_cloudfront_the_host_is_believed_with_the_origin_key_only(
    portal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read(DEPLOYED)
    monkeypatch.setattr(visitor, "config", lambda: settings)
    seen = Mock()
    key = settings.origin_key
    ask(portal, seen, x_office_host="Portaal.VanDijk.test", x_origin_key=key)
    assert seen.call_args.args[0].host == "portaal.vandijk.test"
    for headers in ({}, {"x_origin_key": "guessed"}):
        assert ask(portal, seen, x_office_host="portaal.test", **headers)["statusCode"] == 404


@pytest.mark.parametrize(
    ("header", "language"),
    [("en-GB,nl;q=0.8", "en"), ("fr, en;q=0.7", "en"), ("fr", "nl"), ("", "nl")],
)
def test_the_first_language_that_we_speak_is_spoken(header: str, language: str) -> None:
    assert language_of(header) == language
