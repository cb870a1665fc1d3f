"""What people do while the house is struck: approve, give other rights, and sign."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.core.ids import new_id
from chalicelib.documents.store import documents
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.fakes.sms import Texted
from tests.http.proving import proved
from tests.integration.drill.house import House
from tests.integration.drill.minute import Errand, once
from tests.portal import Answer
from tests.support.access_bodies import RIGHTS
from tests.support.ceremony import Desk
from tests.support.sealed import check_sealed

# In ten: one kill during each.
APPROVALS, CHANGES, SIGNINGS = 6, 3, 1


@dataclass
class Deeds:
    """Anna approves, Bram changes what somebody may do, and Pieter signs, so many rounds of it."""

    desk: Desk
    rounds: int
    asked: list[Task] = field(default_factory=list)
    accounts: list[Task] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = self.desk.world
        joined = (f"LOTTE-{number}" for number in range(self.rounds))
        self.changed = {who: self.world.join(who, who, self.world.bakkerij) for who in joined}
        begun = [self.desk.prepare(("PIETER", 1)) for _ in range(SIGNINGS * self.rounds)]
        self.desk.work()
        self.accounts = [self.desk.task(each.task_id) for each in begun]

    def move_to(self, house: House) -> None:
        """Bram just gave a code."""
        for who in ("ANNA", "BRAM", "PIETER"):
            self.desk.door(who)
        proved(self.desk.door("BRAM"), self.desk.texts)
        self.house, doors = house, self.desk.doors
        doors |= {who: house.door(known) for who, known in doors.items()}
        self.asked = [self.world.publish("ANNA", "PIETER") for _ in range(APPROVALS * self.rounds)]

    def errands(self, luck: Random) -> list[Errand]:
        """In an order that the seed decides; every change of rights changes something."""
        changes = [self.changes(who, at % 2 == 0) for who in self.changed for at in range(CHANGES)]
        mixed = [*map(self.approves, self.asked), *map(self.signs, self.accounts)]
        mixed += [None] * len(changes)
        luck.shuffle(mixed)
        return [each or changes.pop(0) for each in mixed]

    def approves(self, task: Task) -> Errand:
        path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
        body = {"document_sha256": task.about.sha256}
        return once(lambda: self.desk.door("ANNA").put(path, body))

    def changes(self, who: str, approve: bool) -> Errand:
        """Few of each person: how often somebody may change their rights in an hour is limited."""
        path = f"/clients/{self.world.bakkerij}/people/{self.changed[who].user_id}/rights"
        return once(lambda: self.desk.door("BRAM").put(path, RIGHTS | {"approve": approve}))

    def signs(self, task: Task) -> Errand:
        ceremony_id, pieter = new_id(), self.world.users["PIETER"]

        def sign_on() -> Answer | None:
            sent = self.house.aws.outbox(pieter.mobile)
            self.desk.texts.texted = [
                Texted(sender="", to=each.to, text=each.text) for each in reversed(sent)
            ]
            return self.desk.sign_on("PIETER", task, ceremony_id)

        return sign_on

    def check_given(self) -> None:
        """What was answered is in every place that knows of it."""
        for task in self.asked:
            found = audit.history(task.office_id, task.about.document_id)
            assert [each.action for each in found] == ["task_published", "task_approved"]
            check_approved(task)
        for changed in self.changed.values():
            check_changed(self.world.bakkerij, changed)

    def check_sealed(self) -> None:
        for task in self.accounts:
            check_sealed(task, self.world.users["PIETER"].name)

    @property
    def expected(self) -> Counter[tuple[str, str]]:
        """By person and subject."""
        asked, signed = len(self.asked), len(self.accounts)
        told = {
            ("ANNA", "Graag uw akkoord"): asked,
            ("PIETER", "Graag uw akkoord"): asked,
            ("BRAM", "Akkoord"): asked,
            **{(who, "Uw rechten zijn gewijzigd"): CHANGES for who in self.changed},
            ("PIETER", "Graag ondertekenen"): signed,
            ("PIETER", "Ondertekening afgerond"): signed,
            ("BRAM", "Ondertekening afgerond"): signed,
        }
        return Counter(told)

    def mails(self) -> Counter[tuple[str, str]]:
        """Of those that are expected."""
        sent = {who for who, _ in self.expected}
        found = Counter((who, subject) for who in sent for subject in self.desk.subjects(who))
        return Counter({each: found[each] for each in self.expected})


def check_changed(client_id: str, changed: User) -> None:
    """As often as was answered, and the last of it is what stands."""
    found = audit.history(changed.office_id, changed.user_id)
    assert [each.action for each in found].count("rights_changed") == CHANGES
    kept = memberships.membership(changed.office_id, client_id, changed.user_id)
    assert kept
    assert users.user(changed.office_id, changed.user_id).rights == {client_id: kept.rights}
    assert kept.rights.approve is (CHANGES % 2 == 1)


def check_approved(task: Task) -> None:
    """The task and its document say the same, and nobody has it in their list."""
    assert tasks.get(task.office_id, task.client_id, task.task_id).state is TaskState.READY_TO_SEND
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    assert made.status.value == "ready_to_send"
