"""What mails about people and their access may say: which client, by whom, when, and what somebody
may do there; no numbers, and nobody's address or reason."""

from collections.abc import Callable, Mapping
from datetime import datetime

from chalicelib.clients.events import PartnerConsentLapsed
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.namens import named, represented
from chalicelib.core.text import texts
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import Message, spoken_date
from chalicelib.identity.actions import answers, new_emails
from chalicelib.identity.domain.factor import first_step
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Via
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import users
from chalicelib.notifications.actions.spoken_rights import spoken_rights
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office

Facts = dict[str, object]
Tell = Callable[[Letter, Office, Language, datetime], Facts]


def client_name_of(letter: Letter) -> str:
    if letter.client_id == "-":
        return ""
    return client_rows.client(letter.office_id, letter.client_id).facts.name


def moment(at: datetime, language: Language) -> str:
    local = at.astimezone(clock.amsterdam())
    return f"{spoken_date(local.date(), language)}, {local:%H:%M}"


def _access(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    link = portal_url(office, f"/omgeving/{letter.client_id}")
    told = {"client_name": client_name_of(letter), "link": link}
    return {**told, **_may(users.user(letter.office_id, letter.to), letter, language)}


def _may(person: User, letter: Letter, language: Language) -> Facts:
    """What somebody may do at this client, as it is now."""
    return dict(spoken_rights(person.office_id, person.rights.get(letter.client_id), language))


def _let_in(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To the others who have access: who it is, and what they may do."""
    person = users.user(letter.office_id, letter.subject_id)
    access = person.access.get(letter.client_id)
    return {
        **_leading_to("/mijn-gebruikers")(letter, office, language, at),
        **_may(person, letter, language),
        "person_name": person.name,
        "is_new": letter.said == PersonInvited.action,
        "for_whom": represented(access.rights.represents, language) if access else "",
        "shut": bool(access and access.let_in and access.let_in.shut),
    }


def _leading_to(path: str) -> Tell:
    def tell(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
        return {
            "client_name": client_name_of(letter),
            "actor_name": letter.actor_name,
            "at": moment(letter.at, language),
            "link": portal_url(office, path),
        }

    return tell


def _new_email(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The token is made here, at sending: it is in the mail and nowhere else."""
    token = new_emails.new_email_link(letter.office_id, letter.to, letter.event_id, at)
    return {"link": portal_url(office, f"/e-mailadres-bevestigen#token={token}")}


def _replacement(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The token is made here, at sending; another one for each of the two messages."""
    via = Via.TEXT if letter.by_text else Via.MAIL
    asked, token, until = answers.link(letter.office_id, letter.to, letter.event_id, via)
    return {
        "factor": str(asked.factor),
        "actor_name": asked.asked_by_name,
        "at": moment(asked.asked_at, language),
        "until": moment(until, language) if until else "",
        "link": portal_url(office, f"/wijziging#token={token}"),
    }


def _counts(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """An address that was taken back, or is in use already, is not said to wait."""
    if letter.beside:
        new_email_rows.awaited_email(letter.office_id, letter.to, letter.event_id)
    said = texts(language, "replaced")[letter.via or letter.ground]
    return {
        **_leading_to("/account")(letter, office, language, at),
        "factor": letter.factor,
        "why": said.format(name=letter.confirmed_by),
        "first_step": first_step(users.user(letter.office_id, letter.to), office),
    }


def _factor(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    told = _leading_to("/account")(letter, office, language, at)
    return {**told, "factor": letter.factor, "method": letter.method}


def _own_change(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """What somebody changed themself: `what` is their number, what they no longer use, or codes."""
    return {**_factor(letter, office, language, at), "what": letter.said}


def _overtaken(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    told = _stopped(letter, office, language, at)
    return {**told, "factor": letter.factor, "actor_name": letter.actor_name}


def _stopped(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    person = users.user(letter.office_id, letter.subject_id)
    client_id = min(person.access, default="")
    path = f"/kantoor/klanten/{client_id}?deel=mensen" if client_id else "/kantoor"
    return {
        "person_name": person.name,
        "at": moment(letter.at, language),
        "link": portal_url(office, path),
    }


def _open_tasks(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Whoever has no password yet chooses one first, with the link in the invitation."""
    invited = users.user(letter.office_id, letter.to).status is Status.INVITED
    counts = {"approve": letter.to_approve, "read": letter.to_read}
    return {**_leading_to("/taken")(letter, office, language, at), **counts, "invited": invited}


def _represented(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Also to a holder whose own access ended with it."""
    person = users.user(letter.office_id, letter.subject_id)
    return {
        **_leading_to("/")(letter, office, language, at),
        **_may(person, letter, language),
        "person_name": person.name,
        "capacity": texts(language, "namens").get(letter.let_in_as, ""),
        "keeps": letter.holder_keeps,
    }


def _partner(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """What is asked of partners stands in their tasks, and how they stand with their people."""
    path = "/taken" if letter.message is Message.PARTNER_ASKED else "/mijn-gebruikers"
    told = _leading_to(path)(letter, office, language, at)
    return {**told, "partner": letter.partner}


def _consent_gone(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """For the office of this client, and without who the partner is: whoever works for this one
    need not see that dossier."""
    path = f"/kantoor/klanten/{letter.client_id}?deel=mensen"
    lapsed = letter.said == PartnerConsentLapsed.action
    return {
        **_leading_to(path)(letter, office, language, at),
        "actor_name": named(letter.actor_name, letter.represents, language),
        "how": "lapsed" if lapsed else "refused" if letter.refused else "ended",
    }


PEOPLE_FACTS: Mapping[Message, Tell] = {
    Message.ACCESS: _access,
    Message.ACCESS_ENDED: _leading_to("/"),
    Message.LET_IN: _let_in,
    Message.OPEN_TASKS: _open_tasks,
    Message.REPRESENTED: _represented,
    Message.PARTNER_ASKED: _partner,
    Message.PARTNER_ENDED: _partner,
    Message.CONSENT_RECORDED: _partner,
    Message.CONSENT_GONE: _consent_gone,
    Message.MOBILE_CHANGED: _leading_to("/"),
    Message.RIGHTS_CHANGED: _leading_to("/mijn-gebruikers"),
    Message.ACCESS_REQUESTED: _leading_to("/kantoor/postvak"),
    Message.ACCESS_GRANTED: _leading_to("/mijn-gebruikers"),
    Message.ACCESS_DECLINED: _leading_to("/mijn-gebruikers"),
    Message.NEW_EMAIL: _new_email,
    Message.EMAIL_CHANGED: _counts,
    Message.REPLACEMENT_COUNTS: _counts,
    Message.REPLACEMENT_CANCELLED: _factor,
    Message.FACTOR_ADDED: _factor,
    Message.OWN_CHANGE: _own_change,
    Message.REPLACEMENT_OVERTAKEN: _overtaken,
    Message.INVITATION_MOVED: _leading_to("/"),
    Message.REPLACEMENT_ASKED: _replacement,
    Message.REPLACEMENT_STOPPED: _stopped,
    Message.CERTIFICATE_ENDING: _leading_to("/kantoor/instellingen"),
}
