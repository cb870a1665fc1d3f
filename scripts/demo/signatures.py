"""Signs in the demo as the worker does, with a real timestamp: so on the day that it is made."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import cos, pi, sin

from chalicelib.core.emails import masked_email
from chalicelib.core.ids import new_id
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.table import transaction
from chalicelib.documents.domain.document import DocumentStatus
from chalicelib.documents.store import documents
from chalicelib.signing.actions.preparing import laid_out
from chalicelib.signing.actions.sealing import finish
from chalicelib.signing.actions.working import add_signature
from chalicelib.signing.domain.ceremony import Ceremony, CeremonySigner, Chosen
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.preparing import ask_now
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.opening import mark_opened
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from scripts.demo.clients import person_of
from scripts.demo.shapes import Client, Person
from scripts.demo.story import Piece

WIDTH, HEIGHT = 500.0, 200.0
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def ask(client: Client, task_id: str, at: datetime) -> None:
    """As of then; the file is laid out on the day that the demo is made, for its timestamps."""
    task = _task(client, task_id)
    change = ask_now(task, at)
    with transaction() as write:
        tasks.put(change, write, task)
        where = (client.office, client.id, task.about.document_id)
        documents.copy_status(*where, DocumentStatus.OPEN, write, shows=True)


def lay_out(client: Client, task_id: str, now: datetime) -> None:
    task = _task(client, task_id)
    signings.keep_signing(laid_out(task, now))


def sign(piece: Piece, task_id: str, now: datetime) -> None:
    """By all who were asked, in order; and then it is sealed."""
    for who, _ in sorted(piece.signers, key=lambda signer: signer[1]):
        task, person = _task(piece.client, task_id), person_of(who)
        mark_opened(task.office_id, person.id, task.about.document_id, task.about.version, now)
        ceremony = _ceremony(piece.client, task, person, now)
        signings.keep_ceremony(ceremony)
        add_signature(_kept(ceremony), task_id, now)
    task = _task(piece.client, task_id)
    if signing := signings.signing(task):
        finish(task, signing, now)


def _task(client: Client, task_id: str) -> Task:
    return tasks.get(client.office, client.id, task_id)


def _kept(ceremony: Ceremony) -> Ceremony:
    return signings.ceremony(ceremony.office_id, ceremony.client_id, ceremony.ceremony_id)


def _ceremony(client: Client, task: Task, person: Person, now: datetime) -> Ceremony:
    """Both codes right, and the signature given."""
    begun = now - timedelta(minutes=4)
    new = Ceremony(
        office_id=client.office,
        client_id=client.id,
        client_name=client.name,
        ceremony_id=new_id(),
        signer=_signer(person),
        documents=(_chosen(task),),
        started_at=begun,
    )
    mailed = new.note(begun, "begun").asked("-", "email", masked_email(person.email), begun)
    texted = mailed.proved("email", begun).asked("-", "sms", masked_mobile(person.phone), begun)
    proved = texted.proved("sms", now - timedelta(minutes=2))
    return proved.signed(_ink(person), now - timedelta(minutes=1), "198.51.100.24", BROWSER)


def _signer(person: Person) -> CeremonySigner:
    return CeremonySigner(
        user_id=person.id,
        name=person.name,
        email=person.email,
        phone=masked_mobile(person.phone),
        language=person.language,
        by_office=person.kind == "employee",
        session="demo",
        ip="198.51.100.24",
        user_agent=BROWSER,
    )


def _chosen(task: Task) -> Chosen:
    signing = signings.signing(task)
    return Chosen(
        task_id=task.task_id,
        document_id=task.about.document_id,
        title=task.about.title,
        type_names=task.about.type_names,
        period=task.about.period,
        version=task.about.version,
        sha256=task.about.sha256,
        shown_sha256=signing.file.sha256 if signing else task.about.sha256,
    )


def _ink(person: Person) -> Ink:
    """Employees typed their name; the others wrote something with loops."""
    if person.kind == "employee":
        return Ink(typed=person.name)
    return Ink(strokes=(tuple(_loops()), ((60, 170), (440, 150))), width=WIDTH, height=HEIGHT)


def _loops() -> Iterable[tuple[float, float]]:
    """Written from left to right, slanting, ever flatter."""
    for step in range(161):
        done = step / 160
        turn, height = 9 * pi * done, 12 + 66 * (1 - done) ** 1.6
        down = 105 - height * cos(turn)
        yield 70 + 330 * done + 26 * sin(turn) - 0.45 * (down - 105), down
