"""Letting somebody in at a client, whether the office invites, or a beheerder invites or asks."""

from chalicelib.audit.domain import Event
from chalicelib.clients.actions import consents
from chalicelib.clients.actions.happened import happened, invited
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import Membership, check_given, check_same
from chalicelib.clients.domain.membership import check_rights as check
from chalicelib.clients.domain.request import PeopleRequest, Wanted
from chalicelib.clients.events import AccessGranted, Outcome
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind, Rights
from chalicelib.core.emails import normalised_email
from chalicelib.core.errors import bad_field
from chalicelib.identity.domain.user import Access, Status, User, new_user
from chalicelib.identity.store import users
from chalicelib.offices import store as offices


def check_rights(
    actor: Actor, client_id: str, rights: Rights, held: Rights | None = None, at: str = ""
) -> None:
    """They hang together, name what exists, and are the actor's to give."""
    check(rights, at)
    if rights.folders:
        folders = {each.folder_id for each in offices.folders(actor.office_id)}
        _must_know(rights.folders, folders, f"{at}folders", "no_such_folder")
    if rights.types:
        kinds = {each.type_id for each in offices.document_types(actor.office_id)}
        _must_know(rights.types, kinds, f"{at}types", "no_such_document_type")
    check_given(actor, client_id, rights, held, at)


def candidate(client: Client, wanted: Wanted) -> User:
    """Who has this address at the office already, or somebody new. A personal dossier has one
    holder; who acts for them is nobody whom it is shared with (F016)."""
    draft = new_user(
        client.office_id,
        Kind.CLIENT,
        clock.now(),
        email=wanted.email,
        name=wanted.name,
        mobile=wanted.mobile,
        language=wanted.language,
        other_factors=offices.get(client.office_id).takes_other_factors,
    )
    user = known_person(client.office_id, draft.email) or draft
    _joined(client, user, wanted.rights)
    return user


def known_person(office_id: str, email: str) -> User | None:
    """Who has this address at the office already, and can be given access."""
    user = users.user_with_email(office_id, normalised_email(email))
    if user and user.kind is Kind.EMPLOYEE:
        raise bad_field("email", "is_employee")
    if user and user.status is Status.DEACTIVATED:
        raise bad_field("email", "is_deactivated")
    return user


def place_of(user: User, client_id: str, rights: Rights, proof_id: str = "") -> Membership | None:
    """Where they have these rights already; other rights are another act."""
    if client_id not in user.access:
        return None
    known = memberships.membership(user.office_id, client_id, user.user_id)
    check_same(known, user.rights[client_id])
    if known is None or (known.rights, known.proof_id) != (rights, proof_id):
        raise bad_field("email", "already_member")
    return known


def join(
    actor: Actor,
    client: Client,
    user: User,
    rights: Rights,
    granted: PeopleRequest | None = None,
    *,
    open_tasks: bool = False,
    proof_id: str = "",
    holder: Changed | None = None,
) -> Membership:
    """Who has an account at this office already only gets the rights."""
    member = Membership(
        office_id=client.office_id,
        client_id=client.client_id,
        user_id=user.user_id,
        rights=rights,
        invited_at=clock.now(),
        proof_id=proof_id,
    )
    access = Access(name=client.name, kind=client.kind, rights=rights)
    known = client.holder_id or ""
    events = [invited(actor, member, user, open_tasks=open_tasks, holder=known)]
    if granted:
        events.append(answered(actor, AccessGranted, granted))
    joined = user.with_access(client.client_id, access)
    left, lapsed = client, None
    if holder and holder.ends:
        lapsed = consents.lapsed(client, holder.member.user_id, clock.now(), actor)
        left = (lapsed.client if lapsed else client).left_by(holder.member.user_id)
    if lapsed:
        events.append(lapsed.event)
    memberships.join(
        _joined(left, user, rights),
        member,
        joined,
        *events,
        by=actor,
        granted=granted,
        holder=holder,
    )
    return member


def answered(actor: Actor, outcome: Outcome, request: PeopleRequest) -> Event:
    """What became of a request, for who asked."""
    told = outcome(asked_by=request.asked_by, person=request.wanted.name)
    return happened(actor, told, request.client_id, request.request_id)


def _joined(client: Client, user: User, rights: Rights) -> Client:
    return client if rights.represents else client.joined_by(user.user_id)


def _must_know(named: tuple[str, ...], known: set[str], field: str, code: str) -> None:
    if not known.issuperset(named):
        raise bad_field(field, code)
