"""The office at work over HTTP, for tests that are about what the client does."""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any
from uuid import uuid4

from msgspec import Struct, structs
from playwright.sync_api import APIRequestContext, APIResponse
from ulid import ULID

from tests.e2e.acts import NEW_PASSWORD, link_in_mail, somebody_new
from tests.e2e.door import Door, fine
from tests.e2e.papers import new_pdf
from tests.people import BRAM, WILLEM, Client, Person
from tests.support.sending import fetch
from tests.waiting import eventually


class Newcomer(Person, frozen=True, kw_only=True):
    """Somebody of whom no other test knows. The portal gave them their id."""

    user_id: str = ""

    @property
    def id(self) -> str:
        return self.user_id


class Published(Struct, frozen=True, kw_only=True):
    """A document that was published, and where people find it."""

    client: Client
    title: str
    document_id: str
    task_id: str

    @property
    def task_path(self) -> str:
        return f"/omgeving/{self.client.id}/taken/{self.task_id}"

    @property
    def document_path(self) -> str:
        return f"/omgeving/{self.client.id}/documenten/{self.document_id}"

    @property
    def office_path(self) -> str:
        return f"/kantoor/klanten/{self.client.id}/documenten/{self.document_id}"


class Desk(Struct, frozen=True, kw_only=True, dict=True):
    """An employee at work."""

    door: Door
    employee: Person

    @cached_property
    def request(self) -> APIRequestContext:
        return self.door.asking(self.employee)

    def publish(self, client: Client, title: str, *people: Person, read: bool = False) -> Published:
        """With a task for these people, to approve or to read."""
        action, type_id = ("read", "concept-vpb") if read else ("approve", "btw-aangifte")
        asked = {"recipients": [each.id for each in people], "action": action, "rule": None}
        return self._publish(client, title, type_id, asked)

    def publish_paper(self, client: Client, title: str) -> Published:
        """Of whom nothing is asked."""
        return self._publish(client, title, "overig", None)

    def publish_proof(self, client: Client, title: str) -> Published:
        """What shows that somebody may act for the holder."""
        return self._publish(client, title, "bewijs-vertegenwoordiging", None)

    def _publish(
        self, client: Client, title: str, type_id: str, asked: dict[str, Any] | None
    ) -> Published:
        upload_id, document_id = self.upload(client), str(ULID())
        answer = self._post(
            f"/api/clients/{client.id}/publications",
            document_id=document_id,
            upload_id=upload_id,
            type_id=type_id,
            title=title,
            period="2025",
            year=2025,
            deadline_on=None,
            remark="",
            folder_id=None,
            asked=asked,
            silent=False,
        )
        return Published(
            client=client, title=title, document_id=document_id, task_id=answer["task_id"]
        )

    def ask_to_sign(
        self,
        client: Client,
        title: str,
        *signers: tuple[Person, int],
        box: bool = False,
        until: date | None = None,
    ) -> Published:
        """By these people, each in a stage; with a `box`, below each other on the first page."""
        place = {"page": 1, "left": 0.55, "top": 0.8, "width": 0.35, "height": 0.1}
        wishes = [
            {"user_id": each.id, "stage": stage}
            | ({"box": {**place, "top": 0.8 - 0.15 * number}} if box else {})
            for number, (each, stage) in enumerate(signers)
        ]
        wish = {"signers": wishes, "expires_on": until and until.isoformat()}
        asked = self._publish(client, title, "opdrachtbevestiging", wish)
        place = f"/api/clients/{client.id}/tasks/{asked.task_id}"
        eventually(lambda: fine(self.request.get(place))["status"] == "open")
        return asked

    def replace(self, document: Published) -> None:
        """A new version of it."""
        self._post(
            f"/api/clients/{document.client.id}/documents/{document.document_id}/versions",
            upload_id=self.upload(document.client),
            remark="De omzet is verbeterd.",
        )

    def history(self, document: Published) -> list[dict[str, Any]]:
        place = f"/api/clients/{document.client.id}/documents/{document.document_id}"
        found: dict[str, Any] = self.request.get(f"{place}/history").json()
        return list(found["items"])

    def file(self, document: Published) -> bytes:
        """The document as the office saves it now."""
        place = f"/api/clients/{document.client.id}/documents/{document.document_id}"
        link = fine(self.request.post(f"{place}/openings", data={"download": True}))
        with fetch(link["url"]) as answer:
            return answer.read()

    def invite(self, client: Client, called: str = "Nieuwkomer", **rights: Any) -> Newcomer:
        """Somebody new, who may read and approve."""
        person = somebody_new(client.office, called)
        return Newcomer(**structs.asdict(person), user_id=self.join(client, person, **rights))

    def let_in(self, client: Client, called: str = "Nieuwkomer", **rights: Any) -> Newcomer:
        """Somebody new who has chosen a password."""
        person = self.invite(client, called, **rights)
        link = link_in_mail(self.door.portal, person, "Uitnodiging")
        self.door.choose_password(person, link, NEW_PASSWORD)
        return person

    def take_on(self, name: str, kind: str = "organisation") -> Client:
        """A new client, of whom nobody has access yet."""
        key, office = f"NEW{uuid4().int % 10**12}", self.employee.office
        client = Client(
            key=key,
            office=office,
            number="",
            kind=kind,
            name=name,
            street="",
            place="",
            manager="",
            seats=(),
        )
        self._post("/api/clients", client_id=client.id, kind=client.kind, name=client.name)
        return client

    def join(self, client: Client, person: Person, **rights: Any) -> str:
        """Whoever has an account already gets only the rights. The id of this person, for whom a
        colleague vouched."""
        known = self.give_access(client, person, **rights)
        self._vouch(client, known)
        return str(known["user_id"])

    def give_access(self, client: Client, person: Person, **rights: Any) -> dict[str, Any]:
        """Gives a code where none was given in the last minutes."""
        given = {"role": "medewerker", "read": True, "approve": True, "sign": False}
        facts = {"email": person.email, "name": person.name, "mobile": person.phone}
        body = {**facts, "language": "nl", "rights": given | rights}
        place = f"/api/clients/{client.id}/people"
        return fine(self.proved(lambda: self.request.post(place, data=body)))

    def proved(self, act: Callable[[], APIResponse]) -> APIResponse:
        """The act, with a code where none was given in the last minutes."""
        if (answer := act()).status != 403:
            return answer
        self.door.prove(self.employee, self.request, "change_rights")
        return act()

    def _vouch(self, client: Client, person: dict[str, Any]) -> None:
        """A colleague says that it is them, so that they may act at once; Delta has but one."""
        if person["acts_from"] and client.office == WILLEM.office:
            colleague = BRAM if person["let_in_by"] == WILLEM.name else WILLEM
            other = Desk(door=self.door, employee=colleague)
            path = f"/api/clients/{client.id}/people/{person['user_id']}/vouching"
            seen = {"ground": "Zij kwam langs.", "shown": person["shown"]}
            fine(other.proved(lambda: other.request.put(path, data=seen)))

    def known_at(self, client: Client, person: Person) -> Newcomer:
        """Somebody whom an employee let in with the form, and for whom a colleague vouched."""
        people = fine(self.request.get(f"/api/clients/{client.id}/people"))["items"]
        (known,) = (each for each in people if each["email"] == person.email)
        self._vouch(client, known)
        return Newcomer(**structs.asdict(person), user_id=known["user_id"])

    def leave(self, client: Client, person: Person) -> None:
        path = f"/api/clients/{client.id}/people/{person.id}"
        fine(self.proved(lambda: self.request.delete(path)))

    def upload(self, client: Client) -> str:
        """The id of a clean upload."""
        content, upload_id = new_pdf(), str(ULID())
        place = f"/api/clients/{client.id}/uploads"
        ticket = self._post(
            place,
            upload_id=upload_id,
            file_name="stuk.pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        file = {"name": "stuk.pdf", "mimeType": "application/pdf", "buffer": content}
        sent = self.request.post(ticket["url"], multipart={**ticket["fields"], "file": file})
        assert sent.ok, sent.text()
        self.request.put(f"{place}/{upload_id}/completion", data={})
        self._wait_until_clean(f"{place}/{upload_id}")
        return upload_id

    def _wait_until_clean(self, upload: str) -> None:
        eventually(lambda: fine(self.request.get(upload))["status"] == "clean")

    def _post(self, path: str, **body: Any) -> Any:
        return fine(self.request.post(path, data=body))
