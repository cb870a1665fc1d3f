"""Creates the tables, buckets, queues, key and mail identity in a stand-in for AWS.

They come from infra/, as in AWS. `python -m scripts.resources ENDPOINT PREFIX` prints the settings.
"""

import hashlib
import json
import sys
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

from scripts.packaging.stack import Wanted, apply, find
from scripts.packaging.template import Template, data_template

REGION = "eu-west-1"
MAIL_DOMAIN = "akkoord.test"
# Nobody fetches it: on a laptop the lists of revocation are read where they were put.
PKI_URL = "http://pki.akkoord.test/pki"
# Any port: what is local never leaves the machine.
WEB_ORIGINS = ("http://127.0.0.1:*", "http://localhost:*", "http://*.localhost:*")


@cache
def client(service: str, endpoint: str) -> Any:
    """A client of the stand-in: making one costs more than fifty requests."""
    session = boto3.Session("test", "test", region_name=REGION)
    config = Config(retries={"max_attempts": 2}, connect_timeout=5, read_timeout=60)
    make: Any = session.client
    return make(service, endpoint_url=endpoint, config=config)


def stack_name(prefix: str) -> str:
    return f"{prefix}data"


def create(endpoint: str, prefix: str, *more: Template) -> dict[str, str]:
    """Make what is missing under `prefix`, and `more` beside it; the settings the portal reads from
    its environment."""
    template = data_template(*more)
    wanted = _wanted(template, prefix)
    cloudformation = client("cloudformation", endpoint)
    stack = find(cloudformation, wanted.name)
    if stack is None or stack.mark != wanted.mark:
        stack = apply(cloudformation, _in_bucket(endpoint, prefix, wanted), look_every=0.2)
        complete(endpoint, prefix, template)
    if stack is None or not stack.status.endswith("_COMPLETE"):
        raise RuntimeError("The local data was only half made. Empty it with `make reset`.")
    lock(endpoint, stack.outputs["ChainBucketName"])
    return settings(endpoint, prefix, stack.outputs)


def _wanted(template: Template, prefix: str) -> Wanted:
    body = json.dumps(template, sort_keys=True, separators=(",", ":"))
    parameters = {
        "Prefix": prefix,
        "Purpose": "stand-in",
        "WebOrigins": ",".join(WEB_ORIGINS),
        "MailDomain": MAIL_DOMAIN,
    }
    mark = hashlib.sha256((body + json.dumps(parameters)).encode()).hexdigest()
    return Wanted(stack_name(prefix), {"TemplateBody": body}, parameters, mark)


def _in_bucket(endpoint: str, prefix: str, wanted: Wanted) -> Wanted:
    """From a bucket, as when deploying: CloudFormation takes no template of this size by hand."""
    s3, bucket = client("s3", endpoint), f"{prefix}template"
    with suppress(s3.exceptions.BucketAlreadyOwnedByYou):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_object(Bucket=bucket, Key=wanted.mark, Body=wanted.template["TemplateBody"].encode())
    return replace(wanted, template={"TemplateURL": f"{endpoint}/{bucket}/{wanted.mark}"})


def settings(endpoint: str, prefix: str, outputs: dict[str, str]) -> dict[str, str]:
    """Environment variables as core.config names them."""
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
        "SIGNING_QUEUE_URL": outputs["SigningQueueUrl"],
        "UNROUTED_QUEUE_URL": outputs["UnroutedQueueUrl"],
        "FEEDBACK_QUEUE_URL": outputs["FeedbackQueueUrl"],
        "EVENTS_STREAM_ARN": outputs["EventsStreamArn"],
        "LINES_STREAM_ARN": outputs["LinesStreamArn"],
        "MAIL_FROM_DOMAIN": MAIL_DOMAIN,
        "MAIL_CONFIGURATION_SET": outputs["MailConfigurationSetName"],
        "DATA_KEY_ID": outputs["DataKeyId"],
        "ROOT_KEY_ID": outputs["RootKeyId"],
        "ISSUING_KEY_ID": outputs["IssuingKeyId"],
        "SEAL_KEY_ID": outputs["SealKeyId"],
        "OFFICE_KEY_ID": outputs["OfficeKeyId"],
        "PKI_BUCKET": outputs["PkiBucketName"],
        "PKI_URL": PKI_URL,
        "CHAIN_BUCKET": outputs["ChainBucketName"],
    }


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


def lock(endpoint: str, bucket: str) -> None:
    """Object Lock, which it reads over too."""
    enabled = {"ObjectLockEnabled": "Enabled"}
    client("s3", endpoint).put_object_lock_configuration(
        Bucket=bucket, ObjectLockConfiguration=enabled
    )


if __name__ == "__main__":
    print(json.dumps(create(sys.argv[1], sys.argv[2]), indent=2))
