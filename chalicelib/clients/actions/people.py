"""The people of a client: letting them in, what they may do, and the end of it."""

from chalicelib.audit.store import history
from chalicelib.clients.actions import consents, moving
from chalicelib.clients.actions.happened import happened, invited, rights_changed
from chalicelib.clients.actions.joining import (
    candidate,
    check_can_come,
    check_rights,
    join,
    place_of,
)
from chalicelib.clients.actions.letting_in import (
    Around,
    around,
    by_this,
    check_touches_others,
    open_lately,
)
from chalicelib.clients.domain.letting_in import (
    NOTHING,
    acts_more,
    before_it,
    gives_back,
    losing,
)
from chalicelib.clients.domain.membership import (
    Membership,
    check_changes_mobile,
    check_looks_after,
    check_same,
    check_touches,
)
from chalicelib.clients.domain.request import Wanted
from chalicelib.clients.events import MembershipEnded
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed, Lapsed
from chalicelib.core import clock, step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import Conflict, NotAllowed, NotFound
from chalicelib.core.language import Language
from chalicelib.core.racing import judged_again, judged_with
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right, Rights
from chalicelib.identity.actions import accounts, limiting, replacements
from chalicelib.identity.domain.limit import INVITATIONS
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import PersonInvited
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import counters, users
from chalicelib.identity.store.beside import Put, nothing
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers


@judged_again
def invite(
    actor: Actor,
    client_id: str,
    rights: Rights,
    *,
    email: str,
    name: str,
    mobile: str,
    language: Language,
    open_tasks: bool = False,
) -> Membership:
    """Takes a fresh code. Who has an account at this office already only gets the rights; with
    `open_tasks` they are asked too for what waits. Who cannot come is named after the code and the
    count, so that nobody tries addresses."""
    _check_invites(actor)
    check_rights(actor, client_id, rights, at="rights.")
    client = client_rows.client(actor.office_id, client_id)
    user = candidate(
        client, Wanted(email=email, name=name, mobile=mobile, language=language, rights=rights)
    )
    if known := place_of(user, client_id, rights):
        return known
    step_up.require(actor, Act.CHANGE_RIGHTS)
    limiting.count_invitation(actor, clock.now())
    check_can_come(actor, user)
    limiting.count_rights_change(actor, client_id, user.user_id, clock.now())
    return join(actor, client, user, rights, open_tasks=open_tasks)


def change_rights(
    actor: Actor,
    client_id: str,
    user_id: str,
    rights: Rights,
    *,
    open_tasks: bool = False,
    seen: Rights | None = None,
    proof_id: str = "",
    beside: Put = nothing,
) -> Membership:
    """Takes a fresh code of whoever does it (F163); with `open_tasks` the person is asked too for
    what waits and what they might not do before. `seen` are the rights that were on the screen:
    what a colleague gave meanwhile is not overwritten. Of who acts for the holder `proof_id`
    shows it."""
    check_touches(actor, user_id)
    first, user = member_of(actor, client_id, user_id)
    seen = seen or first.rights
    return judged_with(
        (first, user),
        lambda: member_of(actor, client_id, user_id),
        lambda known: _change_rights(
            actor, *known, rights, seen, open_tasks=open_tasks, proof_id=proof_id, beside=beside
        ),
    )


def _change_rights(
    actor: Actor,
    member: Membership,
    user: User,
    rights: Rights,
    seen: Rights,
    *,
    open_tasks: bool,
    proof_id: str,
    beside: Put,
) -> Membership:
    client_id = member.client_id
    if member.rights.represents and not proof_id:
        raise Conflict("only_with_proof")
    rights = replace(rights, represents=member.rights.represents)
    check_rights(actor, client_id, rights, member.rights)
    if (member.rights, member.proof_id) == (rights, proof_id):
        return member
    if replace(seen, represents=member.rights.represents) != member.rights:
        raise Conflict("changed_meanwhile")
    step_up.require(actor, Act.CHANGE_RIGHTS)
    limiting.count_rights_change(actor, client_id, user.user_id, clock.now())
    shown = replace(member, proof_id=proof_id)
    changed = with_rights(actor, shown, user, rights, open_tasks=open_tasks)
    memberships.change_membership(changed, actor, _lapsed(actor, changed.member), beside)
    return changed.member


def _lapsed(actor: Actor, member: Membership) -> Lapsed | None:
    """Of who may not even look any more."""
    if member.rights.allow(Right.READ):
        return None
    client = client_rows.client(actor.office_id, member.client_id)
    return consents.lapsed(client, member.user_id, clock.now(), actor)


def change_mobile(
    actor: Actor, client_id: str, user_id: str, mobile: str, *, asked: bool
) -> Membership:
    """Of a colleague who lost their phone or got a new number (F163)."""
    member, user = member_of(actor, client_id, user_id)
    check_changes_mobile(actor, user_id, user.access)
    check_touches_others(actor, *user.access)
    accounts.give_mobile(actor, user, mobile, asked=asked, anew=moving.by(actor))
    return member


@judged_again
def take_back_mobile(actor: Actor, client_id: str, user_id: str) -> Membership:
    """The number that they passed on themself, while it waits; said again it is the same."""
    member, user = member_of(actor, client_id, user_id)
    if actor.is_employee:
        raise NotAllowed("not_for_employees")
    replacements.take_back(actor, user, Factor.MOBILE)
    return member


def invite_again(actor: Actor, client_id: str, user_id: str) -> Membership:
    """Another mail with a new link, for who never got round to choosing a password."""
    member, user = member_of(actor, client_id, user_id)
    if user.status is not Status.INVITED:
        raise Conflict("already_active")
    counters.count(actor.office_id, INVITATIONS, user_id, clock.now())
    limiting.count_invitation(actor, clock.now())
    client_rows.note(invited(actor, member, user))
    return member


@judged_again
def end_membership(actor: Actor, client_id: str, user_id: str) -> None:
    """Ending what has already ended changes nothing. Takes a fresh code, as giving does."""
    check_touches(actor, user_id)
    client = client_rows.client(actor.office_id, client_id)
    try:
        member, user = member_of(actor, client_id, user_id)
    except NotFound:
        return
    step_up.require(actor, Act.CHANGE_RIGHTS)
    lapsed = consents.lapsed(client, user_id, clock.now(), actor)
    memberships.leave(client, ended(actor, member, user), actor, lapsed)


def known_person(actor: Actor, client_id: str, email: str) -> User | None:
    """Who has this address at the office already. A beheerder does not ask: that would tell them
    who else is a client."""
    if not actor.is_employee:
        raise NotAllowed("not_allowed")
    client_rows.client(actor.office_id, client_id)
    user = users.user_with_email(actor.office_id, normalised_email(email))
    if user:
        check_can_come(actor, user)
    return user


def with_rights(
    actor: Actor, member: Membership, user: User, rights: Rights, *, open_tasks: bool = False
) -> Changed:
    """Other rights, as they are written in one go. Who gets back what they had lately is as they
    were then."""
    more, at = acts_more(rights, member.rights), clock.now()
    others, had = _around(member) if more else Around(), open_lately(member, user, at)
    event = rights_changed(actor, member, rights, open_tasks=open_tasks, told=others.told)
    let_in = member.let_in
    if more and not gives_back(rights, had):
        held = before_it(member, had)
        let_in = by_this(actor, event, others, known=member.let_in, held=held)
    access = replace(user.access[member.client_id], rights=rights, let_in=let_in)
    left = replace(member, rights=rights, let_in=let_in, had=losing(member, rights, at))
    return Changed(member=left, user=user.with_access(member.client_id, access), event=event)


def _around(member: Membership) -> Around:
    return around(client_rows.client(member.office_id, member.client_id), member.user_id)


def ended(actor: Actor, member: Membership, user: User) -> Changed:
    event = happened(actor, MembershipEnded(), member.client_id, member.user_id)
    gone = replace(member, had=losing(member, NOTHING, event.at))
    return Changed(member=gone, user=user.without_access(member.client_id), event=event, ends=True)


def _check_invites(actor: Actor) -> None:
    """Where the office keeps it to itself, a beheerder asks (C2)."""
    if actor.is_employee:
        return
    if offices.get(actor.office_id).client_users is not ClientUsers.INVITE:
        raise NotAllowed("only_by_request")


def member_of(actor: Actor, client_id: str, user_id: str) -> tuple[Membership, User]:
    """Whom the actor may look after."""
    member = memberships.membership(actor.office_id, client_id, user_id)
    if member is None:
        raise NotFound(_why_gone(actor, client_id, user_id))
    check_looks_after(actor, member)
    user = users.user(actor.office_id, user_id)
    check_same(member, user.rights.get(client_id))
    return member, user


def _why_gone(actor: Actor, client_id: str, user_id: str) -> str:
    """Of who was here a moment ago, and on the screen still is."""
    kinds = (PersonInvited, MembershipEnded)
    known = [each for each in history(actor.office_id, user_id) if each.client_id == client_id]
    last = next((each.kind for each in reversed(known) if each.kind in kinds), None)
    return "access_ended" if last is MembershipEnded else "not_found"
