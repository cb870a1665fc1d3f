"""Transactions and cursors: what DynamoDB says, in our words."""

from collections.abc import Callable

import pytest
from pynamodb.connection import Connection
from pynamodb.exceptions import (
    CancellationReason,
    PutError,
    TransactWriteError,
    VerboseClientError,
)

from chalicelib.core import dynamo, table
from chalicelib.core.errors import Conflict, Invalid, NoAnswer, NotFound, TryAgain
from chalicelib.core.wire import HttpAnswer


class Write:
    """A transaction that fails with these codes, one a try, and then succeeds. `late` is what is
    refused: something that was looked up as it was committed."""

    def __init__(self, *codes: str, late: bool = False) -> None:
        self.codes, self.late, self.tries = list(codes), late, 0

    def whole(self) -> tuple["Write", list[bool]]:
        self.tries += 1
        return self, [False, self.late]

    def __exit__(self, *nothing: object) -> None:
        if self.codes:
            raise refusal(self.codes.pop(0))


def refusal(code: str) -> TransactWriteError:
    reasons = [None, CancellationReason(code=code)]
    cause = VerboseClientError({"Error": {}}, "TransactWriteItems", cancellation_reasons=reasons)
    return TransactWriteError("refused", cause)


def test_somebody_elses_change_in_between_is_a_conflict() -> None:
    with pytest.raises(Conflict, match="changed_meanwhile"):
        table._commit(Write("ConditionalCheckFailed"), 3, 8)  # type: ignore[arg-type]


def test_two_transactions_at_once_are_tried_again() -> None:
    table._commit(Write("TransactionConflict", "TransactionConflict"), 3, 8)  # type: ignore[arg-type]


def test_what_was_looked_up_late_is_looked_up_again_and_not_for_ever() -> None:
    overtaken = Write(*["ConditionalCheckFailed"] * 8, late=True)
    table._commit(overtaken, 0, 8)  # type: ignore[arg-type]
    assert overtaken.tries == 9
    with pytest.raises(Conflict, match="changed_meanwhile"):
        table._commit(Write(*["ConditionalCheckFailed"] * 9, late=True), 0, 8)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", sorted(table.BUSY))
def test_but_not_for_ever(code: str) -> None:
    with pytest.raises(TryAgain):
        table._commit(Write(*[code] * 4), 3, 8)  # type: ignore[arg-type]


def test_half_of_a_list_is_not_taken_for_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """PynamoDB would ask for the rest again and again."""
    reply = {"Responses": {}, "UnprocessedKeys": {"users": {"Keys": []}}}
    monkeypatch.setattr(Connection, "_make_api_call", lambda *_: reply)
    with pytest.raises(TryAgain):
        table.connection()._make_api_call("BatchGetItem", {})


def test_a_page_instead_of_an_answer_may_have_been_done(monkeypatch: pytest.MonkeyPatch) -> None:
    page = HttpAnswer(status=200, headers={}, content=b"<html>502 Bad Gateway</html>")
    monkeypatch.setattr(dynamo.TableClient, "send", lambda *_: page)
    with pytest.raises(NoAnswer):
        table.connection()._make_api_call("GetItem", {})


def test_anything_else_is_not_hidden() -> None:
    with pytest.raises(TransactWriteError):
        table._commit(Write("ValidationError"), 3, 8)  # type: ignore[arg-type]


def refused(code: str) -> Callable[[], object]:
    """A write of one row that DynamoDB refuses with this code."""

    def write() -> object:
        raise PutError("refused", VerboseClientError({"Error": {"Code": code}}, "PutItem"))

    return write


def test_a_row_whose_condition_does_not_hold_was_not_written() -> None:
    assert not table.wrote(refused("ConditionalCheckFailedException"))


def test_any_other_refusal_of_a_row_is_not_hidden() -> None:
    with pytest.raises(PutError):
        table.wrote(refused("ValidationException"))


def test_a_cursor_comes_back_as_it_went() -> None:
    last_key = {"open_key": {"S": "van-dijk#ANNA"}, "open_sort": {"S": "2026-03-01#T"}}
    cursor = table.encode_cursor(last_key)
    assert cursor
    assert table.decode_cursor(cursor, open_key="van-dijk#ANNA") == last_key
    assert table.encode_cursor(None) is None


@pytest.mark.parametrize("cursor", ["x", "bm9wZQ==", "e30="])
def test_a_made_up_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid):
        table.decode_cursor(cursor, open_key="van-dijk#ANNA")


def test_a_cursor_of_somebody_else_is_refused() -> None:
    cursor = table.encode_cursor({"open_key": {"S": "delta#CHRIS"}})
    with pytest.raises(Invalid):
        table.decode_cursor(str(cursor), open_key="van-dijk#ANNA")


@pytest.mark.parametrize("part", ["", "a#b", "x" * 500])
def test_an_id_that_cannot_be_names_nothing(part: str) -> None:
    with pytest.raises(NotFound):
        table.key("van-dijk", part)
