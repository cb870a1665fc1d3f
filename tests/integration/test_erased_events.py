"""What is left of an event that was erased."""

from pathlib import Path

from chalicelib.audit import store as audit
from chalicelib.chain.domain import fingerprint
from chalicelib.core import clock
from tests.pipeline import Pipeline
from tests.support.chain import Office, key_of, said_of
from tests.world import World


def test_a_backup_of_before_keeps_what_was_erased_with_its_salt_and_a_note_of_it_keeps_it_away(
    world: World, pipeline: Pipeline, tmp_path: Path
) -> None:
    """Until it expires, whoever may restore can hold it against the batch."""
    office = Office(world=world, pipeline=pipeline)
    (event,) = office.happen("one")
    assert office.pipeline.chain()
    dynamodb, beside = office.aws.client("dynamodb"), f"{office.table}-{office.world.office_id}"
    kept, batch = office.row(event), office.batches()[0]
    backup = dynamodb.create_backup(TableName=office.table, BackupName=office.world.office_id)
    audit.erase(event, audit.erasure(event, office.world.actor("BRAM"), clock.now()))
    assert office.pipeline.chain()
    dynamodb.restore_table_from_backup(
        TargetTableName=beside, BackupArn=backup["BackupDetails"]["BackupArn"]
    )
    found = dynamodb.get_item(TableName=beside, Key=key_of(event))["Item"]
    assert found == kept
    assert fingerprint(found) == batch.entries[0].hash
    kept = tmp_path / "erased.txt"
    kept.write_text(said_of(event))
    status, said = office.program("restore_events", beside, "--erased", str(kept))
    assert (status, said.splitlines()[-1][:10]) == (0, "0 put back")
    assert office.proof("--erased", str(kept)) == (0, [])
    dynamodb.delete_table(TableName=beside)
