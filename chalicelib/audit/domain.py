"""Events: written once with the change they tell of; whoever alters one is told by the chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.core import clock
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
        "code_not_sent",
        "passkey_refused",
        "recovery_codes_made",
        "stepped_up",
        "mobile_changed",
        "email_change_asked",
        "email_change_cancelled",
        "email_changed",
        "replacement_asked",
        "replacement_stopped",
        "replacement_cancelled",
        "client_created",
        "client_changed",
        "rights_changed",
        "rights_ended",
        "membership_ended",
        "open_tasks_asked",
        "partner_recorded",
        "partner_agreed",
        "partner_ended",
        "access_requested",
        "access_request_withdrawn",
        "access_granted",
        "access_declined",
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
        "task_passed_on",
        "task_partner_answered",
        "task_stuck",
        "signing_begun",
        "signature_given",
        "signature_lost",
        "task_signed",
        "task_signed_on_paper",
        "task_signed_elsewhere",
        "task_declined",
        "paper_received",
        "paper_refused",
        "signing_completed",
        "signing_expired",
        "signing_withdrawn",
        "signing_reminded",
        "signing_extended",
        "signing_refused",
        "signing_late",
        "evidence_asked",
        "evidence_opened",
        "certificate_ending",
        "mail_bounced",
        "sign_in_refused",
        "code_refused",
        "codes_stopped",
        "limit_reached",
        "office_opened",
        "policy_changed",
        "event_erased",
    }
)


class Concern(StrEnum):
    """What an event of security is about, as the log is filtered by."""

    SIGNING_IN = "signing_in"
    PROOF = "proof"
    ACCESS = "access"
    OFFICE = "office"


# What the office finds in its log of security; everything else is work.
SECURITY: Mapping[str, Concern] = {
    "signed_in": Concern.SIGNING_IN,
    "signed_out": Concern.SIGNING_IN,
    "sign_in_refused": Concern.SIGNING_IN,
    "code_refused": Concern.SIGNING_IN,
    "codes_stopped": Concern.SIGNING_IN,
    "passkey_refused": Concern.SIGNING_IN,
    "code_not_sent": Concern.SIGNING_IN,
    "limit_reached": Concern.SIGNING_IN,
    "device_new": Concern.SIGNING_IN,
    "sessions_ended": Concern.SIGNING_IN,
    "password_requested": Concern.PROOF,
    "password_chosen": Concern.PROOF,
    "password_changed": Concern.PROOF,
    "factor_added": Concern.PROOF,
    "factor_removed": Concern.PROOF,
    "recovery_codes_made": Concern.PROOF,
    "stepped_up": Concern.PROOF,
    "mobile_changed": Concern.PROOF,
    "email_change_asked": Concern.PROOF,
    "email_change_cancelled": Concern.PROOF,
    "email_changed": Concern.PROOF,
    "replacement_asked": Concern.PROOF,
    "replacement_stopped": Concern.PROOF,
    "replacement_cancelled": Concern.PROOF,
    "person_invited": Concern.ACCESS,
    "access_requested": Concern.ACCESS,
    "access_request_withdrawn": Concern.ACCESS,
    "access_granted": Concern.ACCESS,
    "access_declined": Concern.ACCESS,
    "rights_changed": Concern.ACCESS,
    "rights_ended": Concern.ACCESS,
    "employee_role_changed": Concern.ACCESS,
    "employee_clients_changed": Concern.ACCESS,
    "viewing_started": Concern.ACCESS,
    "viewing_ended": Concern.ACCESS,
    "membership_ended": Concern.ACCESS,
    "account_stopped": Concern.ACCESS,
    "account_deactivated": Concern.ACCESS,
    "account_reactivated": Concern.ACCESS,
    "office_opened": Concern.OFFICE,
    "partner_recorded": Concern.ACCESS,
    "partner_agreed": Concern.ACCESS,
    "partner_ended": Concern.ACCESS,
    "policy_changed": Concern.OFFICE,
    "event_erased": Concern.OFFICE,
}


@dataclass(frozen=True)
class LogSearch:
    """Which part of the log of security: up to `until`, which does not count itself."""

    person_id: str | None = None
    concern: Concern | None = None
    since: datetime | None = None
    until: datetime | None = None


def by(
    actor: Actor, action: str, at: datetime, *, client_id: str, subject_id: str, **details: str
) -> Event:
    """An event of what a person did; who looks as somebody else does it as themself (F120), and who
    acts for somebody else is named as who did it, namens whom and as what (F016)."""
    who = actor.viewer or actor
    namens = actor.represents(client_id)
    if actor.viewer:
        details["as_user"] = actor.user_id
    elif namens:
        details |= namens.facts
    return Event(actor.office_id, client_id, subject_id, action, who.user_id, who.name, at, details)


def erasure(event: Event, actor: Actor, at: datetime) -> Event:
    """What stays in the place of an event whose row goes: that it was, and not what it said."""
    key = f"{clock.stamp(event.at)}#{event.event_id}"
    return by(
        actor, "event_erased", at, client_id=event.client_id, subject_id=event.client_id, erased=key
    )


def by_itself(
    office_id: str, action: str, at: datetime, *, client_id: str, subject_id: str, **details: str
) -> Event:
    """An event of what the portal did without a person."""
    return Event(office_id, client_id, subject_id, action, SYSTEM, "", at, details)
