"""Sets the stage: the two offices, the people who work there, the clients and their people."""

from datetime import datetime, timedelta

from chalicelib.clients.actions import clients, joining, requests
from chalicelib.clients.domain.client import Facts
from chalicelib.clients.domain.request import Wanted
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Capacity, Represents, Rights, Role
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import passwords, replacements
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.domain.user import User, new_user
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office as PortalOffice
from chalicelib.offices.domain.types import ClientKind
from chalicelib.offices.events import ClientUsers
from scripts.demo.cast import ANNA, BRAM, MEHMET, OFFICES, PASSWORD, PEOPLE
from scripts.demo.clients import BAKKERIJ, YILMAZ, person_of
from scripts.demo.moved_clock import SetClock
from scripts.demo.post import id_at
from scripts.demo.shapes import Agent, Client, Office, Person, Seat

ALIASES = {"van-dijk": ("localhost",)}
CLIENT_USERS = {"van-dijk": ClientUsers.REQUEST, "delta": ClientUsers.INVITE}
SENDERS = {"van-dijk": "Van Dijk", "delta": "Delta"}


def open_offices() -> None:
    for office in OFFICES:
        offices.save(_portal_office(office), ALIASES.get(office.id, ()))


def _portal_office(office: Office) -> PortalOffice:
    return PortalOffice(
        office_id=office.id,
        name=office.name,
        host=office.host,
        colour=office.colour,
        email=office.email,
        phone=office.phone,
        website=f"https://{office.site}",
        address=f"{office.street}, {office.place}",
        mail_signature=office.signature,
        sms_sender=SENDERS[office.id],
        client_users=CLIENT_USERS[office.id],
        privacy_url=f"https://{office.site}/privacyverklaring",
        terms_url=f"https://{office.site}/voorwaarden",
    )


def register_people(at: datetime) -> None:
    """Everybody, before anybody is invited: so that they keep the ids of the cast."""
    for person in PEOPLE:
        if not users.users(person.office, [person.id]):
            signing_in.keep_user(_portal_user(person, at))


def _portal_user(person: Person, at: datetime) -> User:
    user = new_user(
        person.office,
        UserKind.EMPLOYEE if person.kind == "employee" else UserKind.CLIENT,
        at,
        email=person.email,
        name=person.name,
        mobile=person.phone,
        language=Language(person.language),
        role=EmployeeRole(person.post) if person.post else None,
    )
    return replace(user, user_id=person.id, assigned=frozenset() if person.limited else None)


def take_on(client: Client, at: datetime, set_clock: SetClock) -> None:
    """The manager enters a client, and the owner of the office invites its people: that is not for
    an assistant."""
    set_clock(at)
    clients.add_client(employee(person_of(client.manager)), client.id, _facts(client))
    for seat in client.seats:
        set_clock(at + timedelta(hours=1))
        _invite(employee(_owner(client)), client, seat)


def _owner(client: Client) -> Person:
    return next(each for each in PEOPLE if (each.office, each.post) == (client.office, "owner"))


def _facts(client: Client) -> Facts:
    postcode, city = client.place[:7], client.place[8:]
    return Facts(
        kind=ClientKind(client.kind),
        name=client.name,
        client_number=client.number,
        kvk=client.kvk,
        rsin=client.rsin,
        bsn=client.bsn,
        btw_id=client.btw_id,
        street=client.street,
        postcode=postcode,
        city=city,
        relation_manager_id=person_of(client.manager).id,
    )


def _invite(actor: Actor, client: Client, seat: Seat) -> None:
    """As inviting does after the code, which nobody is there to read."""
    rights = Rights(role=Role(seat.role), read=True, approve=seat.approve, sign=seat.sign)
    _join(actor, client, seat, rights)


def _join(actor: Actor, client: Client, seat: Seat, rights: Rights, proof_id: str = "") -> None:
    person = person_of(seat.person)
    wanted = Wanted(
        email=person.email,
        name=person.name,
        mobile=person.phone,
        language=Language(person.language),
        rights=rights,
    )
    known = client_rows.client(actor.office_id, client.id)
    joining.join(actor, known, joining.candidate(known, wanted), rights, proof_id=proof_id)


def let_represent(client: Client, agent: Agent, proof_id: str, at: datetime) -> None:
    """By the owner of the office, with the paper in the dossier, for two years."""
    represents = Represents(name=client.name, capacity=Capacity(agent.capacity))
    until = (at + timedelta(days=2 * 365)).date().isoformat()
    rights = Rights(approve=agent.approve, ends_on=until, represents=represents)
    _join(employee(_owner(client)), client, agent, rights, proof_id)


def activate(person: Person) -> None:
    """Follows the link of the invitation and chooses a password, at the clock's moment."""
    from chalicelib.core import clock

    token = passwords.new_password_link(
        person.office, person.id, LinkPurpose.INVITATION, clock.now()
    )
    passwords.choose_password(visitor_of(person), token, PASSWORD)


def ask_access(at: datetime) -> None:
    """Anna asks it for the new bookkeeper, who sees only what she needs, for a year."""
    until = (at + timedelta(days=365)).date().isoformat()
    rights = Rights(approve=True, folders=("administratie", "upload"), ends_on=until)
    wanted = Wanted(
        email="nora@bakkerijdevries.example.nl",
        name="Nora Bakker",
        mobile="+31612345607",
        language=Language.NL,
        rights=rights,
    )
    requests.ask_access(client_user(ANNA), BAKKERIJ.id, id_at(at, wanted.email), wanted)


def let_in_by_one(at: datetime) -> str:
    """Bram lets in who does the invoices of Yilmaz Installatietechniek, who chooses a password: a
    colleague can say that he knows her. Her id."""
    rights = Rights(approve=True)
    wanted = Wanted(
        email="sanne@yilmaztechniek.example.nl",
        name="Sanne Vos",
        mobile="+31612345608",
        language=Language.NL,
        rights=rights,
    )
    bram, yilmaz = employee(BRAM), client_rows.client(BRAM.office, YILMAZ.id)
    new = replace(joining.candidate(yilmaz, wanted), user_id=id_at(at, wanted.email))
    joining.join(bram, yilmaz, new, rights)
    token = passwords.new_password_link(BRAM.office, new.user_id, LinkPurpose.INVITATION, at)
    passwords.choose_password(visitor_of(MEHMET), token, PASSWORD)
    return new.user_id


def pass_on_number(user_id: str) -> None:
    """Bram passes on another number of hers: a colleague can say that it is right."""
    user = users.user(BRAM.office, user_id)
    replacements.ask(employee(BRAM), user, Factor.MOBILE, "+31612345609")


def visitor_of(person: Person) -> Visitor:
    host = next(office.host for office in OFFICES if office.id == person.office)
    return Visitor(
        office_id=person.office,
        host=host,
        language=Language(person.language),
        ip="127.0.0.1",
        user_agent="demo",
    )


def employee(person: Person) -> Actor:
    """With the clients that they have by now."""
    role, assigned = EmployeeRole(person.post), users.user(person.office, person.id).assigned
    return Actor(
        office_id=person.office,
        user_id=person.id,
        name=person.name,
        kind=UserKind.EMPLOYEE,
        role=role,
        assigned=assigned,
    )


def client_user(person: Person) -> Actor:
    """With the rights that the person has by now."""
    user = users.user(person.office, person.id)
    return Actor(
        office_id=person.office,
        user_id=person.id,
        name=person.name,
        kind=UserKind.CLIENT,
        language=user.language,
        rights=user.rights,
    )
