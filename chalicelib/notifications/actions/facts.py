"""What each mail may say: the kind of document, never the document or anything out of it.

Property 8: no title, remark or reason either, because people type numbers and amounts into those.
"""

from datetime import datetime, timedelta

from chalicelib.core import clock
from chalicelib.core.actor import Kind, Right, Rights, employee_may
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.namens import named, represented
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import Message, spoken_date, spoken_period
from chalicelib.documents.store import documents
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.factor import first_step
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.notifications import store
from chalicelib.notifications.actions.people_facts import PEOPLE_FACTS, client_name_of, moment
from chalicelib.notifications.actions.spoken_rights import spoken_rights
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import ClosedTask, Letter
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.tasks.domain.recipient import HAS_SIGNED, PersonState
from chalicelib.tasks.domain.signing import on_paper
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks

Facts = dict[str, object]
MOST_LINES = 50
GONE = frozenset({PersonState.REMOVED})


def facts_of(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The variables of the templates of this message; who acts for somebody else reads for whom."""
    told = _facts_of(letter, office, language, at)
    return {**told, "acts_for": _acts_for(letter, language)}


def _acts_for(letter: Letter, language: Language) -> str:
    if letter.to == OFFICE or letter.message is Message.REPRESENTED:
        return ""
    access = users.user(letter.office_id, letter.to).access.get(letter.client_id)
    return represented(access.rights.represents, language) if access else ""


def _facts_of(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    if about_people := PEOPLE_FACTS.get(letter.message):
        return about_people(letter, office, language, at)
    match letter.message:
        case (
            Message.INVITATION
            | Message.COLLEAGUE
            | Message.PASSWORD
            | Message.ACCOUNT_REOPENED
            | Message.NUMBER_WRONG
        ):
            return _link(letter, office, language, at)
        case Message.DOCUMENT_NEW:
            return _document(letter, office, language)
        case Message.CLOSED_DIGEST:
            return _digest(letter, office, language)
        case Message.DEVICE_NEW | Message.CODES_STOPPED:
            return _seen(letter, language) | {"link": portal_url(office, "/wachtwoord-opvragen")}
        case Message.ACCOUNT_STOPPED | Message.CODE_NOT_SENT | Message.PASSKEY_REFUSED:
            return _account(letter, office, language)
        case Message.UNREACHABLE:
            return _unreachable(letter, office, language)
        case _:
            return _task(letter, office, language)


def _link(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The token is made here, at sending: it is in the mail and nowhere else."""
    invited = letter.message in (Message.INVITATION, Message.COLLEAGUE)
    purpose = LinkPurpose.INVITATION if invited else LinkPurpose.RESET
    token = passwords.new_password_link(letter.office_id, letter.to, purpose, at)
    until = clock.local_date(at + timedelta(days=office.invitation_days))
    person = users.user(letter.office_id, letter.to)
    return {
        "first_step": first_step(person, office),
        **spoken_rights(letter.office_id, _rights_of(person, letter.client_id), language),
        "link": portal_url(office, f"/welkom#token={token}"),
        "request_url": portal_url(office, "/wachtwoord-opvragen"),
        "until": spoken_date(until, language),
        "client_name": client_name_of(letter),
        **_seen(letter, language),
    }


def _seen(letter: Letter, language: Language) -> Facts:
    """On what, where and when it happened, as far as that is known."""
    return {"device": letter.device, "place": letter.place, "at": moment(letter.at, language)}


def _rights_of(person: User, client_id: str) -> Rights | None:
    """At this client, or at their only one where the mail is about none."""
    only = next(iter(person.access.values())) if len(person.access) == 1 else None
    here = person.access.get(client_id, only)
    return here.rights if here else None


def _account(letter: Letter, office: Office, language: Language) -> Facts:
    """What went wrong with somebody's account, for the office that must help them."""
    person = users.user(letter.office_id, letter.subject_id)
    return {
        "person_name": person.name,
        "mobile": letter.mobile,
        "at": moment(letter.at, language),
        "link": portal_url(office, "/kantoor"),
    }


def _task(letter: Letter, office: Office, language: Language) -> Facts:
    task = tasks.get(letter.office_id, letter.client_id, letter.task_id)
    kind = task.type_names.nl if language is Language.NL else task.type_names.en
    for_office = _works_here(letter)
    namens = {"on_behalf_of" if letter.on_behalf_of else "actor_name": letter.represents}
    return {
        "document": _document_name(kind, task.period, language),
        "client_name": task.client_name,
        "deadline": spoken_date(task.deadline_on, language) if task.deadline_on else "",
        "last_day": spoken_date(task.expires_on, language) if task.expires_on else "",
        "asked": str(task.action),
        "actor_name": named(letter.actor_name, namens.get("actor_name"), language),
        "on_behalf_of": named(letter.on_behalf_of, namens.get("on_behalf_of"), language),
        "said": letter.said,
        "had_approved": letter.had_approved,
        "of_both": task.partner is not None,
        "partner": _partner(letter, task),
        "state": str(task.state),
        "on_paper": on_paper(task),
        "signed": spoken_list(_names(task, HAS_SIGNED, language), language),
        "without": spoken_list(_names(task, GONE, language), language),
        "at": moment(letter.at, language),
        "link": portal_url(office, _task_path(letter, for_office=for_office)),
    }


def _partner(letter: Letter, task: Task) -> str:
    """By name, but for an employee who does not see the dossier of the partner."""
    beside = task.partner
    if beside is None:
        return ""
    return beside.name if _sees(letter, beside.client_id) else ""


def _sees(letter: Letter, partner_id: str) -> bool:
    if not _works_here(letter) or letter.to == OFFICE:
        return True
    reader = users.user(letter.office_id, letter.to)
    return employee_may(reader.role, reader.assigned, Right.READ, partner_id)


def _names(task: Task, states: frozenset[PersonState], language: Language) -> list[str]:
    people = [each for each in task.recipients if each.state in states]
    return [named(each.name, each.represents, language) for each in people]


def _works_here(letter: Letter) -> bool:
    """Who works at the office reads there what a client reads in their environment."""
    if letter.to == OFFICE:
        return True
    return users.user(letter.office_id, letter.to).kind is Kind.EMPLOYEE


def _task_path(letter: Letter, *, for_office: bool) -> str:
    if for_office:
        return f"/kantoor/klanten/{letter.client_id}/documenten/{letter.subject_id}"
    return f"/omgeving/{letter.client_id}/taken/{letter.task_id}"


def _document(letter: Letter, office: Office, language: Language) -> Facts:
    document = documents.document(letter.office_id, letter.client_id, letter.subject_id)
    kind = offices.document_type(letter.office_id, document.type_id)
    name = kind.name_nl if language is Language.NL else kind.name_en
    path = f"/omgeving/{letter.client_id}/documenten/{document.document_id}"
    return {
        "document": _document_name(name, document.period, language),
        "client_name": client_name_of(letter),
        "actor_name": letter.actor_name,
        "link": portal_url(office, path),
    }


def _digest(letter: Letter, office: Office, language: Language) -> Facts:
    day = datetime.fromisoformat(letter.subject_id).date()
    lines = list(store.lines(letter.office_id, day))
    return {
        "count": len(lines),
        "more": max(len(lines) - MOST_LINES, 0),
        "day": spoken_date(day, language),
        "items": [(line.client_name, _line(line, language)) for line in lines[:MOST_LINES]],
        "link": portal_url(office, "/kantoor"),
    }


def _unreachable(letter: Letter, office: Office, language: Language) -> Facts:
    """Without the address: the office finds it with the people of the client."""
    person = users.user(letter.office_id, letter.subject_id)
    client_id = min(person.access, default="")
    path = f"/kantoor/klanten/{client_id}?deel=mensen" if client_id else "/kantoor"
    return {
        "person_name": person.name,
        "client_name": spoken_list(
            sorted(access.name for access in person.access.values()), language
        ),
        "link": portal_url(office, path),
    }


def _line(line: ClosedTask, language: Language) -> str:
    nl = language is Language.NL
    name = _document_name(line.type_nl if nl else line.type_en, line.period, language)
    opened = ("wel geopend", "niet geopend") if nl else ("opened", "not opened")
    return f"{name} ({opened[0 if line.opened else 1]})"


def _document_name(kind: str, period: str | None, language: Language) -> str:
    return f"{kind}, {spoken_period(period, language)}" if period else kind
