"""One return of two partners, and what becomes of tasks when somebody goes: the rules alone."""

from datetime import timedelta

import pytest

from chalicelib.audit.domain import retold
from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.domain.partner import Consent, Partner
from chalicelib.core.config import BadConfig, read
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Capacity, Represents
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.events.shared import Counted, Factor
from chalicelib.offices.domain.types import ClientKind
from chalicelib.tasks.domain import answering, ending
from chalicelib.tasks.domain.foretelling import Outcome, foretell
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.together import acquainted, together
from chalicelib.tasks.events.answers import TaskApproved, TaskFiled
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.settings import SETTINGS
from tests.unit.test_tasks_domain import ANNA, BRAM, BTW, MAY, NOON, btw_return, draft


def test_what_is_only_read_is_read_by_each_for_themself() -> None:
    mine, theirs = acquainted(draft(), draft(client_id="PIETER", task_id="T2"))
    read_by_one, other = together(answering.mark_read(mine, ANNA, "abc", NOON), theirs, NOON)
    assert other.event is None
    assert other.task.state is TaskState.OPEN
    assert read_by_one.task.partner


def test_what_the_office_ended_at_both_already_is_told_once() -> None:
    ended = ending.complete(
        btw_return(state=TaskState.READY_TO_SEND), BRAM, TaskState.FILED, "", NOON
    )
    there = btw_return(client_id="PIETER", task_id="T2", state=TaskState.FILED)
    _, other = together(ended, there, NOON)
    assert (other.event, other.task.state) == (None, TaskState.FILED)


def test_the_event_of_who_agrees_first_says_that_it_awaits_the_partner() -> None:
    curator = Represents(name="Anna de Vries", capacity=Capacity.CURATOR)
    acting = replace(ANNA, rights={"BAKKERIJ": replace(MAY, represents=curator)})
    there = btw_return(client_id="PIETER", task_id="T2")
    agreed, other = together(answering.approve(btw_return(), acting, "abc", "", NOON), there, NOON)
    assert agreed.event
    assert isinstance(agreed.event.told, TaskApproved)
    assert agreed.event.told.state is agreed.task.state is TaskState.AWAITS_PARTNER
    assert curator.facts.items() <= agreed.event.details.items()
    assert other.event is None


def test_what_the_office_ends_is_told_at_both_each_of_its_own_task() -> None:
    ended = ending.complete(
        btw_return(state=TaskState.READY_TO_SEND), BRAM, TaskState.FILED, "Klaar", NOON
    )
    there = btw_return(
        client_id="PIETER", task_id="T2", about=replace(BTW, document_id="D2", version=2)
    )
    mine, other = together(ended, there, NOON)
    assert mine.event
    assert other.event
    assert other.event.told == TaskFiled(task=there.as_told, remark="Klaar")
    assert (other.event.client_id, other.event.subject_id) == ("PIETER", "D2")
    assert (other.event.actor_id, other.event.at) == ("BRAM", NOON)
    assert other.event.event_id != mine.event.event_id


def test_an_event_that_is_told_with_other_facts_keeps_for_whom_it_was_done() -> None:
    curator = Represents(name="Anna de Vries", capacity=Capacity.CURATOR)
    acting = replace(ANNA, rights={"BAKKERIJ": replace(MAY, represents=curator)})
    task = btw_return()
    filed = task.event(acting, TaskFiled(task=task.as_told, remark="Klaar"), NOON)
    told = retold(filed, TaskFiled(task=task.as_told))
    assert told.details == {name: filed.details[name] for name in filed.details if name != "remark"}
    assert curator.facts.items() <= told.details.items()


def test_nothing_is_foretold_to_who_may_go_on() -> None:
    assert foretell(btw_return(), "ANNA", {"ANNA": "Anna"}, NOON, {}) is None


def test_what_others_read_already_is_settled_by_them() -> None:
    read_by_pieter = Recipient(
        user_id="PIETER", name="Pieter", state=PersonState.READ, acted_at=NOON
    )
    task = draft(recipients=(Recipient(user_id="ANNA", name="Anna"), read_by_pieter))
    told = foretell(task, "ANNA", {}, NOON + timedelta(days=1), {})
    assert told
    assert told.outcome is Outcome.SETTLED


def test_who_agreed_already_agrees_as_they_did() -> None:
    said = Consent(at=NOON, by_id="ANNA", by="Anna")
    client = Client(
        office_id="van-dijk",
        client_id="c1",
        facts=Facts(kind=ClientKind.PERSON, name="Anna"),
        created_at=NOON,
    )
    agreed = replace(client, partner=Partner(client_id="c2", consent=said))
    assert agreed.agreeing("c2", Consent(at=NOON, by_id="BRAM", by="Bram")) is agreed


def test_of_what_still_waits_nothing_is_in_evidence() -> None:
    asked = Replacement(
        office_id="van-dijk",
        user_id="ANNA",
        factor=Factor.MOBILE,
        value="x",
        asked="e1",
        asked_by_id="BRAM",
        asked_by_name="Bram",
        asked_at=NOON,
    )
    assert asked.facts == {}
    assert asked.counted == Counted(asked_by_name="Bram")


def test_a_rate_that_is_no_number_is_refused_at_the_start() -> None:
    with pytest.raises(BadConfig, match="OFFICE_RATE"):
        read(SETTINGS | {"OFFICE_RATE": "veel"})
