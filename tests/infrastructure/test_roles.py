"""Nobody may do more than it needs; an event is written once and stays."""

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.packaging.template import full_template
from scripts.rights import granted
from tests.infrastructure.deployed import Deployed

ROLE = "AWS::IAM::Role"
RESOURCES = full_template()["Resources"]
ROLES = [name for name, found in RESOURCES.items() if found.get("Type") == ROLE]
# These have no ARN to name: telephone numbers, and the list of streams.
WITHOUT_RESOURCE = {"dynamodb:ListStreams", "sns:Publish"}


ACCOUNT = {"Ref": "AWS::AccountId"}


def statements(role: str) -> Iterator[dict[str, Any]]:
    for policy in RESOURCES[role]["Properties"]["Policies"]:
        yield from policy["PolicyDocument"]["Statement"]


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_names_actions_and_resources(role: str) -> None:
    for statement in statements(role):
        actions = set(several(statement["Action"]))
        assert not any("*" in action for action in actions)
        assert "*" not in several(statement.get("Resource")) or actions <= WITHOUT_RESOURCE


@pytest.mark.parametrize("role", ROLES)
def test_nobody_scans(role: str) -> None:
    assert not any(
        "dynamodb:Scan" in several(statement["Action"]) for statement in statements(role)
    )


def test_where_a_service_uses_a_key_the_account_is_named() -> None:
    """Of the key policies, that of the service; of the roles, that of who it works for."""
    for statement in every_statement(RESOURCES):
        if not any(action.startswith("kms:") for action in several(statement.get("Action", []))):
            continue
        condition = next(iter(statement.get("Condition", {"": {}}).values()))
        if "Service" in statement.get("Principal", {}):
            assert condition["aws:SourceAccount"] == ACCOUNT, statement
        if "kms:ViaService" in condition:
            assert condition["kms:CallerAccount"] == ACCOUNT, statement


def every_statement(content: Any) -> Iterator[dict[str, Any]]:
    """Of whatever policy there is in it."""
    if isinstance(content, dict):
        yield from (each for each in several(content.get("Statement", [])))
    inside = content.values() if isinstance(content, dict) else content
    for each in inside if isinstance(content, dict | list) else ():
        yield from every_statement(each)


def test_who_opens_what_a_stranger_sends_in_may_read_certificates_and_no_more() -> None:
    of_all = {(each.action, each.resource) for each in granted() if each.function == "EndRights"}
    own = {(each.action, each.resource) for each in granted() if each.function == "JudgeSignatures"}
    assert own - of_all == {("s3:GetObject", "PkiBucket/pki/*")}
    assert not any(action.startswith(("dynamodb:", "sqs:")) for action, _ in own)


IN_THE_CHAIN = {"Fn::Sub": "${ChainBucket.Arn}/*"}


def test_two_functions_add_to_the_chain_and_none_takes_anything_back() -> None:
    may = {
        role: set(several(statement["Action"]))
        for role in ROLES
        for statement in statements(role)
        if "ChainBucket" in str(statement.get("Resource"))
    }
    adds = {"s3:GetObject", "s3:PutObject", "s3:PutObjectRetention"}
    assert may == {"ChainEventsRole": adds, "AnchorChainsRole": adds}


def test_the_chain_is_locked_and_its_bucket_refuses_everybody_who_takes_back_or_writes_over() -> (
    None
):
    bucket = RESOURCES["ChainBucket"]["Properties"]
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    assert bucket["ObjectLockConfiguration"]["Rule"] == {
        "DefaultRetention": {"Mode": "GOVERNANCE", "Years": {"Ref": "ChainYears"}}
    }
    policy = RESOURCES["ChainBucketPolicy"]["Properties"]["PolicyDocument"]
    refused = {each["Sid"]: each for each in policy["Statement"]}
    assert refused.pop("TlsOnly")
    assert refused == {
        "NobodyTakesBack": {
            "Sid": "NobodyTakesBack",
            "Effect": "Deny",
            "Principal": "*",
            "Action": [
                "s3:BypassGovernanceRetention",
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
            ],
            "Resource": IN_THE_CHAIN,
        },
        "NobodyWritesOver": {
            "Sid": "NobodyWritesOver",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": IN_THE_CHAIN,
            "Condition": {"Null": {"s3:if-none-match": "true"}},
        },
    }


def decision(deployed: Deployed, role: str, action: str, noun: str) -> str:
    iam = deployed.client("iam")
    found = [
        known["Arn"] for known in iam.list_roles()["Roles"] if f"-{role}-" in known["RoleName"]
    ]
    table = f"arn:aws:dynamodb:eu-west-1:000000000000:table/akkoord-stack-{noun}"
    reply = iam.simulate_principal_policy(
        PolicySourceArn=found[0], ActionNames=[action], ResourceArns=[table]
    )
    answer: str = reply["EvaluationResults"][0]["EvalDecision"]
    return answer


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ["DeleteItem", "UpdateItem", "PartiQLDelete", "DeleteTable"])
def test_nobody_may_change_or_remove_an_event(deployed: Deployed, role: str, action: str) -> None:
    assert decision(deployed, role, f"dynamodb:{action}", "events") == "implicitDeny"


@pytest.mark.slow
@pytest.mark.parametrize("noun", ["offices", "clients", "documents", "tasks"])
def test_the_api_removes_nothing_that_must_be_found_back(deployed: Deployed, noun: str) -> None:
    assert decision(deployed, "ApiRole", "dynamodb:DeleteItem", noun) == "implicitDeny"
    assert decision(deployed, "ApiRole", "dynamodb:GetItem", noun) == "allowed"
