"""A document to sign, signers at their browsers, and the worker in the test's hands."""

import base64
import hashlib
import re
from datetime import date
from typing import Any

from msgspec import Struct, field

from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.documents.domain.document import Document
from chalicelib.documents.domain.upload import Upload, start
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import files
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.wish import Wish
from chalicelib.tasks.store import lists, tasks
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.http.proving import proved, step_up
from tests.pipeline import Pipeline, sign_documents
from tests.portal import Answer, Portal
from tests.support.flat import flat
from tests.support.sending import send
from tests.support.signing import document
from tests.world import World

# The smallest picture that is one.
PHOTO = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////"
    "////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAA"
    "AAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)
DRAWN = {"strokes": [[[10, 20], [60, 40], [110, 15]]], "width": 300, "height": 100}


class Desk(Struct, kw_only=True):
    """Where a signing is followed from asking to sealed."""

    world: World
    pipeline: Pipeline
    texts: FakeSms
    doors: dict[str, Portal] = field(default_factory=dict)

    def door(self, who: str) -> Portal:
        if who not in self.doors:
            self.doors[who] = Portal(self.world.host).sign_in(self.world.users[who])
        return self.doors[who]

    def passes_on(self, who: str = "BRAM") -> Portal:
        """After a fresh code for asking others."""
        return proved(self.door(who), self.texts, "pass_on")

    def upload(
        self,
        content: bytes | None = None,
        name: str = "jaarrekening.pdf",
        who: str = "BRAM",
        pages: int = 1,
    ) -> Upload:
        """A file that was checked and lies in the dossier."""
        content = content or document()
        made = start(
            self.world.actor(who),
            clock.now(),
            client_id=self.world.bakkerij,
            upload_id=new_id(),
            file_name=name,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        version = files.keep(made.file_key, content, made.content_type)
        upload_rows.expect(made.complete().approve(pages, file_version=version))
        return made

    def ask(
        self,
        *signers: tuple[str, int],
        content: bytes | None = None,
        pages: int = 1,
        by: str = "BRAM",
        **wish: Any,
    ) -> Task:
        """These people, each in a stage, are asked to sign the annual accounts: the office has it
        prepared, and the worker has done so."""
        task = self.prepare(*signers, content=content, pages=pages, by=by, **wish)
        self.seal()
        return self.task(task.task_id)

    def prepare(
        self,
        *signers: tuple[str, int],
        content: bytes | None = None,
        pages: int = 1,
        by: str = "BRAM",
        **wish: Any,
    ) -> Task:
        """As the office leaves it: nobody is asked yet."""
        asked = tuple(
            Signer(user_id=self.world.users[who].user_id, stage=stage) for who, stage in signers
        )
        made = publishing.publish(
            self.world.actor(by),
            self.world.bakkerij,
            Wish(
                document_id=new_id(),
                upload_id=self.upload(content, pages=pages).upload_id,
                type_id="jaarrekening",
                title="Jaarrekening 2025",
                signers=asked,
                separate=True,
                **wish,
            ),
            clock.now(),
        )
        return self.task(str(made.task_id))

    def publish_without_task(self) -> Document:
        upload = self.upload()
        wish = Wish(
            document_id=new_id(),
            upload_id=upload.upload_id,
            type_id="jaarrekening",
            title="Jaarrekening 2024",
            separate=True,
        )
        bram = self.world.actor("BRAM")
        return publishing.publish(bram, self.world.bakkerij, wish, clock.now())

    def scan(self, who: str, task: Task, name: str) -> str:
        """The id of a scan that this person sent in and that was found clean."""
        return str(self.send(who, self.path(task, "/scans"), name, PHOTO)["upload_id"])

    def send(self, who: str, place: str, name: str, content: bytes) -> dict[str, Any]:
        """What the browser knows of a file that it sent in and that was found clean."""
        seen = self.offer(who, place, name, content)
        assert seen["status"] == "clean", seen
        return seen

    def offer(self, who: str, place: str, name: str, content: bytes) -> dict[str, Any]:
        """The same, whatever the check said."""
        upload_id = new_id()
        done = self.hand_in(who, place, upload_id, name, content).body
        assert done["status"] == "checking"
        self.pipeline.run()
        return dict(self.door(who).get(f"{place}/{upload_id}").body)

    def hand_in(self, who: str, place: str, upload_id: str, name: str, content: bytes) -> Answer:
        """As far as it gets; to be checked."""
        body = {
            "upload_id": upload_id,
            "file_name": name,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        ticket = self.door(who).post(place, body)
        if ticket.status >= 300:
            return ticket
        assert send(ticket.body["url"], ticket.body["fields"], content) == 204
        return self.door(who).put(f"{place}/{upload_id}/completion")

    def task(self, task_id: str) -> Task:
        return tasks.get(self.world.office_id, self.world.bakkerij, task_id)

    def signing(self, who: str, task: Task) -> dict[str, Any]:
        """The task with the part of its kind."""
        answer = self.door(who).get(self.page(task))
        assert answer.status == 200, answer.body
        return flat(answer.body)

    def page(self, task: Task) -> str:
        return f"/clients/{task.client_id}/tasks/{task.task_id}"

    def path(self, task: Task, part: str = "") -> str:
        return f"/clients/{task.client_id}/signings/{task.task_id}{part}"

    def begin(self, who: str, *chosen: Task, ceremony_id: str = "") -> Answer:
        body = {
            "ceremony_id": ceremony_id or new_id(),
            "documents": [
                {"task_id": each.task_id, "document_sha256": each.about.sha256} for each in chosen
            ],
        }
        return self.door(who).post(f"/clients/{self.world.bakkerij}/ceremonies", body)

    def put(self, who: str, ceremony: Answer, noun: str, body: Any = None) -> Answer:
        return self.door(who).put(self.at(ceremony, f"/{noun}"), body or {})

    def look(self, who: str, ceremony: Answer) -> dict[str, Any]:
        return dict(self.door(who).get(self.at(ceremony)).body)

    def at(self, ceremony: Answer, part: str = "") -> str:
        return f"/clients/{self.world.bakkerij}/ceremonies/{ceremony.body['ceremony_id']}{part}"

    def mailed_code(self, who: str) -> str:
        """The one that was sent last."""
        mails = self.pipeline.aws.outbox(self.world.users[who].email)
        codes = (re.search(r"\b[0-9]{6}\b", mail.text) for mail in mails if "code" in mail.subject)
        return next(code[0] for code in codes if code)

    def prove(self, who: str, *chosen: Task) -> Answer:
        """Both codes right."""
        begun = self.begin(who, *chosen)
        assert begun.status == 201, begun.body
        second = self.put(who, begun, "answer", {"code": self.mailed_code(who)})
        assert second.status == 200, second.body
        done = self.put(who, begun, "answer", {"code": code_in(self.texts)})
        assert done.status == 200, done.body
        return done

    def decline(self, who: str, task: Task, reason: str = "De cijfers kloppen niet") -> Answer:
        """With the code that it takes."""
        step_up(self.door(who), self.texts, "decline", task.about.sha256)
        body = {"document_sha256": task.about.sha256, "reason": reason}
        return self.door(who).put(self.path(task, "/decline"), body)

    def sign(self, who: str, *chosen: Task) -> Answer:
        """The whole way, up to what the worker makes of it."""
        proved = self.prove(who, *chosen)
        given = self.put(who, proved, "signature", DRAWN)
        assert given.status == 200, given.body
        return given

    def sign_on(self, who: str, task: Task, ceremony_id: str) -> Answer | None:
        """The next step of this ceremony, as the web takes it from what it sees; None once the
        signature was given."""
        at = f"/clients/{self.world.bakkerij}/ceremonies/{ceremony_id}"
        seen = self.door(who).get(at)
        if seen.status == 404:
            return self.begin(who, task, ceremony_id=ceremony_id)
        if seen.status >= 300:
            return seen
        match seen.body["step"], seen.body["code"]:
            case ("email" | "second", None):
                return self.door(who).put(f"{at}/message", {})
            case ("email", _):
                return self.put(who, seen, "answer", {"code": self.mailed_code(who)})
            case ("second", _):
                return self.put(who, seen, "answer", {"code": code_in(self.texts)})
            case ("ink", _):
                return self.put(who, seen, "signature", DRAWN)
        assert seen.body["step"] in ("signing", "ready"), seen
        return None

    def work(self) -> None:
        """Everything that waits, and what comes of it."""
        self.pipeline.run()
        self.pipeline.run()

    def seal(self) -> None:
        """Only what the worker of signing does."""
        assert self.pipeline.route()
        self.pipeline.work("SIGNING_QUEUE_URL", sign_documents)

    def states(self, task: Task) -> dict[str, str]:
        """As the office sees them, by first name."""
        signers = self.signing("BRAM", task)["signers"]
        return {each["name"].split()[0]: each["state"] for each in signers}

    def waiting(self, who: str) -> int:
        """How many tasks are in this person's list."""
        user_id = self.world.users[who].user_id
        return len(lists.open_items(self.world.office_id, user_id, None, 50)[0])

    def subjects(self, who: str) -> list[str]:
        """Of the mails to this person, oldest first, up to the colon."""
        mails = self.pipeline.aws.outbox(self.world.users[who].email)
        return [mail.subject.split(":")[0] for mail in mails][::-1]

    def check(self, *, content: bytes = b"", sha256: str = "") -> dict[str, Any]:
        """As anybody may, without an account."""
        body = {"pdf": base64.b64encode(content).decode()} if content else {"sha256": sha256}
        answer = Portal(self.world.host).post("/document-checks", body)
        assert answer.status == 200, answer.body
        return dict(answer.body)


def tomorrow() -> date:
    return date.fromordinal(clock.today().toordinal() + 1)
