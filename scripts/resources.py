"""Creates the tables, buckets, queues, key and mail identity in a stand-in for AWS.

They come from infra/, as in AWS. `python -m scripts.resources ENDPOINT PREFIX` prints the settings.
"""

import hashlib
import json
import sys
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from scripts.packaging.template import Template, data_template

REGION = "eu-west-1"
MAIL_DOMAIN = "akkoord.test"
# Any port: what is local never leaves the machine.
WEB_ORIGINS = ("http://127.0.0.1:*", "http://localhost:*", "http://*.localhost:*")


def client(service: str, endpoint: str) -> Any:
    """A client of the stand-in."""
    session = boto3.Session("test", "test", region_name=REGION)
    config = Config(retries={"max_attempts": 2}, connect_timeout=5, read_timeout=60)
    make: Any = session.client
    return make(service, endpoint_url=endpoint, config=config)


def create(endpoint: str, prefix: str) -> dict[str, str]:
    """Make what is missing under `prefix`; the settings the portal reads from its environment."""
    template = data_template()
    body = json.dumps(template, sort_keys=True)
    parameters = {
        "Prefix": prefix,
        "Purpose": "stand-in",
        "WebOrigins": ",".join(WEB_ORIGINS),
        "MailDomain": MAIL_DOMAIN,
    }
    mark = hashlib.sha256((body + json.dumps(parameters)).encode()).hexdigest()
    cloudformation = client("cloudformation", endpoint)
    name = f"{prefix}data"
    stack = _stack(cloudformation, name)
    if stack is None or _tag(stack) != mark:
        _apply(cloudformation, name, body, parameters, mark, exists=stack is not None)
        complete(endpoint, prefix, template)
        stack = _stack(cloudformation, name)
    return settings(endpoint, prefix, stack)


def settings(endpoint: str, prefix: str, stack: Template | None) -> dict[str, str]:
    """Environment variables as core.config names them."""
    made = stack["Outputs"] if stack and stack["StackStatus"].endswith("_COMPLETE") else None
    if made is None:
        raise RuntimeError("The local data was only half made. Empty it with `make reset`.")
    outputs = {output["OutputKey"]: output["OutputValue"] for output in made}
    return {
        "STAGE": "local",
        "REGION": REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "TABLE_PREFIX": prefix,
        "DOSSIER_BUCKET": outputs["DossierBucketName"],
        "QUARANTINE_BUCKET": outputs["QuarantineBucketName"],
        "NOTIFICATIONS_QUEUE_URL": outputs["NotificationsQueueUrl"],
        "REACTIONS_QUEUE_URL": outputs["ReactionsQueueUrl"],
        "MAIL_QUEUE_URL": outputs["MailQueueUrl"],
        "EVENTS_STREAM_ARN": outputs["EventsStreamArn"],
        "MAIL_FROM_DOMAIN": MAIL_DOMAIN,
        "MAIL_CONFIGURATION_SET": outputs["MailConfigurationSetName"],
        "DATA_KEY_ID": outputs["DataKeyId"],
    }


def _stack(cloudformation: Any, name: str) -> Template | None:
    try:
        stacks: list[Template] = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as missing:
        if missing.response["Error"]["Code"] != "ValidationError":
            raise
        return None
    return stacks[0]


def _tag(stack: Template) -> str | None:
    return next((tag["Value"] for tag in stack["Tags"] if tag["Key"] == "made-from"), None)


def _apply(
    cloudformation: Any, name: str, body: str, parameters: Template, mark: str, *, exists: bool
) -> None:
    change = cloudformation.update_stack if exists else cloudformation.create_stack
    change(
        StackName=name,
        TemplateBody=body,
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
        Tags=[{"Key": "made-from", "Value": mark}],
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )
    finished = "stack_update_complete" if exists else "stack_create_complete"
    cloudformation.get_waiter(finished).wait(
        StackName=name, WaiterConfig={"Delay": 0.2, "MaxAttempts": 300}
    )


def complete(endpoint: str, prefix: str, template: Template) -> None:
    """Time to live, which the stand-in's CloudFormation reads over."""
    dynamodb = client("dynamodb", endpoint)
    for resource in template["Resources"].values():
        wanted = resource.get("Properties", {}).get("TimeToLiveSpecification")
        if not wanted:
            continue
        table = resource["Properties"]["TableName"]["Fn::Sub"].replace("${Prefix}", prefix)
        state = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        if state["TimeToLiveStatus"] == "DISABLED":
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=wanted)


if __name__ == "__main__":
    print(json.dumps(create(sys.argv[1], sys.argv[2]), indent=2))
