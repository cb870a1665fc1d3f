"""Who loses a race is judged anew, by what the winner left."""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import count

import pytest

from chalicelib.core.errors import Conflict
from chalicelib.core.racing import ROUNDS, judged_again, judged_with

LONG_AGO = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def losing(times: int, code: str = "changed_meanwhile") -> tuple[list[int], str]:
    """How often it was tried, and what came of it."""
    tried, numbers = [], count(1)

    @judged_again
    def act() -> str:
        tried.append(next(numbers))
        if len(tried) <= times:
            raise Conflict(code)
        return "done"

    try:
        return tried, act()
    except Conflict as conflict:
        return tried, conflict.code


@pytest.mark.parametrize("times", range(ROUNDS))
def test_it_begins_anew_as_often_as_others_come_first(times: int) -> None:
    tried, outcome = losing(times)
    assert (len(tried), outcome) == (times + 1, "done")


def test_it_ends_some_time() -> None:
    tried, outcome = losing(ROUNDS)
    assert (len(tried), outcome) == (ROUNDS, "changed_meanwhile")


def test_what_is_refused_for_another_reason_is_refused_at_once() -> None:
    tried, outcome = losing(1, "already_filed")
    assert (len(tried), outcome) == (1, "already_filed")


def test_each_round_has_its_own_moment() -> None:
    moments: list[datetime] = []

    @judged_again
    def act(what: str, at: datetime) -> str:
        moments.append(at)
        if len(moments) < 3:
            raise Conflict("changed_meanwhile")
        return what

    assert act("done", at=LONG_AGO) == "done"
    assert LONG_AGO == moments[0] < moments[1] <= moments[2]


def told(known: int, now: int, *refused: int) -> list[int]:
    """What it was judged with, one after the other."""
    tried = []

    def act(by: int) -> None:
        tried.append(by)
        if by in refused:
            raise Conflict("changed_meanwhile")

    with suppress(Conflict):
        judged_with(known, lambda: now, act)
    return tried


def test_what_somebody_changed_meanwhile_is_judged_by_what_it_is_now() -> None:
    assert told(1, 2, 1) == [1, 2]


def test_what_did_not_change_is_not_why_it_was_refused() -> None:
    assert told(1, 1, 1) == [1]
    assert told(1, 2, 1, 2) == [1, 2]


def test_what_changes_every_time_is_judged_so_often_and_no_more() -> None:
    tried: list[int] = []
    later = count(1)

    def act(by: int) -> None:
        tried.append(by)
        raise Conflict("changed_meanwhile")

    with pytest.raises(Conflict, match="changed_meanwhile"):
        judged_with(0, lambda: next(later), act)
    assert tried == list(range(ROUNDS))
