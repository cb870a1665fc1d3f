"""Creates or updates a CloudFormation stack."""

from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

NOTHING_TO_DO = "No updates are to be performed"
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
MARK = "made-from"


@dataclass(frozen=True)
class Stack:
    """`mark` tells what it was made from, when that was said."""

    status: str
    outputs: dict[str, str]
    parameters: dict[str, str]
    mark: str


@dataclass(frozen=True)
class Wanted:
    """`template` is {"TemplateBody": …}, {"TemplateURL": …} or {"UsePreviousTemplate": True}."""

    name: str
    template: dict[str, Any]
    parameters: dict[str, str]
    mark: str = ""


def find(cloudformation: Any, name: str) -> Stack | None:
    try:
        found = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as missing:
        if missing.response["Error"]["Code"] != "ValidationError":
            raise
        return None
    return Stack(
        status=found["StackStatus"],
        outputs={one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])},
        parameters={
            one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", [])
        },
        mark=next((tag["Value"] for tag in found.get("Tags", []) if tag["Key"] == MARK), ""),
    )


def apply(cloudformation: Any, wanted: Wanted, *, look_every: float = 5) -> Stack | None:
    """The stack as it is after the change; parameters that are not given keep their value."""
    known = find(cloudformation, wanted.name)
    change = cloudformation.update_stack if known else cloudformation.create_stack
    try:
        change(**_request(wanted, known.parameters if known else {}))
    except ClientError as refusal:
        if NOTHING_TO_DO not in str(refusal):
            raise
        return known
    waiter = cloudformation.get_waiter(f"stack_{'update' if known else 'create'}_complete")
    patience = {"Delay": look_every, "MaxAttempts": 700}
    waiter.wait(StackName=wanted.name, WaiterConfig=patience)
    return find(cloudformation, wanted.name)


def _request(wanted: Wanted, kept: dict[str, str]) -> dict[str, Any]:
    given = wanted.parameters
    new = [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()]
    old = [
        {"ParameterKey": key, "UsePreviousValue": True}
        for key in sorted(kept.keys() - given.keys())
    ]
    return {
        "StackName": wanted.name,
        "Capabilities": CAPABILITIES,
        "Parameters": new + old,
        "Tags": [{"Key": MARK, "Value": wanted.mark}] if wanted.mark else [],
        **wanted.template,
    }
