"""What mails about accounts may say beside the usual: links that work once, and what of theirs was
replaced; no numbers but a masked one, and nobody's address or reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from chalicelib.core import clock
from chalicelib.core.actor import UserKind
from chalicelib.core.emails import masked_email
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.rights import Rights
from chalicelib.core.text import texts
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import spoken_date
from chalicelib.identity.actions import answers, foretelling, new_emails, passwords
from chalicelib.identity.domain.factor import first_step
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.factors import FactorAdded, FactorRemoved
from chalicelib.identity.events.sessions import CodeNotSent
from chalicelib.identity.events.shared import Reset, Via, Whereabouts
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import users
from chalicelib.notifications.actions.access_facts import opening
from chalicelib.notifications.actions.spoken_rights import spoken_rights
from chalicelib.notifications.actions.usual_facts import Facts, asked_by, counted, moment, usual
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office

# To who is invited, or asks for a password before they ever chose one.
INVITATIONS = frozenset({"invitation", "colleague"})


def seen(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """On what and where it was done too, as far as that is known."""
    found: Whereabouts = getattr(letter.event.told, "seen", Whereabouts())
    known = {"device": found.device, "place": found.place}
    return {**usual(letter, office, language, at), **known}


def with_link(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To choose a password. The token is made here, at sending: it is in the mail and nowhere
    else."""
    event, person = letter.event, users.user(letter.office_id, letter.to)
    invited = letter.message in INVITATIONS
    purpose = LinkPurpose.INVITATION if invited else LinkPurpose.RESET
    token = passwords.new_password_link(letter.office_id, letter.to, purpose, at)
    until = clock.local_date(at + timedelta(days=office.invitation_days))
    return {
        **seen(letter, office, language, at),
        **spoken_rights(letter.office_id, _rights_of(person, event.client_id), language),
        **opening(person, letter, language),
        "first_step": first_step(person, office),
        "link": portal_url(office, f"/welkom#token={token}"),
        "request_url": portal_url(office, "/wachtwoord-opvragen"),
        "until": spoken_date(until, language),
    }


def _rights_of(person: User, client_id: str) -> Rights | None:
    """At this client, or at their only one where the mail is about none."""
    only = next(iter(person.access.values())) if len(person.access) == 1 else None
    here = person.access.get(client_id, only)
    return here.rights if here else None


def invitation_moved(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Where it goes now as far as whoever had it may know: they may be anybody."""
    to = masked_email(users.user(letter.office_id, letter.to).email)
    return {**usual(letter, office, language, at), "new_email": to}


def new_email(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The token is made here, at sending: it is in the mail and nowhere else."""
    token = new_emails.new_email_link(letter.office_id, letter.to, letter.event.event_id, at)
    return {"link": portal_url(office, f"/e-mailadres-bevestigen#token={token}")}


def replacement(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The token is made here, at sending; another one for each of the two messages."""
    via = Via.TEXT if letter.by_text else Via.MAIL
    asked, token, until = answers.link(letter.office_id, letter.to, letter.event.event_id, via)
    person = users.user(letter.office_id, letter.to)
    return {
        "factor": str(asked.factor),
        "actor_name": asked.asked_by_name,
        "at": moment(asked.asked_at, language),
        "until": moment(until, language) if until else "",
        "resets": _spoken_resets(foretelling.reset_by(person, asked.factor), language),
        "may_be_agreed": foretelling.may_be_agreed(asked, person),
        "texted": person.texted,
        "link": portal_url(office, f"/wijziging#token={token}"),
    }


def counts(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """An address that was taken back, or is in use already, is not said to wait."""
    if letter.beside:
        new_email_rows.awaited_email(letter.office_id, letter.to, letter.event.event_id)
    told = letter.event.told
    why = counted(told)
    said = texts(language, "replaced")[why.via or why.ground or ""]
    return {
        **factor(letter, office, language, at),
        "why": said.format(name=why.confirmed_by_name),
        "resets": _spoken_resets(told.reset if isinstance(told, FactorRemoved) else (), language),
        "first_step": first_step(users.user(letter.office_id, letter.to), office),
    }


def _spoken_resets(known: Iterable[Reset], language: Language) -> str:
    """Nothing where a lost phone resets nothing (any more)."""
    words = texts(language, "resets")
    return spoken_list([words[each] for each in known], language)


def factor(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """What of theirs it is about, where the event says so."""
    told = letter.event.told
    return {
        **usual(letter, office, language, at),
        "factor": str(getattr(told, "factor", "")),
        "method": (told.method or "") if isinstance(told, (FactorAdded, FactorRemoved)) else "",
    }


def own_change(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """What somebody changed themself: `what` is their number, what they no longer use, or codes."""
    return {**factor(letter, office, language, at), "what": letter.event.action}


def account(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """What went wrong with somebody's account, for the office that must help them."""
    told = letter.event.told
    return {
        **usual(letter, office, language, at),
        "person_name": users.user(letter.office_id, letter.event.subject_id).name,
        "mobile": told.mobile if isinstance(told, CodeNotSent) else "",
    }


def to_person(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Where the office finds this person, with the people of a client."""
    person = users.user(letter.office_id, letter.event.subject_id)
    return {
        "person_name": person.name,
        "actor_name": asked_by(letter.event.told) or letter.event.actor_name,
        "client_name": spoken_list(sorted(each.name for each in person.access.values()), language),
        "at": moment(letter.event.at, language),
        "link": portal_url(office, _page_of(person, letter.event.client_id)),
    }


def _page_of(person: User, client_id: str) -> str:
    """With the people of this client, or of the first of theirs; of a colleague the own page."""
    if person.kind is UserKind.EMPLOYEE:
        return f"/kantoor/medewerkers/{person.user_id}"
    where = client_id if client_id in person.access else min(person.access, default="")
    here = f"/kantoor/klanten/{where}?deel=mensen&wie={person.user_id}"
    return here if where else "/kantoor"


def to_beheerder(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Who it is that stopped what they asked."""
    person = users.user(letter.office_id, letter.event.subject_id)
    return {**usual(letter, office, language, at), "person_name": person.name}


def overtaken(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    return {**factor(letter, office, language, at), **to_person(letter, office, language, at)}
