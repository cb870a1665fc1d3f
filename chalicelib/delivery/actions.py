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
from chalicelib.delivery.domain import Claim, Mail, Outcome, Rendered, Text, spoken_signature
from chalicelib.gateways import mail as gateway
from chalicelib.gateways import sms
from chalicelib.gateways.mail import Trace
from chalicelib.offices.domain.office import Office, readable_on

Compose = Callable[[], Mail]
_GAP = re.compile(r"\n{3,}")


def send_once(key: str, office: Office, compose: Compose, at: datetime) -> Outcome:
    """`compose` is called only when the mail really goes out; it may make a link that works once.

    TryAgain: somebody else is sending it, or nobody knows yet whether it went. Refused: SES will
    not take it.
    """
    claim = store.claim(key, at) or _inherited(key, at)
    if claim is None:
        return Outcome.ALREADY_SENT
    store.mark_sent(claim, _send(claim, office, compose))
    return Outcome.SENT


def text_once(key: str, office: Office, compose: Callable[[], Text], at: datetime) -> Outcome:
    """Nobody tells us what became of a text message: after a worker that was killed it goes again,
    and twice is better than never. Raises as send_once does."""
    claim = store.claim(key, at) or _taken_over(key, at)
    if claim is None:
        return Outcome.ALREADY_SENT
    try:
        text = compose()
        body = render(f"{text.language}/sms/{text.message}/body.txt", **text.facts)
        store.mark_sent(claim, sms.send(sender=office.sms_sender, to=text.to, text=body))
    except (TryAgain, Refused, PortalError):
        store.release(claim)
        raise
    return Outcome.SENT


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
        return _post(compose(), office)
    except NoAnswer:
        raise
    except (TryAgain, Refused, PortalError):
        store.release(claim)
        raise


def _post(mail: Mail, office: Office) -> str:
    shown = rendered(mail, office)
    return gateway.send(
        sender=sender(office),
        reply_to=office.email,
        to=mail.to.email,
        subject=shown.subject,
        text=shown.text,
        html=shown.html,
        key=reference(mail.key),
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


def note_outcome(reference: str, outcome: str, at: datetime) -> None:
    """What SES told us later of the mail with this reference: delivered, or bounced."""
    claim = store.claim_of(key_of(reference))
    if claim:
        store.note_outcome(claim, outcome, at)


def rendered(mail: Mail, office: Office) -> Rendered:
    language = mail.to.language
    context = {
        **mail.facts,
        "name": mail.to.name,
        "email": mail.to.email,
        "language": language,
        "reference": reference(mail.key),
        "office": look(office, language),
        "portal_url": portal_url(office),
    }
    for around in ("greeting", "footer"):
        context[around] = render(f"{language}/mail/{around}.txt", **context)
    subject = _written(mail, "subject.txt", context)
    context["subject"] = " ".join(subject.split())
    return Rendered(
        subject=str(context["subject"]),
        text=_GAP.sub("\n\n", _written(mail, "layout.txt", context)) + "\n",
        html=_written(mail, "layout.html", context),
    )


def _written(mail: Mail, layout: str, context: Mapping[str, object]) -> str:
    """The one source of a message, as that layout shows it."""
    source = f"{mail.to.language}/mail/{mail.message}/message.jinja"
    return laid_out(source, f"mail/{layout}", context)


def look(office: Office, language: Language) -> dict[str, object]:
    """What the templates may know of an office."""
    return {
        "name": office.name,
        "colour": office.colour,
        "on_colour": readable_on(office.colour),
        "signature": spoken_signature(office.mail_signature, language).splitlines(),
    }


def portal_url(office: Office, path: str = "/") -> str:
    """Where the people of this office find the portal."""
    settings = config()
    port = f":{settings.web_port}" if settings.web_port else ""
    return f"{settings.web_origin_scheme}://{office.host}{port}{path}"
