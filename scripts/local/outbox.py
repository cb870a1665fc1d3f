"""Every mail and text message that SES and SNS took in on this machine, newest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import Any

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
    everything = [
        *mails(_inspect(endpoint, "ses/messages").get("messages", {})),
        *texts(_inspect(endpoint, "sns/sms-messages").get("sms_messages", {})),
    ]
    wanted = [message for message in everything if not to or _same(message.to, to)]
    return sorted(wanted, key=lambda message: message.at, reverse=True)


def mails(by_account: dict[str, list[dict[str, Any]]]) -> Iterable[Message]:
    for sent in by_account.values():
        for mail in sent:
            yield Message(
                mail["MessageId"].split("@")[0],
                "mail",
                ", ".join(parseaddr(to)[1] for to in mail["To"]),
                mail["Subject"] or "",
                mail["BodyText"] or "",
                mail["BodyHtml"] or "",
                _time(mail["Timestamp"]),
                mail["Source"] or "",
            )


def texts(by_number: dict[str, list[dict[str, Any]]]) -> Iterable[Message]:
    for number, received in by_number.items():
        for text in received:
            at = _time(text.get("Timestamp", 0))
            yield Message(text["MessageId"], "sms", number, "", text["Message"], "", at)


def _inspect(endpoint: str, what: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(get(f"{endpoint}/_ministack/{what}") or b"{}")
    return answer


def _same(address: str, wanted: str) -> bool:
    plain = wanted.strip().lower().removeprefix("+")
    return plain in (part.strip().lower().removeprefix("+") for part in address.split(","))


def _time(seconds: float) -> str:
    at = datetime.fromtimestamp(seconds, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
