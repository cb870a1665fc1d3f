"""A move is listed if and only if making it is not refused: in every state, for each person."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from chalicelib.clients.events import GroundKind
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, Invalid, NotAllowed
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.signing.domain import allowed, instead, reminding
from chalicelib.signing.domain import moves as signed
from chalicelib.signing.domain.signatories import Receipt, Signatories, Signatory
from chalicelib.signing.domain.signing import File, FileState, Signing
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.asking import ask_again, ask_others
from chalicelib.tasks.domain.beside import Beside
from chalicelib.tasks.domain.moves import OF_OFFICE, Move, moves_for, open_of
from chalicelib.tasks.domain.on_behalf import OnBehalf
from chalicelib.tasks.domain.recipient import ON_PAPER, Recipient
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.unit.test_tasks_domain import ANNA, BRAM, NOON, OTHER, PIETER, btw_return

MAY_ALL = Rights(role=Role.BEHEERDER, read=True, approve=True, sign=True)
MINE = {"BAKKERIJ": MAY_ALL}
ANNA, PIETER, OTHER = (replace(each, rights=MINE) for each in (ANNA, PIETER, OTHER))
EVERYBODY = (ANNA, PIETER, OTHER, BRAM)
# Works at the dossier of one of two partners only.
OF_ONE = replace(BRAM, assigned=frozenset({"BAKKERIJ"}))
SHA = btw_return().about.sha256
LAST = NOON + timedelta(days=3)
MOMENTS = (NOON, LAST)
NEW = Recipient(user_id="OTHER", name="Olga")
Make = Callable[[Task, Actor, datetime], Change]


def recorded(task: Task, actor: Actor, at: datetime) -> Change:
    """For the first of whom it can be."""
    answer = answering.mark_read if task.action is Action.READ else approved
    for each in task.recipients:
        of = OnBehalf(user_id=each.user_id, kind=GroundKind.PHONE, ground="Gebeld")
        try:
            return answer(task, actor, SHA, at, on_behalf=of)
        except Conflict:
            continue
    raise Conflict("already_handled")


def approved(
    task: Task, actor: Actor, sha256: str, at: datetime, *, on_behalf: OnBehalf | None = None
) -> Change:
    return answering.approve(task, actor, sha256, "", at, on_behalf=on_behalf)


MAKE: dict[Move, Make] = {
    Move.APPROVE: lambda task, who, at: approved(task, who, SHA, at),
    Move.REJECT: lambda task, who, at: answering.reject(task, who, SHA, "Nee", at),
    Move.READ: lambda task, who, at: answering.mark_read(task, who, SHA, at),
    Move.SIGN: lambda task, who, at: signed.sign(task, who, at, at),
    Move.DECLINE: lambda task, who, at: signed.decline(task, who, SHA, "Nee", at),
    Move.PAPER: lambda task, who, at: signed.sign_otherwise(task, who, SHA, (), "Post", at),
    Move.REMIND: lambda task, who, at: reminding.remind(task, who, frozenset(), at),
    Move.EXTEND: lambda task, who, at: signed.extend(task, who, date(2030, 1, 1), at),
    Move.WITHDRAW_REQUEST: lambda task, who, at: signed.withdraw_signing(task, who, "Nee", at),
    Move.COMPLETE: lambda task, who, at: ending.complete(task, who, TaskState.COMPLETED, "", at),
    Move.ON_BEHALF: recorded,
    Move.ASK_OTHERS: lambda task, who, at: ask_others(task, who, ("OTHER",), {"OTHER": "O"}, at),
    Move.NEW_VERSION: lambda task, who, at: ask_again(task, who, 2, "new", {"OTHER": "O"}, at),
    Move.WITHDRAW: lambda task, who, at: ending.withdraw(task, who, "Vergissing", at),
}


def is_made(make: Callable[..., Change], *given: object) -> bool:
    """Whether something comes of it: who did it before changes nothing."""
    try:
        return make(*given).event is not None
    except (Conflict, Invalid, NotAllowed):
        return False


def asked(action: Action, states: tuple[PersonState, ...], **facts: object) -> Task:
    people = tuple(
        Recipient(user_id=who.user_id, name=who.name, state=state)
        for who, state in zip((ANNA, PIETER), states, strict=True)
    )
    return btw_return(action=action, recipients=people, closes_at=LAST, **facts)


def situations(action: Action) -> Iterator[Task]:
    second = (PersonState.OPEN, PersonState.APPROVED, PersonState.READ)
    rules = (Rule.ANY_ONE, Rule.ALL)
    for state, rule, *states in product(TaskState, rules, PersonState, second):
        yield asked(action, tuple(states), state=state, rule=rule)


@pytest.mark.parametrize("action", [Action.READ, Action.APPROVE])
@pytest.mark.parametrize("at", MOMENTS)
def test_what_is_listed_can_be_done_and_nothing_else(action: Action, at: datetime) -> None:
    seen = set()
    for task, who in product(situations(action), EVERYBODY):
        listed = moves_for(task, who, at)
        made = [move for move in listed if is_made(MAKE[move], task, who, at)]
        assert open_of(listed) == made, (task.state, task.rule, task.recipients, who.name, listed)
        seen |= {*made}
    answers = {Action.READ: {Move.READ}, Action.APPROVE: {Move.APPROVE, Move.REJECT}}[action]
    assert seen == {*OF_OFFICE} | answers if at == NOON else not seen & answers


@pytest.mark.parametrize("who", [BRAM, OF_ONE], ids=["of both", "of one"])
def test_of_two_partners_as_well(who: Actor) -> None:
    for state, other in product(TaskState, TaskState):
        beside = Beside(client_id="PIETER", document_id="D2", task_id="T2", name="P", state=other)
        task = asked(Action.APPROVE, (PersonState.OPEN,) * 2, state=state, partner=beside)
        listed = moves_for(task, who, NOON)
        made = [move for move in listed if is_made(MAKE[move], task, who, NOON)]
        assert open_of(listed) == made, (state, other, listed)


def test_who_has_no_right_has_no_move() -> None:
    reads = replace(ANNA, rights={"BAKKERIJ": Rights(handle=False)})
    for action in (Action.READ, Action.APPROVE, Action.SIGN):
        assert moves_for(asked(action, (PersonState.OPEN,) * 2), reads, NOON) == {}


WITH: dict[Move, Callable[..., Change]] = {
    Move.REMIND: lambda task, who, one, at: reminding.remind(
        task, who, frozenset({one.user_id}), at
    ),
    Move.REPLACE: lambda task, who, one, at: instead.replace_signer(
        task, who, one.user_id, NEW, at
    ),
    Move.CONFIRM_RECEIPT: lambda task, who, one, at: signed.judge_receipt(
        task, who, one.user_id, True, "", at
    ),
}


SIGNERS = (
    PersonState.OPEN,
    PersonState.WAITING,
    PersonState.SIGNED,
    PersonState.SIGNED_ON_PAPER,
    PersonState.DECLINED,
    PersonState.REMOVED,
    PersonState.RELEASED,
    PersonState.EXPIRED,
)


def to_sign() -> Iterator[Task]:
    """Anna and Bram, who signs for the office; reminded lately or not."""
    reminded = (None, NOON - timedelta(minutes=5))
    for state, anna, bram, at in product(TaskState, SIGNERS, SIGNERS[:3], reminded):
        yield signing(state, (anna, bram), at)


def signing(state: TaskState, states: tuple[PersonState, ...], reminded: datetime | None) -> Task:
    people = tuple(
        Recipient(
            user_id=who.user_id,
            name=who.name,
            state=each,
            by_office=who is BRAM,
            awaits_office=each in ON_PAPER,
        )
        for who, each in zip((ANNA, BRAM), states, strict=True)
    )
    kept = Signatories(
        people=tuple(
            Signatory(
                user_id=each.user_id,
                receipt=Receipt.AWAITED if each.awaits_office else None,
                reminded_at=reminded,
            )
            for each in people
        )
    )
    facts = {"action": Action.SIGN, "rule": Rule.ALL, "state": state, "recipients": people}
    return btw_return(**facts, kept=kept, closes_at=LAST)


@pytest.mark.parametrize("at", MOMENTS)
def test_of_what_is_signed_too(at: datetime) -> None:
    seen = set()
    for task, who in product(to_sign(), (ANNA, OTHER, BRAM)):
        known = moves_for(task, who, at)
        listed = {move: why for move, why in known.items() if move in MAKE}
        made = [move for move in listed if is_made(MAKE[move], task, who, at)]
        assert open_of(listed) == made, (task.state, task.recipients, who.name, listed)
        seen |= {*made}
    assert Move.ASK_OTHERS not in seen
    assert (Move.SIGN in seen) == (at == NOON)
    assert {Move.EXTEND, Move.WITHDRAW_REQUEST} <= seen


@pytest.mark.parametrize("at", MOMENTS)
def test_and_of_each_signer(at: datetime) -> None:
    for task, who in product(to_sign(), (ANNA, OTHER, BRAM)):
        for one in task.recipients:
            listed = allowed.moves_with(task, one, who, at)
            made = [move for move in listed if is_made(WITH[move], task, who, one, at)]
            assert open_of(listed) == made, (task.state, task.recipients, one.name, listed)


@pytest.mark.parametrize("state", FileState)
def test_what_its_file_permits(state: FileState) -> None:
    """The file itself is refused where the ceremony begins."""
    file = File(key="k", sha256=SHA, size=1)
    known = Signing(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        task_id="T1",
        document_id="D1",
        version=1,
        original=file,
        file=file,
        state=state,
        problem="pdf_damaged",
    )
    task = signing(TaskState.OPEN, (PersonState.OPEN, PersonState.OPEN), None)
    now = moves_for(task, BRAM, NOON, known)
    refused = "pdf_damaged" if state is FileState.REFUSED else ""
    assert now[Move.SIGN] == refused
    assert now[Move.PAPER] == ""
    assert (now[Move.EVIDENCE] == "") == (state is FileState.SEALED)
