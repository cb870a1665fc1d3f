"""What really goes to AWS, held against the service model of botocore."""

from collections.abc import Iterator

import pytest
from botocore.stub import Stubber

from chalicelib.core.config import read
from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways import mail, queues, sms
from chalicelib.gateways.aws import client
from tests.settings import SETTINGS

NOTHING_FAILED: dict[str, list[str]] = {"Successful": [], "Failed": []}
ARGUMENTS = {
    "sender": "Van Dijk <van-dijk@akkoord.test>",
    "reply_to": "info@vandijk.test",
    "to": "anna@bakkerij.test",
    "subject": "Graag uw akkoord",
    "text": "Beste Anna",
    "html": "<p>Beste Anna</p>",
    "key": "abc123",
    "kind": "task_new",
}


@pytest.fixture
def ses() -> Iterator[Stubber]:
    with Stubber(client("sesv2", attempts=1)) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def sns() -> Iterator[Stubber]:
    with Stubber(client("sns", attempts=1)) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def sqs() -> Iterator[Stubber]:
    with Stubber(client("sqs")) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def test_a_mail_goes_to_one_address_with_its_key_as_tag(ses: Stubber) -> None:
    def utf8(data: str) -> dict[str, str]:
        return {"Data": data, "Charset": "UTF-8"}

    wanted = {
        "FromEmailAddress": ARGUMENTS["sender"],
        "ReplyToAddresses": [ARGUMENTS["reply_to"]],
        "Destination": {"ToAddresses": [ARGUMENTS["to"]]},
        "Content": {
            "Simple": {
                "Subject": utf8(ARGUMENTS["subject"]),
                "Body": {"Text": utf8(ARGUMENTS["text"]), "Html": utf8(ARGUMENTS["html"])},
            }
        },
        "EmailTags": [
            {"Name": "reference", "Value": "abc123"},
            {"Name": "message", "Value": "task_new"},
        ],
    }
    ses.add_response("send_email", {"MessageId": "m-1"}, wanted)
    assert mail.send(**ARGUMENTS) == "m-1"


def test_a_mail_that_ses_will_not_take_is_refused(ses: Stubber) -> None:
    ses.add_client_error("send_email", "MessageRejected")
    with pytest.raises(Refused):
        mail.send(**ARGUMENTS)


def test_a_mail_is_never_sent_again_by_the_client_itself() -> None:
    assert client("sesv2", attempts=1).meta.config.retries["total_max_attempts"] == 1


def test_outside_a_laptop_nobody_can_ask_whether_a_mail_went() -> None:
    assert mail.trace(key="abc123") is mail.Trace.UNKNOWN


def test_a_text_message_carries_the_name_of_the_office(sns: Stubber) -> None:
    wanted = {
        "PhoneNumber": "+31612345678",
        "Message": "123456 is uw code",
        "MessageAttributes": {
            "AWS.SNS.SMS.SenderID": {"DataType": "String", "StringValue": "VanDijkAcco"},
            "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"},
        },
    }
    sns.add_response("publish", {"MessageId": "s-1"}, wanted)
    sent = sms.send(sender="Van Dijk Accountants", to="+31612345678", text="123456 is uw code")
    assert sent == "s-1"


def test_a_crowded_text_message_centre_means_try_again(sns: Stubber) -> None:
    sns.add_client_error("publish", "Throttled")
    with pytest.raises(TryAgain):
        sms.send(sender="Van Dijk", to="+31612345678", text="x")


def test_messages_are_queued_ten_at_a_time(sqs: Stubber) -> None:
    entries = [{"Id": str(at), "MessageBody": str(at)} for at in range(10)]
    url = "https://queues.test/mail"
    sqs.add_response("send_message_batch", NOTHING_FAILED, {"QueueUrl": url, "Entries": entries})
    rest = [{"Id": "0", "MessageBody": "10"}]
    sqs.add_response("send_message_batch", NOTHING_FAILED, {"QueueUrl": url, "Entries": rest})
    queues.send_all(queue_url=url, bodies=[str(at) for at in range(11)])


def test_a_batch_of_which_a_part_was_refused_is_not_done(sqs: Stubber) -> None:
    failed = [{"Id": "0", "Code": "InternalError", "SenderFault": False}]
    sqs.add_response("send_message_batch", {"Failed": failed, "Successful": []})
    with pytest.raises(TryAgain):
        queues.send_all(queue_url="https://queues.test/mail", bodies=["x"])


def test_one_message_is_queued(sqs: Stubber) -> None:
    url = "https://queues.test/mail"
    sqs.add_response("send_message", {}, {"QueueUrl": url, "MessageBody": "x"})
    queues.send(queue_url=url, body="x")


def test_a_stand_in_that_does_not_answer_means_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(SETTINGS | {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"})
    monkeypatch.setattr(mail, "config", lambda: settings)
    with pytest.raises(TryAgain):
        mail.trace(key="abc123")
