"""What the role of each function may, and what a request to AWS takes: both as (function, action,
resource), the resource by its name in infra/ — `UsersTable`, `TasksTable/index/open_by_user`."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from scripts.packaging.template import Template, full_template

LAMBDA = "lambda.amazonaws.com"
NAMED = re.compile(r"\$\{([\w-]+?)(?:\.Arn)?\}")
# What a key is allowed for; the stand-in for AWS does not look at it.
HOW = re.compile(r'"kms:(?:SigningAlgorithm|EncryptionContext:use)": "(\w+)"|"kms:(ViaService)"')
ITEMS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}
# boto3 calls a presigned POST the making of a bucket.
FILES = {"CopyObject": "PutObject", "CreateBucket": "PutObject", "HeadObject": "GetObject"}

Asked = tuple[str, str, str]


class Right(NamedTuple):
    """`Api`, `dynamodb:GetItem`, `UsersTable`."""

    function: str
    action: str
    resource: str


@cache
def granted() -> frozenset[Right]:
    """Everything that a role of a function allows."""
    resources = full_template()["Resources"]
    return frozenset(
        Right(name.removesuffix("Role"), action, resource)
        for name, role in resources.items()
        if role.get("Type") == "AWS::IAM::Role" and LAMBDA in json.dumps(role)
        for statement in _statements(role["Properties"], resources)
        for action in several(statement["Action"])
        for resource in resources_of(statement)
    )


def _statements(role: Template, resources: Template) -> Iterator[dict[str, Any]]:
    """Of its own policy, and of those that it shares."""
    shared = [resources[each["Ref"]]["Properties"] for each in role["ManagedPolicyArns"]]
    for policy in (*role["Policies"], *shared):
        yield from policy["PolicyDocument"]["Statement"]


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def resources_of(statement: Mapping[str, Any]) -> list[str]:
    if "NotResource" in statement:
        return [f"not {in_words(each)}" for each in several(statement["NotResource"])]
    if_so = HOW.search(json.dumps(statement.get("Condition", {})))
    how = (if_so[1] or if_so[2]) if if_so else ""
    return [f"{in_words(each)} {how}".rstrip() for each in several(statement["Resource"])]


def in_words(resource: Any) -> str:
    """Without what is the same for all: partition, service, region, account."""
    if isinstance(resource, str):
        return resource
    if "Fn::GetAtt" in resource:
        return ".".join(resource["Fn::GetAtt"]).removesuffix(".Arn")
    said = NAMED.sub(r"\1", resource["Fn::Sub"].replace("AWS::", "AWS-"))
    return said.split(":", 5)[-1] if said.startswith("arn:") else said


def asked(service: str, operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    """What a request takes: an action, on what by the name that AWS gave it, and what of that."""
    yield from ASKING[service](operation, said)


def _of_tables(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    for item in said.get("TransactItems", ()):
        yield from ((f"dynamodb:{ITEMS[kind]}", of["TableName"], "") for kind, of in item.items())
    yield from ((f"dynamodb:{operation}", table, "") for table in said.get("RequestItems", ()))
    if "TableName" in said:
        index = f"/index/{said['IndexName']}" if "IndexName" in said else ""
        yield f"dynamodb:{operation}", said["TableName"], index


def _of_files(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    if operation == "CopyObject":
        yield "s3:GetObject", said["CopySource"].partition("/")[0], "/*"
    version = "Version" if "VersionId" in said else ""
    folder = "/pki/*" if said.get("Key", "").startswith("pki/") else "/*"
    yield f"s3:{FILES.get(operation, operation)}{version}", said["Bucket"], folder


def _of_queues(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    yield f"sqs:{operation.removesuffix('Batch')}", said["QueueUrl"], ""


def _of_keys(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    how = said.get("SigningAlgorithm") or said["EncryptionContext"]["use"]
    yield f"kms:{operation}", said["KeyId"], f" {how}"


def _of_mail(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    yield f"ses:{operation}", "identity/MailDomain", ""
    if "ConfigurationSetName" in said:
        yield f"ses:{operation}", "configuration-set/MailConfigurationSet", ""


def _of_texts(operation: str, said: Mapping[str, Any]) -> Iterator[Asked]:
    yield f"sns:{operation}", "not *" if "PhoneNumber" in said else said["TopicArn"], ""


ASKING: Mapping[str, Callable[[str, Mapping[str, Any]], Iterator[Asked]]] = {
    "dynamodb": _of_tables,
    "s3": _of_files,
    "sqs": _of_queues,
    "kms": _of_keys,
    "sesv2": _of_mail,
    "sns": _of_texts,
}
