"""Who hears about an event; nobody is told of their own act."""

from dataclasses import dataclass

from chalicelib.audit.domain import Event
from chalicelib.notifications.domain.reactions import OFFICE, on_behalf_of

# The one it happened to always hears of it.
ABOUT_THEMSELVES = frozenset(
    {
        "person_invited",
        "password_requested",
        "account_reactivated",
        "device_new",
        "codes_stopped",
        "email_change_asked",
        "email_changed",
        "email_change_cancelled",
        "factor_added",
        "replacement_asked",
        "replacement_cancelled",
        "open_tasks_asked",
    }
)
# So do they of what somebody else did to them, and of what somebody else asked for.
DONE_TO_THEM = frozenset({"mobile_changed", "factor_removed", "rights_changed"})
FOR_OFFICE = frozenset(
    {
        "task_approved",
        "task_stuck",
        "mail_bounced",
        "code_not_sent",
        "passkey_refused",
        "access_requested",
        "signing_refused",
        "certificate_ending",
        "replacement_stopped",
    }
)
OF_PARTNERS = frozenset(
    {"partner_recorded", "partner_agreed", "partner_ended", "task_partner_answered"}
)
ON_PAPER = frozenset({"task_signed_on_paper", "task_signed_elsewhere"})


@dataclass(frozen=True)
class Known:
    """Who has to do with what happened: user ids, or OFFICE for its general address. `approved`
    are those who approved or signed, `requester` who asked it, `heard` who was ever told that it is
    asked of them. `readers` may look, or agree where that is what is asked."""

    office: str = OFFICE
    readers: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    requester: str = ""
    heard: tuple[str, ...] = ()


def hearing_of(event: Event, known: Known) -> tuple[str, ...]:
    """Each once: who hears of it, and for whom an employee recorded what they said."""
    return tuple(dict.fromkeys((*_hearing(event, known), *on_behalf_of(event))))


def _hearing(event: Event, known: Known) -> tuple[str, ...]:
    if event.action in ABOUT_THEMSELVES:
        holder = event.details.get("holder")
        return (event.subject_id, holder) if holder else (event.subject_id,)
    if event.action in DONE_TO_THEM:
        own = event.actor_id == event.subject_id and "ground" not in event.details
        return () if own else (event.subject_id,)
    if event.action == "account_stopped":
        return (event.subject_id, *_office(event, known))
    if event.action in OF_PARTNERS:
        return _of_partners(event, known)
    if event.action in FOR_OFFICE:
        return _office(event, known)
    return _at_the_client(event, known)


def _of_partners(event: Event, known: Known) -> tuple[str, ...]:
    """Who can agree is asked to, and told that it was recorded for them; the end is told to all.
    Who had approved a return hears that the other one did not."""
    match event.action:
        case "task_partner_answered":
            rejected = event.details["state"] == "rejected"
            return _others(event, known, known.approved if rejected else ())
        case "partner_agreed" if "ground" not in event.details:
            return ()
        case _:
            return _others(event, known, sorted(known.readers))


def _at_the_client(event: Event, known: Known) -> tuple[str, ...]:
    match event.action:
        case "access_granted" | "access_declined":
            return _others(event, known, [event.details["asked_by"]])
        case _ if event.details.get("asks") == "sign":
            return _of_signing(event, known)
        case "task_passed_on" if "asked" not in event.details:
            return ()
        case "task_published" | "task_reopened" | "task_passed_on":
            return _others(event, known, _asked_by(event, known))
        case "task_rejected":
            return (*_office(event, known), *_others(event, known, known.approved))
        case "document_published" if event.details.get("silent") != "yes":
            return _others(event, known, sorted(known.readers))
        case _:
            return ()


def _of_signing(event: Event, known: Known) -> tuple[str, ...]:
    """Whose turn it is; the office, and who asked it, where they must act; at the end all."""
    turn = _others(event, known, _asked_by(event, known)) if "asked" in event.details else ()
    match event.action:
        case "task_declined":
            told = (*_others(event, known, known.approved), *_who_heard(event, known))
            return (*_at_office(event, known), *told)
        case "signing_completed":
            return (*_at_office(event, known), *_others(event, known, known.asked))
        case "signing_withdrawn" | "task_voided":
            return _who_heard(event, known)
        case "task_passed_on":
            replaced = [each for each in known.heard if each == event.details.get("replaced")]
            office = _at_office(event, known) if event.details.get("without") else ()
            return (*office, *turn, *_others(event, known, replaced))
        case "signature_lost":
            return _others(event, known, [event.details["signer_id"]])
        case "signing_expired" | "signing_late" if not event.details.get("again"):
            return _at_office(event, known)
        case action if action in ON_PAPER:
            return (*_office(event, known), *turn)
        case _:
            return turn


def _who_heard(event: Event, known: Known) -> tuple[str, ...]:
    """Of what ended before it was finished."""
    if event.action == "task_voided" and not event.details.get("unfinished"):
        return ()
    return _others(event, known, [each for each in known.asked if each in known.heard])


def _at_office(event: Event, known: Known) -> tuple[str, ...]:
    """The relation manager, and the colleague who asked it."""
    asked_it = known.requester if known.requester != event.actor_id else ""
    return (*_office(event, known), *((asked_it,) if asked_it else ()))


def _asked_by(event: Event, known: Known) -> tuple[str, ...]:
    """Of whom this event asked it, and of whom it still is asked; without names: of all."""
    named = event.details.get("asked", ",".join(known.asked)).split(",")
    return tuple(each for each in known.asked if each in named)


def _office(event: Event, known: Known) -> tuple[str, ...]:
    return () if known.office == event.actor_id else (known.office,)


def _others(event: Event, known: Known, people: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Without who did it, and without who may no longer look at this client."""
    return tuple(each for each in people if each in known.readers and each != event.actor_id)
