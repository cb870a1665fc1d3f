"""The merged template is sound: every job fails loudly, and nobody may do more than it needs."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.config import Config
from tests.bench.export import WINDOW_SECONDS
from tests.infrastructure.conftest import Packaged

CFN_LINT = Path(sys.executable).with_name("cfn-lint")
# Until when AWS takes this Python depends on the day: `make audit` asks.
UNTIL_WHEN = ["--ignore-checks", "E2531", "E2533", "W2531"]
JOBS = {
    "AnchorChains",
    "ChainEvents",
    "CloseUnreadTasks",
    "EndRights",
    "FollowLines",
    "RecountLines",
    "CountReplacements",
    "NoteFeedback",
    "RouteEvents",
    "RunReactions",
    "SendDigests",
    "SendMail",
    "SendNotifications",
    "SignDocuments",
    "WatchCertificates",
    "WatchSignings",
}
# By the API, which tells the person who waits when it fails.
ASKED = "JudgeSignatures"
STREAMS_AND_QUEUES = ("SQS", "DynamoDB")


@pytest.fixture(scope="module")
def functions(packaged: Packaged) -> dict[str, Any]:
    found = packaged.of_type("AWS::Serverless::Function")
    return {name: function["Properties"] for name, function in found.items()}


def sources(function: dict[str, Any]) -> list[dict[str, Any]]:
    return list(function.get("Events", {}).values())


def alarmed(packaged: Packaged, metric: str) -> set[str]:
    """Names of the functions or queues that a metric's alarms watch."""
    alarms = packaged.of_type("AWS::CloudWatch::Alarm").values()
    watched = [
        alarm["Properties"]["Dimensions"][0]["Value"]
        for alarm in alarms
        if alarm["Properties"]["MetricName"] == metric
    ]
    return {value.get("Ref") or value["Fn::GetAtt"][0] for value in watched}


def dead_letters(packaged: Packaged, function: dict[str, Any]) -> Iterator[str]:
    """Where what a function cannot do ends up, for each thing that starts it."""
    queues = packaged.of_type("AWS::SQS::Queue")
    for source in sources(function):
        properties = source["Properties"]
        if source["Type"] == "SQS":
            queue = properties["Queue"]["Fn::Sub"].removeprefix("${").removesuffix(".Arn}")
            policy = queues[queue]["Properties"]["RedrivePolicy"]
            yield policy["deadLetterTargetArn"]["Fn::GetAtt"][0]
        elif source["Type"] == "DynamoDB":
            yield properties["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0]
        else:
            destination = function["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]
            yield destination["Destination"]["Fn::GetAtt"][0]


def test_cfn_lint_has_nothing_to_say(packaged: Packaged) -> None:
    template = packaged.folder / "template.json"
    command = [str(CFN_LINT), "--regions", "eu-west-1", *UNTIL_WHEN, "--", str(template)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_app_and_infra_name_the_same_functions(functions: dict[str, Any]) -> None:
    assert functions.keys() == JOBS | {"APIHandler", ASKED}


def test_every_function_has_a_role_of_its_own(functions: dict[str, Any]) -> None:
    roles = [function["Role"]["Fn::GetAtt"][0] for function in functions.values()]
    assert len(set(roles)) == len(functions)


def test_every_function_has_an_alarm(packaged: Packaged, functions: dict[str, Any]) -> None:
    assert alarmed(packaged, "Errors") == functions.keys()


@pytest.mark.parametrize(
    "name", ["RouteEventsLateAlarm", "ChainEventsLateAlarm", "FollowLinesLateAlarm"]
)
def test_events_that_wait_for_five_minutes_raise_an_alarm(packaged: Packaged, name: str) -> None:
    alarm = packaged.of_type("AWS::CloudWatch::Alarm")[name]["Properties"]
    assert (alarm["MetricName"], alarm["Threshold"]) == ("IteratorAge", 5 * 60 * 1000)


@pytest.mark.parametrize("name", sorted(JOBS))
def test_what_a_job_cannot_do_waits_in_a_dead_letter_queue_with_an_alarm(
    packaged: Packaged, functions: dict[str, Any], name: str
) -> None:
    queues = list(dead_letters(packaged, functions[name]))
    assert queues
    assert set(queues) <= alarmed(packaged, "ApproximateNumberOfMessagesVisible")


def test_every_dead_letter_queue_has_an_alarm(packaged: Packaged) -> None:
    dead = {name for name in packaged.of_type("AWS::SQS::Queue") if name.endswith("DeadQueue")}
    dead |= {"UnroutedQueue", "UnchainedQueue", "UncountedQueue"}
    assert dead == alarmed(packaged, "ApproximateNumberOfMessagesVisible")


def test_one_bad_message_does_not_spoil_its_batch(functions: dict[str, Any]) -> None:
    for function in functions.values():
        for source in sources(function):
            if source["Type"] in STREAMS_AND_QUEUES:
                assert source["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_events_are_chained_a_minute_at_a_time_and_as_long_as_the_stream_has_them(
    functions: dict[str, Any],
) -> None:
    (source,) = (each["Properties"] for each in sources(functions["ChainEvents"]))
    assert source["MaximumBatchingWindowInSeconds"] == WINDOW_SECONDS
    assert source["MaximumRetryAttempts"] == -1
    assert timedelta(hours=20) < timedelta(seconds=source["MaximumRecordAgeInSeconds"])
    assert timedelta(seconds=source["MaximumRecordAgeInSeconds"]) < timedelta(hours=24)


def test_a_message_stays_hidden_while_its_worker_may_still_run(
    packaged: Packaged, functions: dict[str, Any]
) -> None:
    queues = packaged.of_type("AWS::SQS::Queue")
    for function in functions.values():
        for source in sources(function):
            if source["Type"] == "SQS":
                name = source["Properties"]["Queue"]["Fn::Sub"][2:].removesuffix(".Arn}")
                hidden = queues[name]["Properties"]["VisibilityTimeout"]
                assert hidden > function["Timeout"]


def test_the_runtime_is_the_python_that_packages(functions: dict[str, Any]) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert {function["Runtime"] for function in functions.values()} == {version}


def test_every_log_is_kept_for_a_set_time(packaged: Packaged, functions: dict[str, Any]) -> None:
    logs = [log["Properties"] for log in packaged.of_type("AWS::Logs::LogGroup").values()]
    names = {log["LogGroupName"]["Fn::Sub"] for log in logs}
    assert names == {f"/aws/lambda/${{{name}}}" for name in functions}
    assert all(log["RetentionInDays"] == 90 for log in logs)


def test_every_setting_is_given_but_those_of_a_laptop(packaged: Packaged) -> None:
    given = set().union(*settings_of(packaged).values())
    wanted = {name.upper() for name in Config.__struct_fields__}
    assert given <= wanted
    laptop = {"AWS_ENDPOINT_URL", "CLOCK_OFFSET_FILE", "WEB_ORIGIN_SCHEME", "WEB_PORT"}
    assert wanted - given == laptop


def test_each_function_gets_only_its_own_secrets(packaged: Packaged) -> None:
    """`tests/functions.py` sees to it that no other asks for them."""
    given = {
        name: {each for each, value in settings.items() if "secretsmanager" in str(value)}
        for name, settings in settings_of(packaged).items()
    }
    assert {name: secrets for name, secrets in given.items() if secrets} == {
        "APIHandler": {"CODE_PEPPER", "CODE_PEPPER_ALSO", "ORIGIN_KEY", "ORIGIN_KEY_ALSO"},
        "SignDocuments": {"CSC_TOKEN", "CSC_PIN"},
    }


def settings_of(packaged: Packaged) -> dict[str, dict[str, Any]]:
    """By function, as SAM puts them together."""
    common = packaged.template["Globals"]["Function"]["Environment"]["Variables"]
    functions = packaged.of_type("AWS::Serverless::Function")
    return {
        name: common | found["Properties"].get("Environment", {}).get("Variables", {})
        for name, found in functions.items()
    }


def test_ses_tells_what_became_of_a_mail(packaged: Packaged) -> None:
    (told,) = packaged.of_type("AWS::SES::ConfigurationSetEventDestination").values()
    destination = told["Properties"]["EventDestination"]
    assert set(destination["MatchingEventTypes"]) == {
        "send",
        "delivery",
        "reject",
        "bounce",
        "complaint",
    }
    assert destination["SnsDestination"] == {"TopicARN": {"Ref": "FeedbackTopic"}}
    (heard,) = [
        each["Properties"]
        for each in packaged.of_type("AWS::SNS::Subscription").values()
        if each["Properties"]["Protocol"] == "sqs"
    ]
    assert heard["TopicArn"] == {"Ref": "FeedbackTopic"}
    assert heard["Endpoint"] == {"Fn::GetAtt": ["FeedbackQueue", "Arn"]}


def test_only_our_mail_may_tell(packaged: Packaged) -> None:
    for kind in ("AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy"):
        (policy,) = packaged.of_type(kind).values()
        (statement,) = policy["Properties"]["PolicyDocument"]["Statement"]
        assert "aws:SourceArn" in next(iter(statement["Condition"].values()))
