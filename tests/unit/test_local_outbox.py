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
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, str]]]:
    """Which mails and which texts the stand-in was asked for."""
    answers: dict[str, Any] = {
        "_akkoord/mails": [MAIL],
        "_ministack/sns/sms-messages": {"sms_messages": {"+31612345678": [TEXT]}},
    }
    asked: list[tuple[str, dict[str, str]]] = []

    def inspect(_: str, what: str, wanted: dict[str, str]) -> Any:
        asked.append((what.rpartition("/")[2], wanted))
        return answers[what]

    monkeypatch.setattr(outbox, "_inspect", inspect)
    return asked


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
def test_a_number_is_asked_for_also_when_the_plus_became_a_space(
    asked: list[tuple[str, dict[str, str]]], to: str
) -> None:
    assert [message.text for message in outbox.messages("x", to)] == ["Uw code is 123456"]
    assert asked == [("sms-messages", {"phoneNumber": "+31612345678"})]


def test_of_an_address_only_mail_is_asked_for(asked: list[tuple[str, dict[str, str]]]) -> None:
    assert [message.id for message in outbox.messages("x", "Anna@DeVries.test")] == ["01-ab"]
    assert asked == [("mails", {"to": "Anna@DeVries.test"})]
