"""An event that is put in past the portal says a moment; its batch says when it was there."""

from datetime import timedelta

import pytest

from chalicelib.chain import actions
from chalicelib.chain.domain import ANCHORS, place, written
from chalicelib.core import clock
from chalicelib.core.replacing import replace
from tests.aws import Signatures
from tests.functions import running
from tests.pipeline import Pipeline
from tests.support.chain import Office
from tests.world import World


@pytest.fixture
def office(world: World, pipeline: Pipeline, signatures: Signatures) -> Office:
    """One event in one batch: a copy of its row, with another moment and salt, is a forged one."""
    office = Office(world=world, pipeline=pipeline)
    office.happen("one")
    assert office.chain_last()
    return office


def forge(office: Office, name: str) -> str:
    """With the keys of a role that may put an event, and as the chain then has it."""
    (known, *_) = office.happened
    forged = {"event_key": {"S": name}, "salt": {"S": "ab" * 16}}
    office.put(office.row(known) | forged)
    assert office.chain_last()
    return f"event {name} of office {office.world.office_id}, client {known.client_id}"


def at(moment: timedelta) -> str:
    return f"{clock.stamp(clock.now() + moment)}#01FORGED"


@pytest.mark.parametrize(
    "ahead", [timedelta(minutes=5), timedelta(hours=23), timedelta(days=15)], ids=str
)
def test_an_event_whose_moment_was_still_to_come_is_named(office: Office, ahead: timedelta) -> None:
    forged = forge(office, at(ahead))
    made_at = office.batches()[-1].made_at
    assert office.proof() == (1, [f"ahead: {forged} chained at {made_at}"])


def test_it_is_named_when_that_moment_has_come_as_well(office: Office) -> None:
    """What was chained two weeks ago says what will happen an hour ago."""
    forged = forge(office, at(timedelta(hours=-1)))
    batch, before = office.batches()[-1], clock.now() - timedelta(days=6)
    office.remove_batch(batch.number)
    office.put_batch(batch.number, written(replace(batch, made_at=clock.stamp(before))))
    office.forget()
    status, said = office.proof()
    assert status == 1
    assert f"ahead: {forged} chained at {clock.stamp(before)}" in said


@pytest.mark.parametrize(
    "moment", ["", "no moment", "2026-11-30T09:00:00.000-23:00", "2026-11-30T09:00:00Z"]
)
def test_a_moment_in_another_spelling_than_ours_is_named(office: Office, moment: str) -> None:
    """It sorts otherwise than it is read, and so could say another day."""
    forged = forge(office, f"{moment}#01FORGED")
    made_at = office.batches()[-1].made_at
    assert office.proof() == (1, [f"ahead: {forged} chained at {made_at}"])


def test_an_event_that_was_put_in_with_a_moment_of_55_minutes_ago_is_told(office: Office) -> None:
    """By itself it may have been an outage."""
    forge(office, at(timedelta(minutes=-55)))
    status, said = office.prove()
    assert status == 0
    assert f"(late: 1 in {place(office.world.office_id, 2)}" in said


def test_it_is_told_by_name_where_the_chain_was_past_that_moment(office: Office) -> None:
    forged = forge(office, at(timedelta(minutes=-55)))
    made_at = office.batches()[-1].made_at
    said = office.prove()[1]
    assert f"(out of turn: {forged} chained at {made_at})" in said


def test_after_an_outage_all_are_late_and_none_is_out_of_turn(
    world: World, pipeline: Pipeline, signatures: Signatures
) -> None:
    office = Office(world=world, pipeline=pipeline)
    for minutes in (50, 40, 20):
        office.happen("waiting", at=clock.now() - timedelta(minutes=minutes))
        assert office.chain_last()
    status, said = office.prove()
    assert (status, said.count("(late: 1 in")) == (0, 3)
    assert "out of turn" not in said


def test_what_comes_by_once_more_is_not_late(office: Office) -> None:
    """Such as what was put back."""
    (old,) = office.happen("old", at=clock.now() - timedelta(minutes=40))
    assert office.chain_last()
    row = office.row(old)
    office.remove(old)
    office.put(row)
    assert office.chain_last()
    assert office.prove()[1].count("late: ") == 1


def test_an_event_that_was_put_in_as_of_now_is_told_by_nothing(office: Office) -> None:
    """What docs/security.md says is not stopped: the proof is of what was written, not of who
    wrote it."""
    forge(office, at(timedelta(minutes=-10)))
    status, said = office.prove()
    assert (status, said.splitlines()) == (
        0,
        ["2 events are as the chain has them; 0 wait for it.", "Table and chain are equal."],
    )


def test_a_batch_that_says_a_moment_to_come_is_named_by_its_anchor(office: Office) -> None:
    """By who got into the function that chains: the event would be right in its batch."""
    coming = clock.now() + timedelta(days=15)
    with running("ChainEvents"):
        actions.add(office.world.office_id, office.batches()[0].entries, coming)
    with running("AnchorChains"):
        actions.add(ANCHORS, actions._standing(), clock.now())
    said = f"{office.world.office_id} has batches that say {clock.stamp(coming)[:10]}"
    assert office.proof() == (
        1,
        [f"timestamp: {said} and were first anchored on {clock.today()}"],
    )
