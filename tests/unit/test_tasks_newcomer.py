"""Which open tasks somebody who is given rights may get too, and how they join."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.audit.domain import Event
from chalicelib.core.ids import id_of_what_follows, new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain import answering
from chalicelib.tasks.domain.newcomer import Newcomer, join, stays_as_it_is
from chalicelib.tasks.domain.recipient import MOST_ASKED, Recipient
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.unit.test_tasks_domain import ANNA, btw_return, draft

AT = datetime(2026, 3, 2, 11, tzinfo=UTC)
MAY = Rights(approve=True)
ZOE = Newcomer(rights=MAY, held=None, user_id="ZOE", name="Zoë")
GIVEN = Event(
    office_id="vandijk",
    client_id="CLIENT",
    subject_id="ZOE",
    action="person_invited",
    actor_id="BRAM",
    actor_name="Bram",
    at=AT,
    details={},
    event_id=new_id(),
)


@pytest.mark.parametrize("state", TaskState)
def test_only_what_waits_can_be_joined(state: TaskState) -> None:
    waits = state in (TaskState.OPEN, TaskState.STUCK, TaskState.PREPARING)
    assert ZOE.could_join(replace(btw_return(), state=state), AT) is waits


def test_what_is_past_its_reading_term_waits_no_more() -> None:
    assert ZOE.could_join(draft(), AT)
    assert not ZOE.could_join(draft(), AT + timedelta(days=400))


@pytest.mark.parametrize(
    ("held", "gets"),
    [
        (None, True),
        (Rights(), True),
        (MAY, False),
        (replace(MAY, ends_on="2020-01-01"), True),
        (replace(MAY, types=("offerte",)), True),
    ],
)
def test_what_they_might_do_before_is_not_asked_of_them_now(
    held: Rights | None, gets: bool
) -> None:
    assert replace(ZOE, held=held).could_join(btw_return(), AT) is gets


@pytest.mark.parametrize(
    ("state", "gets"), [(PersonState.OPEN, False), (PersonState.REMOVED, True)]
)
def test_of_whom_it_was_taken_it_can_be_asked_again(state: PersonState, gets: bool) -> None:
    task = btw_return()
    task = replace(
        task, recipients=(*task.recipients, Recipient(user_id="ZOE", name="Zoë", state=state))
    )
    assert ZOE.could_join(task, AT) is gets


def test_what_all_must_do_and_what_very_many_are_asked_stays() -> None:
    assert stays_as_it_is(btw_return(rule=Rule.ALL))
    assert not stays_as_it_is(btw_return(rule=Rule.ANY_ONE))
    many = tuple(Recipient(user_id=str(each), name="Naam") for each in range(MOST_ASKED))
    assert stays_as_it_is(replace(btw_return(rule=Rule.ANY_ONE), recipients=many))


def test_who_joins_is_asked_beside_the_others_in_the_name_of_who_gave_the_rights() -> None:
    task = btw_return(rule=Rule.ANY_ONE)
    change = join(task, ZOE, GIVEN, AT + timedelta(minutes=1))
    assert [each.is_open for each in change.task.recipients] == [True] * 3
    assert change.event
    assert (change.event.actor_name, change.event.at) == ("Bram", AT)
    assert change.event.details["passed_to"] == "Zoë"
    assert "asked" not in change.event.details
    again = join(task, ZOE, GIVEN, AT + timedelta(hours=1))
    assert again.event
    assert again.event.event_id == change.event.event_id
    assert (
        answering.approve(change.task, ANNA, task.about.sha256, "", AT).task.state
        is TaskState.READY_TO_SEND
    )


def test_an_id_of_what_follows_is_as_long_as_any_other_and_sorts_beside_its_cause() -> None:
    cause = new_id()
    one, other = id_of_what_follows(cause, "one"), id_of_what_follows(cause, "other")
    assert one != other
    assert {len(each) for each in (cause, one, other)} == {26}
    assert {each[:10] for each in (one, other)} == {cause[:10]}
    assert set(one) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
