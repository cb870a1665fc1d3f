"""What SES and SNS took in, as the outbox tells it."""

from typing import Any

import pytest

from scripts.local import outbox

MAIL = {
    "MessageId": "01-ab@email.amazonses.com",
    "Source": "Van Dijk <portaal@akkoord.test>",
    "To": ["Anna de Vries <anna@devries.test>"],
    "Subject": "Nieuwe taak",
    "BodyText": "Er staat een taak klaar.",
    "BodyHtml": "<p>Er staat een taak klaar.</p>",
    "Timestamp": 1790000000.25,
}
TEXT = {"MessageId": "02", "Message": "Uw code is 123456", "Timestamp": 1790000001.5}


@pytest.fixture(autouse=True)
def received(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, dict[str, Any]] = {
        "ses/messages": {"messages": {"000000000000": [MAIL]}},
        "sns/sms-messages": {"sms_messages": {"+31612345678": [TEXT]}},
    }
    monkeypatch.setattr(outbox, "_inspect", lambda endpoint, what: answers[what])


def test_the_newest_comes_first_whatever_its_channel() -> None:
    assert [message.channel for message in outbox.messages("x")] == ["sms", "mail"]


def test_a_mail_is_told_in_seven_fields() -> None:
    assert outbox.messages("x")[1].public == {
        "id": "01-ab",
        "channel": "mail",
        "to": "anna@devries.test",
        "subject": "Nieuwe taak",
        "text": "Er staat een taak klaar.",
        "html": "<p>Er staat een taak klaar.</p>",
        "at": "2026-09-21T14:13:20.250Z",
    }


@pytest.mark.parametrize("to", ["+31612345678", "31612345678", " 31612345678"])
def test_a_number_is_found_also_when_the_plus_became_a_space(to: str) -> None:
    assert [message.text for message in outbox.messages("x", to)] == ["Uw code is 123456"]


def test_an_address_is_found_in_any_case() -> None:
    assert [message.id for message in outbox.messages("x", "Anna@DeVries.test")] == ["01-ab"]
    assert outbox.messages("x", "nobody@devries.test") == []
