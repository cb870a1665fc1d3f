"""Events: written once with the change they tell of, never altered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.core.ids import new_id

NO_CLIENT = "-"
SYSTEM = "system"


@dataclass(frozen=True)
class Event:
    """`action` is one of ACTIONS; `subject_id` is the document, user or client it is about."""

    office_id: str
    client_id: str
    subject_id: str
    action: str
    actor_id: str
    actor_name: str
    at: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    event_id: str = field(default_factory=new_id)


ACTIONS = frozenset(
    {
        "person_invited",
        "password_requested",
        "password_chosen",
        "signed_in",
        "signed_out",
        "sessions_ended",
        "device_new",
        "password_changed",
        "account_stopped",
        "account_deactivated",
        "account_reactivated",
        "factor_added",
        "factor_removed",
        "recovery_codes_made",
        "stepped_up",
        "mobile_changed",
        "client_created",
        "client_changed",
        "rights_changed",
        "membership_ended",
        "employee_role_changed",
        "employee_clients_changed",
        "viewing_started",
        "viewing_ended",
        "upload_completed",
        "upload_refused",
        "document_published",
        "document_versioned",
        "document_withdrawn",
        "document_opened",
        "task_published",
        "task_approved",
        "task_rejected",
        "task_read",
        "task_closed",
        "task_voided",
        "task_reopened",
        "task_filed",
        "task_completed",
        "mail_bounced",
    }
)


def by(
    actor: Actor, action: str, at: datetime, *, client_id: str, subject_id: str, **details: str
) -> Event:
    """An event of what a person did; who looks as somebody else does it as themself (F120)."""
    who = actor.viewer or actor
    if actor.viewer:
        details["as_user"] = actor.user_id
    return Event(actor.office_id, client_id, subject_id, action, who.user_id, who.name, at, details)


def by_itself(
    office_id: str, action: str, at: datetime, *, client_id: str, subject_id: str, **details: str
) -> Event:
    """An event of what the portal did without a person."""
    return Event(office_id, client_id, subject_id, action, SYSTEM, "", at, details)
