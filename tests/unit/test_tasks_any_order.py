"""Whatever people do to a task, in whatever order: what must always hold of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.clients.events import GroundKind
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, Invalid, NotAllowed
from chalicelib.offices.domain.types import Action, Rule
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.asking import ask_again, ask_others, pass_on
from chalicelib.tasks.domain.on_behalf import OnBehalf
from chalicelib.tasks.domain.task import Change, Task
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.settings import ROUNDS
from tests.unit.test_tasks_domain import ANNA, BOTH, BRAM, OTHER, PIETER, btw_return, draft

START = datetime(2026, 3, 2, 11, tzinfo=UTC)
PEOPLE = st.sampled_from([ANNA, PIETER])
EVERYBODY = st.sampled_from([ANNA, PIETER, OTHER])
SHOWN = st.sampled_from(["now", "before"])


class AnyOrder(RuleBasedStateMachine):
    """Acts of people and of the office on one task, while rights come and go; refusals leave it as
    it was."""

    task: Task
    at: datetime
    able: dict[str, str]

    @initialize(asked=st.sampled_from(Action), how=st.sampled_from(Rule))
    def publish(self, asked: Action, how: Rule) -> None:
        make = draft if asked is Action.READ else btw_return
        self.task, self.at, self.able = make(rule=how), START, dict(BOTH)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(who=PEOPLE, shown=SHOWN)
    def approve(self, who: Actor, shown: str) -> None:
        self._try(lambda task: answering.approve(task, who, self._sha(shown), "", self.at))

    @rule(who=PEOPLE, shown=SHOWN)
    def reject(self, who: Actor, shown: str) -> None:
        self._try(lambda task: answering.reject(task, who, self._sha(shown), "Nee", self.at))

    @rule(who=PEOPLE, shown=SHOWN)
    def read(self, who: Actor, shown: str) -> None:
        self._try(lambda task: answering.mark_read(task, who, self._sha(shown), self.at))

    @rule()
    def close(self) -> None:
        self._try(lambda task: ending.close(task, self.at))

    @rule(outcome=st.sampled_from([TaskState.FILED, TaskState.COMPLETED]))
    def complete(self, outcome: TaskState) -> None:
        self._try(lambda task: ending.complete(task, BRAM, outcome, "", self.at))

    @rule()
    def new_version(self) -> None:
        version = self.task.about.version + 1
        able = self.able
        self._try(lambda task: ask_again(task, BRAM, version, f"sha-{version}", able, self.at))

    @rule(who=EVERYBODY, may=st.booleans())
    def rights_change(self, who: Actor, may: bool) -> None:
        """The reaction comes at once; again, or to who got rights, it does nothing."""
        self.able = {each: name for each, name in self.able.items() if each != who.user_id}
        if may:
            self.able[who.user_id] = who.name
        for _ in range(2):
            self._try(lambda task: pass_on(task, who.user_id, self.able, self.at))

    @rule(chosen=st.lists(EVERYBODY, max_size=3))
    def ask_others(self, chosen: list[Actor]) -> None:
        ids = tuple(each.user_id for each in chosen)
        self._try(lambda task: ask_others(task, BRAM, ids, self.able, self.at))

    @rule(who=PEOPLE, shown=SHOWN)
    def record(self, who: Actor, shown: str) -> None:
        if who.user_id not in self.able:
            return
        of = OnBehalf(user_id=who.user_id, kind=GroundKind.PHONE, ground="Gebeld")
        self._try(
            lambda task: answering.approve(task, BRAM, self._sha(shown), "", self.at, on_behalf=of)
        )
        self._try(
            lambda task: answering.mark_read(task, BRAM, self._sha(shown), self.at, on_behalf=of)
        )

    @rule()
    def withdraw(self) -> None:
        self._try(lambda task: ending.withdraw(task, BRAM, "Vergissing", self.at))

    @invariant()
    def somebody_is_asked_exactly_while_it_is_open(self) -> None:
        asked = any(each.is_open for each in self.task.recipients)
        assert asked == (self.task.state is TaskState.OPEN)

    @invariant()
    def nobody_is_asked_who_may_not_do_it(self) -> None:
        asked = {each.user_id for each in self.task.recipients if each.is_open}
        assert self.task.is_due(self.at) or asked <= self.able.keys()

    @invariant()
    def nobody_is_named_twice(self) -> None:
        ids = [each.user_id for each in self.task.recipients]
        assert len(ids) == len(set(ids))

    @invariant()
    def who_is_no_longer_asked_has_not_acted(self) -> None:
        gone = [each for each in self.task.recipients if each.state is PersonState.REMOVED]
        assert not any(each.has_acted for each in gone)

    @invariant()
    def it_is_ready_to_send_only_after_an_approval_of_this_version(self) -> None:
        approved = [each for each in self.task.recipients if each.state is PersonState.APPROVED]
        if self.task.state in (TaskState.READY_TO_SEND, TaskState.FILED):
            assert approved
        if (
            self.task.state in (TaskState.READY_TO_SEND, TaskState.FILED)
            and self.task.rule is Rule.ALL
        ):
            gone = [each for each in self.task.recipients if each.state is PersonState.REMOVED]
            assert len(approved) == len(self.task.recipients) - len(gone)

    @invariant()
    def any_one_means_one(self) -> None:
        if self.task.rule is Rule.ANY_ONE:
            acted = [each for each in self.task.recipients if each.acted_at]
            assert len(acted) <= 1

    def _sha(self, shown: str) -> str:
        return self.task.about.sha256 if shown == "now" else "another"

    def _try(self, move: Callable[[Task], Change]) -> None:
        before = self.task
        try:
            change = move(before)
        except (Conflict, Invalid, NotAllowed):
            return
        assert (change.event is None) == (change.task == before)
        assert change.event is None or change.event.details["document_sha256"]
        self.task = change.task


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60 * ROUNDS, stateful_step_count=15, deadline=None)
