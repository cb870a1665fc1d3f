"""Which employees are asked to say that something is right of what one of them, or somebody of a
client, did; and what the mail to each says. As it is at that moment, by the rule of Postvak."""

from datetime import datetime

from chalicelib.audit.domain import Event
from chalicelib.clients.actions import vouching
from chalicelib.clients.actions.vouching import StillShut
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.identity.actions.foretelling import counting_at
from chalicelib.identity.actions.seconds import seconds_of
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.second import Seconds
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.replacements import ReplacementAsked
from chalicelib.identity.store import replacements, users
from chalicelib.notifications.actions.access_facts import opening
from chalicelib.notifications.actions.account_facts import to_person
from chalicelib.notifications.actions.usual_facts import Facts, moment
from chalicelib.notifications.domain.hearing import nearest
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office


def colleagues_of(event: Event) -> tuple[str, ...]:
    """Nobody where it waits no more, or nobody can."""
    user = users.user(event.office_id, event.subject_id)
    try:
        who = _seconds(event, user).who
    except NotFound:
        return ()
    able = users.users(event.office_id, who)
    clients = client_rows.clients(event.office_id, user.access)
    managers = [each.facts.relation_manager_id or "" for each in clients.values()]
    return nearest([able[each] for each in who], managers, user.access)


def confirm_asked(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """Never the new address or number. NotFound where it waits no more, or they can no longer."""
    user = users.user(letter.office_id, letter.event.subject_id)
    asked = _asked(letter.event)
    _check_can(letter, seconds_of(asked, user))
    waiting = replacements.waiting(letter.office_id, user.user_id)
    until = counting_at(waiting).get(asked.asked)
    return {
        **to_person(letter, office, language, at),
        "factor": str(asked.factor),
        "until": moment(until, language) if until else "",
    }


def vouch_asked(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """NotFound where they may act by now, or who reads it can no longer vouch."""
    user = users.user(letter.office_id, letter.event.subject_id)
    shut = _shut(letter.event, user)
    _check_can(letter, shut.seconds)
    return {
        **to_person(letter, office, language, at),
        **opening(user, letter, language),
        "client_name": user.access[letter.event.client_id].name,
    }


def _seconds(event: Event, user: User) -> Seconds:
    if isinstance(event.told, ReplacementAsked):
        return seconds_of(_asked(event), user)
    return _shut(event, user).seconds


def _asked(event: Event) -> Replacement:
    return replacements.asked_with(event.office_id, event.subject_id, event.event_id)


def _shut(event: Event, user: User) -> StillShut:
    """By this event; NotFound where they may act, or were let in anew since."""
    known = vouching.still_shut(event.office_id, [(user, event.client_id)])
    found = known.get((user.user_id, event.client_id))
    if found is None or found.let_in.event_id != event.event_id:
        raise NotFound
    return found


def _check_can(letter: Letter, seconds: Seconds) -> None:
    if letter.to not in seconds.who:
        raise NotFound
