"""Render one message and send it once, whatever happens to the worker in between."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import formataddr

from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer, PortalError, Refused, TryAgain
from chalicelib.core.language import Language
from chalicelib.core.render import laid_out, render
from chalicelib.delivery import store
from chalicelib.delivery.domain import (
    Addressee,
    Arrival,
    Claim,
    DeliveryOutcome,
    Mail,
    Text,
    spoken_signature,
)
from chalicelib.gateways import mail as gateway
from chalicelib.gateways import sms
from chalicelib.gateways.mail import Trace
from chalicelib.offices.domain.office import Office, readable_on

Compose = Callable[[], Mail]
Facts = Mapping[str, object]
# The words of every mail, by the files of a language.
AROUND = ("greeting", "footer")
_GAP = re.compile(r"\n{3,}")


def send_once(key: str, office: Office, compose: Compose, at: datetime) -> DeliveryOutcome:
    """`compose` is called only when the mail really goes out; it may make a link that works once.

    TryAgain: somebody else is sending it, or nobody knows yet whether it went. Refused: SES will
    not take it.
    """
    claim = store.claim(key, at) or _inherited(key, at)
    if claim is None:
        return DeliveryOutcome.ALREADY_SENT
    store.mark_sent(claim, _send(claim, office, compose))
    return DeliveryOutcome.SENT


def text_once(
    key: str, office: Office, compose: Callable[[], Text], at: datetime
) -> DeliveryOutcome:
    """Nobody tells us what became of a text message: after a worker that was killed it goes again,
    and twice is better than never. Raises as send_once does."""
    claim = store.claim(key, at) or _taken_over(key, at)
    if claim is None:
        return DeliveryOutcome.ALREADY_SENT
    try:
        text = compose()
        store.mark_sent(claim, sms.send(sender=office.sms_sender, to=text.to, text=text.text))
    except (TryAgain, Refused, PortalError):
        store.release(claim)
        raise
    return DeliveryOutcome.SENT


def _taken_over(key: str, at: datetime) -> Claim | None:
    """The claim of a worker that was killed; None when it had sent."""
    old = store.claim_of(key)
    if old is None or old.held_by_a_worker(at):
        raise TryAgain("another worker is sending this")
    return None if old.sent else store.take_over(old, at)


def _inherited(key: str, at: datetime) -> Claim | None:
    """The claim of a worker that was killed; None when it had sent the mail."""
    old = store.claim_of(key)
    if old is None or old.held_by_a_worker(at):
        raise TryAgain("another worker is sending this mail")
    if old.sent:
        return None
    trace = gateway.trace(key=reference(key))
    if trace is Trace.SENT:
        store.mark_sent(old, "")
        return None
    if trace is Trace.UNKNOWN and not old.given_up_on(at):
        raise TryAgain("nobody knows yet whether this mail went")
    return store.take_over(old, at)


def _send(claim: Claim, office: Office, compose: Compose) -> str:
    """What certainly did not go gives its claim back; after NoAnswer the claim stays."""
    try:
        return _post(claim.key, compose(), office)
    except NoAnswer:
        raise
    except (TryAgain, Refused, PortalError):
        store.release(claim)
        raise


def _post(key: str, mail: Mail, office: Office) -> str:
    return gateway.send(
        sender=sender(office),
        reply_to=office.email,
        to=mail.to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        key=reference(key),
        kind=mail.message,
    )


def sender(office: Office) -> str:
    """The office's name, at an address of the domain that we may send from."""
    return formataddr((office.name, f"{office.office_id}@{config().mail_from_domain}"))


def reference(key: str) -> str:
    """What a mail is known by outside: the key, in the letters that a tag of SES may have."""
    return key.replace("#", "__")


def key_of(reference: str) -> str:
    return reference.replace("__", "#")


def note_sent(reference: str, message_id: str) -> bool:
    """What SES told us: it has accepted the mail with this reference; whether it is one of ours."""
    claim = store.claim_of(key_of(reference))
    if claim and not claim.sent:
        store.mark_sent(claim, message_id)
    return claim is not None


def note_outcome(reference: str, outcome: Arrival, at: datetime) -> None:
    """What SES told us later of the mail with this reference: delivered, or bounced."""
    claim = store.claim_of(key_of(reference))
    if claim:
        store.note_outcome(claim, outcome, at)


def rendered(key: str, message: str, to: Addressee, facts: Facts, office: Office) -> Mail:
    """The one source of a message in this language, as subject, as text and as HTML."""
    source = f"{to.language}/mail/{message}/message.jinja"
    context = _around(key, to, facts, office)
    context["subject"] = " ".join(laid_out(source, "mail/subject.txt", context).split())
    return Mail(
        message=message,
        to=to.email,
        subject=str(context["subject"]),
        text=_GAP.sub("\n\n", laid_out(source, "mail/layout.txt", context)) + "\n",
        html=laid_out(source, "mail/layout.html", context),
    )


def _around(key: str, to: Addressee, facts: Facts, office: Office) -> dict[str, object]:
    """What every mail may say, beside its own facts."""
    context = {
        **facts,
        "name": to.name,
        "email": to.email,
        "language": to.language,
        "reference": reference(key),
        "office": look(office, to.language),
        "portal_url": portal_url(office),
    }
    words = {each: render(f"{to.language}/mail/{each}.txt", **context) for each in AROUND}
    return context | words


def texted(message: str, to: str, facts: Facts, language: Language) -> Text:
    return Text(to=to, text=render(f"{language}/sms/{message}/body.txt", **facts))


def look(office: Office, language: Language) -> dict[str, object]:
    """What the templates may know of an office."""
    return {
        "name": office.name,
        "colour": office.colour,
        "phone": office.phone,
        "on_colour": readable_on(office.colour),
        "signature": spoken_signature(office.mail_signature, language).splitlines(),
    }


def portal_url(office: Office, path: str = "/") -> str:
    """Where the people of this office find the portal."""
    settings = config()
    port = f":{settings.web_port}" if settings.web_port else ""
    return f"{settings.web_origin_scheme}://{office.host}{port}{path}"
