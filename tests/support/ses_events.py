"""What SES tells of a mail, as it documents it, in the envelope of SNS."""

import json
from typing import Any

SEND: dict[str, Any] = {"eventType": "Send", "send": {}}
REJECT: dict[str, Any] = {"eventType": "Reject", "reject": {"reason": "Bad content"}}
DELIVERY: dict[str, Any] = {
    "eventType": "Delivery",
    "delivery": {
        "timestamp": "2026-11-22T09:00:03.012Z",
        "processingTimeMillis": 3000,
        "recipients": ["recipient@bounced.test"],
        "smtpResponse": "250 2.6.0 Message received",
        "reportingMTA": "mta.example",
    },
}
ADDRESS = "recipient@bounced.test"


def bounce(kind: str = "Permanent", why: str = "NoEmail", feedback_id: str = "f-1") -> Any:
    recipient = {
        "emailAddress": ADDRESS,
        "action": "failed",
        "status": "5.1.1",
        "diagnosticCode": f"smtp; 550 5.1.1 <{ADDRESS}> user unknown",
    }
    found = {
        "bounceType": kind,
        "bounceSubType": why,
        "bouncedRecipients": [recipient],
        "timestamp": "2026-11-22T09:01:02.669Z",
        "feedbackId": feedback_id,
        "reportingMTA": "dsn; mta.bounced.test",
    }
    return {"eventType": "Bounce", "bounce": found}


def complaint(feedback_id: str = "f-2", **found: str | None) -> Any:
    told = {
        "complainedRecipients": [{"emailAddress": ADDRESS}],
        "timestamp": "2026-11-22T09:05:02.669Z",
        "feedbackId": feedback_id,
        "userAgent": "SomeMail/1.0",
        "arrivalDate": "2026-11-22T09:05:01.000Z",
        **found,
    }
    return {"eventType": "Complaint", "complaint": told}


def record(told: Any, **tags: str) -> str:
    """With the tags that SES adds itself."""
    mail = {
        "timestamp": "2026-11-22T09:00:00.012Z",
        "source": "Van Dijk <van-dijk@akkoord.test>",
        "sourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/akkoord.test",
        "sendingAccountId": "123456789012",
        "messageId": "0102-m-1",
        "destination": [ADDRESS],
        "headersTruncated": False,
        "headers": [{"name": "Subject", "value": "Graag uw akkoord"}],
        "commonHeaders": {"to": [ADDRESS], "subject": "Graag uw akkoord"},
        "tags": {"ses:configuration-set": ["mail"]} | {name: [tags[name]] for name in tags},
    }
    return json.dumps({**told, "mail": mail})


def envelope(message: str) -> str:
    told = {
        "Type": "Notification",
        "MessageId": "19ba9823-d7f2-53c1-860e-cb10e0d13dfc",
        "TopicArn": "arn:aws:sns:eu-west-1:123456789012:akkoord-feedback",
        "Subject": "Amazon SES Email Event Notification",
        "Message": message,
        "Timestamp": "2026-11-22T09:01:03.000Z",
        "SignatureVersion": "1",
    }
    return json.dumps(told)
