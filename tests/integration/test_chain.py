"""Every event is in the chain of its office, once, whatever happens on the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.chain import jobs, store
from chalicelib.chain.domain import ANCHORS, OTHERS, digest, fingerprint, place, stamp_of, written
from chalicelib.core import clock
from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways import aws, locked
from chalicelib.gateways.signing import timestamps
from chalicelib.gateways.signing.chain import _published, chain
from tests import functions
from tests.aws import Signatures
from tests.fakes.mail import Killed
from tests.functions import run, running
from tests.pipeline import Pipeline
from tests.support.chain import Office, chain_events, name_of
from tests.support.dying import killed_at
from tests.world import World


@pytest.fixture
def office(world: World, pipeline: Pipeline) -> Office:
    return Office(world=world, pipeline=pipeline)


@pytest.fixture
def new_day(office: Office) -> None:
    """Nothing was anchored yet today: there is one such chain for all offices."""
    office.aws.client("dynamodb").update_item(
        TableName=f"{office.aws.environment['TABLE_PREFIX']}chains",
        Key={"office_id": {"S": ANCHORS}},
        UpdateExpression="SET #day = :never",
        ExpressionAttributeNames={"#day": "day"},
        ExpressionAttributeValues={":never": {"S": ""}},
    )


def test_what_happens_comes_into_the_chain_of_its_office_with_the_hash_of_its_row(
    office: Office,
) -> None:
    first, second = office.happen("one", "two")
    assert office.pipeline.chain()
    (batch,) = office.batches()
    assert [entry.name for entry in batch.entries] == [name_of(first), name_of(second)]
    assert [entry.hash for entry in batch.entries] == [
        fingerprint(office.row(event)) for event in (first, second)
    ]
    assert (batch.number, batch.before, batch.form) == (1, "", 1)
    assert batch.day == clock.today().isoformat()


def test_nothing_of_an_event_can_be_read_or_guessed_from_its_batch(office: Office) -> None:
    """Two that say the same have hashes that do not: each row has a salt of its own."""
    at = clock.now()
    events = office.happen("one", "one", at=at)
    office.pipeline.chain()
    (batch,) = office.batches()
    one, other = (entry.hash for entry in batch.entries)
    assert one != other
    assert b"about one" not in written(batch)
    salts = {office.row(event)["salt"]["S"] for event in events}
    assert len(salts) == 2
    assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)
    assert not any(salt.encode() in written(batch) for salt in salts)


def test_each_batch_holds_the_hash_of_the_one_before(office: Office) -> None:
    for subject in ("one", "two", "three"):
        office.happen(subject)
        assert office.chain_last()
    batches = office.batches()
    assert [batch.number for batch in batches] == [1, 2, 3]
    assert [batch.before for batch in batches[1:]] == [digest(written(it)) for it in batches[:2]]
    assert store.head(office.world.office_id).number == 3


def test_nobody_can_remove_a_batch_or_write_over_it_for_years(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        functions, "ASKED", set()
    )  # what is asked for on purpose counts for nothing
    office.happen("one")
    office.pipeline.chain()
    s3, key = office.aws.client("s3"), place(office.world.office_id, 1)
    found = s3.head_object(Bucket=office.bucket, Key=key)
    assert found["ObjectLockMode"] == "GOVERNANCE"
    assert found["ObjectLockRetainUntilDate"] > clock.now() + timedelta(days=7 * 365)
    with running("ChainEvents"):
        assert not locked.put(key, b"otherwise", clock.now())
        with pytest.raises(Refused, match="AccessDenied"), aws.asking("locked"):
            aws.client("s3").delete_object(
                Bucket=office.bucket, Key=key, VersionId=found["VersionId"]
            )
    (batch,) = office.batches()
    assert len(batch.entries) == 1


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("holder", "name"), [(locked, "put"), (store, "advance")])
def test_a_worker_killed_at_any_step_leaves_nothing_out_and_no_two_ways(
    office: Office, monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, when: str
) -> None:
    events = office.happen("one", "two")
    killed_at(monkeypatch, holder, name, when)
    with pytest.raises(Killed):
        office.pipeline.chain()
    events += office.happen("three")
    assert office.pipeline.chain()
    assert set(office.chained()) == {name_of(event) for event in events}
    batches = office.batches()
    assert [batch.number for batch in batches] == list(range(1, len(batches) + 1))
    assert office.proof() == (0, [])


def test_where_a_batch_lies_already_what_is_in_it_is_left_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = office.happen("one", "two")
    killed_at(monkeypatch, store, "advance", "before")
    with pytest.raises(Killed):
        office.pipeline.chain()
    assert office.pipeline.chain()
    assert office.chained() == [name_of(event) for event in events]


def test_a_record_that_comes_twice_does_no_harm(office: Office) -> None:
    office.happen("one", "two")
    assert office.pipeline.chain()
    assert office.pipeline.chain()
    assert office.proof() == (0, [])


def test_two_workers_at_once_make_one_chain(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one comes between what the first reads and what it writes."""
    one, two = office.happen("one", "two")
    records, real = office.pipeline.records(), locked.put

    def meanwhile(*given: Any) -> bool:
        monkeypatch.setattr(locked, "put", real)
        assert chain_events(records[1:]) == {"batchItemFailures": []}
        return real(*given)

    monkeypatch.setattr(locked, "put", meanwhile)
    assert chain_events(records[:1]) == {"batchItemFailures": []}
    assert office.chained() == [name_of(two), name_of(one)]
    assert [batch.number for batch in office.batches()] == [1, 2]
    assert office.proof() == (0, [])


def test_what_somebody_put_where_a_batch_should_go_holds_up_nobody_and_is_named(
    office: Office,
) -> None:
    (event,) = office.happen("one")
    office.put_batch(1, b"not ours")
    assert office.chain_last()
    assert store.head(office.world.office_id).number == 2
    assert office.proof() == (
        1,
        [f"batch changed: {place(office.world.office_id, 1)} is no batch of ours"],
    )
    assert office.row(event)


def test_what_was_noted_of_a_chain_may_be_lost(office: Office) -> None:
    """What lies in the bucket counts."""
    office.happen("one", "two")
    assert office.pipeline.chain()
    office.forget()
    (third,) = office.happen("three")
    assert office.chain_last()
    assert office.chained()[2:] == [name_of(third)]
    assert office.proof() == (0, [])


def test_a_late_event_comes_in_the_next_batch_and_says_its_own_day(
    office: Office, later: Callable[[timedelta], None]
) -> None:
    (late,) = office.happen("late")
    later(timedelta(days=2))
    (today,) = office.happen("today")
    office.pipeline.chain()
    (batch,) = office.batches()
    assert batch.day == clock.today().isoformat()
    assert [entry.name for entry in batch.entries] == [name_of(late), name_of(today)]
    assert name_of(late)[:10] < batch.day
    assert "(late: 1 in" in office.prove()[1]


def test_what_cannot_be_chained_of_one_office_comes_back_and_the_rest_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Office(world=World().open(), pipeline=Pipeline(aws=office.aws, office_id=""))
    other.pipeline.office_id = other.world.office_id
    office.happen("one")
    other.happen("elsewhere")
    records, real = office.pipeline.records() + other.pipeline.records(), locked.put

    def put(key: str, *given: Any) -> bool:
        if key.startswith(office.world.office_id):
            raise TryAgain("locked SlowDown")
        return real(key, *given)

    monkeypatch.setattr(locked, "put", put)
    again = [it["itemIdentifier"] for it in chain_events(records)["batchItemFailures"]]
    assert again == [each["dynamodb"]["SequenceNumber"] for each in office.pipeline.records()]
    assert len(other.chained()) == 1
    monkeypatch.setattr(locked, "put", real)
    assert office.pipeline.chain()
    assert len(office.chained()) == 1


def test_a_row_of_no_office_holds_up_nobody_and_is_chained_too(office: Office) -> None:
    (event,) = office.happen("one")
    row = office.row(event) | {
        "client_key": {"S": "../" + "x" * 1500},
        "odd": {"M": {"list": {"L": [{"NS": ["2", "1"]}, {"B": b"\x00"}]}}},
    }
    office.put(row)
    records = (
        office.pipeline.records() + Pipeline(aws=office.aws, office_id="../" + "x" * 1500).records()
    )
    assert chain_events(records) == {"batchItemFailures": []}
    found = [entry for batch in office.batches(OTHERS) for entry in batch.entries]
    assert fingerprint(row) in {entry.hash for entry in found}


def test_every_day_somebody_else_says_when_the_chains_stood_where(
    office: Office, signatures: Signatures, new_day: None
) -> None:
    office.happen("one")
    office.pipeline.chain()
    assert not anchored_again_today(office)
    anchor = office.batches(ANCHORS)[-1]
    stands = {entry.owner: entry.hash for entry in anchor.entries}
    assert stands[office.world.office_id] == store.head(office.world.office_id).sha256
    token = locked.get(stamp_of(anchor.number))
    at = timestamps.stamped_at(token, bytes.fromhex(digest(written(anchor))), chain())
    assert abs(at - clock.now()) < timedelta(minutes=1)
    assert office.proof() == (0, [])


def anchored_again_today(office: Office) -> bool:
    _published.cache_clear()  # as where it runs: nobody fetched the certificates for it
    run(jobs.anchor_chains)
    before = len(office.batches(ANCHORS))
    run(jobs.anchor_chains)
    return len(office.batches(ANCHORS)) > before


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("holder", "name"),
    [(locked, "put"), (store, "advance"), (timestamps, "stamp"), (store, "note_stamp")],
)
def test_an_anchor_is_finished_by_the_next_run_wherever_the_first_was_killed(
    office: Office,
    signatures: Signatures,
    new_day: None,
    monkeypatch: pytest.MonkeyPatch,
    holder: Any,
    name: str,
    when: str,
) -> None:
    office.happen("one")
    office.pipeline.chain()
    killed_at(monkeypatch, holder, name, when)
    with pytest.raises(Killed):
        run(jobs.anchor_chains)
    run(jobs.anchor_chains)
    last = office.batches(ANCHORS)[-1]
    assert office.world.office_id in {entry.owner for entry in last.entries}
    assert locked.get(stamp_of(last.number))
    assert office.proof() == (0, [])
