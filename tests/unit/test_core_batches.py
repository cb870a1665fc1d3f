"""One record that fails holds up no other, and tells nobody's address."""

import json
from typing import Any

import pytest
from chalice.app import DynamoDBEvent, SQSEvent

from chalicelib.core import batches, log
from chalicelib.core.errors import NotFound, Refused, TryAgain


def messages(*bodies: str) -> SQSEvent:
    records = [{"messageId": f"m-{body}", "body": body} for body in bodies]
    return SQSEvent({"Records": records}, None)


def rows(*names: str, change: str = "INSERT") -> DynamoDBEvent:
    records = [
        {
            "eventName": change,
            "dynamodb": {"SequenceNumber": f"n-{name}", "NewImage": {"name": {"S": name}}},
        }
        for name in names
    ]
    return DynamoDBEvent({"Records": records}, None)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(log, "line", lambda kind, **facts: kept.append({"kind": kind, **facts}))
    monkeypatch.setattr(log, "failure", lambda kind, **facts: kept.append({"kind": kind, **facts}))
    return kept


@pytest.mark.parametrize("failure", [TryAgain("x"), Refused("x"), NotFound(), KeyError("x")])
def test_what_fails_comes_back_and_the_rest_is_done(
    failure: Exception, lines: list[dict[str, Any]]
) -> None:
    done: list[str] = []

    def act(body: str) -> None:
        if body == "b":
            raise failure
        done.append(body)

    answer = batches.each_message("send_mail", messages("a", "b", "c"), act)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m-b"}]}
    assert done == ["a", "c"]
    assert lines[-1]["kind"] == "job"
    assert (lines[-1]["records"], lines[-1]["failed"]) == (3, 1)


def test_the_log_of_a_refusal_has_our_words_and_not_those_of_the_other_party(
    lines: list[dict[str, Any]],
) -> None:
    def act(body: str) -> None:
        raise Refused("ses MessageRejected") from ValueError("anna@bakkerij.test is not verified")

    batches.each_message("send_mail", messages("a"), act)
    assert lines[0]["why"] == "Refused: ses MessageRejected"
    assert "bakkerij" not in json.dumps(lines)


def test_only_new_rows_of_a_stream_count(lines: list[dict[str, Any]]) -> None:
    seen: list[str] = []

    def act(change: batches.Change) -> None:
        seen.append(change["dynamodb"]["NewImage"]["name"]["S"])

    assert batches.each_new_row("route", rows("a"), act) == {"batchItemFailures": []}
    batches.each_new_row("route", rows("b", change="MODIFY"), act)
    assert seen == ["a"]


def test_a_bad_row_is_named_by_its_place_in_the_stream(lines: list[dict[str, Any]]) -> None:
    def act(change: batches.Change) -> None:
        raise ValueError(change)

    answer = batches.each_new_row("route", rows("a"), act)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "n-a"}]}


def test_of_a_group_that_fails_all_comes_back_and_the_others_are_done(
    lines: list[dict[str, Any]],
) -> None:
    done: list[tuple[str, int]] = []

    def act(group: str, changes: list[batches.Change]) -> None:
        if group == "b":
            raise TryAgain("x")
        done.append((group, len(changes)))

    given = rows("a1", "b1", "a2", "b2", "c1", change="MODIFY")
    answer = batches.each_group(
        "chain", given, lambda it: str(it["dynamodb"]["NewImage"]["name"]["S"][0]), act
    )
    assert [it["itemIdentifier"] for it in answer["batchItemFailures"]] == ["n-b1", "n-b2"]
    assert done == [("a", 2), ("c", 1)]
