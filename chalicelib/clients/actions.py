"""What the office does with clients and with the people who may act for them."""

from dataclasses import replace

from chalicelib.audit.domain import Event, by
from chalicelib.clients import store
from chalicelib.clients.domain import (
    Client,
    Facts,
    Membership,
    check_rights,
    checked,
    differences,
)
from chalicelib.core import clock
from chalicelib.core.actor import Actor, Kind, Rights
from chalicelib.core.errors import Conflict, NotFound, bad_field
from chalicelib.core.language import Language
from chalicelib.identity import store as identity
from chalicelib.identity.actions import count_invitation
from chalicelib.identity.domain import Access, Status, User, new_user
from chalicelib.identity.domain.limit import INVITATIONS
from chalicelib.offices import store as offices


def add_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    """Asking the same again gives the same client; whoever sees some clients alone sees it too."""
    new = Client(actor.office_id, client_id, checked(facts), clock.now())
    limited = () if actor.assigned is None else (actor.user_id,)
    workers = _workers(actor, new.relation_manager_id, *limited)
    if known := store.clients(actor.office_id, [client_id]).get(client_id):
        return _same(known, new.facts)
    try:
        store.add(new, _event(actor, "client_created", client_id, client_id), *workers)
    except Conflict:
        if known := store.clients(actor.office_id, [client_id]).get(client_id):
            return _same(known, new.facts)
        raise
    return store.client(actor.office_id, client_id)


def change_client(actor: Actor, client_id: str, facts: Facts) -> Client:
    known = store.client(actor.office_id, client_id)
    tidy = checked(facts, known.facts)
    changed = known.changed(tidy)
    if changed == known:
        return known
    other = tidy.relation_manager_id != known.relation_manager_id
    workers = _workers(actor, tidy.relation_manager_id) if other else ()
    fields = differences(known.facts, tidy)
    event = _event(actor, "client_changed", client_id, client_id, **fields)
    store.change(changed, event, *workers)
    if changed.name != known.name:
        _rename(changed)
    return changed


def invite(
    actor: Actor,
    client_id: str,
    rights: Rights,
    *,
    email: str,
    name: str,
    mobile: str,
    language: Language,
) -> Membership:
    """Somebody who has an account at this office already only gets the rights."""
    _check(actor, rights, "rights.")
    at = clock.now()
    client = store.client(actor.office_id, client_id)
    draft = new_user(
        actor.office_id, Kind.CLIENT, at, email=email, name=name, mobile=mobile, language=language
    )
    user = identity.user_with_email(actor.office_id, email) or draft
    member = Membership(actor.office_id, client_id, user.user_id, rights, at)
    if client_id in user.access:
        return _joined_before(member)
    _check_invitable(user)
    count_invitation(actor.office_id, at)
    _join(actor, client, member, user)
    return member


def change_rights(actor: Actor, client_id: str, user_id: str, rights: Rights) -> Membership:
    _check(actor, rights)
    member, user = _member(actor, client_id, user_id)
    if member.rights == rights:
        return member
    changed = replace(member, rights=rights)
    access = replace(user.access[client_id], rights=rights)
    given = {name: _word(value) for name, value in vars(rights).items() if value not in ((), None)}
    event = _event(actor, "rights_changed", client_id, user_id, **given)
    store.change_membership(changed, user.with_access(client_id, access), event)
    return changed


def invite_again(actor: Actor, client_id: str, user_id: str) -> Membership:
    """Another mail with a new link, for who never got round to choosing a password."""
    member, user = _member(actor, client_id, user_id)
    if user.status is not Status.INVITED:
        raise Conflict("already_active")
    identity.count(actor.office_id, INVITATIONS, user_id, clock.now())
    count_invitation(actor.office_id, clock.now())
    store.note(_invited(actor, client_id, user))
    return member


def end_membership(actor: Actor, client_id: str, user_id: str) -> None:
    """Ending what has already ended changes nothing."""
    if not store.membership(actor.office_id, client_id, user_id):
        return
    client = store.client(actor.office_id, client_id)
    member, user = _member(actor, client_id, user_id)
    event = _event(actor, "membership_ended", client_id, user_id)
    store.leave(client.left_by(user_id), member, user.without_access(client_id), event)


def _check(actor: Actor, rights: Rights, at: str = "") -> None:
    check_rights(rights, at)
    if rights.folders:
        folders = {each.folder_id for each in offices.folders(actor.office_id)}
        _must_know(rights.folders, folders, f"{at}folders", "no_such_folder")
    if rights.types:
        kinds = {each.type_id for each in offices.document_types(actor.office_id)}
        _must_know(rights.types, kinds, f"{at}types", "no_such_document_type")


def _must_know(named: tuple[str, ...], known: set[str], field: str, code: str) -> None:
    if not known.issuperset(named):
        raise bad_field(field, code)


def _join(actor: Actor, client: Client, member: Membership, user: User) -> None:
    access = Access(client.name, client.kind, member.rights)
    event = _invited(actor, client.client_id, user)
    try:
        joined = user.with_access(client.client_id, access)
        store.join(client.joined_by(user.user_id), member, joined, event)
    except Conflict:
        if not user.version and identity.user_with_email(actor.office_id, user.email):
            raise bad_field("email", "email_taken") from None
        raise


def _joined_before(member: Membership) -> Membership:
    """The same invitation again is fine; other rights are another act."""
    known = store.membership(member.office_id, member.client_id, member.user_id)
    if known is None or known.rights != member.rights:
        raise bad_field("email", "already_member")
    return known


def _check_invitable(user: User) -> None:
    if user.kind is Kind.EMPLOYEE:
        raise bad_field("email", "is_employee")
    if user.status is Status.DEACTIVATED:
        raise bad_field("email", "is_deactivated")


def _member(actor: Actor, client_id: str, user_id: str) -> tuple[Membership, User]:
    member = store.membership(actor.office_id, client_id, user_id)
    if member is None:
        raise NotFound
    return member, identity.user(actor.office_id, user_id)


def _rename(client: Client) -> None:
    """The switcher of everybody there shows the new name."""
    members = store.memberships(client.office_id, client.client_id)
    for user in identity.users(client.office_id, [each.user_id for each in members]).values():
        access = replace(user.access[client.client_id], name=client.name)
        identity.keep_change(user.with_access(client.client_id, access))


def _workers(actor: Actor, manager_id: str | None, *others: str) -> list[User]:
    """Who must be able to see the client: its relation manager, and the others."""
    found = [_manager(actor, manager_id)] if manager_id else []
    return found + [identity.user(actor.office_id, each) for each in others if each != manager_id]


def _manager(actor: Actor, user_id: str) -> User:
    known = identity.users(actor.office_id, [user_id]).get(user_id)
    if not known or known.kind is not Kind.EMPLOYEE or known.status is Status.DEACTIVATED:
        raise bad_field("relation_manager_id", "not_an_employee")
    return known


def _same(known: Client, facts: Facts) -> Client:
    if known.facts != facts:
        raise Conflict("id_taken")
    return known


def _invited(actor: Actor, client_id: str, user: User) -> Event:
    """`account` tells whether the mail brings a link to choose a password."""
    account = "new" if user.status is Status.INVITED else "existing"
    return _event(actor, "person_invited", client_id, user.user_id, account=account)


def _event(actor: Actor, action: str, client_id: str, subject_id: str, **details: str) -> Event:
    return by(actor, action, clock.now(), client_id=client_id, subject_id=subject_id, **details)


def _word(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else value
