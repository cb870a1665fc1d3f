"""What each mail may say: the usual, what is of its task, or by its name what else it needs."""

from collections.abc import Mapping
from datetime import datetime

from chalicelib.core.language import Language
from chalicelib.core.namens import represented
from chalicelib.identity.store import users
from chalicelib.notifications.actions import access_facts, account_facts, colleagues
from chalicelib.notifications.actions.task_facts import document_facts, task_facts
from chalicelib.notifications.actions.usual_facts import Facts, Tell, usual
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import Letter
from chalicelib.offices.domain.office import Office
from chalicelib.tasks.events.shared import OfTask

# A message that is not among these says the usual, or what is of its task.
FACTS: Mapping[str, Tell] = {
    "access": access_facts.access,
    "let_in": access_facts.let_in,
    "vouched": access_facts.vouched,
    "may_act": access_facts.may_act,
    "rights_changed": access_facts.access,
    "access_granted": access_facts.request,
    "access_declined": access_facts.request,
    "open_tasks": access_facts.open_tasks,
    "represented": access_facts.holder_told,
    "partner_asked": access_facts.partner,
    "partner_ended": access_facts.partner,
    "consent_recorded": access_facts.partner,
    "consent_gone": access_facts.consent_gone,
    "invitation": account_facts.with_link,
    "colleague": account_facts.with_link,
    "password": account_facts.with_link,
    "account_reopened": account_facts.with_link,
    "number_wrong": account_facts.with_link,
    "device_new": account_facts.seen,
    "codes_stopped": account_facts.seen,
    "account_stopped": account_facts.account,
    "code_not_sent": account_facts.account,
    "passkey_refused": account_facts.account,
    "unreachable": account_facts.to_person,
    "new_email": account_facts.new_email,
    "invitation_moved": account_facts.invitation_moved,
    "email_changed": account_facts.counts,
    "factor_added": account_facts.factor,
    "own_change": account_facts.own_change,
    "replacement_asked": account_facts.replacement,
    "replacement_counts": account_facts.counts,
    "replacement_cancelled": account_facts.factor,
    "replacement_overtaken": account_facts.overtaken,
    "replacement_stopped": account_facts.to_person,
    "wish_stopped": account_facts.to_beheerder,
    "confirm_asked": colleagues.confirm_asked,
    "vouch_asked": colleagues.vouch_asked,
    "document_new": document_facts,
}


def facts_of(letter: Letter, office: Office, language: Language, at: datetime) -> Facts:
    """The variables of the templates of this message; who acts for somebody else reads for whom."""
    told = _tell(letter)(letter, office, language, at)
    return {**told, "acts_for": _acts_for(letter, language)}


def _tell(letter: Letter) -> Tell:
    of_task = isinstance(letter.event.told, OfTask)
    return FACTS.get(letter.message, task_facts if of_task else usual)


def _acts_for(letter: Letter, language: Language) -> str:
    if letter.to == OFFICE:
        return ""
    access = users.user(letter.office_id, letter.to).access.get(letter.event.client_id)
    return represented(access.rights.represents, language) if access else ""
