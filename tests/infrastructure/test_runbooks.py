"""What docs/operations.md tells to type exists, and does what it says where the stand-in can."""

import json
import re
import shlex
from subprocess import CompletedProcess
from typing import Any

import boto3
import pytest
from botocore import xform_name
from botocore.session import get_session

from scripts.install import ROOT
from scripts.local.stream import as_text
from scripts.reroute import FAILS
from tests.infrastructure.deployed import Deployed
from tests.laptop import run_python

PAGE = (ROOT / "docs" / "operations.md").read_text()
TYPED = sorted(set(re.findall(r"`aws ([^`…]+(?:-…[^`]*)?)`", PAGE)))
OURS = sorted(set(re.findall(r"`python -m (scripts\.\w+)", PAGE)))


@pytest.mark.parametrize("line", TYPED)
def test_aws_knows_what_is_typed(line: str) -> None:
    service, operation, *options = shlex.split(line)
    model = get_session().get_service_model("s3" if service == "s3api" else service)
    known = {xform_name(name, "-"): name for name in model.operation_names}
    takes = model.operation_model(known[operation]).input_shape
    names = {f"--{xform_name(name, '-')}" for name in (takes.members if takes else ())}
    needs = {f"--{xform_name(name, '-')}" for name in (takes.required_members if takes else ())}
    given = {option for option in options if option.startswith("--")} - {"--region"}
    assert given <= names, given - names
    assert needs <= given, needs - given


@pytest.mark.parametrize("module", OURS)
def test_our_commands_are_there(module: str) -> None:
    assert (ROOT / f"{module.replace('.', '/')}.py").exists()


@pytest.mark.slow
def test_what_could_not_be_routed_is_routed_again_and_forgotten(
    deployed: Deployed, office: dict[str, str]
) -> None:
    batch, event = _first_event(deployed)
    sqs = deployed.client("sqs")
    url = sqs.get_queue_url(QueueName="akkoord-stack-unrouted-dead")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"DDBStreamBatchInfo": batch}))
    sqs.send_message(QueueUrl=url, MessageBody=as_text(event))
    for told in ("2 events routed.\n", "0 events routed.\n"):
        done = _reroute(deployed)
        assert (done.returncode, done.stdout, done.stderr) == (0, told, "")


@pytest.mark.slow
def test_what_still_cannot_be_read_stays_where_it_is(
    deployed: Deployed, office: dict[str, str]
) -> None:
    _, event = _first_event(deployed)
    event["dynamodb"]["NewImage"]["action"] = {"S": "of_no_kind"}
    sqs = deployed.client("sqs")
    url = sqs.get_queue_url(QueueName="akkoord-stack-unrouted-dead")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=as_text(event))
    done = _reroute(deployed)
    assert (done.returncode, done.stdout) == (1, "")
    assert FAILS in done.stderr
    asked = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    kept = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    assert sum(int(asked[each]) for each in kept) == 1
    sqs.purge_queue(QueueUrl=url)


def _reroute(deployed: Deployed) -> CompletedProcess[str]:
    command = ("-m", "scripts.reroute", "--stage", "stack")
    return run_python(*command, AWS_ENDPOINT_URL=deployed.endpoint)


def _first_event(deployed: Deployed) -> tuple[dict[str, Any], dict[str, Any]]:
    """What Lambda writes about the first event in the stream, when it gave it up; and the event."""
    streams = boto3.Session("test", "test", region_name="eu-west-1").client(
        "dynamodbstreams", endpoint_url=deployed.endpoint
    )
    (arn,) = [
        each["StreamArn"]
        for each in streams.list_streams()["Streams"]
        if each["TableName"] == "akkoord-stack-events"
    ]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    start = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    event = streams.get_records(ShardIterator=start)["Records"][0]
    number = event["dynamodb"]["SequenceNumber"]
    ends = {"startSequenceNumber": number, "endSequenceNumber": number}
    return {"streamArn": arn, "shardId": shard, **ends}, event
