"""How people and requests are shown, and to whom how much of them."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from chalicelib.clients.actions import letting_in, vouching
from chalicelib.clients.actions.joining import holder_is_here
from chalicelib.clients.domain import letting_in as rules
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import Membership, may_look_after
from chalicelib.clients.domain.request import PeopleRequest, Wanted
from chalicelib.clients.routes.shapes import (
    DecidedView,
    FormerView,
    KnownView,
    LetInView,
    OtherDossier,
    PersonAct,
    PersonView,
    RequestView,
    Typed,
)
from chalicelib.clients.store import memberships
from chalicelib.core import clock, numbers
from chalicelib.core.actor import Actor, answers_for, may
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.rights import Right
from chalicelib.identity.actions.foretelling import counting_at
from chalicelib.identity.domain.factor import first_step
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.user import Access, Status, User
from chalicelib.identity.routes.replacement_views import ReplacementView, replacement_views
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers


def person_view(actor: Actor, member: Membership) -> PersonView:
    (view,) = people_views(actor, [member])
    return view


def people_views(actor: Actor, members: list[Membership]) -> list[PersonView]:
    """Of people of one client."""
    ids = [member.user_id for member in members]
    known = users.users(actor.office_id, ids, fresh=True)
    colleagues = users.employees(actor.office_id) if actor.is_employee else []
    awaited = new_email_rows.new_emails(actor.office_id, ids) if actor.is_employee else {}
    waiting = replacements.waiting_of(known.values())
    touches = bool(members) and _touches_others(actor, members[0].client_id)
    views = [
        _person(
            actor,
            each,
            known[each.user_id],
            awaited.get(each.user_id, ""),
            waiting.get(each.user_id, ()),
            touches=touches,
        )
        for each in members
    ]
    for view, each in zip(views, members, strict=True):
        _tell_opening(actor, view, each, known[each.user_id], colleagues)
    return _for_office(actor, views, known) if actor.is_employee else views


def _tell_opening(
    actor: Actor, view: PersonView, member: Membership, user: User, colleagues: list[User]
) -> None:
    """From when somebody may act who may not yet, and what whoever looks can do about it."""
    let_in, is_own = member.let_in, actor.user_id == user.user_id
    if let_in is None or not (is_own or _reaches(actor, member)):
        return
    opens = letting_in.opens_at(actor.office_id, let_in, member.rights)
    if opens is None:
        return
    view.acts_from, view.let_in_by = clock.stamp(opens), let_in.by_name
    view.shown = rules.shown(member, user)
    if not view.may:
        return
    refusal = vouching.refusal(actor, member.client_id, let_in, colleagues)
    if not refusal.code:
        view.may.insert(-1, "vouch")
    elif actor.is_employee:
        view.vouch_refusal, view.no_voucher = refusal.code, list(refusal.in_the_way)


def _reaches(actor: Actor, member: Membership) -> bool:
    return actor.is_employee or may(actor, Right.PEOPLE, member.client_id)


def _for_office(
    actor: Actor, views: list[PersonView], known: Mapping[str, User]
) -> list[PersonView]:
    """What helping somebody with their account comes to."""
    office = offices.get(actor.office_id)
    for view in views:
        view.first_step = first_step(known[view.user_id], office)
    return views


def former_views(actor: Actor, ever: list[Membership]) -> list[FormerView]:
    """The last one first; for the office."""
    gone = [each for each in ever if each.ended and actor.is_employee]
    known = users.users(actor.office_id, [each.user_id for each in gone])
    views = [
        FormerView(
            user_id=each.user_id,
            name=known[each.user_id].name,
            email=known[each.user_id].email,
            ended_by=each.ended.by_name,
            ended_at=clock.stamp(each.ended.at),
        )
        for each in gone
        if each.ended and each.user_id in known
    ]
    return sorted(views, key=lambda view: view.ended_at, reverse=True)


def let_in_view(actor: Actor, member: Membership, wanted: Wanted) -> LetInView:
    user = users.user(actor.office_id, member.user_id)
    shown = person_view(actor, member)
    return LetInView(**msgspec.structs.asdict(shown), unused=unused(user, wanted))


def unused(user: User, wanted: Wanted) -> list[Typed]:
    """Of the number only what is shown of it is compared: nobody learns more by trying."""
    typed = masked_mobile(numbers.mobile(wanted.mobile) or "")
    kept: dict[Typed, bool] = {
        "name": wanted.name.strip() != user.name,
        "mobile": bool(wanted.mobile.strip()) and typed != masked_mobile(user.mobile),
        "language": wanted.language is not user.language,
    }
    return [field for field, differs in kept.items() if differs]


def known_view(actor: Actor, user: User | None) -> KnownView:
    """By name of whom the actor sees at a client, or by leading the office."""
    if user is None:
        return KnownView(known=False, name="")
    seen = actor.leads or any(may(actor, Right.READ, each) for each in user.access)
    return KnownView(known=True, name=user.name if seen else "")


def other_dossiers(actor: Actor, client_id: str) -> list[OtherDossier]:
    """Of the people of this client, as far as the actor may see them; one item per dossier."""
    members = memberships.memberships(actor.office_id, client_id)
    people = users.users(actor.office_id, [each.user_id for each in members]).values()
    found: dict[str, OtherDossier] = {}
    for user in sorted(people, key=lambda user: user.name.casefold()):
        for other, access in user.access.items():
            if other != client_id and may(actor, Right.MANAGE, other):
                found.setdefault(other, _other_dossier(other, access)).people.append(user.name)
    return sorted(found.values(), key=lambda each: each.name.casefold())


def _other_dossier(client_id: str, access: Access) -> OtherDossier:
    return OtherDossier(client_id=client_id, name=access.name, kind=access.kind, people=[])


def how_to_add(actor: Actor, client: Client) -> Literal["invite", "request"] | None:
    """A personal dossier is not shared (F016)."""
    taken = client.is_personal and holder_is_here(client)
    if taken or not _touches_others(actor, client.client_id):
        return None
    if actor.is_employee:
        return "invite"
    policy = offices.get(actor.office_id).client_users
    return "invite" if policy is ClientUsers.INVITE else "request"


def may_represent(actor: Actor, client: Client) -> bool:
    """May the one who looks let in somebody who acts for the holder?"""
    of_office = actor.is_employee and may(actor, Right.PEOPLE, client.client_id)
    return of_office and client.is_personal


def request_view(request: PeopleRequest) -> RequestView:
    wanted = request.wanted
    return RequestView(
        request_id=request.request_id,
        client_id=request.client_id,
        client_name=request.client_name,
        asked_by_name=request.asked_by_name,
        asked_at=clock.stamp(request.asked_at),
        name=wanted.name,
        email=wanted.email,
        mobile=wanted.mobile,
        language=wanted.language,
        rights=wanted.rights,
        state=request.state,
        reason=request.reason,
    )


def granted_view(actor: Actor, request: PeopleRequest) -> DecidedView:
    user = users.user_with_email(actor.office_id, request.wanted.email)
    told = msgspec.structs.asdict(request_view(request))
    if user is None or request.client_id not in user.access:
        return DecidedView(**told)
    kept = unused(user, request.wanted)
    return DecidedView(**told, let_in=user.name, status=user.status, unused=kept)


def _person(
    actor: Actor,
    member: Membership,
    user: User,
    new_email: str,
    waiting: tuple[Replacement, ...],
    *,
    touches: bool,
) -> PersonView:
    own, elsewhere = actor.user_id == user.user_id, _has_others(actor, user)
    reaches = own or _reaches(actor, member)
    tells = actor.is_employee and not elsewhere
    signed_in = user.last_signed_in_at if own or tells else None
    return PersonView(
        user_id=user.user_id,
        name=user.name,
        email=user.email if reaches else "",
        mobile=masked_mobile(user.mobile) if reaches and not elsewhere else "",
        language=user.language,
        status=user.status,
        rights=member.rights,
        invited_at=clock.stamp(member.invited_at),
        last_signed_in_at=clock.stamp(signed_in) if signed_in else None,
        may=_acts(actor, member, user) if touches else [],
        elsewhere=elsewhere,
        new_email="" if elsewhere else new_email,
        replacements=_replacements(actor, waiting, tells=tells, touches=touches),
        shut=reaches and user.replacing,
        shut_until=_shut_until(waiting) if reaches else None,
        number_wrong=reaches and not elsewhere and user.number_wrong,
        proof_id=member.proof_id if actor.is_employee else "",
        ended=member.rights.have_ended,
    )


def _replacements(
    actor: Actor, waiting: tuple[Replacement, ...], *, tells: bool, touches: bool
) -> list[ReplacementView]:
    """All that waits, for the office; for a beheerder what they passed on themself."""
    if actor.is_employee:
        return replacement_views(waiting, actor=actor) if tells else []
    own = [each for each in waiting if touches and each.asked_by_id == actor.user_id]
    return replacement_views(own)


def _shut_until(waiting: tuple[Replacement, ...]) -> str | None:
    """When all of it counts by itself, unless somebody says before that it is right or stops it."""
    due = counting_at(waiting)
    return clock.stamp(max(due.values())) if due and len(due) == len(waiting) else None


def _has_others(actor: Actor, user: User) -> bool:
    """Clients that an employee who looks does not work for."""
    return actor.is_employee and not all(may(actor, Right.READ, each) for each in user.access)


def _acts(actor: Actor, member: Membership, user: User) -> list[PersonAct]:
    """What the server would let them do; nothing about themselves."""
    if user.user_id == actor.user_id or not may_look_after(actor, member):
        return []
    acts: list[PersonAct] = ["change_rights"]
    if answers_for(actor, user.access) and not letting_in.others_from(actor, *user.access):
        acts.append("change_mobile")
    if user.status is Status.INVITED:
        acts.append("invite_again")
    return [*acts, "end_access"]


def _touches_others(actor: Actor, client_id: str) -> bool:
    """Who looks along does nothing, and who was let in lately nothing to others."""
    allowed = may(actor, Right.PEOPLE, client_id) and not actor.viewer
    return allowed and letting_in.others_from(actor, client_id) is None
