"""What becomes of mails."""

from typing import ClassVar

from chalicelib.audit.domain import About, Happened, Hears, Often, Tells


class MailBounced(Happened, frozen=True, kw_only=True):
    """As SES says it: `what` is bounce or complaint, `message` the kind of mail."""

    action: ClassVar = "mail_bounced"
    about: ClassVar = About.PERSON
    tells: ClassVar = (Tells("unreachable", Hears.GENERAL_ADDRESS, often=Often.ONCE),)
    message: str
    what: str
    reason: str
