"""What holds data is private, encrypted, recoverable and hard to throw away."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.packaging.template import data_template

CFN_LINT = Path(sys.executable).with_name("cfn-lint")
RESOURCES: dict[str, Any] = data_template()["Resources"]


def of_type(kind: str) -> dict[str, Any]:
    return {name: found for name, found in RESOURCES.items() if found["Type"] == kind}


TABLES = of_type("AWS::DynamoDB::Table")
BUCKETS = of_type("AWS::S3::Bucket")
QUEUES = of_type("AWS::SQS::Queue")


def test_cfn_lint_has_nothing_to_say(tmp_path: Path) -> None:
    template = tmp_path / "data.json"
    template.write_text(json.dumps(data_template()))
    command = [str(CFN_LINT), "--regions", "eu-west-1", "--", str(template)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_encrypted_recoverable_and_protected(name: str) -> None:
    properties = TABLES[name]["Properties"]
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["DeletionProtectionEnabled"]
    assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    assert properties["SSESpecification"]["KMSMasterKeyId"] == {"Fn::GetAtt": ["DataKey", "Arn"]}


@pytest.mark.parametrize("name", [*TABLES, *BUCKETS, "DataKey"])
def test_what_holds_data_outlives_the_stack(name: str) -> None:
    assert RESOURCES[name]["DeletionPolicy"] == "Retain"
    assert RESOURCES[name]["UpdateReplacePolicy"] == "Retain"


def test_the_key_of_the_data_is_another_one_every_year() -> None:
    assert RESOURCES["DataKey"]["Properties"]["EnableKeyRotation"]


@pytest.mark.parametrize("name", BUCKETS)
def test_every_bucket_is_private_and_encrypted(name: str) -> None:
    properties = BUCKETS[name]["Properties"]
    assert all(properties["PublicAccessBlockConfiguration"].values())
    rule = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
    is_public = name == "PkiBucket"  # CloudFront shows it to everybody
    wanted = "AES256" if is_public else "aws:kms"
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == wanted


def test_only_events_and_lines_are_streamed() -> None:
    streamed = {
        name for name, table in TABLES.items() if "StreamSpecification" in table["Properties"]
    }
    assert streamed == {"EventsTable", "TaskLinesTable"}


def test_every_queue_has_a_dead_letter_queue_or_is_one() -> None:
    for name, queue in QUEUES.items():
        policy = queue["Properties"].get("RedrivePolicy")
        if queue["Properties"]["QueueName"]["Fn::Sub"].removesuffix(".fifo").endswith("-dead"):
            assert policy is None
            continue
        target = policy["deadLetterTargetArn"]["Fn::GetAtt"][0]
        assert target in QUEUES, name
        assert policy["maxReceiveCount"] >= 5
