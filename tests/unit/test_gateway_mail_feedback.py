"""What SES tells is read as it documents it; what we do not know is no reason to stop."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chalicelib.gateways.mail_feedback import Feedback, Trouble, read
from tests.support.ses_events import REJECT, SEND, bounce, complaint, envelope, record

TRIED = "Successfully validated SNS topic for Amazon SES event publishing."


def told(event: Any) -> Feedback:
    found = read(envelope(record(event, reference="van-dijk__mail__1__2", message="task_new")))
    assert found
    return found


def test_a_mail_that_went_is_known_by_what_we_sent_along() -> None:
    assert told(SEND) == Feedback(
        what="Send",
        message_id="0102-m-1",
        reference="van-dijk__mail__1__2",
        kind="task_new",
        trouble=None,
    )


def test_a_permanent_bounce_says_why_and_not_to_whom() -> None:
    at = datetime(2026, 11, 22, 9, 1, 2, 669000, UTC)
    assert told(bounce()).trouble == Trouble(
        feedback_id="f-1", at=at, what="bounce", reason="NoEmail"
    )


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"complaintSubType": None, "complaintFeedbackType": "abuse"}, "abuse"),
        ({"complaintSubType": "OnAccountSuppressionList"}, "OnAccountSuppressionList"),
        ({}, "unknown"),
    ],
)
def test_a_complaint_says_why_when_it_is_known(found: dict[str, Any], reason: str) -> None:
    trouble = told(complaint(**found)).trouble
    assert trouble
    assert (trouble.what, trouble.reason) == ("complaint", reason)


@pytest.mark.parametrize("event", [SEND, REJECT, bounce("Transient", "MailboxFull")])
def test_what_may_pass_is_no_trouble(event: Any) -> None:
    assert told(event).trouble is None


def test_a_mail_without_our_tags_has_no_reference() -> None:
    found = read(envelope(record(SEND)))
    assert found
    assert (found.reference, found.kind) == ("", "")


def test_the_sentence_with_which_ses_tries_the_topic_tells_nothing() -> None:
    assert read(envelope(TRIED)) is None


@pytest.mark.parametrize("body", ["?", "{}", envelope("{}")])
def test_a_message_that_is_none_is_an_error(body: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        read(body)
