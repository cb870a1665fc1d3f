"""The portal of a stage in AWS, as a command finds it."""

import os
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.config import Config
from scripts.plain import Stop

SECRETS = ("CODE_PEPPER", "ORIGIN_KEY", "CSC_")


def function_of(session: Any, stage: str, name: str) -> str:
    """The function that the template calls `name`, as AWS calls it."""
    try:
        found = session.client("cloudformation").describe_stack_resource(
            StackName=f"akkoord-{stage}", LogicalResourceId=name
        )
    except (BotoCoreError, ClientError) as trouble:
        raise Stop(f"The portal of stage {stage} was not found: {trouble}") from trouble
    return str(found["StackResourceDetail"]["PhysicalResourceId"])


def settings_of(session: Any, stage: str) -> dict[str, str]:
    """What the API finds in its environment, without what is secret."""
    function = function_of(session, stage, "APIHandler")
    asked = session.client("lambda").get_function_configuration(FunctionName=function)
    known: dict[str, str] = asked["Environment"]["Variables"]
    return {name: text for name, text in known.items() if not name.startswith(SECRETS)}


def use(found: Mapping[str, str]) -> None:
    """These settings and no others: what this terminal knows of another portal is nothing here."""
    for name in Config.__struct_fields__:
        os.environ.pop(name.upper(), None)
    os.environ.update(found)
