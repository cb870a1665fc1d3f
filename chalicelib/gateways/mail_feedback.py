"""What Amazon SES tells afterwards of a mail, in the envelope that SNS puts around it."""

from datetime import datetime

import msgspec
from msgspec import Struct

from chalicelib.gateways.mail import KIND_TAG, TAG


class Trouble(Struct, frozen=True, kw_only=True):
    """The address does not exist, or whoever reads it calls us spam; SES will not try it again.

    `feedback_id` is the same whenever the same trouble is told; `reason` is the code of SES.
    """

    feedback_id: str
    at: datetime
    what: str
    reason: str


class Feedback(Struct, frozen=True, kw_only=True):
    """`what` is SES's word, `delivered_at` when the other side took the mail. `reference` and
    `kind` are what we sent along, or nothing."""

    what: str
    message_id: str
    reference: str
    kind: str
    trouble: Trouble | None
    delivered_at: datetime | None = None


class _Envelope(msgspec.Struct):
    """What SNS puts around it."""

    message: str = msgspec.field(name="Message")


class _Mail(msgspec.Struct, rename="camel"):
    message_id: str
    tags: dict[str, list[str]] = {}


class _Bounce(msgspec.Struct, rename="camel"):
    bounce_type: str
    bounce_sub_type: str
    timestamp: datetime
    feedback_id: str


class _Complaint(msgspec.Struct, rename="camel"):
    timestamp: datetime
    feedback_id: str
    complaint_sub_type: str | None = None
    complaint_feedback_type: str | None = None


class _Delivery(msgspec.Struct, rename="camel"):
    timestamp: datetime


class _Record(msgspec.Struct, rename="camel"):
    event_type: str
    mail: _Mail
    bounce: _Bounce | None = None
    complaint: _Complaint | None = None
    delivery: _Delivery | None = None


_envelopes = msgspec.json.Decoder(_Envelope)
_records = msgspec.json.Decoder(_Record)


def read(body: str) -> Feedback | None:
    """None for the plain sentence with which SES tries a topic."""
    message = _envelopes.decode(body).message
    if not message.lstrip().startswith("{"):
        return None
    record = _records.decode(message)
    tags = record.mail.tags
    return Feedback(
        what=record.event_type,
        message_id=record.mail.message_id,
        reference=_first(tags.get(TAG)),
        kind=_first(tags.get(KIND_TAG)),
        trouble=_trouble(record),
        delivered_at=record.delivery.timestamp if record.delivery else None,
    )


def _first(values: list[str] | None) -> str:
    return values[0] if values else ""


def _trouble(record: _Record) -> Trouble | None:
    bounce, complaint = record.bounce, record.complaint
    if bounce and bounce.bounce_type == "Permanent":
        return Trouble(
            feedback_id=bounce.feedback_id,
            at=bounce.timestamp,
            what="bounce",
            reason=bounce.bounce_sub_type,
        )
    if complaint:
        reason = complaint.complaint_sub_type or complaint.complaint_feedback_type or "unknown"
        return Trouble(
            feedback_id=complaint.feedback_id,
            at=complaint.timestamp,
            what="complaint",
            reason=reason,
        )
    return None
