"""The rules of a task: who may do what with it, and what that does to everybody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

import scripts.demo.kinds  # noqa: F401 - rules ask the kind of a task
from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.errors import Conflict, Invalid, NotAllowed
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.offices.domain.types import Action, After, Rule
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.about import AskedDocument, TypeNames
from chalicelib.tasks.domain.asking import ask_again
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.states import MOVES
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.domain.term import closing_time
from chalicelib.tasks.domain.work import WaitsOn, waits_on
from chalicelib.work.domain.office_task import PersonState, TaskState

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
MAY = Rights(role=Role.BEHEERDER, read=True, approve=True)
ANNA = Actor(
    office_id="van-dijk",
    user_id="ANNA",
    name="Anna de Vries",
    kind=UserKind.CLIENT,
    rights={"BAKKERIJ": MAY},
)
PIETER = Actor(
    office_id="van-dijk",
    user_id="PIETER",
    name="Pieter de Vries",
    kind=UserKind.CLIENT,
    rights={"BAKKERIJ": MAY},
)
OTHER = Actor(
    office_id="van-dijk",
    user_id="OTHER",
    name="Olga",
    kind=UserKind.CLIENT,
    rights={"BAKKERIJ": MAY},
)
BOTH = {"ANNA": "Anna de Vries", "PIETER": "Pieter de Vries"}
BRAM = Actor(
    office_id="van-dijk",
    user_id="BRAM",
    name="Bram",
    kind=UserKind.EMPLOYEE,
    role=EmployeeRole.ACCOUNTANT,
)


BTW = AskedDocument(
    document_id="D1",
    version=1,
    sha256="abc",
    title="Btw-aangifte 1e kwartaal 2026",
    type_id="btw-aangifte",
    type_names=TypeNames(nl="Btw-aangifte", en="VAT return"),
    after=After.OFFICE,
    is_return=True,
    period="2026-Q1",
)


def btw_return(**changes: object) -> Task:
    task = Task(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        task_id="T1",
        about=BTW,
        client_name="Bakkerij De Vries B.V.",
        client_number="1001",
        action=Action.APPROVE,
        rule=Rule.ANY_ONE,
        deadline_on=date(2026, 4, 30),
        remark="",
        created_at=NOON,
        created_by="Bram",
        recipients=(
            Recipient(user_id="ANNA", name="Anna de Vries"),
            Recipient(user_id="PIETER", name="Pieter de Vries"),
        ),
    )
    return replace(task, **changes)  # type: ignore[arg-type]


def draft(**changes: object) -> Task:
    days: dict[str, object] = {
        "closes_after_days": 30,
        "closes_at": closing_time(NOON, 30),
        "action": Action.READ,
        "rule": Rule.EACH,
        "deadline_on": None,
    }
    return btw_return(**(days | changes))


def states(task: Task) -> list[str]:
    return [each.state.value for each in task.recipients]


def test_the_first_of_two_directors_settles_it_for_both() -> None:
    change = answering.approve(btw_return(), ANNA, "abc", "Klopt", NOON)
    assert change.task.state is TaskState.READY_TO_SEND
    assert states(change.task) == ["approved", "released"]
    assert change.event is not None
    assert change.event.action == "task_approved"
    assert change.event.details["remark"] == "Klopt"
    assert change.event.details["document_sha256"] == "abc"


def test_the_second_director_is_told_that_it_is_settled() -> None:
    settled = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    with pytest.raises(Conflict, match="already_handled"):
        answering.approve(settled, PIETER, "abc", "", NOON)


def test_approving_again_what_one_approved_gives_the_same_answer_and_no_event() -> None:
    settled = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    again = answering.approve(settled, ANNA, "abc", "", NOON + timedelta(minutes=1))
    assert (again.task, again.event) == (settled, None)


def test_where_all_must_approve_it_waits_for_the_last() -> None:
    first = answering.approve(btw_return(rule=Rule.ALL), ANNA, "abc", "", NOON).task
    assert first.state is TaskState.OPEN
    assert answering.approve(first, PIETER, "abc", "", NOON).task.state is TaskState.READY_TO_SEND


def test_another_version_than_the_one_on_screen_is_refused() -> None:
    with pytest.raises(Conflict, match="document_changed"):
        answering.approve(btw_return(), ANNA, "old", "", NOON)


def test_who_was_not_asked_may_not_act() -> None:
    with pytest.raises(NotAllowed, match="not_your_task"):
        answering.approve(btw_return(), OTHER, "abc", "", NOON)


def test_a_task_to_read_cannot_be_approved() -> None:
    with pytest.raises(Conflict, match="other_action"):
        answering.approve(draft(), ANNA, "abc", "", NOON)


def test_rejecting_needs_a_reason() -> None:
    with pytest.raises(Invalid) as error:
        answering.reject(btw_return(), ANNA, "abc", "  ", NOON)
    assert error.value.fields[0].field == "reason"


def test_one_rejection_settles_it_and_waits_for_the_office() -> None:
    change = answering.reject(btw_return(rule=Rule.ALL), ANNA, "abc", "Bedrag klopt niet", NOON)
    assert change.task.state is TaskState.REJECTED
    assert waits_on(change.task) is WaitsOn.OFFICE
    assert states(change.task) == ["rejected", "released"]
    assert answering.reject(change.task, ANNA, "abc", "Bedrag klopt niet", NOON).event is None


def test_each_person_reads_for_themselves() -> None:
    change = answering.mark_read(draft(), ANNA, "abc", NOON)
    assert change.task.state is TaskState.OPEN
    assert states(change.task) == ["read", "open"]
    assert answering.mark_read(change.task, ANNA, "abc", NOON).event is None
    assert answering.mark_read(change.task, PIETER, "abc", NOON).task.state is TaskState.READ


def test_a_draft_closes_after_thirty_days_and_says_that_nobody_opened_it() -> None:
    late = NOON + timedelta(days=31)
    change = ending.close(draft(), late)
    assert change.task.state is TaskState.CLOSED_AUTOMATICALLY
    assert states(change.task) == ["closed_automatically"] * 2
    assert change.event is not None
    assert (change.event.actor_id, change.event.details["opened"]) == ("system", "no")


def test_closing_names_who_had_opened_it() -> None:
    change = ending.close(draft().opened("ANNA", NOON), NOON + timedelta(days=31))
    assert change.event is not None
    assert change.event.details["opened"] == "yes"
    assert change.event.details["opened_by"] == "Anna de Vries"


def test_the_first_opening_counts() -> None:
    twice = draft().opened("ANNA", NOON).opened("ANNA", NOON + timedelta(days=1))
    assert twice.recipients[0].opened_at == NOON


def test_nothing_closes_before_its_term() -> None:
    with pytest.raises(Conflict, match="not_due"):
        ending.close(draft(), NOON + timedelta(days=29))
    with pytest.raises(Conflict, match="not_due"):
        ending.close(btw_return(), NOON + timedelta(days=365))


def test_after_the_term_people_see_it_closed_even_when_the_job_is_late() -> None:
    late = NOON + timedelta(days=31)
    assert draft().as_of(late).state is TaskState.CLOSED_AUTOMATICALLY
    assert draft().as_of(NOON) == draft()
    with pytest.raises(Conflict, match="closed_automatically"):
        answering.mark_read(draft(), ANNA, "abc", late)


@pytest.mark.parametrize(
    ("published", "closes"),
    [
        ("2026-03-10T11:00:00+00:00", "2026-04-09T10:00:00+00:00"),  # summer time starts 29 March
        ("2026-10-10T10:00:00+00:00", "2026-11-09T11:00:00+00:00"),  # and ends 25 October
        ("2026-02-27T01:30:00+00:00", "2026-03-29T01:30:00+00:00"),  # 02:30 does not exist then
    ],
)
def test_thirty_days_are_thirty_days_on_the_clock_of_the_netherlands(
    published: str, closes: str
) -> None:
    assert closing_time(datetime.fromisoformat(published), 30) == datetime.fromisoformat(closes)


def test_the_office_marks_what_waits_for_it_as_filed() -> None:
    ready = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    change = ending.complete(ready, BRAM, TaskState.FILED, "", NOON)
    assert change.task.state is TaskState.FILED
    assert change.event is not None
    assert change.event.action == "task_filed"
    assert ending.complete(change.task, BRAM, TaskState.FILED, "", NOON).event is None
    assert (
        ending.complete(ready, BRAM, TaskState.COMPLETED, "", NOON).task.state
        is TaskState.COMPLETED
    )


def test_what_is_still_open_cannot_be_filed() -> None:
    with pytest.raises(Conflict, match="not_in_this_state"):
        ending.complete(btw_return(), BRAM, TaskState.FILED, "", NOON)


def test_what_was_filed_stays_as_it_was() -> None:
    ready = answering.approve(btw_return(), ANNA, "abc", "", NOON).task
    filed = ending.complete(ready, BRAM, TaskState.FILED, "", NOON).task
    with pytest.raises(Conflict, match="already_filed"):
        ask_again(filed, BRAM, 2, "def", BOTH, NOON)
    with pytest.raises(Conflict, match="already_filed"):
        ending.withdraw(filed, BRAM, "vergissing", NOON)


def test_withdrawing_frees_whoever_was_still_asked() -> None:
    change = ending.withdraw(btw_return(), BRAM, "Verkeerde klant", NOON)
    assert change.task.state is TaskState.WITHDRAWN
    assert states(change.task) == ["withdrawn", "withdrawn"]
    with pytest.raises(Conflict, match="withdrawn"):
        answering.approve(change.task, ANNA, "abc", "", NOON)
    with pytest.raises(Conflict, match="not_in_this_state"):
        ending.withdraw(change.task, BRAM, "nog eens", NOON)


def test_every_state_says_where_it_may_go() -> None:
    assert set(MOVES) == set(TaskState)
    assert set().union(*MOVES.values()) <= set(TaskState)


def test_a_person_who_acted_keeps_what_they_did() -> None:
    acted = Recipient(user_id="ANNA", name="Anna").act(PersonState.READ, NOON)
    assert acted.let_go(PersonState.RELEASED) == acted
