"""Which event asks for what."""

from collections.abc import Mapping
from enum import StrEnum

from chalicelib.audit.domain import ACTIONS, Event
from chalicelib.delivery.domain import Message

OFFICE = "office"


class Reaction(StrEnum):
    """What may follow an event; each is one message on a queue."""

    NOTIFY = "notify"
    DIGEST = "digest"
    MARK_OPENED = "mark_opened"
    CHECK_UPLOAD = "check_upload"
    REASSIGN = "reassign"
    ASK_TOO = "ask_too"
    SIGN = "sign"


# The mail that tells of an event, to all who hear of it.
MESSAGE_OF: Mapping[str, Message] = {
    "person_invited": Message.INVITATION,
    "password_requested": Message.PASSWORD,
    "account_reactivated": Message.ACCOUNT_REOPENED,
    "account_stopped": Message.ACCOUNT_STOPPED,
    "code_not_sent": Message.CODE_NOT_SENT,
    "passkey_refused": Message.PASSKEY_REFUSED,
    "device_new": Message.DEVICE_NEW,
    "codes_stopped": Message.CODES_STOPPED,
    "task_published": Message.TASK_NEW,
    "task_reopened": Message.TASK_NEW_VERSION,
    "task_approved": Message.TASK_APPROVED,
    "task_rejected": Message.TASK_REJECTED,
    "partner_recorded": Message.PARTNER_ASKED,
    "partner_agreed": Message.CONSENT_RECORDED,
    "partner_ended": Message.PARTNER_ENDED,
    "task_partner_answered": Message.PARTNER_REJECTED,
    "task_passed_on": Message.TASK_NEW,
    "task_stuck": Message.TASK_STUCK,
    "document_published": Message.DOCUMENT_NEW,
    "mail_bounced": Message.UNREACHABLE,
    "mobile_changed": Message.MOBILE_CHANGED,
    "rights_changed": Message.RIGHTS_CHANGED,
    "access_requested": Message.ACCESS_REQUESTED,
    "access_granted": Message.ACCESS_GRANTED,
    "access_declined": Message.ACCESS_DECLINED,
    "email_change_asked": Message.NEW_EMAIL,
    "email_changed": Message.EMAIL_CHANGED,
    "replacement_asked": Message.REPLACEMENT_ASKED,
    "replacement_stopped": Message.REPLACEMENT_STOPPED,
    "replacement_cancelled": Message.REPLACEMENT_CANCELLED,
    "email_change_cancelled": Message.REPLACEMENT_CANCELLED,
    "factor_added": Message.FACTOR_ADDED,
    "factor_removed": Message.REPLACEMENT_COUNTS,
    "signing_reminded": Message.SIGNING_REMINDER,
    "task_signed": Message.SIGNING_TURN,
    "signing_extended": Message.SIGNING_TURN,
    "task_signed_on_paper": Message.SIGNING_PAPER,
    "task_signed_elsewhere": Message.SIGNING_PAPER,
    "paper_refused": Message.SIGNING_PAPER_REFUSED,
    "task_declined": Message.SIGNING_DECLINED,
    "signing_withdrawn": Message.SIGNING_WITHDRAWN,
    "signature_lost": Message.SIGNATURE_LOST,
    "task_voided": Message.SIGNING_WITHDRAWN,
    "signing_completed": Message.SIGNING_COMPLETED,
    "signing_expired": Message.SIGNING_EXPIRED,
    "signing_refused": Message.SIGNING_PROBLEM,
    "signing_late": Message.SIGNING_PROBLEM,
    "certificate_ending": Message.CERTIFICATE_ENDING,
    "open_tasks_asked": Message.OPEN_TASKS,
}
OTHER_REACTIONS: Mapping[str, Reaction] = {
    "task_closed": Reaction.DIGEST,
    "document_opened": Reaction.MARK_OPENED,
    "upload_completed": Reaction.CHECK_UPLOAD,
    "rights_changed": Reaction.REASSIGN,
    "rights_ended": Reaction.REASSIGN,
    "membership_ended": Reaction.REASSIGN,
    "account_deactivated": Reaction.REASSIGN,
    "employee_role_changed": Reaction.REASSIGN,
    "employee_clients_changed": Reaction.REASSIGN,
    "signing_begun": Reaction.SIGN,
    "signature_given": Reaction.SIGN,
    "task_signed_on_paper": Reaction.SIGN,
    "task_signed_elsewhere": Reaction.SIGN,
    "paper_received": Reaction.SIGN,
    "signing_late": Reaction.SIGN,
    "evidence_asked": Reaction.SIGN,
}
# Nobody gets a mail about these by itself; task_closed is told once a day, all together.
SILENT = ACTIONS - MESSAGE_OF.keys() - {"task_closed"}

# By whose account it is: who has one already is told of the new client, and needs no link to
# choose a password; a colleague is told of the work.
INVITATION_TO: Mapping[str, Message] = {"existing": Message.ACCESS, "employee": Message.COLLEAGUE}
# At the address that was wrong, or is said to be: who was invited is to be invited elsewhere.
MESSAGE_MOVED = Message.INVITATION_MOVED
# Whose password it was, of what the office hears too.
MESSAGE_STOPPED = Message.NUMBER_WRONG
# The holder of a dossier, of who acts for them from now on.
MESSAGE_REPRESENTED = Message.REPRESENTED
# Whoever's answer was recorded by the office hears that it was: a wrong entry is noticed.
MESSAGE_ON_BEHALF = Message.RECORDED_FOR_YOU
# Whoever had been asked to sign and was replaced, and need not any more.
MESSAGE_REPLACED = Message.SIGNING_REPLACED
# Whose number it is, once what somebody else passed on counts; and who has an old address still,
# while the new one confirms itself.
MESSAGE_COUNTS = Message.REPLACEMENT_COUNTS
# The office, when somebody may not sign any more and the others go on.
MESSAGE_WITHOUT = Message.SIGNING_WITHOUT


def reactions_to(event: Event) -> tuple[Reaction, ...]:
    """In the order of the table in docs/architecture.md."""
    told = event.action in MESSAGE_OF or on_behalf_of(event)
    notify = (Reaction.NOTIFY,) if told else ()
    other = OTHER_REACTIONS.get(event.action)
    ask_too = (Reaction.ASK_TOO,) if event.details.get("open_tasks") == "yes" else ()
    return (*notify, *((other,) if other else ()), *ask_too)


def on_behalf_of(event: Event) -> tuple[str, ...]:
    """For whom an employee recorded what they said."""
    told = event.details.get("on_behalf_of_id")
    return (told,) if told else ()
