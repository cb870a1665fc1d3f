"""Rights as the stand-in for AWS checks them, where it is stricter than AWS."""

from collections.abc import Iterator
from typing import Any

# It has never heard of these; `scripts.rights` holds them against what is asked.
UNKNOWN = ("kms:EncryptionContext:use", "kms:SigningAlgorithm")


def as_it_checks(resources: dict[str, Any]) -> None:
    """In AWS who may send a message may send ten, mail is sent by an identity, and a key knows what
    it is used for.

    The stand-in wants the first said apart, and asks the second of nobody in particular.
    """
    for statement in _statements(resources):
        if statement["Action"] == "sqs:SendMessage":
            statement["Action"] = ["sqs:SendMessage", "sqs:SendMessageBatch"]
        if statement["Action"] == "ses:SendEmail":
            statement["Resource"] = "*"
        if any(key in str(statement.get("Condition")) for key in UNKNOWN):
            del statement["Condition"]


def _statements(resources: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for found in (each for each in resources.values() if each["Type"].startswith("AWS::IAM::")):
        own = found["Properties"].get("Policies", [])
        for policy in (*own, found["Properties"]):
            yield from policy.get("PolicyDocument", {}).get("Statement", ())
