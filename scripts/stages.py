"""The portal of a stage in AWS, as a command finds it."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

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
    told = {name: text for name, text in known.items() if not name.startswith(SECRETS)}
    # what leads a command to AWS, and the clock of a laptop, are none of a stage's settings
    return {"AWS_ENDPOINT_URL": "", "CLOCK_OFFSET_FILE": "", **told}
