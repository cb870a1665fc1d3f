"""Text messages through Amazon SNS."""

from chalicelib.gateways.aws import asking, client

MAX_SENDER = 11


def send(*, sender: str, to: str, text: str) -> str:
    """The message id of SNS. `sender` is what the phone shows, at most 11 letters or digits; `to`
    is E.164. Raises TryAgain, NoAnswer or Refused."""
    with asking("sns"):
        reply = client("sns", attempts=1).publish(
            PhoneNumber=to,
            Message=text,
            MessageAttributes={
                "AWS.SNS.SMS.SenderID": _attribute(sender_id(sender)),
                "AWS.SNS.SMS.SMSType": _attribute("Transactional"),
            },
        )
    return str(reply["MessageId"])


def sender_id(name: str) -> str:
    """A name as SNS takes it: letters and digits only, cut to what phones show."""
    return "".join(letter for letter in name if letter.isascii() and letter.isalnum())[:MAX_SENDER]


def _attribute(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}
