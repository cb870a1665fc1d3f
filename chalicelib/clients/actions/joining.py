"""Letting somebody in at a client, whether the office invites, or a beheerder invites or asks."""

from chalicelib.audit.domain import Event
from chalicelib.clients.actions import consents
from chalicelib.clients.actions.happened import given, happened, invited
from chalicelib.clients.actions.letting_in import Around, around, by_this, open_lately
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.letting_in import gives_back
from chalicelib.clients.domain.membership import (
    HolderKeeps,
    Membership,
    check_given,
    check_same,
)
from chalicelib.clients.domain.membership import check_rights as check
from chalicelib.clients.domain.request import PeopleRequest, Wanted
from chalicelib.clients.events import AccessGranted, Outcome
from chalicelib.clients.store import memberships
from chalicelib.clients.store.memberships import Changed, Lapsed
from chalicelib.core import clock
from chalicelib.core.actor import Actor, LetIn, UserKind
from chalicelib.core.errors import bad_field
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.identity.domain.user import Access, Status, User, new_user
from chalicelib.identity.store import users
from chalicelib.identity.store.beside import Put, nothing
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
        UserKind.CLIENT,
        clock.now(),
        email=wanted.email,
        name=wanted.name,
        mobile=wanted.mobile,
        language=wanted.language,
        other_factors=offices.get(client.office_id).takes_other_factors,
    )
    user = users.user_with_email(client.office_id, draft.email) or draft
    _joined(client, user, wanted.rights)
    return user


def check_can_come(actor: Actor, user: User) -> None:
    """That they can be given access. A beheerder hears no more than that it is for the office: who
    works there and whose account was stopped is not theirs to know."""
    if user.kind is not UserKind.EMPLOYEE and user.status is not Status.DEACTIVATED:
        return
    if not actor.is_employee:
        raise bad_field("email", "only_by_office")
    raise bad_field("email", "is_employee" if user.kind is UserKind.EMPLOYEE else "is_deactivated")


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
    beside: Put = nothing,
) -> Membership:
    """Who has an account at this office already only gets the rights."""
    user = user if user.revision else user.also_let_in_by(actor.user_id)
    others = around(client, user.user_id)
    draft = Membership(
        office_id=client.office_id,
        client_id=client.client_id,
        user_id=user.user_id,
        rights=rights,
        invited_at=clock.now(),
        proof_id=proof_id,
    )
    first = invited(
        actor,
        draft,
        user,
        open_tasks=open_tasks,
        holder=client.holder_id or "",
        keeps=_keeps(holder),
        told=tuple(each for each in others.told if not granted or each != granted.asked_by),
    )
    let_in = _let_in(actor, first, others, user=user, rights=rights, granted=granted)
    member = replace(draft, let_in=let_in)
    _put(actor, client, user, member, first, granted=granted, holder=holder, beside=beside)
    return member


def _put(
    actor: Actor,
    client: Client,
    user: User,
    member: Membership,
    first: Event,
    *,
    granted: PeopleRequest | None,
    holder: Changed | None,
    beside: Put,
) -> None:
    """All that comes with it is written at once."""
    lapsed = _lapsed(actor, client, holder)
    access = Access(name=client.name, kind=client.kind, rights=member.rights, let_in=member.let_in)
    answer = _granted(actor, granted, user) if granted else None
    memberships.join(
        _joined(lapsed.client if lapsed else client, user, member.rights),
        member,
        user.with_access(client.client_id, access),
        *filter(None, (first, answer, lapsed.event if lapsed else None)),
        by=actor,
        granted=granted,
        holder=holder,
        beside=beside,
    )


def _let_in(
    actor: Actor,
    event: Event,
    others: Around,
    *,
    user: User,
    rights: Rights,
    granted: PeopleRequest | None,
) -> LetIn | None:
    """Whose access is given back is as they were when it ended; what was shut then stays it for
    whom one employee lets in again."""
    former, had = others.former, open_lately(others.former, user, event.at)
    if former and gives_back(rights, had):
        return former.let_in
    held = had if had and had.represents == rights.represents else None
    known = former.let_in if former else None
    return by_this(actor, event, others, asked=granted, known=known, held=held, comes_back=True)


def _granted(actor: Actor, request: PeopleRequest, user: User) -> Event:
    """Who asked hears of it by this, and not as one of the others too."""
    told = AccessGranted(
        asked_by=request.asked_by,
        person=request.wanted.name,
        person_id=user.user_id,
        given=given(request.wanted.rights),
    )
    return happened(actor, told, request.client_id, request.request_id)


def answered(actor: Actor, outcome: Outcome, request: PeopleRequest) -> Event:
    """What became of a request, for who asked."""
    told = outcome(asked_by=request.asked_by, person=request.wanted.name)
    return happened(actor, told, request.client_id, request.request_id)


def _lapsed(actor: Actor, client: Client, holder: Changed | None) -> Lapsed | None:
    """The consent of a holder who is left nothing."""
    if holder is None or not holder.ends:
        return None
    return consents.lapsed(client, holder.member.user_id, clock.now(), actor)


def _keeps(holder: Changed | None) -> HolderKeeps:
    """What the holder may still do once somebody acts for them."""
    if holder is None:
        return HolderKeeps.ALL
    return HolderKeeps.NOTHING if holder.ends else HolderKeeps.READING


def _joined(client: Client, user: User, rights: Rights) -> Client:
    """Who was the holder stays it while they have access; who comes after them is another."""
    if rights.represents or not client.is_personal:
        return client
    return client.joined_by(user.user_id, is_free=not holder_is_here(client))


def holder_is_here(client: Client) -> bool:
    where = (client.office_id, client.client_id, client.holder_id or "-")
    return memberships.membership(*where) is not None


def _must_know(named: tuple[str, ...], known: set[str], field: str, code: str) -> None:
    if not known.issuperset(named):
        raise bad_field(field, code)
