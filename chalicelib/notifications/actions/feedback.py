"""What SES tells of a mail. Again, late or in another order is harmless."""

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core import log
from chalicelib.core.errors import NotFound
from chalicelib.core.replacing import replace
from chalicelib.delivery import actions as delivery
from chalicelib.delivery.domain import AT_FORMER_ADDRESS, Arrival
from chalicelib.delivery.events import MailBounced
from chalicelib.gateways.mail_feedback import Feedback, Trouble
from chalicelib.identity.store import users
from chalicelib.notifications.domain.hearing import OFFICE
from chalicelib.notifications.domain.letters import addressee_of
from chalicelib.work import actions as work


def note_feedback(feedback: Feedback) -> None:
    """Whatever SES tells of a mail of ours: it has accepted it."""
    reference = feedback.reference
    is_ours = bool(reference) and delivery.note_sent(reference, feedback.message_id)
    outcome = "unknown_mail"
    if is_ours:
        _note_outcome(feedback)
        outcome = _note_trouble(feedback, feedback.trouble) if feedback.trouble else "noted"
    log.line("mail_feedback", what=feedback.what, message=feedback.kind, outcome=outcome)


def _note_outcome(feedback: Feedback) -> None:
    """For whoever asks how far a mail came; and who gets mail is within reach."""
    if feedback.delivered_at:
        delivery.note_outcome(feedback.reference, Arrival.DELIVERED, feedback.delivered_at)
        office_id, to = addressee_of(delivery.key_of(feedback.reference))
        if feedback.kind not in AT_FORMER_ADDRESS:
            work.hear_of_delivery(office_id, to, feedback.delivered_at)
    elif feedback.trouble and feedback.trouble.what == "bounce":
        delivery.note_outcome(feedback.reference, Arrival.BOUNCED, feedback.trouble.at)


def _note_trouble(feedback: Feedback, trouble: Trouble) -> str:
    """Of mail to the office's own address nobody is told: that mail would not arrive either."""
    office_id, to = addressee_of(delivery.key_of(feedback.reference))
    if to == OFFICE:
        return "office_unreachable"
    try:
        users.user(office_id, to)
    except NotFound:
        return "nobody"
    audit.put(_event(office_id, to, feedback.kind, trouble))
    return "unreachable"


def _event(office_id: str, user_id: str, kind: str, trouble: Trouble) -> Event:
    """Named and dated by SES, so that the same news is the same row."""
    told = MailBounced(message=kind, what=trouble.what, reason=trouble.reason)
    event = by_itself(office_id, told, trouble.at, client_id=NO_CLIENT, subject_id=user_id)
    return replace(event, event_id=trouble.feedback_id)
