"""One office for one test, with the cast at work in it; another office beside it."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct, field
from pynamodb.transactions import TransactWrite

import scripts.demo.kinds  # noqa: F401 - it publishes before anybody asks app.py anything
from chalicelib.audit.domain import by_itself
from chalicelib.clients.actions.people import ended
from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.events import RightsChanged
from chalicelib.clients.store import clients as client_rows
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.core.table import transaction
from chalicelib.documents.domain.document import Document, DocumentStatus
from chalicelib.documents.domain.upload import Upload, start
from chalicelib.documents.store import documents
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files
from chalicelib.identity.actions import accounts
from chalicelib.identity.domain.user import Access, Status, User
from chalicelib.identity.events.shared import GivenRights
from chalicelib.identity.store import users
from chalicelib.identity.store.replacements import WAITING, ReplacementRow
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.domain.types import ClientKind
from chalicelib.offices.store import TypeRow
from chalicelib.signing.domain.preparing import ask_now
from chalicelib.tasks.actions import closing, publishing
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.wish import Wish
from chalicelib.tasks.store import lists, tasks
from chalicelib.work.domain.office_task import TaskState
from tests import people
from tests.functions import run

ALL_RIGHTS = Rights(role=Role.BEHEERDER, read=True, approve=True, sign=True)


class World(Struct, kw_only=True):
    """An office with an id of its own, so that tests never see each other's rows."""

    office_id: str = field(default_factory=lambda: f"kantoor-{secrets.token_hex(6)}")
    users: dict[str, User] = field(default_factory=dict)
    bakkerij: str = field(default_factory=new_id)
    holding: str = field(default_factory=new_id)

    @property
    def host(self) -> str:
        return f"{self.office_id}.test"

    def open(self) -> "World":
        """Bram works here; Anna and Pieter are directors of two clients."""
        offices.save(_office(self.office_id, self.host))
        bram = self._new("BRAM", people.BRAM.name, UserKind.EMPLOYEE)
        anna = self._new("ANNA", people.ANNA.name, UserKind.CLIENT)
        pieter = self._new("PIETER", people.PIETER.name, UserKind.CLIENT)
        bakkerij = self._client(self.bakkerij, "Bakkerij De Vries B.V.", bram)
        holding = self._client(self.holding, "Holding", bram)
        with transaction() as write:  # one for all: nearly every test begins here
            self._add("BRAM", replace(bram, role=EmployeeRole.ACCOUNTANT), (), write)
            for client in (bakkerij, holding):
                client_rows.put_new(client, write)
            self._add("ANNA", anna, (bakkerij, holding), write)
            self._add("PIETER", pieter, (bakkerij,), write)
        return self

    def let_nothing_wait(self) -> None:
        """Nothing of it waits, so that jobs in later tests do not look through all of it again."""
        for row in ReplacementRow.by_due.query(WAITING):
            if row.user_key.startswith(f"{self.office_id}#"):
                row.delete()

    def ask_code_for(self, type_id: str) -> None:
        """Answering what is of this type takes a code."""
        row = TypeRow.get(self.office_id, f"type#{type_id}")
        asking = replace(row.read(), asks_code=True)
        row.update(actions=TypeRow.of(asking).changes(but=("place",)))

    def _add(self, who: str, user: User, clients: Iterable[Client], write: TransactWrite) -> None:
        """Somebody new, with all rights at these clients."""
        for client in clients:
            access = Access(name=client.name, kind=client.kind.value, rights=ALL_RIGHTS)
            user = user.with_access(client.client_id, access)
            member = Membership(
                office_id=self.office_id,
                client_id=client.client_id,
                user_id=user.user_id,
                rights=ALL_RIGHTS,
                invited_at=clock.now(),
            )
            memberships.put_new(member, write)
        users.add_user(user, write)
        self.users[who] = replace(user, revision=1)

    def employ(
        self, who: str, name: str, role: EmployeeRole = EmployeeRole.ACCOUNTANT, *clients: str
    ) -> User:
        """Somebody of the office, who sees these clients, or all when none is named."""
        assigned = frozenset(clients) if clients else None
        new = replace(self._new(who, name, UserKind.EMPLOYEE), role=role, assigned=assigned)
        with transaction() as write:
            users.add_user(new, write)
        self.users[who] = users.user(self.office_id, new.user_id)
        return self.users[who]

    def another_client(self, name: str) -> str:
        """A B.V. that Bram looks after."""
        client = self._client(new_id(), name, self.users["BRAM"])
        with transaction() as write:
            client_rows.put_new(client, write)
        return client.client_id

    def join(self, who: str, name: str, client_id: str, rights: Rights = ALL_RIGHTS) -> User:
        """A person, new or known, gets rights at a client."""
        known = self.users.get(who)
        user = known or self._new(who, name, UserKind.CLIENT)
        client = client_rows.client(self.office_id, client_id)
        access = Access(name=client.name, kind=client.kind.value, rights=rights)
        member = Membership(
            office_id=self.office_id,
            client_id=client_id,
            user_id=user.user_id,
            rights=rights,
            invited_at=clock.now(),
        )
        event = by_itself(
            self.office_id,
            RightsChanged(given=GivenRights(role=rights.role)),
            clock.now(),
            client_id=client_id,
            subject_id="x",
        )
        memberships.join(client, member, user.with_access(client_id, access), event)
        self.users[who] = users.user(self.office_id, user.user_id)
        return self.users[who]

    def look_again(self) -> None:
        """At everybody, as they are after what the portal did to them."""
        ids = {who: user.user_id for who, user in self.users.items()}
        known = users.users(self.office_id, ids.values(), fresh=True)
        self.users = {who: known[user_id] for who, user_id in ids.items() if user_id in known}

    def leave(self, who: str, client_id: str) -> None:
        """Their access ends, as the office ends it after a code."""
        client = client_rows.client(self.office_id, client_id)
        user = users.user(self.office_id, self.users[who].user_id)
        member = memberships.membership(self.office_id, client_id, user.user_id)
        assert member
        bram = self.actor("BRAM")
        memberships.leave(client, ended(bram, member, user), bram)

    def stop(self, who: str, by: str = "BRAM") -> None:
        """Their account is stopped, as the office stops it after a code."""
        user = users.user(self.office_id, self.users[who].user_id)
        accounts.stop(self.actor(by), user)

    def actor(self, who: str) -> Actor:
        user = self.users[who]
        return Actor(
            office_id=self.office_id,
            user_id=user.user_id,
            name=user.name,
            kind=user.kind,
            language=user.language,
            rights=user.rights,
            role=user.role,
            assigned=user.assigned,
        )

    def upload(self, client_id: str, content: bytes = b"") -> Upload:
        """A file that was sent and found clean; what is in it lies in the dossier if it matters."""
        matters, content = bool(content), content or secrets.token_bytes(40)
        upload = start(
            self.actor("BRAM"),
            clock.now(),
            client_id=client_id,
            upload_id=new_id(),
            file_name="aangifte.pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        kept = (upload.file_key, content, upload.content_type)
        version = files.keep(*kept) if matters else None
        upload_rows.expect(upload.complete().approve(1, file_version=version))
        return upload

    def publish(
        self,
        *who: str,
        type_id: str = "btw-aangifte",
        client_id: str = "",
        at: datetime | None = None,
        **wish: object,
    ) -> Task:
        """Bram publishes a document, and it is asked of these people."""
        client_id = client_id or self.bakkerij
        document = publishing.publish(
            self.actor("BRAM"),
            client_id,
            Wish(
                document_id=new_id(),
                upload_id=self.upload(client_id).upload_id,
                type_id=type_id,
                title="Btw-aangifte 1e kwartaal 2026",
                recipients=tuple(self.users[each].user_id for each in who),
                **wish,  # type: ignore[arg-type]
            ),
            at or clock.now(),
        )
        assert document.task_id
        return self.asked(client_id, document.task_id, at)

    def renew(self, task: Task) -> Document:
        """Bram adds a version of what it is about."""
        return publishing.add_version(
            self.actor("BRAM"),
            task.client_id,
            task.about.document_id,
            self.upload(task.client_id).upload_id,
            "",
            clock.now(),
        )

    def asked(self, client_id: str, task_id: str, at: datetime | None = None) -> Task:
        """A signing as if its file had been laid out: here it is not about the file."""
        task = tasks.get(self.office_id, client_id, task_id)
        if task.state is not TaskState.PREPARING:
            return task
        with transaction() as write:
            tasks.put(ask_now(task, at or clock.now()), write, task)
            where = (self.office_id, client_id, task.about.document_id)
            documents.copy_status(*where, DocumentStatus.OPEN, write, shows=True)
        return tasks.get(self.office_id, client_id, task_id)

    def _new(self, who: str, name: str, kind: UserKind) -> User:
        return User(
            office_id=self.office_id,
            user_id=new_id(),
            kind=kind,
            email=f"{who.lower()}@{self.office_id}.example",
            name=name,
            mobile="+31612345678",
            language=Language.NL,
            invited_at=clock.now() - timedelta(days=30),
            status=Status.ACTIVE,
        )

    def _client(self, client_id: str, name: str, manager: User) -> Client:
        facts = Facts(
            kind=ClientKind.ORGANISATION,
            name=name,
            client_number="1001",
            relation_manager_id=manager.user_id,
        )
        return Client(
            office_id=self.office_id, client_id=client_id, facts=facts, created_at=clock.now()
        )


def closing_ran_before(at: datetime) -> None:
    """The closing job last ran two days earlier: its place in time is one for all offices, and
    other tests have clocks of their own."""
    lists.keep_closing_day(str(clock.local_date(at) - timedelta(days=2)))


def close_due(at: datetime) -> None:
    closing_ran_before(at)
    run(closing.close_unread_tasks, at)


def _office(office_id: str, host: str) -> Office:
    return Office(
        office_id=office_id,
        name="Van Dijk Accountants",
        host=host,
        colour="#0b5d4e",
        email=f"info@{host}",
        phone="020 123 45 67",
        website="https://vandijk.example",
        address="Keizersgracht 1, Amsterdam",
        mail_signature="Van Dijk Accountants",
        sms_sender="Van Dijk",
    )
