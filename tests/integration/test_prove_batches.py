"""The proof that the chain itself is whole, on what somebody with all rights does to it."""

import pytest

from chalicelib.chain import actions, store
from chalicelib.chain.domain import ANCHORS, Head, digest, place, stamp_of, written
from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.gateways import locked
from tests.functions import running
from tests.support.chain import Office, name_of


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
    assert timestamps_of(office) == [f"timestamp: of {chain} nothing is anchored since 2026-01-02"]
    with running("AnchorChains"):
        actions.add(ANCHORS, actions._standing(), clock.now())
    said = f"{chain} has batches that say 2026-01-02 and were first anchored on {clock.today()}"
    assert timestamps_of(office) == [f"timestamp: {said}"]


def timestamps_of(office: Office) -> list[str]:
    """What is wrong with them; its events are named too, since they were still to come then."""
    status, said = office.proof()
    assert status == 1
    assert [line.partition(":")[0] for line in said if "timestamp" not in line] == ["ahead"] * 3
    return [line for line in said if "timestamp" in line]
