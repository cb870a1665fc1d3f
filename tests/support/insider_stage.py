"""An office with one of each role, where every act of the table of insiders is tried: first without
a code, and then with every code that is asked."""

from collections.abc import Callable, Mapping
from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.clients.domain.request import Standing
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships, requests
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.errors import NotFound
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Capacity, Represents, Rights
from chalicelib.documents.store import documents
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from chalicelib.signing.store import signings
from chalicelib.tasks.store import tasks
from tests.fakes.sms import FakeSms
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.support import insider_before as before
from tests.support.access_bodies import CLIENT
from tests.support.insider_act import Act
from tests.support.insider_before import Scene
from tests.support.namens import own_dossier, proof_in
from tests.world import World

WHO = (
    "medewerker",
    "beheerder",
    "holder",
    "representative",
    "assistant",
    "elsewhere",
    "accountant",
    "manager",
    "owner",
)
REFUSED, WAITS, CODE, FREE = "-", "waits", "code", "free"
Line = dict[str, str]
COLLEAGUES: Mapping[str, EmployeeRole] = {
    "accountant": EmployeeRole.ACCOUNTANT,
    "manager": EmployeeRole.MANAGER,
    "owner": EmployeeRole.OWNER,
}
ACTS = Rights(approve=True, sign=True)
ABOUT = (
    "office_id",
    "user_id",
    "client_id",
    "partner_id",
    "managed_id",
    "document_id",
    "request_id",
    "new_id",
)
# Of which a code is about exactly this document.
ABOUT_A_DOCUMENT = ("approve", "reject", "on_behalf", "decline")


class Stage:
    """For every try that got something done there is a fresh person whom the next is about."""

    def __init__(self, texts: FakeSms) -> None:
        self.texts, self.world = texts, World().open()
        world = self.world
        found = offices.get(world.office_id)
        self.rules = replace(found, client_users=ClientUsers.INVITE)
        world.join("ZOE", "Zoë", world.bakkerij)
        world.users["medewerker"] = world.join(new_id(), "Ron", world.bakkerij, ACTS)
        world.users["beheerder"] = world.users["ANNA"]
        world.users["accountant"] = world.users["BRAM"]
        world.employ("assistant", "Fatima", EmployeeRole.ASSISTANT)
        world.employ("elsewhere", "Sven", EmployeeRole.ACCOUNTANT, world.holding)
        world.employ("manager", "Mira", EmployeeRole.MANAGER)
        world.employ("owner", "Willem", EmployeeRole.OWNER)
        self._family("holder")
        self.his_own = self._client_of("elsewhere")

    def line(self, act: Act, target: str) -> Line:
        """Whoever is refused left everything as it was, so the next tries the same."""
        found: Line = {}
        last = ""
        for who in WHO:
            if last != REFUSED:
                offices.save(self.rules)
                scene = self._scene(act, target)
                known = _state(scene)
            found[who] = last = self._see(act, scene, known, who)
        return found

    def _see(self, act: Act, scene: Scene, known: object, who: str) -> str:
        door, since = Portal(self.world.host).sign_in(self.world.users[who]), clock.now()
        answer = act.ask(door, scene.ids)
        free = answer.status < 400
        while answer.problem == "step_up_needed":
            assert _state(scene) == known, f"{act.said} by {who} without a code"
            self._prove(door, answer.fields["purpose"], scene)
            answer = act.ask(door, scene.ids)
        if answer.status >= 400:
            assert _state(scene) == known, f"{act.said} by {who}: {answer.problem}"
            _expect_a_reason(act, who, answer)
            return REFUSED
        if act.told:
            _expect_a_trace(scene, self.world.users[who].user_id, since, answer)
        if not act.changes or _state(scene) != known:
            return FREE if free else CODE
        assert scene.person.replacing, f"{act.said} by {who} does nothing"
        return WAITS

    def _prove(self, door: Portal, purpose: str, scene: Scene) -> None:
        about = [scene.ids["document_sha256"]] if purpose in ABOUT_A_DOCUMENT else []
        assert step_up(door, self.texts, purpose, *about).status == 200

    def _scene(self, act: Act, target: str) -> Scene:
        scene = _TARGETS[target](self)
        scene.ids |= self._ids(scene, target)
        if "/publications" in act.route or "/versions" in act.route:
            scene.ids["upload_id"] = self.world.upload(scene.client_id).upload_id
        if "/representatives" in act.route:
            scene.ids["proof_id"] = proof_in(self.world, scene.client_id)
        if act.before:
            act.before(scene)
        if "{task_id}" in act.route or "{document_id}" in act.route:
            scene.task or scene.ask("aangifte-ib" if target == "holder" else "btw-aangifte")
        return scene

    def _ids(self, scene: Scene, target: str) -> dict[str, str]:
        return {
            "target": target,
            "office_id": self.world.office_id,
            "client_id": scene.client_id,
            "user_id": scene.person.user_id,
            "anna": self.world.users["ANNA"].user_id,
            "successor_id": self.world.users["elsewhere"].user_id,
            "factor": "mobile",
            "asked": new_id(),
            "new_id": new_id(),
        }

    def client(self, rights: Rights = ACTS) -> Scene:
        who = new_id()
        self.world.join(who, "Pieter", self.world.bakkerij, rights)
        return Scene(world=self.world, who=who, client_id=self.world.bakkerij)

    def _client_of(self, who: str) -> str:
        """A client that this employee makes."""
        client_id = new_id()
        door = Portal(self.world.host).sign_in(self.world.users[who])
        made = {**CLIENT, "client_id": client_id, "relation_manager_id": None}
        assert door.post("/clients", made).status == 201
        return client_id

    def shared(self) -> Scene:
        """Of the bakkerij; Sven invited them at a client of his own too, which it is about."""
        who = new_id()
        self.world.join(who, "Pieter", self.world.bakkerij, ACTS)
        self.world.join(who, "Pieter", self.his_own, Rights())
        return Scene(world=self.world, who=who, client_id=self.his_own)

    def reader(self) -> Scene:
        return self.client(Rights(handle=False))

    def invited(self) -> Scene:
        scene = self.client()
        before.only_invited(scene)
        return scene

    def colleague(self, role: str) -> Scene:
        who, assigned = new_id(), (self.world.holding,) if role == "accountant" else ()
        self.world.employ(who, "Noor", COLLEAGUES[role], *assigned)
        return Scene(world=self.world, who=who, client_id=self.world.bakkerij)

    def office(self) -> Scene:
        return Scene(world=self.world, who="PIETER", client_id=self.world.bakkerij)

    def holder(self) -> Scene:
        """With Eva as their partner, and Lotte who acts for them."""
        who = new_id()
        dossier, partner = own_dossier(self.world, who, "Noor"), self._family("holder")
        self._acts_for("representative", dossier, "Noor")
        ids = {"partner_id": partner, "partner_user_id": self.world.users["holder"].user_id}
        return Scene(world=self.world, who=who, client_id=dossier, ids=ids)

    def representative(self) -> Scene:
        """Of Eva, for whom Lotte acts as well."""
        who, dossier = new_id(), self._family("holder")
        self._acts_for(who, dossier, "Eva", Rights(approve=True))
        return Scene(world=self.world, who=who, client_id=dossier)

    def _family(self, holder: str) -> str:
        """Eva's own dossier, where Lotte acts for her."""
        who = new_id()
        dossier = own_dossier(self.world, who, "Eva")
        self.world.users[holder] = self.world.users[who]
        self._acts_for("representative", dossier, "Eva")
        return dossier

    def _acts_for(self, who: str, dossier: str, name: str, rights: Rights = ACTS) -> None:
        rights = replace(rights, represents=Represents(name=name, capacity=Capacity.MENTOR))
        key = new_id()
        self.world.users[who] = self.world.join(key, "Lotte", dossier, rights)


_TARGETS: Mapping[str, Callable[[Stage], Scene]] = {
    "client": Stage.client,
    "reader": Stage.reader,
    "shared": Stage.shared,
    "invited": Stage.invited,
    "holder": Stage.holder,
    "representative": Stage.representative,
    "office": Stage.office,
    **{role: lambda stage, role=role: stage.colleague(role) for role in COLLEAGUES},
}


def _state(scene: Scene) -> object:
    """Whatever somebody would want to take: how they are reached, what they may and said, who is
    in a dossier, what lies there, and what the office decided."""
    office_id, ids, person = scene.world.office_id, scene.ids, scene.person
    places = [ids[each] for each in ("client_id", "partner_id", "managed_id") if each in ids]
    held = person.access, person.role, person.assigned
    reached = person.email, person.mobile, person.status
    wishes = [requests.page(office_id, places[0], each).items for each in Standing]
    there = client_rows.clients(office_id, places), wishes
    return reached, held, _members(scene), there, _papers(scene), offices.get(office_id)


def _members(scene: Scene) -> object:
    """Of the bakkerij there are too many to read them all each time."""
    where = (scene.world.office_id, scene.client_id)
    if scene.client_id == scene.world.bakkerij:
        return memberships.membership(*where, scene.person.user_id)
    return memberships.memberships(*where)


def _papers(scene: Scene) -> object:
    office_id, found = scene.world.office_id, []
    for name in ("document_id", "new_id"):
        try:
            found.append(documents.document(office_id, scene.client_id, scene.ids.get(name, "-")))
        except NotFound:
            found.append(None)
    if scene.task is None:
        return found
    task = tasks.get(office_id, scene.client_id, scene.task.task_id)
    return found, task, signings.signing(task)


def _expect_a_reason(act: Act, who: str, answer: Answer) -> None:
    """A cell is refused for who asks; where what was asked is the matter, the row says so."""
    why = {answer.problem, *answer.fields.values()} if answer.body else {answer.problem}
    expected = answer.status in (403, 404) or act.wrong in why
    assert expected, f"{act.said} by {who}: {answer.status} {why}"


def _expect_a_trace(scene: Scene, actor_id: str, since: datetime, answer: Answer) -> None:
    subjects = {scene.ids[each] for each in ABOUT if each in scene.ids} | {*_new_ids(answer)}
    told = [each for it in subjects for each in audit.history(scene.world.office_id, it)]
    mine = [each for each in told if each.actor_id == actor_id and each.at >= since]
    assert [each for each in mine if each.action != "stepped_up"], f"no trace of {answer.body}"


def _new_ids(answer: Answer) -> list[str]:
    body = answer.body if isinstance(answer.body, dict) else {}
    return [str(body[each]) for each in ("user_id", "request_id") if each in body]
