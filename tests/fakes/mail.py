"""A post office in memory, with the calls of chalicelib.gateways.mail."""

from msgspec import Struct, field

from chalicelib.gateways.mail import Trace


class Killed(BaseException):
    """The worker is gone, as after kill -9: nothing in the portal may catch this."""


class Posted(Struct, frozen=True, kw_only=True):
    sender: str
    reply_to: str
    to: str
    subject: str
    text: str
    html: str
    key: str
    kind: str


class FakeMail(Struct, kw_only=True):
    """`before` and `after` are raised once, around the moment a mail is accepted."""

    posted: list[Posted] = field(default_factory=list)
    before: BaseException | None = None
    after: BaseException | None = None
    can_trace: bool = True

    def send(
        self,
        *,
        sender: str,
        reply_to: str,
        to: str,
        subject: str,
        text: str,
        html: str,
        key: str,
        kind: str,
    ) -> str:
        before, self.before = self.before, None
        if before:
            raise before
        self.posted.append(
            Posted(
                sender=sender,
                reply_to=reply_to,
                to=to,
                subject=subject,
                text=text,
                html=html,
                key=key,
                kind=kind,
            )
        )
        after, self.after = self.after, None
        if after:
            raise after
        return f"message-{len(self.posted)}"

    def trace(self, *, key: str) -> Trace:
        if not self.can_trace:
            return Trace.UNKNOWN
        return Trace.SENT if key in {mail.key for mail in self.posted} else Trace.NOT_SENT
