"""Every mail and text message that SES and SNS took in on this machine, newest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlencode

from scripts.local.ask import get


@dataclass(frozen=True)
class Message:
    """One message, as somebody would have received it."""

    id: str
    channel: str
    to: str
    subject: str
    text: str
    html: str
    at: str
    sender: str = ""

    @property
    def public(self) -> dict[str, str]:
        names = ("id", "channel", "to", "subject", "text", "html", "at")
        return {name: getattr(self, name) for name in names}


def messages(endpoint: str, to: str = "") -> list[Message]:
    """All of them, or those to one address or number."""
    found: list[Message] = []
    if not to or "@" in to:
        wanted = {"to": to.strip()} if to else {}
        found += mails(_inspect(endpoint, "_akkoord/mails", wanted))
    if "@" not in to:
        number = {"phoneNumber": f"+{to.strip().removeprefix('+')}"} if to else {}
        told = _inspect(endpoint, "_ministack/sns/sms-messages", number)
        found += texts(told.get("sms_messages", {}))
    return sorted(found, key=lambda message: message.at, reverse=True)


def mails(sent: Iterable[dict[str, Any]]) -> Iterable[Message]:
    for mail in sent:
        yield Message(
            id=mail["MessageId"].split("@")[0],
            channel="mail",
            to=", ".join(parseaddr(to)[1] for to in mail["To"]),
            subject=mail["Subject"] or "",
            text=mail["BodyText"] or "",
            html=mail["BodyHtml"] or "",
            at=_time(mail["Timestamp"]),
            sender=mail["Source"] or "",
        )


def texts(by_number: dict[str, list[dict[str, Any]]]) -> Iterable[Message]:
    for number, received in by_number.items():
        for text in received:
            at = _time(text.get("Timestamp", 0))
            yield Message(
                id=text["MessageId"],
                channel="sms",
                to=number,
                subject="",
                text=text["Message"],
                html="",
                at=at,
            )


def _inspect(endpoint: str, what: str, wanted: dict[str, str]) -> Any:
    """What was sent is a lot after a while: only what is wanted comes over."""
    return json.loads(get(f"{endpoint}/{what}?{urlencode(wanted)}") or b"{}")


def _time(seconds: float) -> str:
    at = datetime.fromtimestamp(seconds, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
