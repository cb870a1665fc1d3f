"""A beheerder asks the office to let somebody in; the office does, or says why not (C2)."""

from chalicelib.clients.actions import joining
from chalicelib.clients.actions.happened import happened
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.request import PeopleRequest, RequestState, Wanted
from chalicelib.clients.events import (
    AccessDeclined,
    AccessGranted,
    AccessRequested,
    AccessRequestWithdrawn,
    Outcome,
)
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import requests as request_rows
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import Conflict, NotAllowed, bad_field
from chalicelib.core.racing import judged_again
from chalicelib.identity.actions import limiting


def ask_access(actor: Actor, client_id: str, request_id: str, wanted: Wanted) -> PeopleRequest:
    """Sent again it is the same request. Rights that cannot be granted are refused here already;
    of whose address it is the office judges."""
    if actor.is_employee:
        raise NotAllowed("not_for_employees")
    joining.check_rights(actor, client_id, wanted.rights, at="rights.")
    client = client_rows.client(actor.office_id, client_id)
    new = _new(actor, client, request_id, wanted)
    known = request_rows.several(actor.office_id, [(client_id, request_id)])
    if request_id in known:
        return _same(known[request_id], new)
    if client_id in joining.candidate(client, wanted).access:
        raise bad_field("email", "already_member")
    waiting = request_rows.open_at(actor.office_id, client_id)
    twin = next((each for each in waiting if each.wanted.email == new.wanted.email), None)
    if twin:
        return _twin(twin, new)
    limiting.count_invitation(actor, clock.now())
    return _add(actor, new)


def withdraw_request(actor: Actor, client_id: str, request_id: str) -> PeopleRequest:
    """By any beheerder of this client, as long as the office has not decided."""
    if actor.is_employee:
        raise NotAllowed("not_for_employees")
    known = request_rows.request(actor.office_id, client_id, request_id)
    return _decide(actor, known, known.withdrawn(clock.now()), AccessRequestWithdrawn)


@judged_again
def grant_request(
    actor: Actor, client_id: str, request_id: str, *, open_tasks: bool = False
) -> PeopleRequest:
    """As it was asked, with a fresh code; for other rights the office declines, or changes them
    afterwards."""
    _check_office(actor)
    known = request_rows.request(actor.office_id, client_id, request_id)
    granted, wanted = known.granted(clock.now()), known.wanted
    if granted is known:
        return known
    joining.check_rights(actor, client_id, wanted.rights)
    client = client_rows.client(actor.office_id, client_id)
    user = joining.candidate(client, wanted)
    if joining.place_of(user, client_id, wanted.rights):
        return _decide(actor, known, granted, AccessGranted)
    joining.check_can_come(actor, user)
    step_up.require(actor, Act.CHANGE_RIGHTS)
    joining.join(actor, client, user, wanted.rights, granted, open_tasks=open_tasks)
    return granted


def decline_request(actor: Actor, client_id: str, request_id: str, reason: str) -> PeopleRequest:
    _check_office(actor)
    known = request_rows.request(actor.office_id, client_id, request_id)
    return _decide(actor, known, known.declined(reason, clock.now()), AccessDeclined)


def _decide(
    actor: Actor, known: PeopleRequest, decided: PeopleRequest, outcome: Outcome
) -> PeopleRequest:
    if decided is known:
        return known
    try:
        request_rows.decide(decided, joining.answered(actor, outcome, decided))
    except Conflict:
        return _decided_by_now(decided)
    return decided


def _decided_by_now(wish: PeopleRequest) -> PeopleRequest:
    """A colleague was first: fine when they decided the same."""
    now = request_rows.request(wish.office_id, wish.client_id, wish.request_id)
    if now.state is RequestState.OPEN:
        raise Conflict("changed_meanwhile")
    if (now.state, now.reason) != (wish.state, wish.reason):
        raise Conflict("already_decided")
    return now


def _add(actor: Actor, new: PeopleRequest) -> PeopleRequest:
    event = happened(actor, AccessRequested(person=new.wanted.name), new.client_id, new.request_id)
    try:
        request_rows.add_request(new, event)
    except Conflict:
        return _same(request_rows.request(new.office_id, new.client_id, new.request_id), new)
    return new


def _new(actor: Actor, client: Client, request_id: str, wanted: Wanted) -> PeopleRequest:
    return PeopleRequest(
        office_id=actor.office_id,
        client_id=client.client_id,
        request_id=request_id,
        client_name=client.name,
        asked_by=actor.user_id,
        asked_by_name=actor.name,
        asked_at=clock.now(),
        wanted=_tidy(wanted),
    )


def _twin(known: PeopleRequest, new: PeopleRequest) -> PeopleRequest:
    """What waits for this address is the same request where it was sent at the same moment."""
    if known.request_id != new.request_id:
        raise bad_field("email", "already_asked")
    return _same(known, new)


def _same(known: PeopleRequest, new: PeopleRequest) -> PeopleRequest:
    if not known.is_the_same_as(new):
        raise Conflict("id_in_use")
    return known


def _tidy(wanted: Wanted) -> Wanted:
    return Wanted(
        email=normalised_email(wanted.email),
        name=wanted.name.strip(),
        mobile=wanted.mobile.strip(),
        language=wanted.language,
        rights=wanted.rights,
    )


def _check_office(actor: Actor) -> None:
    if not actor.is_employee:
        raise NotAllowed("not_allowed")
