"""Codes: what they are for, how long they last, and when a new one may be sent."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.replacing import replace
from chalicelib.identity.domain.challenge import CodeVerdict, new_challenge, new_code
from chalicelib.identity.domain.limit import Limit
from chalicelib.identity.events.shared import Purpose
from chalicelib.offices.events import Method

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PEPPER = "only-for-tests-0123456789"
ASKED = new_challenge("van-dijk", "anna", Purpose.SIGNING, AT, "hash-of-documents")
CHALLENGE = ASKED.asking("012345", PEPPER)


def test_the_right_code_in_time_is_right() -> None:
    last_moment = AT + timedelta(minutes=10) - timedelta(microseconds=1)
    assert CHALLENGE.judge("012345", (PEPPER,), last_moment) is CodeVerdict.RIGHT
    assert CHALLENGE.judge("012346", (PEPPER,), AT) is CodeVerdict.WRONG
    assert CHALLENGE.judge("012345", ("another-pepper",), AT) is CodeVerdict.WRONG
    assert CHALLENGE.judge("012345", (PEPPER,), AT + timedelta(minutes=10)) is CodeVerdict.GONE


@pytest.mark.parametrize(
    "other",
    [
        new_challenge("van-dijk", "anna", Purpose.SIGNING, AT, "hash-of-documents"),
        new_challenge("delta", "anna", Purpose.SIGNING, AT, "hash-of-documents"),
    ],
)
def test_a_code_proves_nothing_for_another_challenge(other: object) -> None:
    assert other != ASKED
    assert CHALLENGE.proof_of("012345", PEPPER) != other.proof_of("012345", PEPPER)  # type: ignore[attr-defined]


def test_a_challenge_is_for_one_purpose_and_one_set_of_documents() -> None:
    assert CHALLENGE.is_for(Purpose.SIGNING, "hash-of-documents")
    assert not CHALLENGE.is_for(Purpose.SIGNING, "hash-of-others")
    assert not CHALLENGE.is_for(Purpose.SIGN_IN, "hash-of-documents")


def test_the_code_itself_is_not_kept() -> None:
    assert "012345" not in repr(CHALLENGE)


def test_a_new_code_waits_half_a_minute_and_replaces_the_old_one() -> None:
    assert CHALLENGE.wait(AT) == 30
    assert CHALLENGE.wait(AT + timedelta(seconds=29.5)) == 1
    later = AT + timedelta(seconds=30)
    assert CHALLENGE.wait(later) == 0
    again = CHALLENGE.sent_again("999999", PEPPER, later)
    assert again.judge("999999", (PEPPER,), AT + timedelta(minutes=10)) is CodeVerdict.RIGHT
    assert again.judge("012345", (PEPPER,), later) is CodeVerdict.WRONG
    assert (again.tries_left, again.sends_left) == (5, CHALLENGE.sends_left - 1)


def test_a_code_is_six_digits() -> None:
    assert all(len(code) == 6 and code.isdigit() for code in (new_code() for _ in range(200)))


def test_windows_of_a_limit_end_at_the_same_moment_for_everybody() -> None:
    limit = Limit(name="tries", times=5, window=timedelta(minutes=15))
    assert limit.window_end(AT) == int(AT.timestamp()) + 900
    assert limit.window_end(AT + timedelta(minutes=14, seconds=59)) == int(AT.timestamp()) + 900


def test_without_a_code_that_was_sent_nothing_fits() -> None:
    by_app = ASKED.by(Method.TOTP)
    assert not by_app.is_sent
    assert by_app.judge("", (PEPPER,), AT) is CodeVerdict.WRONG
    assert by_app.wait(AT) == 0
    assert by_app.is_about(Purpose.SIGNING)


def test_another_method_gives_no_tries_back() -> None:
    tired = replace(CHALLENGE, tries_left=1)
    assert tired.by(Method.TOTP).by(Method.SMS) == tired
