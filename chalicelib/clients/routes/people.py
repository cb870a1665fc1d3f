"""The people of a client, and what they may do there."""

from chalicelib.clients.actions import letting_in, people, vouching
from chalicelib.clients.routes.shapes import (
    AddressWish,
    KnownView,
    LetInView,
    NewPerson,
    OtherDossiers,
    OtherRights,
    PeopleList,
    PersonView,
    Vouching,
    rights_in,
    wanted_in,
)
from chalicelib.clients.routes.views import (
    former_views,
    how_to_add,
    known_view,
    let_in_view,
    may_represent,
    other_dossiers,
    people_views,
    person_view,
)
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right

routes = Routes(__name__)


@routes.get("/clients/{client_id}/people", needs=Right.READ)
def list_people(actor: Actor, client_id: str) -> PeopleList:
    client = client_rows.client(actor.office_id, client_id)
    ever = memberships.ever(actor.office_id, client_id)
    found = people_views(actor, [each for each in ever if not each.ended])
    opens = letting_in.others_from(actor, client_id)
    by_name = sorted(found, key=lambda person: person.name.casefold())
    return PeopleList(
        items=by_name,
        former=former_views(actor, ever),
        adding=how_to_add(actor, client),
        representing=may_represent(actor, client),
        acts_from=clock.stamp(opens) if opens else None,
    )


@routes.get("/clients/{client_id}/other-dossiers", needs=Right.MANAGE)
def list_other_dossiers(actor: Actor, client_id: str) -> OtherDossiers:
    """Where a document that does not belong here may belong instead."""
    client = client_rows.client(actor.office_id, client_id)
    return OtherDossiers(items=other_dossiers(actor, client.client_id))


@routes.post("/clients/{client_id}/people", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS)
def invite_person(actor: Actor, client_id: str, body: NewPerson) -> LetInView:
    """Of a beheerder at an office that lets them invite."""
    member = people.invite(
        actor,
        client_id,
        rights_in(body.rights),
        email=body.email,
        name=body.name,
        mobile=body.mobile,
        language=body.language,
        open_tasks=body.open_tasks,
    )
    return let_in_view(actor, member, wanted_in(body))


@routes.post("/clients/{client_id}/known-person", needs=Right.PEOPLE)
def look_up_address(actor: Actor, client_id: str, body: AddressWish) -> KnownView:
    """For the office, which is about to let somebody in: whose address it is already."""
    return known_view(actor, people.known_person(actor, client_id, body.email))


@routes.put(
    "/clients/{client_id}/people/{user_id}/rights", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS
)
def change_rights(actor: Actor, client_id: str, user_id: str, body: OtherRights) -> PersonView:
    rights = rights_in(body)
    seen = rights_in(body.seen) if body.seen else None
    member = people.change_rights(
        actor, client_id, user_id, rights, open_tasks=body.open_tasks, seen=seen
    )
    return person_view(actor, member)


@routes.put(
    "/clients/{client_id}/people/{user_id}/vouching", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS
)
def vouch(actor: Actor, client_id: str, user_id: str, body: Vouching) -> PersonView:
    """By somebody else than who let them in."""
    member = vouching.vouch(actor, client_id, user_id, body.ground, body.shown)
    return person_view(actor, member)


@routes.put("/clients/{client_id}/people/{user_id}/invitation", needs=Right.PEOPLE)
def invite_again(actor: Actor, client_id: str, user_id: str) -> PersonView:
    return person_view(actor, people.invite_again(actor, client_id, user_id))


@routes.delete("/clients/{client_id}/people/{user_id}/mobile", needs=Right.PEOPLE)
def take_back_mobile(actor: Actor, client_id: str, user_id: str) -> PersonView:
    """By the beheerder who passed it on."""
    return person_view(actor, people.take_back_mobile(actor, client_id, user_id))


@routes.delete("/clients/{client_id}/people/{user_id}", needs=Right.PEOPLE, code=Act.CHANGE_RIGHTS)
def end_membership(actor: Actor, client_id: str, user_id: str) -> None:
    people.end_membership(actor, client_id, user_id)
