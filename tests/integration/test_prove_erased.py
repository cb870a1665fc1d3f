"""What was erased on purpose or not, and what comes back from a backup."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from chalicelib.audit import store as audit
from chalicelib.audit.domain import LogSearch
from chalicelib.audit.store import EventRow, erasure
from chalicelib.core import clock
from tests.people import BRAM
from tests.support.chain import Office, name_of, said_of


def test_an_event_that_was_erased_on_purpose_is_vouched_for(
    office: Office, second: Any, kept: Path
) -> None:
    """By who keeps note of it outside AWS."""
    tombstone = erasure(second, office.world.actor("BRAM"), clock.now())
    audit.erase(second, tombstone)
    kept.write_text(f"# asked for by the client on 30 November\n\n{said_of(second)}\n")
    options = ("--day", name_of(second)[:10], "--erased", str(kept))
    for _ in range(2):  # before the chain has the tombstone, and after
        status, said = office.prove(*options)
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
    assert "NOT equal: 1 erased" in office.prove()[1]


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
