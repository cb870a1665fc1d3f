"""The demo tells one story on every day of the year: demo_story.txt holds what each person sees."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec import Struct

from chalicelib.clients.domain.client import Client, Facts
from chalicelib.core.actor import Actor, EmployeeRole, UserKind, may
from chalicelib.core.clock import amsterdam
from chalicelib.core.rights import Right, Rights
from chalicelib.documents.domain.document import Document, Version
from chalicelib.offices.domain.catalogue import newest
from chalicelib.offices.domain.types import Action, ClientKind
from chalicelib.signing.domain.moves import finish, sign
from chalicelib.signing.domain.preparing import ask_now
from chalicelib.tasks.domain.asking import ask_again
from chalicelib.tasks.domain.lines import waiting_line
from chalicelib.tasks.domain.publication import Asked, ask
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import NO_DEADLINE, Task
from chalicelib.tasks.domain.work import work_of
from chalicelib.tasks.store.person_rows import (
    PersonRow,
    item_of,
    open_key,
    person_row_of,
)
from chalicelib.work.domain.office_task import PersonState
from scripts.demo.clients import person_of
from scripts.demo.history import history
from scripts.demo.moves import move
from scripts.demo.play import recipients
from scripts.demo.story import Act, Piece
from scripts.demo.timeline import act_of, timeline
from tests.people import CLIENTS, PEOPLE, Person

STORY = Path(__file__).with_name("demo_story.txt")
TYPES = {each.type_id: each for each in newest().types}
SHA256, NEWER = "a" * 64, "b" * 64
LINE = "  {:<11} {:<21} {:<8} {:<15} {:<10} {:>4}"
HEAD = LINE.format("client", "document type", "action", "state", "term", "days")
NIGHT, EVENING = time(0, 5), time(23, 59)


def days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count)]


MONTH_ENDS = [date(2027, month, 1) - timedelta(days=1) for month in range(1, 13)]
QUARTERS = [date(2027, month, 1) for month in (1, 4, 7, 10)]
SUMMER_TIME = [
    *days_from(date(2026, 10, 24), 3),
    *days_from(date(2027, 3, 27), 3),
    *days_from(date(2027, 10, 30), 3),
    *days_from(date(2028, 3, 25), 3),
]
LEAP_DAY, CHRISTMAS = days_from(date(2028, 2, 27), 4), days_from(date(2026, 12, 22), 16)
A_WEEK, SEASONS = days_from(date(2026, 11, 23), 7), days_from(date(2028, 3, 18), 7)
DAYS = sorted(
    {
        *(*MONTH_ENDS, *QUARTERS, *SUMMER_TIME, *LEAP_DAY, *CHRISTMAS, *A_WEEK, *SEASONS),
        *(date(2027, 2, 14), date(2029, 12, 31), datetime.now(amsterdam()).date()),
    }
)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_everybody_sees_the_same_on_whatever_day_the_demo_is_made(today: date) -> None:
    told = told_until(today)
    for hour in (NIGHT, EVENING):
        assert table(told, datetime.combine(today, hour, amsterdam())) == STORY.read_text()


def test_the_days_are_sixty_of_every_kind() -> None:
    assert len(DAYS) >= 60
    assert {day.weekday() for day in DAYS} == set(range(7))
    assert {(2, 28), (2, 29), (3, 31), (12, 25), (12, 31)} <= {(d.month, d.day) for d in DAYS}


def test_the_story_is_the_same_in_every_hour_of_a_change_of_summer_time() -> None:
    for today in (date(2027, 3, 28), date(2027, 10, 31)):
        told, midnight = told_until(today), datetime.combine(today, time(), amsterdam())
        hours = {(midnight.astimezone(UTC) + timedelta(hours=hour)) for hour in range(23)}
        assert {table(told, at) for at in hours} == {STORY.read_text()}


class Told(Struct, frozen=True, kw_only=True):
    """A task as the story left it, with the rows of its people that the portal would have kept."""

    task: Task
    people: dict[str, PersonRow]

    def waits_on(self, on: str) -> bool:
        work = work_of(self.task)
        line = waiting_line(self.task)
        return bool(line and line.waits == on) if on == "client" else bool(work and work.shared)


def told_until(today: date) -> list[Told]:
    return [
        Told(
            task=task,
            people={each.user_id: person_row_of(task, each.user_id) for each in task.recipients},
        )
        for task in tasks_of(history(today))
    ]


def table(told: list[Told], at: datetime) -> str:
    """Per list who see the same in it."""
    seen: dict[tuple[str, str], list[str]] = {}
    for person in PEOPLE:
        for name, lines in lists_of(person, told, at):
            seen.setdefault((name, "".join(f"{each}\n" for each in lines)), []).append(person.key)
    parts = [f"{name}: {', '.join(people)}\n{text}" for (name, text), people in seen.items()]
    return "\n".join([f"{HEAD}\n", *sorted(parts)])


def lists_of(person: Person, told: list[Told], at: datetime) -> Iterator[tuple[str, list[str]]]:
    must_do = own(person, told, at, later=False)
    yield f"must do {len(must_do)}", must_do
    yield "will be asked later", own(person, told, at, later=True)
    if person.kind == "employee":
        yield "the office waits for", waiting(person, told, "client", at)
        yield "waits for the office", waiting(person, told, "office", at)


def own(person: Person, told: list[Told], at: datetime, *, later: bool) -> list[str]:
    """As list_tasks answers it."""
    wanted = open_key(person.office, person.id, later=later)
    mine = [(each.people[person.id], each.task) for each in told if person.id in each.people]
    found = [(item_of(row), task) for row, task in mine if row.open_key == wanted]
    found.sort(key=lambda pair: (pair[0].deadline_on or NO_DEADLINE, pair[0].task_id))
    return [line(task, state_for(person, task), at) for item, task in found if not item.is_due(at)]


def state_for(person: Person, task: Task) -> str:
    theirs = task.recipient(person.id)
    assert theirs
    return task.seen_state(theirs)


def waiting(person: Person, told: list[Told], on: str, at: datetime) -> list[str]:
    """As list_office_tasks and list_work answer it."""
    actor = actor_of(person)
    found = [each for each in told if each.task.office_id == person.office and each.waits_on(on)]
    found.sort(key=lambda each: (str(each.task.deadline_on), each.task.task_id))
    shown = [each.task for each in found if may(actor, Right.READ, each.task.client_id)]
    return [line(task, task.state.value, at) for task in shown if not task.is_due(at)]


def line(task: Task, state: str, at: datetime) -> str:
    client = next(each.key for each in CLIENTS if each.id == task.client_id)
    assert task.deadline_on
    days = (task.deadline_on - at.astimezone(amsterdam()).date()).days
    term = "late" if days < 0 else "this week" if days <= 7 else "later"
    return LINE.format(client, task.about.type_id, task.action, state, term, days)


def tasks_of(pieces: list[Piece]) -> list[Task]:
    """What the portal's own rules make of the history."""
    told: dict[int, Task] = {}
    for place, moment in enumerate(timeline(pieces)):
        piece, act = pieces[moment.piece], act_of(pieces, moment)
        if act.verb == "publish" and piece.asked:
            told[moment.piece] = asked(piece, f"{place:026d}", moment.at)
        elif piece.asked:
            told[moment.piece] = after(told[moment.piece], piece, act, moment.at)
    for index, piece in enumerate(pieces):
        if piece.is_signed:
            told[index] = signed(told[index], piece)
    return list(told.values())


def asked(piece: Piece, task_id: str, at: datetime) -> Task:
    people = [person_of(who) for who, _ in piece.signers]
    wish = Asked(
        chosen_in="asked.recipients",
        recipients=tuple(person.id for person in people) or recipients(piece),
        names={person.id: person.name for person in PEOPLE},
        rights=dict(rights_at(piece)),
        deadline_on=piece.deadline_on,
        signers=tuple(
            Signer(user_id=person_of(who).id, stage=stage) for who, stage in piece.signers
        ),
        office=frozenset(person.id for person in people if person.kind == "employee"),
        expires_on=piece.expires_on,
        remark=piece.remark,
    )
    kind, manager = TYPES[piece.type_id], person_of(piece.client.manager)
    facts = Facts(
        kind=ClientKind(piece.client.kind),
        name=piece.client.name,
        client_number=piece.client.number,
    )
    client = Client(
        office_id=piece.client.office, client_id=piece.client.id, facts=facts, created_at=at
    )
    document = document_of(piece, client, manager, at)
    task = ask(actor_of(manager), client, document, kind, wish, manager.name, task_id, at).task
    return ask_now(task, at).task if piece.signers else task


def rights_at(piece: Piece) -> Iterator[tuple[str, Rights]]:
    for seat in piece.client.seats:
        yield person_of(seat.person).id, Rights(approve=seat.approve, sign=seat.sign)


def document_of(piece: Piece, client: Client, by: Person, at: datetime) -> Document:
    version = Version(
        version=1,
        file_key="key",
        file_name=piece.file_name,
        size=1,
        pages=9,
        sha256=SHA256,
        added_at=at,
        added_by_id=by.id,
        added_by=by.name,
    )
    return Document(
        office_id=client.office_id,
        client_id=client.client_id,
        document_id="document",
        title=piece.title,
        type_id=piece.type_id,
        folder_id=TYPES[piece.type_id].folder_id,
        year=at.year,
        published_at=at,
        published_by_id=by.id,
        published_by=by.name,
        latest=version,
        period=piece.period,
    )


def after(task: Task, piece: Piece, act: Act, at: datetime) -> Task:
    person = person_of(act.who or piece.client.manager)
    if act.verb == "open":
        return task.opened(person.id, at)
    if act.verb == "revise":
        able = {each.user_id: each.name for each in task.recipients}
        again = ask_again(task, actor_of(person), 2, NEWER, able, at).task
        return ask_now(again, at).task if piece.signers else again
    return move(task, actor_of(person), act, at).task


def signed(task: Task, piece: Piece) -> Task:
    """By all, on the day that the demo is made."""
    at = datetime.combine(piece.on + timedelta(days=7), NIGHT, UTC)
    for who, _ in sorted(piece.signers, key=lambda signer: signer[1]):
        task = sign(task, actor_of(person_of(who)), at, at).task
    assert {each.state for each in task.recipients} == {PersonState.SIGNED}
    assert task.action is Action.SIGN
    return finish(task, at).task


def actor_of(person: Person) -> Actor:
    kind = UserKind.EMPLOYEE if person.kind == "employee" else UserKind.CLIENT
    role = EmployeeRole(person.post) if person.post else None
    mine = frozenset(client.id for client in CLIENTS if client.manager == person.key)
    limits = mine if person.limited else None
    return Actor(
        office_id=person.office,
        user_id=person.id,
        name=person.name,
        kind=kind,
        role=role,
        assigned=limits,
    )
