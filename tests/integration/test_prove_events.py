"""The proof that no event was altered, run as a program, on what somebody with all rights does."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.chain.domain import place
from chalicelib.core import clock
from tests.pipeline import Pipeline
from tests.support.chain import Office, name_of, said_of
from tests.world import World


def test_what_nobody_touched_is_equal(office: Office) -> None:
    status, said = office.prove()
    assert status == 0
    assert said.endswith(
        "3 events are as the chain has them; 0 wait for it.\nTable and chain are equal.\n"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"action": {"S": "task_approved"}},
        {"actor_id": {"S": "somebody-else"}},
        {"details": {"S": "{}"}},
        {"salt": {"S": "00" * 16}},
        {"form": {"S": "2"}},
        {"more": {"S": "than there was"}},
    ],
    ids=lambda change: next(iter(change)),
)
@pytest.mark.parametrize("is_seen", [True, False], ids=["seen", "unseen"])
def test_an_event_that_was_written_over_is_named(
    office: Office, second: Any, change: dict[str, Any], *, is_seen: bool
) -> None:
    """By who may put an event, whether or not its stream was still read."""
    office.put(office.row(second) | change)
    if is_seen:
        assert office.pipeline.chain()
    assert office.proof() == (1, [f"altered: {said_of(second)}"])


def test_an_event_that_was_altered_before_it_was_chained_is_named(office: Office) -> None:
    """The stream says both, one after the other."""
    (event,) = office.happen("quickly")
    office.put(office.row(event) | {"action": {"S": "task_approved"}})
    assert office.pipeline.chain()
    assert office.proof() == (1, [f"altered: {said_of(event)}"])


def test_an_attribute_that_went_is_named(office: Office, second: Any) -> None:
    row = office.row(second)
    del row["actor_name"]
    office.put(row)
    assert office.proof() == (1, [f"altered: {said_of(second)}"])


@pytest.mark.parametrize("is_seen", [True, False], ids=["seen", "unseen"])
def test_an_event_that_was_removed_is_named(office: Office, second: Any, *, is_seen: bool) -> None:
    office.remove(second)
    if is_seen:
        assert office.pipeline.chain()
    assert office.proof() == (1, [f"missing: {said_of(second)}"])


def test_an_event_that_came_past_the_chain_is_named_when_it_had_time_to_get_there(
    office: Office,
) -> None:
    (young,) = office.happen("young")
    (old,) = office.happen("old", at=clock.now() - timedelta(minutes=20))
    (ahead,) = office.happen("ahead", at=clock.now() + timedelta(days=300))
    status, said = office.prove()
    assert status == 1
    assert [line for line in said.splitlines() if line.startswith("added")] == [
        f"added: {said_of(each)} in no batch" for each in (old, ahead)
    ]
    assert "1 wait for it" in said
    assert name_of(young) not in said


def test_what_the_stream_lost_is_chained_by_hand_and_told_as_late(office: Office) -> None:
    (lost,) = office.happen("lost", at=clock.now() - timedelta(hours=26))
    assert office.proof() == (1, [f"added: {said_of(lost)} in no batch"])
    status, said = office.program("chain_late")
    assert (status, said.splitlines()[-1]) == (
        0,
        "1 chained as late. Now run scripts.prove_events.",
    )
    status, said = office.prove()
    assert status == 0
    assert f"(late: 1 in {place(office.world.office_id, 4)}" in said
    assert "0 chained as late" in office.program("chain_late")[1]
    assert len(office.batches()) == 4


def test_an_event_that_is_put_in_afterwards_is_told_by_its_batch(office: Office) -> None:
    """The stream brings it into the chain as any other, but not at the time that it says."""
    office.happen("afterwards", at=clock.now() - timedelta(days=40))
    assert office.chain_last()
    status, said = office.prove()
    assert status == 0
    assert f"(late: 1 in {place(office.world.office_id, 4)}" in said


def test_what_was_put_back_as_it_was_is_equal_and_told(office: Office, second: Any) -> None:
    row = office.row(second)
    office.put(row | {"action": {"S": "task_read"}})
    office.put(row)
    assert office.pipeline.chain()
    status, said = office.prove()
    assert status == 0
    assert f"(put back: {said_of(second)} altered or gone for a while)" in said


def test_one_day_tells_of_that_day_alone(office: Office, second: Any) -> None:
    office.put(office.row(second) | {"action": {"S": "task_read"}})
    assert office.proof("--day", "2001-01-01") == (0, [])
    assert office.proof("--day", name_of(second)[:10])[0] == 1


def test_one_office_tells_nothing_of_another(office: Office, second: Any) -> None:
    other = Office(world=World().open(), pipeline=Pipeline(aws=office.aws, office_id=""))
    other.pipeline.office_id = other.world.office_id
    other.happen("elsewhere")
    other.pipeline.chain()
    office.remove(second)
    assert other.proof() == (0, [])
    assert office.proof()[0] == 1
