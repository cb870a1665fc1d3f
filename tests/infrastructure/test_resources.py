"""What a laptop gets is made once, from the template, and stays."""

from typing import Any

import pytest

from scripts import resources
from scripts.packaging.template import data_template
from tests.aws import Aws

PREFIX = "akkoord-again-"


@pytest.fixture
def settings(aws: Aws) -> dict[str, str]:
    return resources.create(aws.endpoint, PREFIX)


@pytest.fixture
def dynamodb(aws: Aws) -> Any:
    return aws.client("dynamodb")


def test_every_table_of_the_template_is_made(settings: dict[str, str], dynamodb: Any) -> None:
    pages = dynamodb.get_paginator("list_tables").paginate()
    names = [name for page in pages for name in page["TableNames"] if name.startswith(PREFIX)]
    kinds = [found["Type"] for found in data_template()["Resources"].values()]
    assert len(names) == kinds.count("AWS::DynamoDB::Table")


def test_what_expires_will_be_swept(settings: dict[str, str], dynamodb: Any) -> None:
    told = dynamodb.describe_time_to_live(TableName=f"{PREFIX}sessions")["TimeToLiveDescription"]
    assert told == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}


def test_a_second_time_changes_nothing(aws: Aws, settings: dict[str, str], dynamodb: Any) -> None:
    item = {"once_key": {"S": "kept"}}
    dynamodb.put_item(TableName=f"{PREFIX}once", Item=item)
    assert resources.create(aws.endpoint, PREFIX) == settings
    assert dynamodb.get_item(TableName=f"{PREFIX}once", Key=item)["Item"] == item


def test_a_changed_template_is_followed_and_keeps_what_there_is(
    aws: Aws, settings: dict[str, str], dynamodb: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = {"once_key": {"S": "still kept"}}
    dynamodb.put_item(TableName=f"{PREFIX}once", Item=item)
    changed = data_template()
    queue = dict(changed["Resources"]["MailDeadQueue"]["Properties"])
    queue["QueueName"] = {"Fn::Sub": "${Prefix}new"}
    changed["Resources"]["NewQueue"] = {"Type": "AWS::SQS::Queue", "Properties": queue}
    monkeypatch.setattr(resources, "data_template", lambda *more: changed)
    assert resources.create(aws.endpoint, PREFIX) == settings
    assert aws.client("sqs").get_queue_url(QueueName=f"{PREFIX}new")["QueueUrl"]
    assert dynamodb.get_item(TableName=f"{PREFIX}once", Key=item)["Item"] == item


def test_a_file_may_be_sent_by_the_local_web(aws: Aws, settings: dict[str, str]) -> None:
    rules = aws.client("s3").get_bucket_cors(Bucket=settings["QUARANTINE_BUCKET"])["CORSRules"]
    assert rules[0]["AllowedMethods"] == ["POST"]
    assert "http://127.0.0.1:*" in rules[0]["AllowedOrigins"]
