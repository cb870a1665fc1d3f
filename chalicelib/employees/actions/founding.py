"""Opening an office with whoever leads it first, and changing who it is; by whoever runs the
installation, who is nobody at any office."""

from collections.abc import Mapping
from typing import Any

from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole, UserKind
from chalicelib.core.errors import FieldError, Invalid, NotFound, bad_field
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User, new_user
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Account, GivenRights
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain import facts
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import OfficeOpened, PolicyChanged

OWNER = "owner_"
# Facts of somebody or something, by name.
Said = Mapping[str, Any]
# As whom the log of security names whoever runs the installation.
WE = "Akkoord"


@judged_again
def open_office(given: Said, owner: Said, language: Language) -> Office:
    """`owner` has an email, name and mobile, and hears by the mail that every colleague gets. The
    same again gives the same office, and no second mail."""
    wanted: Said = facts.tidy(given)
    draft = _judged(wanted, owner, language)
    known = offices.holder_of(wanted["host"])
    if known:
        return _opened_before(offices.get(known), wanted, draft)
    office = Office(office_id=draft.office_id, mail_signature=wanted["name"], **wanted)
    opened = _event(office.office_id, OfficeOpened(), office.office_id)
    told = PersonInvited(account=Account.EMPLOYEE, given=GivenRights(role=EmployeeRole.OWNER))
    invited = _event(office.office_id, told, draft.user_id)
    signing_in.found(office, draft, opened, invited)
    return offices.get(office.office_id)


@judged_again
def change_office(host: str, given: Said) -> tuple[Office, Said]:
    """What is given, and nothing else, with what it changed; what is so already changes nothing."""
    known = offices.holder_of(host.strip().lower())
    if not known:
        raise NotFound("no_such_office")
    office = offices.get(known)
    wanted: Said = facts.tidy(given)
    if wrong := facts.faults(wanted):
        raise Invalid("invalid_fields", *wrong)
    before = facts.facts_of(office)
    changed: Said = {name: text for name, text in wanted.items() if text != before[name]}
    if changed:
        event = _event(known, PolicyChanged(**changed), known)
        offices.keep_policy(replace(office, **changed), [], event)
    return offices.get(known), changed


def _judged(wanted: Said, owner: Said, language: Language) -> User:
    """The owner to be; raises all that is wrong, of office and owner, at once."""
    wrong, whole = facts.faults(wanted), {**owner, "language": language}
    try:
        draft = new_user(new_id(), UserKind.EMPLOYEE, clock.now(), role=EmployeeRole.OWNER, **whole)
    except Invalid as invalid:
        wrong += [FieldError(field=OWNER + each.field, code=each.code) for each in invalid.fields]
    if wrong:
        raise Invalid("invalid_fields", *wrong)
    return draft


def _opened_before(office: Office, wanted: Said, draft: User) -> Office:
    """One host is one office's; what was asked before may be asked again."""
    known = users.user_with_email(office.office_id, draft.email)
    same_owner = known and (known.name, known.mobile, known.role) == (
        *(draft.name, draft.mobile),
        EmployeeRole.OWNER,
    )
    if not same_owner or facts.facts_of(office) | {"host": office.host} != wanted:
        raise bad_field("host", "host_in_use")
    return office


def _event(office_id: str, told: Happened, subject_id: str) -> Event:
    at, named = clock.now(), {"client_id": NO_CLIENT, "subject_id": subject_id}
    return replace(by_itself(office_id, told, at, **named), actor_name=WE)
