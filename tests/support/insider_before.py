"""Whom a row of the table of insiders is about, where, and what has to be so already."""

from typing import Any

from msgspec import Struct, field

from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.clients.domain.letting_in import shown
from chalicelib.clients.domain.partner import Consent
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import LetIn
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.identity.domain.limit import BEHEERDER_INVITATIONS
from chalicelib.identity.domain.new_email import new_email
from chalicelib.identity.domain.replacement import Proof
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor, Ground
from chalicelib.identity.store import counters, new_emails, sessions, signing_in, users
from chalicelib.offices import store as offices
from chalicelib.signing.domain.signing import Evidence, File, FileState, Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from tests.portal import Portal
from tests.support import replacing
from tests.support.access_bodies import Ids, new_request
from tests.support.happenings import happened
from tests.world import World

FORM = File(key="made-up", sha256="0" * 64, size=9, version="made-up")


class Scene(Struct, kw_only=True):
    """`who` is how the world knows the person; `partner_id` is of the dossier beside theirs."""

    world: World
    who: str
    client_id: str
    ids: dict[str, str] = field(default_factory=dict)
    task: Task | None = None

    @property
    def person(self) -> User:
        return users.user(self.world.office_id, self.world.users[self.who].user_id)

    def ask(self, type_id: str) -> Task:
        """Something of this person."""
        task = self.world.publish(self.who, type_id=type_id, client_id=self.client_id)
        self.ids |= {"task_id": task.task_id, "document_id": task.about.document_id}
        self.ids["document_sha256"] = task.about.sha256
        self.task = task
        return task

    def event(self, action: str) -> Event:
        facts = {"client_id": NO_CLIENT, "subject_id": self.person.user_id}
        return by_itself(self.world.office_id, happened(action), clock.now(), **facts)


def a_number_waits(scene: Scene) -> None:
    replacing.passed_on(scene.person)
    scene.ids["asked"] = replacing.shown(scene.person, Factor.MOBILE)


def codes(scene: Scene) -> None:
    replacing.with_a_recovery_code(scene.person)


def let_in_by_one(scene: Scene) -> None:
    """By an employee who is gone, where others are."""
    person = scene.person
    where = (scene.world.office_id, scene.client_id)
    member = memberships.membership(*where, person.user_id)
    assert member
    let_in = LetIn(event_id=new_id(), at=clock.now(), by_name="Joost", shut=True)
    access = replace(person.access[scene.client_id], let_in=let_in)
    with transaction() as write:
        memberships.put_known(replace(member, let_in=let_in), write)
        users.change_user(person.with_access(scene.client_id, access), write)
    scene.ids["shown"] = shown(replace(member, let_in=let_in), scene.person)


def an_address_waits(scene: Scene) -> None:
    """Somebody said yes to it: it has to confirm itself."""
    replacing.passed_on(scene.person, Factor.EMAIL)
    event = scene.event("email_change_asked")
    wished = new_email(scene.person, replacing.NEW_EMAIL, event)
    asked = replacing.waiting(scene.person, Factor.EMAIL)
    proven = asked.proven(Proof(ground=Ground.CONFIRMED, at=event.at))
    new_emails.count_email(scene.person, wished, proven, event)


def stopped(scene: Scene) -> None:
    signing_in.keep_change(scene.person.deactivated(clock.now()))


def only_invited(scene: Scene) -> None:
    signing_in.keep_change(replace(scene.person, status=Status.INVITED))


def asked_before_they_came(scene: Scene) -> None:
    scene.ask("btw-aangifte")
    only_invited(scene)


def signed_in(scene: Scene) -> None:
    Portal(scene.world.host).sign_in(scene.person)
    (known,) = sessions.sessions_of(scene.person, clock.now())
    scene.ids["session_id"] = known.session_id


def access_asked(scene: Scene) -> None:
    """By Anna, as often as the table wants."""
    anna, asked = scene.world.users["ANNA"], new_request(scene.ids)
    counters.forget(scene.world.office_id, BEHEERDER_INVITATIONS, anna.user_id, clock.now())
    door = Portal(scene.world.host).sign_in(anna)
    assert door.post(f"/clients/{scene.client_id}/people-requests", asked).status == 201
    scene.ids["request_id"] = asked["request_id"]


def partners(scene: Scene) -> None:
    """As the office recorded it; neither agreed."""
    _pair(scene, consent=None)


def agreeing_partners(scene: Scene) -> None:
    _pair(scene, Consent(at=clock.now(), by_id="made-up", by="Beiden"))


def _pair(scene: Scene, consent: Consent | None) -> None:
    places = (scene.client_id, scene.ids["partner_id"])
    mine, theirs = (client_rows.client(scene.world.office_id, each) for each in places)
    mine, theirs = mine.partner_of(theirs), theirs.partner_of(mine)
    if consent:
        mine, theirs = mine.agreeing(places[1], consent), theirs.agreeing(places[0], consent)
    client_rows.change_pair(mine, theirs, scene.event("partner_recorded"))


def to_read(scene: Scene) -> None:
    scene.ask("concept-jaarrekening")


def to_sign(scene: Scene) -> None:
    scene.ask("jaarrekening")


def signed_on_paper(scene: Scene) -> None:
    """Their word that it comes by post."""
    task = scene.ask("jaarrekening")
    said = {"document_sha256": task.about.sha256, "remark": "Per post"}
    path = f"/clients/{scene.client_id}/signings/{task.task_id}/paper"
    assert Portal(scene.world.host).sign_in(scene.person).put(path, said).status == 200


def sealed(scene: Scene) -> None:
    """As if all had signed: here it is not about the file."""
    signings.keep_signing(_sealed(scene.ask("jaarrekening")))


def proven(scene: Scene) -> None:
    made = Evidence(asked_at=clock.now(), key="made-up", made_at=clock.now(), version="made-up")
    signings.keep_signing(replace(_sealed(scene.ask("jaarrekening")), evidence=made))


def _sealed(task: Task) -> Signing:
    return Signing(
        office_id=task.office_id,
        client_id=task.client_id,
        task_id=task.task_id,
        document_id=task.about.document_id,
        version=task.about.version,
        original=FORM,
        file=FORM,
        state=FileState.SEALED,
    )


def manages_a_client(scene: Scene) -> None:
    """Which the colleague who is to have it does not see."""
    holding = client_rows.client(scene.world.office_id, scene.world.holding)
    facts = replace(holding.facts, relation_manager_id=scene.person.user_id)
    managed = replace(holding, client_id=new_id(), facts=facts)
    with transaction() as write:
        client_rows.put_new(managed, write)
    scene.ids["managed_id"] = managed.client_id


def other_rules(ids: Ids) -> dict[str, Any]:
    """Second steps are left to clients."""
    return {
        "second_factor": "optional",
        "methods": ["passkey", "totp", "sms"],
        "client_users": "invite",
        "sms_sender": "Van Dijk",
        "invitation_days": 7,
        "privacy_url": "",
        "terms_url": "",
        "codes_for": [],
        "revision": offices.get(ids["office_id"]).revision,
    }
