"""Mail through Amazon SES; whether an earlier attempt left is asked here too."""

import json
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from chalicelib.core.config import config
from chalicelib.core.errors import TryAgain
from chalicelib.gateways.aws import asking, client

UTF8 = "UTF-8"
TAG, KIND_TAG = "reference", "message"


class Trace(StrEnum):
    """What is known of a mail that may have left. UNKNOWN: SES cannot be asked, it only tells."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


def send(
    *, sender: str, reply_to: str, to: str, subject: str, text: str, html: str, key: str, kind: str
) -> str:
    """The message id of SES. `key` and `kind` (letters, digits, - and _) come back in what it
    tells.

    Never repeated by itself: SES would send it twice. Raises TryAgain (certainly not sent),
    NoAnswer (perhaps sent) or Refused.
    """
    body = {"Text": _content(text), "Html": _content(html)}
    with asking("ses"):
        reply = client("sesv2", attempts=1).send_email(
            FromEmailAddress=sender,
            ReplyToAddresses=[reply_to],
            Destination={"ToAddresses": [to]},
            Content={"Simple": {"Subject": _content(subject), "Body": body}},
            EmailTags=[{"Name": TAG, "Value": key}, {"Name": KIND_TAG, "Value": kind}],
            **_configuration_set(),
        )
    return str(reply["MessageId"])


def trace(*, key: str) -> Trace:
    """Whether a mail with this key in it was accepted before; only a laptop's stand-in can tell."""
    endpoint = config().aws_endpoint_url
    if not endpoint:
        return Trace.UNKNOWN
    return Trace.SENT if any(key in html for html in _accepted(endpoint)) else Trace.NOT_SENT


def _content(data: str) -> dict[str, str]:
    return {"Data": data, "Charset": UTF8}


def _configuration_set() -> dict[str, str]:
    name = config().mail_configuration_set
    return {"ConfigurationSetName": name} if name else {}


def _accepted(endpoint: str) -> list[str]:
    """The HTML of every mail the stand-in has accepted."""
    place = urlsplit(endpoint)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        connection.request("GET", "/_ministack/ses/messages")
        answer = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError) as error:
        raise TryAgain("the stand-in of SES does not answer") from error
    finally:
        connection.close()
    return [mail["BodyHtml"] or "" for mails in answer["messages"].values() for mail in mails]
