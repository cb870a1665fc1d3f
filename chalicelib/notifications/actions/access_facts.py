"""What mails about access may say beside the usual: who may do what there, as it is now; no
numbers, and nobody's address or reason."""

from datetime import datetime

from chalicelib.audit.domain import Happened
from chalicelib.clients.actions import letting_in
from chalicelib.clients.domain.letting_in import shut_by
from chalicelib.clients.events import (
    AccessDeclined,
    AccessGranted,
    LetInAgain,
    LetInAnew,
    PartnerAgreed,
    PartnerConsentLapsed,
    PartnerEnded,
    PartnerRecorded,
)
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.namens import named, represented
from chalicelib.core.rights import Right
from chalicelib.core.text import texts
from chalicelib.identity.domain.user import Access, Status, User
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.store import users
from chalicelib.notifications.actions.spoken_rights import spoken_acts, spoken_rights
from chalicelib.notifications.actions.usual_facts import Facts, acted_for, moment, usual
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office
from chalicelib.tasks.events.asking import OpenTasksAsked


def access(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To somebody: what they may do there now, and from when where they may not yet."""
    person = users.user(letter.office_id, letter.to)
    return {
        **usual(letter, office, language, at),
        **_may(person, letter, language),
        **opening(person, letter, language),
    }


def request(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Who it is about, and what they may do where they were let in."""
    told, may = letter.event.told, Facts()
    if not isinstance(told, (AccessGranted, AccessDeclined)):
        raise TypeError(f"{letter.message} of {letter.event.action}")
    if isinstance(told, AccessGranted) and told.person_id:
        may = _may(users.user(letter.office_id, told.person_id), letter, language)
    return {**usual(letter, office, language, at), **may, "person_name": told.person}


def opening(person: User, letter: Letter, language: Language) -> Facts:
    """From when they may do what there that they may not yet, as it is now; or that their last day
    comes before that. Neither of who may."""
    access = person.access.get(letter.event.client_id)
    neither = Facts(opens="", opens_what="", only_reads=False)
    if access is None:
        return neither
    opens = letting_in.opens_at(letter.office_id, access.let_in, access.rights)
    if opens is None:
        return neither
    last_day = access.rights.ends_on
    only_reads = last_day is not None and last_day < str(clock.local_date(opens))
    return {
        "opens": "" if only_reads else moment(clock.rounded_up(opens), language),
        "opens_what": spoken_acts(_shut(access), language),
        "only_reads": only_reads,
    }


def _shut(access: Access | None) -> list[Right]:
    """What they may do there since they were let in last, and might not before."""
    let_in = access.let_in if access else None
    return shut_by(let_in, access.rights) if access and let_in else []


def _may(person: User, letter: Letter, language: Language) -> Facts:
    """What somebody may do at this client, as it is now."""
    rights = person.rights.get(letter.event.client_id)
    return dict(spoken_rights(person.office_id, rights, language))


def let_in(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To the others who have access: who it is, and what they may do."""
    person = users.user(letter.office_id, letter.event.subject_id)
    access = person.access.get(letter.event.client_id)
    let_in = access.let_in if access else None
    by_this = let_in is not None and let_in.shut and let_in.event_id == letter.event.event_id
    return {
        **usual(letter, office, language, at),
        **_may(person, letter, language),
        "person_name": person.name,
        "change": _change(letter.event.told),
        "for_whom": represented(access.rights.represents, language) if access else "",
        "shut": spoken_acts(_shut(access) if by_this else (), language),
        "left": _has_left(letter),
    }


def _change(told: Happened) -> str:
    """How somebody came in, or what is moved of their invitation."""
    if isinstance(told, LetInAnew):
        return str(told.factor)
    if isinstance(told, LetInAgain):
        return "again"
    return "new" if isinstance(told, PersonInvited) else "more"


def vouched(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To the others who have access: by whom, and what that opens."""
    person = users.user(letter.office_id, letter.event.subject_id)
    return {
        **usual(letter, office, language, at),
        **_may(person, letter, language),
        "person_name": person.name,
        "left": _has_left(letter),
    }


def may_act(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """To who waited, and does not any more: what that opens, unless it was taken since. Whoever has
    no password yet chooses one first."""
    person = users.user(letter.office_id, letter.to)
    shut = _shut(person.access.get(letter.event.client_id))
    return {
        **usual(letter, office, language, at),
        **_may(person, letter, language),
        "opens_what": spoken_acts(shut, language),
        "invited": person.status is Status.INVITED,
    }


def _has_left(letter: Letter) -> bool:
    """Whether who reads it has no access there any more, and so no page to go to."""
    return letter.event.client_id not in users.user(letter.office_id, letter.to).access


def open_tasks(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Whoever has no password yet chooses one first, with the link in the invitation."""
    told = letter.told(OpenTasksAsked)
    invited = users.user(letter.office_id, letter.to).status is Status.INVITED
    counts = {"approve": told.approve, "read": told.read}
    return {**usual(letter, office, language, at), **counts, "invited": invited}


def holder_told(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Also to a holder whose own access ended with it."""
    told = letter.told(PersonInvited)
    person = users.user(letter.office_id, letter.event.subject_id)
    return {
        **usual(letter, office, language, at),
        **_may(person, letter, language),
        "person_name": person.name,
        **opening(person, letter, language),
        "capacity": texts(language, "namens")[told.let_in_as] if told.let_in_as else "",
        "keeps": told.holder_keeps,
    }


def partner(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    told = letter.event.told
    if not isinstance(told, (PartnerRecorded, PartnerAgreed, PartnerEnded)):
        raise TypeError(f"{letter.message} of {letter.event.action}")
    agreed = isinstance(told, PartnerEnded) and told.agreed
    return {**usual(letter, office, language, at), "partner": told.partner, "agreed": agreed}


def consent_gone(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """For the office of this client, and without who the partner is: whoever works for this one
    need not see that dossier."""
    event, told = letter.event, letter.event.told
    ended = told if isinstance(told, PartnerEnded) else None
    lapsed = isinstance(told, PartnerConsentLapsed)
    return {
        **usual(letter, office, language, at),
        "actor_name": named(event.actor_name, acted_for(event), language),
        "how": "lapsed" if lapsed else "refused" if ended and ended.refused else "ended",
        "agreed": bool(ended and ended.agreed),
        "by_partner": bool(ended and ended.by_partner),
    }
