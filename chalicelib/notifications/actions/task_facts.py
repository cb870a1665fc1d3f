"""What mails about documents and what is asked about them may say: the kind of document, never the
document or anything out of it.

Property 8: no title, remark or reason either, because people type numbers and amounts into those.
"""

from datetime import datetime

from chalicelib.core.actor import UserKind, employee_may
from chalicelib.core.language import Language, spoken_list
from chalicelib.core.namens import named
from chalicelib.core.rights import Right
from chalicelib.core.text import texts
from chalicelib.delivery.actions import portal_url
from chalicelib.delivery.domain import spoken_date, spoken_period
from chalicelib.documents.store import documents
from chalicelib.identity.store import users
from chalicelib.notifications.actions.usual_facts import Facts, acted_for, moment, usual
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.domain.types import Action
from chalicelib.signing.domain.moves import on_paper
from chalicelib.tasks.domain.recipient import HAS_SIGNED
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.events.answers import AnswerGiven
from chalicelib.tasks.events.shared import OfTask
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import PersonState

GONE = frozenset({PersonState.REMOVED})


def task_facts(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    event, told = letter.event, letter.told(OfTask)
    task = tasks.plain(event.office_id, event.client_id, told.task.task_id)
    about = task.about
    return {
        **_said(letter, language),
        "document": document_name(about.type_names.spoken(language), about.period, language),
        "client_name": task.client_name,
        "deadline": spoken_date(task.deadline_on, language) if task.deadline_on else "",
        "last_day": spoken_date(task.expires_on, language) if task.expires_on else "",
        "ask": words_of(task.action, language),
        "had_approved": letter.had_approved,
        "of_both": task.partner is not None,
        "partner": _partner(letter, task),
        "state": str(task.state),
        "on_paper": on_paper(task),
        "signed": spoken_list(_names(task, HAS_SIGNED, language), language),
        "without": spoken_list(_names(task, GONE, language), language),
        "at": moment(event.at, language),
        "link": portal_url(office, _task_path(letter, task)),
    }


def _said(letter: Letter, language: Language) -> Facts:
    """What somebody did, themself or recorded by an employee, and namens whom."""
    event, told = letter.event, letter.event.told
    namens = acted_for(event)
    recorded_for = told.on_behalf_of if isinstance(told, AnswerGiven) else ""
    return {
        "said": event.action.removeprefix("task_"),
        "actor_name": named(event.actor_name, None if recorded_for else namens, language),
        "on_behalf_of": named(recorded_for, namens if recorded_for else None, language),
    }


def words_of(action: Action, language: Language) -> dict[str, str]:
    """How mails ask what this kind of task asks."""
    known = texts(language, "asked")
    mine = f"{action}."
    return {each.removeprefix(mine): known[each] for each in known if each.startswith(mine)}


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
    return users.user(letter.office_id, letter.to).kind is UserKind.EMPLOYEE


def _task_path(letter: Letter, task: Task) -> str:
    if _works_here(letter):
        return f"/kantoor/klanten/{task.client_id}/documenten/{letter.event.subject_id}"
    return f"/omgeving/{task.client_id}/taken/{task.task_id}"


def document_facts(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    event = letter.event
    document = documents.document(event.office_id, event.client_id, event.subject_id)
    kind = offices.document_type(event.office_id, document.type_id)
    name = kind.name_nl if language is Language.NL else kind.name_en
    known = {"document": document_name(name, document.period, language)}
    return {**usual(letter, office, language, at), **known}


def document_name(kind: str, period: str | None, language: Language) -> str:
    return f"{kind}, {spoken_period(period, language)}" if period else kind
