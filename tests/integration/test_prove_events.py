"""The proof that no event was altered, run as a program, on what somebody with all rights does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import LogSearch
from chalicelib.audit.store import EventRow, erasure
from chalicelib.chain import actions, store
from chalicelib.chain.domain import ANCHORS, Head, digest, place, stamp_of, written
from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.gateways import locked
from tests.aws import Signatures
from tests.functions import running
from tests.people import BRAM
from tests.pipeline import Pipeline
from tests.support.chain import Office, name_of, said_of
from tests.world import World


@pytest.fixture
def office(world: World, pipeline: Pipeline, signatures: Signatures) -> Office:
    """Three events in three batches; what stands in their place is wrong, or it is not."""
    office = Office(world=world, pipeline=pipeline)
    for subject in ("one", "two", "three"):
        office.happen(subject)
        assert office.chain_last()
    return office


@pytest.fixture
def second(office: Office) -> Any:
    return office.happened[1]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The note of what was erased on purpose."""
    return tmp_path / "erased.txt"


def test_what_nobody_touched_is_equal(office: Office) -> None:
    status, said = office.program("prove_events")
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
    status, said = office.program("prove_events")
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
    status, said = office.program("prove_events")
    assert status == 0
    assert f"(late: 1 in {place(office.world.office_id, 4)}" in said
    assert "0 chained as late" in office.program("chain_late")[1]
    assert len(office.batches()) == 4


def test_an_event_that_is_put_in_afterwards_is_told_by_its_batch(office: Office) -> None:
    """The stream brings it into the chain as any other, but not at the time that it says."""
    office.happen("afterwards", at=clock.now() - timedelta(days=40))
    assert office.chain_last()
    status, said = office.program("prove_events")
    assert status == 0
    assert f"(late: 1 in {place(office.world.office_id, 4)}" in said


def test_what_was_put_back_as_it_was_is_equal_and_told(office: Office, second: Any) -> None:
    row = office.row(second)
    office.put(row | {"action": {"S": "task_read"}})
    office.put(row)
    assert office.pipeline.chain()
    status, said = office.program("prove_events")
    assert status == 0
    assert f"(put back: {said_of(second)} altered or gone for a while)" in said


def test_a_batch_that_was_written_over_is_named_and_the_first_one_counts(office: Office) -> None:
    office.put_batch(2, b"{}")
    status, (said,) = office.proof()
    assert status == 1
    assert said.startswith(f"batch changed: {place(office.world.office_id, 2)} was written over on")


def test_a_batch_that_was_hidden_is_named(office: Office) -> None:
    key = place(office.world.office_id, 2)
    office.aws.client("s3").delete_object(Bucket=office.bucket, Key=key)
    status, (said,) = office.proof()
    assert status == 1
    assert said.startswith(f"batch changed: {key} was hidden on")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_batch_that_was_replaced_past_the_lock_is_named(office: Office, number: int) -> None:
    """By one that is right in itself: what comes behind it, or what was noted of it, tells."""
    batch = office.batches()[number - 1]
    office.remove_batch(number)
    office.put_batch(number, written(batch).replace(batch.entries[0].hash.encode(), b"0" * 64))
    status, said = office.proof()
    assert status == 1
    assert any(line.startswith(f"batch changed: number {number} of") for line in said)
    assert any(line.startswith("altered") for line in said)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_batch_that_is_gone_is_named_and_what_was_in_it(office: Office, number: int) -> None:
    office.remove_batch(number)
    event = office.happened[number - 1]
    status, said = office.proof()
    assert status == 1
    assert said[0] == f"batch missing: number {number} of {office.world.office_id}"
    assert not any(name_of(event) in line for line in said if line.startswith("missing"))


def test_a_chain_that_is_gone_with_all_that_was_noted_of_it_is_named_by_its_anchor(
    office: Office,
) -> None:
    with running("AnchorChains"):
        actions.add(ANCHORS, actions._standing(), clock.now())
    for number in (1, 2, 3):
        office.remove_batch(number)
    office.forget()
    status, said = office.proof()
    assert status == 1
    assert any(f"number 3 of {office.world.office_id}, anchored on" in line for line in said)


def test_a_timestamp_of_something_else_is_named(office: Office) -> None:
    with running("AnchorChains"):
        head = actions.add(ANCHORS, actions._standing(), clock.now())
        locked.put(stamp_of(head.number), b"no timestamp", clock.now())
    status, said = office.proof()
    assert status == 1
    assert said[0].startswith(f"timestamp: {stamp_of(head.number)} proves nothing: ")
    office.remove_key(stamp_of(head.number))


def test_a_chain_that_was_made_anew_as_a_whole_is_told_by_its_timestamps(office: Office) -> None:
    """Each hash fits, and it is anchored now: but what it says is of long ago."""
    batches = office.batches()
    for batch in batches:
        office.remove_batch(batch.number)
    before = ""
    for batch in batches:
        anew = replace(batch, before=before, made_at="2026-01-02T03:04:05.678Z")
        office.put_batch(batch.number, written(anew))
        before = digest(written(anew))
    office.forget()
    store.advance(Head(chain=office.world.office_id, number=3, sha256=before, day=batches[-1].day))
    chain = office.world.office_id
    assert office.proof() == (1, [f"timestamp: of {chain} nothing is anchored since 2026-01-02"])
    with running("AnchorChains"):
        actions.add(ANCHORS, actions._standing(), clock.now())
    said = f"{chain} has batches that say 2026-01-02 and were first anchored on {clock.today()}"
    assert office.proof() == (1, [f"timestamp: {said}"])


def test_an_event_that_was_erased_on_purpose_is_vouched_for(
    office: Office, second: Any, kept: Path
) -> None:
    """By who keeps note of it outside AWS."""
    tombstone = erasure(second, office.world.actor("BRAM"), clock.now())
    audit.erase(second, tombstone)
    kept.write_text(f"# asked for by the client on 30 November\n\n{said_of(second)}\n")
    options = ("--day", name_of(second)[:10], "--erased", str(kept))
    for _ in range(2):  # before the chain has the tombstone, and after
        status, said = office.program("prove_events", *options)
        assert status == 0, said
        bram = office.world.users["BRAM"].user_id
        on = f"on {name_of(tombstone)[:19]} by {bram}"
        assert f"(erased on purpose: {said_of(second)} {on})" in said
        assert office.pipeline.chain()
    assert "about two" not in str(office.row(tombstone))
    log, _ = audit.security_log(office.world.office_id, LogSearch(), None, 10)
    assert [(line.action, line.actor_name) for line in log] == [("event_erased", BRAM.name)]


def test_a_removed_event_is_not_whitewashed_by_a_tombstone(
    office: Office, second: Any, kept: Path
) -> None:
    """Whoever has the keys of the table puts one like any other, and it comes into the chain; who
    vouches for another event does not vouch for this one."""
    first = office.happened[0]
    office.remove(second)
    tombstone = erasure(second, office.world.actor("BRAM"), clock.now())
    office.put(EventRow.of(tombstone).serialize())
    assert office.pipeline.chain()
    kept.write_text(f"{said_of(first)}\n")
    bram = office.world.users["BRAM"].user_id
    found = [f"erased: {said_of(second)} on {name_of(tombstone)[:19]} by {bram}"]
    assert office.proof() == (1, found)
    assert office.proof("--erased", str(kept)) == (1, found)
    assert "NOT equal: 1 erased" in office.program("prove_events")[1]


def test_a_tombstone_for_what_is_still_there_is_named(office: Office, second: Any) -> None:
    """It may be waiting for the day on which the event goes."""
    office.put(EventRow.of(erasure(second, office.world.actor("BRAM"), clock.now())).serialize())
    status, (said,) = office.proof()
    assert (status, said.startswith(f"erased: {said_of(second)} on ")) == (1, True)


def test_what_was_erased_without_a_word_is_put_back_from_a_backup(
    office: Office, second: Any, kept: Path
) -> None:
    """And what somebody vouches for stays gone."""
    row = office.row(second)
    audit.erase(second, erasure(second, office.world.actor("BRAM"), clock.now()))
    assert f"NOT in {office.table} as it was: {said_of(second)}" in put_back(office)
    kept.write_text(said_of(second))
    assert "0 put back, 0 could not be" in put_back(office, "--erased", str(kept))
    office.put(row)


def put_back(office: Office, *options: str) -> str:
    return office.program("restore_events", office.table, *options)[1]


def test_who_only_says_that_an_event_was_erased_is_named(office: Office, second: Any) -> None:
    """A tombstone that no batch has, and that had time to get there, counts for nothing."""
    before = clock.now() - timedelta(hours=1)
    tombstone = erasure(second, office.world.actor("BRAM"), before)
    audit.erase(second, tombstone)
    status, said = office.proof()
    assert status == 1
    assert said == [
        f"added: {said_of(tombstone)} in no batch",
        f"missing: {said_of(second)}",
    ]


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


def test_damage_is_mended_from_a_backup_of_before_it_and_what_came_later_stays(
    office: Office, second: Any
) -> None:
    """As docs/operations.md says, as far as the stand-in goes."""
    dynamodb = office.aws.client("dynamodb")
    backup = dynamodb.create_backup(TableName=office.table, BackupName=office.world.office_id)
    first, *_, third = office.happened
    office.happen("after the backup")
    office.pipeline.chain()
    office.put(office.row(first) | {"actor_name": {"S": "Somebody else"}})
    office.remove(second)
    office.pipeline.chain()
    assert office.proof()[1] == [f"altered: {said_of(first)}", f"missing: {said_of(second)}"]
    beside = f"{office.table}-{office.world.office_id}"
    dynamodb.restore_table_from_backup(
        TargetTableName=beside, BackupArn=backup["BackupDetails"]["BackupArn"]
    )
    status, said = office.program("restore_events", beside)
    assert (status, said.splitlines()[-1]) == (
        0,
        "2 put back, 0 could not be. Now run scripts.prove_events.",
    )
    assert office.proof() == (0, [])
    assert office.pipeline.chain()  # what was put back comes by once more
    assert office.proof() == (0, [])
    assert office.row(third)
    dynamodb.delete_table(TableName=beside)


def test_what_the_backup_has_otherwise_is_not_put_back(office: Office, second: Any) -> None:
    office.put(office.row(second) | {"actor_name": {"S": "Somebody else"}})
    status, said = office.program("restore_events", office.table)
    assert status == 1
    assert f"NOT in {office.table} as it was: {said_of(second)}" in said
    assert office.row(second)["actor_name"]["S"] == "Somebody else"
